"""What readers found who opened the source of a row and compared: the standing of every statement.

Where several reviews speak of one row, the latest stands and all are kept.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from . import iris
from .query import Source, answer, named_query

if TYPE_CHECKING:
    import networkx as nx

VERDICTS = ("supported", "partly", "not-found", "wrong")
"""What a reader can have found, the best first."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One comparison of a row with a page."""

    checked_on: date
    verdict: str
    url: str | None = None
    note: str | None = None

    def __str__(self) -> str:
        return f"{self.verdict} on {self.checked_on}"

    def to_json(self) -> dict[str, Any]:
        """The verdict, the day and the page."""
        return {"verdict": self.verdict, "checked_on": self.checked_on.isoformat(), "url": self.url}


class Reviews(Mapping[str, Reviewed]):
    """The review that stands of each row that was reviewed, by the id of the row."""

    def __init__(self, found: Mapping[str, Iterable[Reviewed]]) -> None:
        self._all = {row: tuple(sorted(reviews, key=lambda each: each.checked_on)) for row, reviews in found.items()}

    @classmethod
    def of(cls, source: Source) -> Reviews:
        """Read all reviews of a graph."""
        return cls.read(source, named_query("reviews"))

    @classmethod
    def read(cls, source: Source, query: str) -> Reviews:
        """Read the reviews that a query finds: statement, day, verdict, page and note."""
        found: defaultdict[str, list[Reviewed]] = defaultdict(list)
        for row, day, verdict, url, note in answer(source, query).rows:
            if isinstance(day, date):
                word = str(verdict).partition(":")[2].removeprefix("verdict-")
                found[iris.local_id(str(row))].append(Reviewed(day, word, _text(url), _text(note)))
        return cls(found)

    def __getitem__(self, row: str) -> Reviewed:
        return self._all[row][-1]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def history(self, row: str) -> tuple[Reviewed, ...]:
        """All reviews of a row, the oldest first."""
        return self._all.get(row, ())

    def to_json(self, rows: Iterable[str]) -> dict[str, Any]:
        """How many of some rows were reviewed, and what was found of each: nothing where nobody compared."""
        wanted = sorted(set(rows))
        found = {row: self[row].to_json() if row in self else None for row in wanted}
        return {"reviewed": sum(review is not None for review in found.values()), "of": len(wanted), "by_row": found}

    def told(self, rows: Iterable[str]) -> str:
        """How many of some rows were compared with a page, and what was found, as an English sentence."""
        wanted = set(rows)
        counts = Counter(self[row].verdict for row in wanted if row in self)
        found = ", ".join(f"{counts[word]} {word}" for word in VERDICTS if counts[word])
        of = f"{counts.total()} of {len(wanted)} statements were compared with their source"
        return f"{of}: {found}." if found else f"{of}."

    def doubted(self, rows: Iterable[str]) -> tuple[tuple[str, Reviewed], ...]:
        """The rows whose page does not state them, or only a part, with their review, sorted."""
        return tuple((row, self[row]) for row in sorted(set(rows)) if row in self and self[row].verdict != VERDICTS[0])

    def counted(self, rows: Iterable[str]) -> tuple[int, int]:
        """How many of some rows were reviewed, and of how many."""
        wanted = set(rows)
        return sum(row in self for row in wanted), len(wanted)


def reviews_in(network: nx.MultiDiGraph[str]) -> Reviews:
    """The reviews that came with a network; none where it was made by hand."""
    return network.graph.get("reviews") or Reviews({})


def _text(value: object) -> str | None:
    return None if value is None else str(value)
