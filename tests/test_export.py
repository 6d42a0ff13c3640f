"""Every export is read back by another program than the one that wrote it, and says the same."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import igraph
import networkx as nx
import pandas as pd
import pyoxigraph as ox
import pytest
from rdflib import RDF, Dataset, Graph, URIRef
from rdflib.compare import isomorphic
from readings import MINSK, USA, afp, belga, evidence, reading
from typer.testing import CliRunner, Result

from kg.cli import app
from kg.export import FORMATS, export
from kg.graph import to_graph
from kg.model import Article, Entity, Event
from kg.namespaces import KG, OA
from kg.slices import cut
from kg.store import GraphStore, store_of

ROOT = Path(__file__).parent.parent
GRAPH = to_graph([belga(), afp()])
STORE = store_of(GRAPH)
HOSTILE = 'Le "Canard"; \\ & <b>\x01\u000b é, 日本'
GEXF = {"g": "http://www.gexf.net/1.2draft"}


def hostile() -> GraphStore:
    """Give a graph whose strings hold what formats stumble over."""
    other = Entity("canard", "Organization", HOSTILE, (HOSTILE + ";2",))
    event = Event("ACCUSE", "", "etats-unis", "canard", "actual", "", "", evidence(MINSK, "sanctions", "x"))
    return store_of(to_graph([reading(Article("a", MINSK, MINSK, HOSTILE), event, entities=(USA, other))]))


@pytest.mark.parametrize(("name", "parser"), [("nt", "nt"), ("jsonld", "json-ld"), ("rdfxml", "xml")])
def test_rdf_is_the_same_graph_to_rdflib(name: str, parser: str) -> None:
    """N-Triples, JSON-LD and RDF/XML, triple by triple."""
    assert isomorphic(Graph().parse(data=export(STORE, name), format=parser), GRAPH)


@pytest.mark.parametrize(("name", "parser"), [("nq", "nquads"), ("trig", "trig")])
def test_quads_hold_one_graph_per_article_and_their_union_is_the_graph(name: str, parser: str) -> None:
    """Which article says what can be read off the graph names."""
    data = Dataset()
    data.parse(data=export(STORE, name), format=parser)
    names = {str(graph.identifier).rsplit("/depeche-kg/")[-1] for graph in data.graphs() if len(graph)}
    assert names == {"article/000_belga", "article/001_afp", "graph/links"}
    union = Graph()
    for graph in data.graphs():
        union += graph
    assert isomorphic(union, GRAPH)


def test_an_article_graph_says_what_the_article_says() -> None:
    """It is the graph of that article alone, but for names that the merge settled."""
    alone = {str(t) for t in store_of(to_graph([afp()])).triples() if "abel" not in str(t.predicate)}
    part = next(part for part in cut(STORE) if part.article == "001_afp")
    assert {str(t) for t in part.triples if "abel" not in str(t.predicate)} == alone


def test_rdf12_reifies_the_edges_also_of_what_is_denied() -> None:
    """A denied attack is said of an edge that the graph does not assert."""
    triples = {quad.triple for quad in ox.parse(export(STORE, "rdf12"), format=ox.RdfFormat.TURTLE)}
    reified = {t.subject.value.rsplit("/")[-1]: t.object for t in triples if t.predicate.value.endswith("#reifies")}
    assert len(reified) == len(list(GRAPH.subjects(RDF.type, KG.Event)))
    attack = reified["e2180f113831b0946f8ef"]
    assert isinstance(attack, ox.Triple)
    assert attack.predicate.value == str(KG.attacks)
    assert {str(t) for t in triples if not isinstance(t.object, ox.Triple)} == {str(t) for t in STORE.triples()}


def test_graphml_is_read_by_igraph(tmp_path: Path) -> None:
    """Names, kinds and all events and offices are there."""
    (tmp_path / "g.graphml").write_text(export(STORE, "graphml"), encoding="utf-8")
    network = igraph.Graph.Read_GraphML(str(tmp_path / "g.graphml"))
    edges = len(list(GRAPH.subjects(RDF.type, KG.Event))) + len(list(GRAPH.subjects(RDF.type, KG.Role)))
    assert network.ecount() == edges
    assert {"États-Unis", "Genève"} <= set(network.vs["label"])
    planned = [edge for edge in network.es if edge["status"] == "planned"]
    assert [(e["event_type"], e["date"], e["articles"]) for e in planned] == [("SANCTION", "2021-11-15", 2)]


def test_gexf_names_nodes_and_edges() -> None:
    """As Gephi reads it: label attributes, directed edges, weights; no date of the export."""
    text = export(STORE, "gexf")
    root = ElementTree.fromstring(text)
    labels = {node.get("label") for node in root.iterfind(".//g:node", GEXF)}
    assert {"États-Unis", "Emmanuel Macron"} <= labels
    weights = {edge.get("label"): edge.get("weight") for edge in root.iterfind(".//g:edge", GEXF)}
    assert float(weights["États-Unis – sanctionne – Biélorussie"] or 0) == 2
    assert nx.read_gexf(io.BytesIO(text.encode())).number_of_edges() == len(list(root.iterfind(".//g:edge", GEXF)))
    assert "lastmodified" not in text


def test_csv_holds_the_whole_graph_for_pandas(tmp_path: Path) -> None:
    """Every triple is a cell or an edge, and every edge joins two nodes."""
    assert kg("export", "csv", "-o", tmp_path / "out").exit_code == 0
    nodes = pd.read_csv(tmp_path / "out/nodes.csv", dtype=str, keep_default_na=False)
    edges = pd.read_csv(tmp_path / "out/edges.csv", dtype=str, keep_default_na=False)
    assert nodes["id:ID"].is_unique
    assert set(edges[":START_ID"]) | set(edges[":END_ID"]) <= set(nodes["id:ID"])
    mention = nodes[nodes["exact"] == "Moscou a attaqué l'Ukraine"].iloc[0]
    assert mention[":LABEL"] == "Mention;TextPositionSelector;TextQuoteSelector"
    assert int(mention["end:int"]) - int(mention["start:int"]) == len(mention["exact"])
    cells = sum(len(cell.split(";")) for column in nodes.columns[1:] for cell in nodes[column] if cell)
    texts = sum(str(text).count(";") for prop in (OA.exact, OA.prefix, OA.suffix) for text in GRAPH.objects(None, prop))
    empty = sum(not str(value) for value in GRAPH.objects())
    assert cells - texts + empty + len(edges) == len(GRAPH)


def test_plover_rows_are_those_of_the_events() -> None:
    """One row per event and passage, with the columns that users of event data look for."""
    rows = list(csv.DictReader(io.StringIO(export(STORE, "plover"))))
    sanctions = [row for row in rows if row["Event Type"] == "SANCTION"]
    assert [
        (r["Actor Name"], r["Recipient Name"], r["Quad Code"], r["CAMEO Root"], r["Story ID"]) for r in sanctions
    ] == [
        ("États-Unis", "Biélorussie", "4", "16", "000_belga"),
        ("États-Unis", "Biélorussie", "4", "16", "001_afp"),
    ]
    assert len({row["Event ID"] for row in sanctions}) == 1
    call = next(row for row in rows if row["Event Mode"] == "phone")
    assert (call["Attributed To"], call["Status"], call["Source"]) == ("Élysée", "actual", "Belga")


@pytest.mark.parametrize("name", ["nt", "nq", "trig", "jsonld", "rdfxml", "graphml", "gexf", "plover"])
def test_hostile_strings_survive(name: str) -> None:
    """Quotes, markup, control characters: what the format can hold comes back, and no file is broken."""
    text = export(hostile(), name)
    kept = HOSTILE.replace("\x01", "\ufffd").replace("\u000b", "\ufffd")
    if name in ("graphml", "gexf"):
        ElementTree.fromstring(text)
        assert kept in " ".join((e.text or "") + e.get("label", "") for e in ElementTree.fromstring(text).iter())
    elif name == "plover":
        assert next(csv.DictReader(io.StringIO(text)))["Recipient Name"] == HOSTILE
    else:
        data = Dataset(default_union=True)
        data.parse(data=text, format={"jsonld": "json-ld", "rdfxml": "xml", "nq": "nquads"}.get(name, name))
        label = str(
            data.value(
                URIRef("https://w3id.org/depeche-kg/entity/canard"),
                URIRef(str(RDF).replace("1999/02/22-rdf-syntax-ns", "2000/01/rdf-schema") + "label"),
            )
        )
        assert label == (kept if name == "rdfxml" else HOSTILE)


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "csv"])
def test_exports_are_the_same_in_every_run(name: str, tmp_path: Path) -> None:
    """The same bytes in another process, on stdout and in a file."""
    code = (
        "import sys; sys.path.insert(0, 'tests')\nfrom test_export import STORE\nfrom kg.export import export\n"
        "sys.stdout.buffer.write(export(STORE, sys.argv[1]).encode())"
    )
    made = subprocess.run([sys.executable, "-c", code, name], cwd=ROOT, capture_output=True, check=False)
    assert made.stdout == export(STORE, name).encode(), made.stderr
    assert made.stdout


def test_jsonld_has_readable_names() -> None:
    """Compact names, with the prefixes of the Turtle."""
    nodes = {node["@id"]: node for node in json.loads(export(STORE, "jsonld"))["@graph"]}
    assert nodes["ent:etats-unis"]["kg:sanctions"] == {"@id": "ent:bielorussie"}


@pytest.fixture(scope="module")
def _file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the graph to a file."""
    path = tmp_path_factory.mktemp("export") / "graph.ttl"
    GRAPH.serialize(path, format="turtle")
    return path


