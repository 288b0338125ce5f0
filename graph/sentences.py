"""Statements as English sentences, for people who check them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from .query import Value


class Said:
    """What one statement says, by property."""

    def __init__(self) -> None:
        self._values: defaultdict[str, dict[str, str | None]] = defaultdict(dict)

    def add(self, property_: str, value: Value | None, label: Value | None) -> None:
        """Note one value, with its English label if it is a thing that has one."""
        self._values[property_][str(value)] = None if label is None else str(label)

    @property
    def kind(self) -> str:
        """The class of the statement: `Supply`."""
        return (self.text("type") or "").rpartition(":")[2]

    def text(self, property_: str) -> str | None:
        """The value as it stands, if there is one."""
        return next(iter(self._values.get(property_, ())), None)

    def ids(self, property_: str) -> tuple[str, ...]:
        """The values without their prefix."""
        return tuple(value.rpartition(":")[2] for value in self._values.get(property_, ()))

    def word(self, property_: str) -> str | None:
        """A closed word without the name of its vocabulary: `ais:confidence-official` → `official`."""
        prefix = "".join(f"-{c.lower()}" if c.isupper() else c for c in property_) + "-"
        return next((local.removeprefix(prefix) for local in self.ids(property_)), None)

    def label(self, property_: str) -> str:
        """The labels of the things, or their ids where they have none."""
        found = self._values.get(property_, {})
        return ", ".join(label or value.rpartition(":")[2] for value, label in found.items()) or "?"


def sentence(said: Said) -> str:
    """What a statement says, in one line."""
    return _SENTENCES[said.kind](said) if said.kind in _SENTENCES else said.kind


def _requirement(said: Said) -> str:
    group = said.text("group")
    least = said.text("atLeast") or "1"
    choice = f", {least} of the group “{group}”" if group else ""
    return f"{said.label('consumer')} needs {said.label('input')} ({said.word('criticality')}{choice})"


def _supply(said: Said) -> str:
    share = said.text("sharePct")
    details = [said.word("supplyStatus") or ""]
    if share is not None:
        of = " ".join(filter(None, (said.word("shareScope"), said.word("shareMeasure"), said.text("shareYear"))))
        details.append(f"{share} % of {of}")
    return f"{said.label('supplier')} {said.word('supplyRole')} {said.label('item')} ({', '.join(details)})"


def _restriction(said: Said) -> str:
    towards = f" towards {said.label('affected')}"
    if said.ids("exempt"):
        towards += f" except {said.label('exempt')}"
    reach = f"{said.word('restrictionStatus')}, {said.word('reach')}"
    kind = said.word("restrictionKind")
    return f"{said.label('instrument')}: {kind} on {said.label('restrictedThing')}{towards} ({reach})"


def _goal_link(said: Said) -> str:
    relation = (said.word("linkRelation") or "").replace("applies-to", "applies to")
    return f"{said.label('goal')} {relation} {said.label('item')}"


def _responsibility(said: Said) -> str:
    verbs = {"lead": "leads", "co-issuer": "co-issues"}
    role = said.word("responsibilityRole") or ""
    return f"{said.label('body')} {verbs.get(role, role)} {said.label('object')}"


def _event(said: Said) -> str:
    return f"{said.text('date')}: {said.text('label')} ({said.word('eventKind')})"


def _holding(said: Said) -> str:
    return f"{said.label('holder')} holds {said.label('item')}"


def _review(said: Said) -> str:
    page = said.text("url")
    return f"checked on {said.text('checkedOn')}: {said.word('verdict')}" + (f" ({page})" if page else "")


def _search(said: Said) -> str:
    sought = (said.word("sought") or "").replace("-", " ")
    outcome = (said.word("outcome") or "").replace("-", " ")
    return (
        f"searched on {said.text('checkedOn')} for {sought} of {said.label('about')}: {outcome} ({said.text('where')})"
    )


_SENTENCES: dict[str, Callable[[Said], str]] = {
    "Event": _event,
    "GoalLink": _goal_link,
    "Holding": _holding,
    "Requirement": _requirement,
    "Responsibility": _responsibility,
    "Restriction": _restriction,
    "Review": _review,
    "Search": _search,
    "Supply": _supply,
}
