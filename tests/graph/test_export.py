"""Every export is read back by another library than the one that wrote it, with the same counts and values."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from unittest.mock import Mock
from xml.etree import ElementTree as ET

import igraph
import pyarrow.parquet as pq
import pytest
from rdflib import RDF, RDFS, Dataset, Graph, Literal, URIRef

from aisupply import KnowledgeGraph
from aisupply.data import read_tables
from aisupply.graph import iris
from aisupply.graph.build import build
from aisupply.graph.errors import ExportError
from aisupply.graph.export import FORMATS, export
from aisupply.graph.network import Network
from aisupply.graph.store import Store

from ..conftest import TOY

OVEN = URIRef(iris.thing_iri("oven"))
GEXF = "{http://www.gexf.net/1.2draft}"


@pytest.fixture(scope="module")
def whole(real: KnowledgeGraph) -> Network:
    return real.network()


def _quads(graph: KnowledgeGraph) -> int:
    return len(graph.store)


@pytest.mark.parametrize(("format_name", "rdflib_name"), [("trig", "trig"), ("nq", "nquads"), ("jsonld", "json-ld")])
def test_rdflib_reads_the_named_graphs(toy: KnowledgeGraph, tmp_path: Path, format_name: str, rdflib_name: str) -> None:
    (file,) = export(toy.store, tmp_path / f"toy.{format_name}", format_name=format_name)
    read = Dataset()
    read.parse(file, format=rdflib_name)
    derived = read.graph(URIRef(iris.DERIVED_GRAPH))

    assert len(list(read.quads())) == _quads(toy)
    assert set(derived) == set(toy.rdf().graph(URIRef(iris.DERIVED_GRAPH)))
    assert (OVEN, RDFS.label, Literal("烤炉", lang="zh")) in read.graph(URIRef(iris.FACTS_GRAPH))


def test_rdflib_reads_the_union_as_turtle(toy: KnowledgeGraph, tmp_path: Path) -> None:
    (file,) = export(toy.store, tmp_path / "toy.ttl", format_name="ttl")
    read = Graph().parse(file)
    share = URIRef(iris.expand("ais:sharePct"))

    assert set(read) == set(toy.construct("CONSTRUCT WHERE { ?s ?p ?o }"))
    assert {str(value) for value in read.objects(URIRef(iris.statement_iri("sup-grand-mill-flour-2")), share)} == {
        "55.5"
    }
    assert (OVEN, RDF.type, URIRef(iris.expand("ais:Item"))) in read


def test_every_quad_of_the_real_graph_is_a_line(real: KnowledgeGraph, tmp_path: Path) -> None:
    (file,) = export(real.store, tmp_path / "real.nq", format_name="nq")
    lines = file.read_text("utf-8").splitlines()

    assert len(set(lines)) == len(lines) == _quads(real)
    assert any("高带宽存储器" in line for line in lines)


def test_igraph_reads_graphml_with_every_edge_and_value(whole: Network, real: KnowledgeGraph, tmp_path: Path) -> None:
    (file,) = export(real.store, tmp_path / "real.graphml", format_name="graphml")
    read = igraph.Graph.Read_GraphML(str(file))
    huawei = read.vs.find(id="huawei")
    kinds = Counter(edge["kind"] for _, _, edge in whole.edges(data=True))

    assert (read.vcount(), read.ecount(), read.is_directed()) == (len(whole), whole.number_of_edges(), True)
    assert (huawei["label_zh"], huawei["country"], huawei["class_"]) == ("华为", "china", "company")
    assert Counter(read.es["kind"]) == kinds
    assert set(read.es["statement"]) - {""} == {key for *_, key in whole.edges(keys=True)} - set(STRUCTURE)


def test_igraph_reads_shares_dates_and_lists(toy: KnowledgeGraph, tmp_path: Path) -> None:
    (file,) = export(toy.store, tmp_path / "toy.graphml", format_name="graphml")
    edges = {edge["statement"]: edge for edge in igraph.Graph.Read_GraphML(str(file)).es}
    nodes = {node["id"]: node for node in igraph.Graph.Read_GraphML(str(file)).vs}

    assert edges["sup-grand-mill-flour-2"]["share_pct"] == 55.5
    assert edges["sour-act-suspension"]["last_day"] == "2026-11-30"
    assert nodes["ministry-of-bread"]["aliases"] == "Bread Office|MoB"
    assert nodes["goal-ten-ovens"]["label"] == "Ten ovens"


STRUCTURE = ("kind_of", "part_of", "parent_goal", "of_plan")


def test_gexf_keeps_to_its_format_and_holds_every_edge(toy: KnowledgeGraph, tmp_path: Path) -> None:
    """Gephi's rules: declared attributes only, edges between declared nodes, edge ids that are unique."""
    (file,) = export(toy.store, tmp_path / "toy.gexf", format_name="gexf")
    root = ET.parse(file).getroot()  # noqa: S314 — our own
    nodes = {node.get("id"): node for node in root.iter(GEXF + "node")}
    edges = list(root.iter(GEXF + "edge"))
    declared = {each.get("id"): each for group in root.iter(GEXF + "attributes") for each in group}
    used = {value.get("for") for value in root.iter(GEXF + "attvalue")}
    titles = {each.get("id"): each.get("title") for each in declared.values()}
    values = {titles[value.get("for")]: value.get("value") for value in nodes["oven"].iter(GEXF + "attvalue")}

    assert (root.tag, root.get("version")) == (GEXF + "gexf", "1.2")
    assert (len(nodes), len(edges)) == (len(toy.network()), toy.network().number_of_edges())
    assert {edge.get(end) for edge in edges for end in ("source", "target")} <= set(nodes)
    assert used <= set(declared)
    assert len({edge.get("id") for edge in edges}) == len(edges)
    assert nodes["oven"].get("label") == "Oven"
    assert (values["label_zh"], values["sources"]) == ("烤炉", "toy-book|toy-news")