@pytest.fixture(autouse=True)
def _graph(_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make that file the graph of the commands."""
    monkeypatch.chdir(_file.parent)
    (_file.parent / "output").mkdir(exist_ok=True)
    (_file.parent / "output/graph.ttl").write_bytes(_file.read_bytes())


def kg(*arguments: object) -> Result:
    """Run the command line."""
    return CliRunner().invoke(app, [str(a) for a in arguments])


def test_the_command_writes_to_stdout_or_into_a_file(tmp_path: Path) -> None:
    """The same text either way, and nothing else on stdout."""
    result = kg("export", "nt")
    assert kg("export", "nt", "-o", tmp_path / "g.nt").exit_code == 0
    assert (tmp_path / "g.nt").read_text(encoding="utf-8") == result.stdout
    assert kg("export", "csv", "-o", tmp_path / "g.csv").exit_code == 0
    assert {path.name for path in tmp_path.iterdir()} == {"g.nt", "g-nodes.csv", "g-edges.csv"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["oups"], "nt, nq"),
        (["csv"], "-o FOLDER"),
        (["nt", "--graph", "rien.ttl"], "rien.ttl"),
        (["nt", "-o", "."], "."),
    ],
)
def test_bad_calls_are_one_sentence(arguments: list[str], said: str) -> None:
    """Unknown formats, missing graphs, targets that cannot be written."""
    result = kg("export", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
