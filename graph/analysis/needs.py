"""What a thing rests on, and what rests on it, as a tree.

Definition: beneath a thing stand the inputs that it requires (own and inherited requirements;
members of a group are alternatives), the kinds that can stand for it, and beneath a goal the things
that it targets or requires and its child goals. The other way round stand the consumers that
require it or a type it is a kind of, the kinds that inherit such a requirement, and the goals.

The tree says what is needed, not whether it can be had: suppliers and legal measures are no part of
it. A thing that occurs again is named but unfolded only once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from ..network import Network, valid_on
from ..requirements import kinds_above, requirements
from ..reviews import Reviewed, reviews_in

if TYPE_CHECKING:
    import pandas as pd

_GOAL_EDGES = {"targets", "requires"}
_STRUCTURE_BENEATH = {"kind_of": "kind", "parent_goal": "child goal"}
_PASSED_ON = {"requires", "one of", "kind"}


@dataclass(frozen=True, slots=True)
class Step:
    """How a tree goes from one thing to the next, and the statement that says so."""

    relation: str
    group: str | None = None
    at_least: int | None = None
    statement: str | None = None
    stated_for: str | None = None
    confidence: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Branch:
    """A thing in a tree with what stands beneath it; `repeated` where it was unfolded before."""

    thing: str
    label: str
    step: Step | None
    repeated: bool
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """The answer of `needs` and `used_by`: the tree, its direction, the day and the depth."""

    target: str
    direction: str
    as_of: date
    depth: int | None
    root: Branch
    reviews: dict[str, Reviewed]
    """The review that stands of each statement of the tree that was compared with its page."""

    def statements(self) -> frozenset[str]:
        """All statements that the tree rests on."""
        steps = (branch.step for _, branch in _walk(self.root, 0))
        return frozenset(step.statement for step in steps if step is not None and step.statement is not None)

    def things(self) -> tuple[str, ...]:
        """All things of the tree but its root, sorted."""
        return tuple(sorted({branch.thing for _, branch in _walk(self.root, 0)} - {self.target}))

    def records(self) -> list[dict[str, object]]:
        """One record a branch, from the root down, with its level and how it is reached."""
        return [_record(level, branch, self.reviews) for level, branch in _walk(self.root, 0)]

    def to_frame(self) -> pd.DataFrame:
        """The records as a pandas frame."""
        import pandas as pd

        return pd.DataFrame.from_records(self.records())


def needs(network: Network, thing: str, *, as_of: date, depth: int | None = None) -> Tree:
    """What a thing or goal rests on, down to what needs nothing more.

    Args:
        network: every statement.
        thing: an id of the network.
        as_of: only requirements valid on this day count.
        depth: how many steps to go; all if it is not given.
    """
    return _tree(network, thing, "needs", as_of, depth, _beneath)


def used_by(network: Network, thing: str, *, as_of: date, depth: int | None = None) -> Tree:
    """What rests on a thing, up to the goals. Arguments as for `needs`."""
    return _tree(network, thing, "used-by", as_of, depth, _above)


_Steps = Callable[[Network, str, Step | None, date], Iterator[tuple[str, Step]]]


def _tree(network: Network, thing: str, direction: str, as_of: date, depth: int | None, steps: _Steps) -> Tree:
    unfolded: set[str] = set()

    def branch(here: str, step: Step | None, level: int) -> Branch:
        # What the depth cuts off was not shown; it may still be unfolded where it stands higher.
        at_end = depth is not None and level == depth
        repeated = here in unfolded
        found: list[Branch] = []
        if not at_end and not repeated:
            unfolded.add(here)
            found = [branch(there, further, level + 1) for there, further in steps(network, here, step, as_of)]
        return Branch(here, network.nodes[here].get("label_en", here), step, repeated and not at_end, tuple(found))

    tree = Tree(thing, direction, as_of, depth, branch(thing, None, 0), {})
    reviews = reviews_in(network)
    return replace(tree, reviews={row: reviews[row] for row in sorted(tree.statements()) if row in reviews})


def _beneath(network: Network, thing: str, _step: Step | None, as_of: date) -> Iterator[tuple[str, Step]]:
    for edge in requirements(network, thing, as_of=as_of):
        inherited_from = None if edge.stated_for == thing else edge.stated_for
        yield (
            edge.input,
            Step(
                "one of" if edge.group else "requires",
                group=edge.group,
                at_least=edge.at_least if edge.group else None,
                statement=edge.statement,
                stated_for=inherited_from,
                confidence=edge.confidence,
                sources=edge.sources,
            ),
        )
    for _, item, attributes in sorted(network.out_edges(thing, data=True), key=_head):
        if attributes.get("relation") in _GOAL_EDGES:
            yield item, _stated(str(attributes["relation"]), attributes)
    for below, _, key in sorted(network.in_edges(thing, keys=True)):
        if key in _STRUCTURE_BENEATH:
            yield below, Step(_STRUCTURE_BENEATH[key])


def _above(network: Network, thing: str, step: Step | None, as_of: date) -> Iterator[tuple[str, Step]]:
    for stands_for in (thing, *sorted(kinds_above(network, thing))):
        yield from _users(network, stands_for, as_of, stated_for=None if stands_for == thing else stands_for)
    for _, goal, key in sorted(network.out_edges(thing, keys=True)):
        if key == "parent_goal":
            yield goal, Step("goal above")
    if step is not None and step.relation in _PASSED_ON:
        yield from _heirs(network, thing, step, as_of)


def _users(network: Network, thing: str, as_of: date, *, stated_for: str | None) -> Iterator[tuple[str, Step]]:
    for user, _, attributes in sorted(network.in_edges(thing, data=True), key=_tail):
        if attributes.get("relation") in _GOAL_EDGES:
            yield user, _stated(str(attributes["relation"]), attributes, stated_for=stated_for)
        elif attributes.get("criticality") == "essential" and valid_on(attributes, as_of):
            relation = "one of" if attributes.get("group") else "requires"
            yield user, _stated(relation, attributes, stated_for=stated_for)


def _heirs(network: Network, thing: str, step: Step, as_of: date) -> Iterator[tuple[str, Step]]:
    """The kinds of a thing that inherit the requirement by which it was reached."""
    for kind, _, key in sorted(network.in_edges(thing, keys=True)):
        if key == "kind_of" and any(
            edge.statement == step.statement for edge in requirements(network, kind, as_of=as_of)
        ):
            yield kind, replace(step, relation="kind", stated_for=step.stated_for or thing)


def _head(edge: tuple[str, str, dict[str, Any]]) -> tuple[str, str]:
    return edge[1], str(edge[2].get("statement"))


def _tail(edge: tuple[str, str, dict[str, Any]]) -> tuple[str, str]:
    return edge[0], str(edge[2].get("statement"))


def _stated(relation: str, attributes: dict[str, Any], *, stated_for: str | None = None) -> Step:
    return Step(
        relation,
        attributes.get("group"),
        attributes.get("at_least", 1) if attributes.get("group") else None,
        attributes.get("statement"),
        stated_for,
        attributes.get("confidence"),
        attributes.get("sources", ()),
    )


def _walk(branch: Branch, level: int) -> Iterator[tuple[int, Branch]]:
    yield level, branch
    for below in branch.branches:
        yield from _walk(below, level + 1)


def _record(level: int, branch: Branch, reviews: dict[str, Reviewed]) -> dict[str, object]:
    step = branch.step or Step("")
    review = reviews.get(step.statement or "")
    return {
        "level": level,
        "thing": branch.thing,
        "label": branch.label,
        "relation": step.relation,
        "group": step.group,
        "at_least": step.at_least,
        "statement": step.statement,
        "stated_for": step.stated_for,
        "confidence": step.confidence,
        "sources": "|".join(step.sources),
        "review": None if review is None else review.verdict,
        "repeated": branch.repeated,
    }
