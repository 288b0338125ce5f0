"""A question asked by a process of its own: from the shell's call to the printed answer."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import aisupply
from aisupply.graph.cache import open_graph
from aisupply.graph.iris import PREFIXES
from aisupply.graph.questions import find_question
from aisupply.graph.rdf_files import to_turtle

from .measure import ProcessCost, process, python
from .table import Line, at_most, faster

TITLE = "Cold: `aisupply query` as a whole process"

_AISUPPLY = str(Path(sys.executable).with_name("aisupply"))
_QUESTION = "001"
_HEAVY = "pandas networkx rdflib pyshacl pyvis fastapi pyarrow typer rich.console".split()


def lines() -> Iterator[Line]:
    """The same query here, with RDFLib on the exported Turtle, and with nothing but the store."""
    with TemporaryDirectory() as folder:
        question, turtle = Path(folder) / "question.rq", Path(folder) / "aisupply.ttl"
        question.write_text(find_question(_QUESTION).with_parameters({}), encoding="utf-8")
        turtle.write_bytes(to_turtle(aisupply.load().store))
        rdflib = python(_with_rdflib(question, turtle), runs=2)
        bare, ours = _in_turns(_bare(question), [_AISUPPLY, "query", str(question)], runs=15)
        yield faster("query", seconds=ours.seconds, other="RDFLib", other_seconds=rdflib.seconds, at_least=8)
        yield at_most(
            "query",
            seconds=ours.seconds,
            other="pyoxigraph: import, open, ask",
            other_seconds=bare.seconds,
            times=2,
        )
        yield Line(
            what="heavy imports of query",
            measured=", ".join(_heavy_imports(question)) or "none",
            wanted="none",
            met=not _heavy_imports(question),
        )
    for words in (["show", "huawei"], ["search", "光刻"], ["needs", "ascend-910c"]):
        cost = process([_AISUPPLY, *words])
        yield faster(" ".join(words), seconds=cost.seconds, other="RDFLib, one query", other_seconds=rdflib.seconds)


def _in_turns(one: str, other: list[str], *, runs: int) -> tuple[ProcessCost, ProcessCost]:
    # In turns, so that a busy minute of the machine falls on both.
    pairs = [(python(one, runs=1), process(other, runs=1)) for _ in range(runs)]
    ones, others = zip(*pairs, strict=True)
    return min(ones, key=lambda cost: cost.seconds), min(others, key=lambda cost: cost.seconds)


def _with_rdflib(question: Path, turtle: Path) -> str:
    return f"""
import rdflib
graph = rdflib.Graph().parse({str(turtle)!r}, format="turtle")
print(list(graph.query(open({str(question)!r}, encoding="utf-8").read(), initNs={PREFIXES!r})))
"""


def _bare(question: Path) -> str:
    return f"""
import pyoxigraph
store = pyoxigraph.Store.read_only({str(_entry())!r})
text = open({str(question)!r}, encoding="utf-8").read()
print(list(store.query(text, prefixes={PREFIXES!r}, use_default_graph_as_union=True)))
"""


def _entry() -> Path:
    from aisupply.data import DATA_FOLDER
    from aisupply.graph.cache import cache_folder
    from aisupply.graph.inputs import content_hash, input_files

    open_graph()
    return cache_folder() / content_hash(input_files(DATA_FOLDER))


def _heavy_imports(question: Path) -> list[str]:
    code = (
        "import sys; from aisupply.app.cli import status;"
        f"status(['query', {str(question)!r}]); print(*(set({_HEAVY!r}) & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stderr.splitlines()[-1].split()