def test_the_csv_module_reads_nodes_and_edges(toy: KnowledgeGraph, tmp_path: Path) -> None:
    files = export(toy.store, tmp_path / "folder", format_name="csv")
    nodes, edges = (list(csv.DictReader(file.read_text("utf-8").splitlines())) for file in files)
    by_key = {edge["key"]: edge for edge in edges if edge["key"] not in STRUCTURE}

    assert [file.name for file in files] == ["nodes.csv", "edges.csv"]
    assert (len(nodes), len(edges)) == (len(toy.network()), toy.network().number_of_edges())
    assert {node["id"]: node["label_zh"] for node in nodes}["flour"] == "面粉"
    assert by_key["sup-grand-mill-flour-2"]["share_pct"] == "55.5"
    assert (by_key["req-bread-yeast"]["group"], by_key["req-bread-yeast"]["at_least"]) == ("rising", "1")


def test_pyarrow_reads_parquet_with_types(toy: KnowledgeGraph, tmp_path: Path) -> None:
    nodes, edges = (pq.read_table(file) for file in export(toy.store, tmp_path / "folder", format_name="parquet"))
    rows = {row["key"]: row for row in edges.to_pylist() if row["key"] not in STRUCTURE}
    things = {row["id"]: row for row in nodes.to_pylist()}

    assert (nodes.num_rows, edges.num_rows) == (len(toy.network()), toy.network().number_of_edges())
    assert rows["sup-grand-mill-flour-2"]["share_pct"] == 55.5
    assert rows["sour-act-suspension"]["last_day"] == "2026-11-30"
    assert (rows["req-bread-yeast"]["at_least"], rows["req-bread-flour"]["at_least"]) == (1, None)
    assert things["ministry-of-bread"]["aliases"] == "Bread Office|MoB"
    assert things["oven"]["label_zh"] == "烤炉"


