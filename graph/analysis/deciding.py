"""The deciding set: the rows on which headlines rest, which must hold before anybody quotes them.

Definition: every statement in the proofs of the headlines about a plan and its technologies (see
`headlines`); every measure in force on the reference day on a thing that those proofs speak of, or
on a type or whole of it; and all goals, links and responsibilities of the plan. The weight of a row
is the number of headlines in which it stands; what the plan says of itself counts as one.

What it cannot see: the cells of things that proofs use without citing them (the home of an
organization, what is a kind or part of what, that all suppliers are named), and headlines that
nobody computed: of other plans, buyers and days.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ..network import Network, valid_on
from ..requirements import kinds_above
from ..reviews import Reviewed, reviews_in
from .facts import Facts
from .goals import goals_of
from .headlines import headlines
from .organizations import is_organization, wholes
from .priorities import PRIORITY_TECHNOLOGIES
from .scenario import baseline

if TYPE_CHECKING:
    import pandas as pd

PLAN = "ai-manufacturing-plan"
_TABLES = {"requires": "requirements", "supplies": "supplies", "restricts": "restrictions", "holds": "holdings"}
_DUTIES = frozenset({"leads", "co_issues", "implements", "supervises"})


@dataclass(frozen=True, slots=True)
class DecidingStatement:
    """A row on which headlines rest: in how many it stands, one of each sort, and what its review found."""

    id: str
    table: str
    weight: int
    examples: tuple[str, ...]
    standing: Reviewed | None


@dataclass(frozen=True, slots=True)
class DecidingSet:
    """The deciding rows of a plan, those of most headlines first."""

    plan: str
    as_of: date
    headlines: int
    statements: tuple[DecidingStatement, ...]

    @property
    def weights(self) -> dict[str, int]:
        """In how many headlines each row stands."""
        return {each.id: each.weight for each in self.statements}

    def to_json(self) -> dict[str, Any]:
        """As `docs/json.md` describes it."""
        return {
            "plan": self.plan,
            "as_of": self.as_of.isoformat(),
            "headlines": self.headlines,
            "statements": [
                {
                    "id": each.id,
                    "table": each.table,
                    "weight": each.weight,
                    "examples": list(each.examples),
                    "review": None if each.standing is None else each.standing.to_json(),
                }
                for each in self.statements
            ],
        }

    def to_frame(self) -> pd.DataFrame:
        """One row for each statement."""
        import pandas as pd

        columns = ["id", "table", "weight", "examples", "verdict", "checked_on"]
        rows = [
            (s.id, s.table, s.weight, "|".join(s.examples), s.standing and s.standing.verdict, s.standing and s.standing.checked_on)
            for s in self.statements
        ]  # fmt: skip
        return pd.DataFrame(rows, columns=columns)


@dataclass(frozen=True, slots=True)
class Weighed:
    """How many headlines there are, in how many each row stands, and one of each sort."""

    headlines: int
    weights: dict[str, int]
    examples: dict[str, list[str]]


def weighed(network: Network, *, plan: str = PLAN, technologies: Iterable[str] = PRIORITY_TECHNOLOGIES) -> Weighed:
    """In how many headlines about a plan and its technologies each row stands: what takes long of a deciding set.

    Args:
        network: every statement.
        plan: the plan whose goals are asked about; nothing rests on a plan that the tables lack.
        technologies: the items besides it; those that the tables lack are left out.
    """
    about = _measures_about(network)
    weights: Counter[str] = Counter()
    examples: defaultdict[str, dict[str, str]] = defaultdict(dict)
    number = 0
    for headline in headlines(network, plan=plan, technologies=technologies) if plan in network else ():
        number += 1
        rests = headline.rests
        for row in rests.statements.union(*(about.get(thing, ()) for thing in rests.things)):
            weights[row] += 1
            examples[row].setdefault(headline.kind, str(headline))
    for row in _rows_of_plan(network, plan):
        weights[row] += 1
        examples[row].setdefault("plan", f"{plan} as it is stated")
    return Weighed(number, dict(weights), {row: list(found.values()) for row, found in sorted(examples.items())})


def deciding_set(network: Network, found: Weighed, *, plan: str = PLAN) -> DecidingSet:
    """The rows on which headlines rest, with what their reviews found."""
    reviews = reviews_in(network)
    table_of = _tables(network)
    ranked = sorted(found.weights, key=lambda row: (-found.weights[row], row))
    return DecidingSet(
        plan,
        baseline(network).as_of,
        found.headlines,
        tuple(
            DecidingStatement(row, table_of[row], found.weights[row], tuple(found.examples[row]), reviews.get(row))
            for row in ranked
        ),
    )


def _measures_about(network: Network) -> Mapping[str, frozenset[str]]:
    """For each thing the measures of any kind that are in force on it, or on a type or whole of it."""
    on: defaultdict[str, set[str]] = defaultdict(set)
    for target, measure in _in_force(network):
        on[target].add(measure)
    found: dict[str, frozenset[str]] = {}
    for thing in network:
        above = wholes(network, thing) if is_organization(network, thing) else kinds_above(network, thing)
        found[thing] = frozenset[str]().union(*(on.get(each, ()) for each in (thing, *above)))
    return found


def _in_force(network: Network) -> Iterator[tuple[str, str]]:
    scenario = baseline(network)
    counted = {measure.statement for measure in Facts(network).measures(scenario)}
    for _, target, a in network.edges(data=True):
        stands = a["kind"] == "restricts" and valid_on(a, scenario.as_of)
        if stands and (a["status"] == "in-force" or a["statement"] in counted):
            yield target, a["statement"]


def _rows_of_plan(network: Network, plan: str) -> list[str]:
    if plan not in network:
        return []
    goals = goals_of(network, plan)
    stated = (plan, *goals)
    links = [a["statement"] for goal in stated for _, _, a in network.out_edges(goal, data=True) if "relation" in a]
    duties = [
        a["statement"] for goal in stated for _, _, a in network.in_edges(goal, data=True) if a["kind"] in _DUTIES
    ]
    return sorted({*goals, *links, *duties})


def _tables(network: Network) -> dict[str, str]:
    found = {thing: "goals" if "plan" in a else "entities" for thing, a in network.nodes(data=True)}
    for _, _, a in network.edges(data=True):
        if "statement" in a:
            found[a["statement"]] = _table(a)
    return found


def _table(about: Mapping[str, Any]) -> str:
    # A link of a goal may be called `requires` too.
    if "relation" in about:
        return "goal_links"
    return "responsibilities" if about["kind"] in _DUTIES else _TABLES[about["kind"]]