@pytest.mark.parametrize("format_name", ["csv", "parquet"])
def test_the_real_frames_have_every_node_and_edge(
    real: KnowledgeGraph, whole: Network, tmp_path: Path, format_name: str
) -> None:
    nodes, edges = export(real.store, tmp_path / "folder", format_name=format_name)
    read: Callable[[Path], int] = _csv_rows if format_name == "csv" else lambda file: pq.read_table(file).num_rows

    assert (read(nodes), read(edges)) == (len(whole), whole.number_of_edges())


def _csv_rows(file: Path) -> int:
    with file.open(encoding="utf-8", newline="") as handle:
        return sum(1 for _ in csv.DictReader(handle))


@pytest.mark.parametrize("format_name", FORMATS)
def test_equal_graphs_give_equal_bytes(toy: KnowledgeGraph, tmp_path: Path, format_name: str) -> None:
    """One is opened from disk, the other built anew and filled in another order."""
    other = Store()
    for quad in reversed(build(read_tables(TOY)).sorted_quads()):
        other.oxigraph.add(quad)
    one = export(toy.store, tmp_path / "one", format_name=format_name)
    same = export(other, tmp_path / "other", format_name=format_name)

    assert [file.read_bytes() for file in one] == [file.read_bytes() for file in same]


@pytest.mark.parametrize("format_name", FORMATS)
def test_what_cannot_be_written_is_told_and_leaves_nothing(
    toy: KnowledgeGraph, tmp_path: Path, format_name: str
) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")

    with pytest.raises(ExportError, match=r"Cannot write .*file/below: Not a directory\."):
        export(toy.store, tmp_path / "file" / "below", format_name=format_name)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_missing_folder_is_told(toy: KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="No such file or directory"):
        export(toy.store, tmp_path / "nowhere" / "toy.ttl", format_name="ttl")


def test_a_failed_write_keeps_the_older_file(
    toy: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "toy.ttl"
    target.write_text("older", "utf-8")

    def full(_path: Path, _content: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(ExportError, match="No space left on device"):
        export(toy.store, target, format_name="ttl")

    assert [path.name for path in tmp_path.iterdir()] == ["toy.ttl"]
    assert target.read_text("utf-8") == "older"


def test_nodes_are_not_written_without_their_edges(
    toy: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = OSError(28, "No space left on device")
    with monkeypatch.context() as patch:
        patch.setattr("pandas.DataFrame.to_parquet", Mock(side_effect=[None, full]))
        with pytest.raises(ExportError, match="No space left on device"):
            export(toy.store, tmp_path / "new", format_name="parquet")

    assert list(tmp_path.iterdir()) == []


def test_an_unknown_format_is_told_with_those_there_are(toy: KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="choose one of csv, gexf, graphml, jsonld, nq, parquet, trig, ttl"):
        export(toy.store, tmp_path / "toy.xls", format_name="xls")


@pytest.mark.parametrize("format_name", ["graphml", "gexf"])
def test_hostile_text_stays_text(toy_folder: Path, tmp_path: Path, format_name: str) -> None:
    """A character that XML cannot hold is replaced; all others are kept."""
    path = toy_folder / "entities.csv"
    path.write_text(path.read_text("utf-8").replace("Ground, not milled", "<b>&amp;]]>\x0bend\x00"), "utf-8")
    hostile = KnowledgeGraph(build(read_tables(toy_folder)))
    (file,) = export(hostile.store, tmp_path / f"toy.{format_name}", format_name=format_name)
    texts = {node.text for node in ET.parse(file).iter()}  # noqa: S314 — our own
    texts |= {node.get("value") for node in ET.parse(file).iter()}  # noqa: S314 — our own

    assert "<b>&amp;]]>\N{REPLACEMENT CHARACTER}end\N{REPLACEMENT CHARACTER}" in texts
