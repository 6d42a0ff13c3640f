"""Loading into a real database: an Oxigraph server on the loopback address."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sysconfig
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from readings import afp, belga
from typer.testing import CliRunner, Result

from kg.cli import app
from kg.graph import to_graph
from kg.model import Reading
from kg.store import open_store
from kg.turtle import write_turtle

OXIGRAPH = shutil.which("oxigraph", path=sysconfig.get_path("scripts")) or "oxigraph"


def free_port() -> int:
    """Find a port that nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


@pytest.fixture(params=["store", "update"])
def protocol(request: pytest.FixtureRequest) -> str:
    """Run a test by the Graph Store Protocol and by SPARQL Update."""
    name: str = request.param
    return name


@pytest.fixture
def server() -> Iterator[str]:
    """Run an empty database and give its address."""
    port = free_port()
    process = subprocess.Popen([OXIGRAPH, "serve", "--bind", f"127.0.0.1:{port}"], stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    for _ in range(200):
        try:
            httpx.get(url)
            break
        except httpx.HTTPError:
            time.sleep(0.05)
    yield url
    process.terminate()
    process.wait(10)


def kg(*arguments: object) -> Result:
    """Run the command line."""
    return CliRunner().invoke(app, [str(a) for a in arguments], env={"COLUMNS": "200"})


def write(folder: Path, *readings: Reading) -> Path:
    """Write the graph of some readings."""
    write_turtle(to_graph(readings), folder / "graph.ttl")
    return folder / "graph.ttl"


def load(server: str, protocol: str, graph: Path, *options: str) -> Result:
    """Load a graph and check that it went well."""
    result = kg("load", f"{server}/{protocol}", "--graph", graph, *options, *(["--update"] * (protocol == "update")))
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    return result


def dump(server: str) -> set[str]:
    """Give every quad of the database as a line, asked of it by SPARQL."""
    query = "SELECT ?s ?p ?o ?g { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    answer = httpx.post(f"{server}/query", data={"query": query}, headers={"Accept": "application/sparql-results+json"})
    return {json.dumps(row, sort_keys=True) for row in answer.json()["results"]["bindings"]}


def test_the_same_graph_twice_changes_nothing(server: str, protocol: str, tmp_path: Path) -> None:
    """And all of it has arrived, in the default graph."""
    graph = write(tmp_path, belga(), afp())
    load(server, protocol, graph)
    once = dump(server)
    load(server, protocol, graph)
    assert dump(server) == once
    assert sum('"g"' not in row for row in once) == len(open_store(graph).triples())


def test_a_named_graph_is_replaced_and_others_stay(server: str, protocol: str, tmp_path: Path) -> None:
    """What somebody else keeps in the database is not touched."""
    own = f"{server}/store?graph=http://example.org/own"
    httpx.put(own, content="<http://e/a> <http://e/b> <http://e/c> .", headers={"Content-Type": "text/turtle"})
    load(server, protocol, write(tmp_path, belga(), afp()), "--into", "http://example.org/news", "--replace")
    load(server, protocol, write(tmp_path, afp()), "--into", "http://example.org/news", "--replace")
    rows = dump(server)
    assert sum("http://example.org/news" in row for row in rows) == len(open_store(tmp_path / "graph.ttl").triples())
    assert sum("http://example.org/own" in row for row in rows) == 1


def test_by_article_the_union_of_the_graphs_is_the_graph(server: str, protocol: str, tmp_path: Path) -> None:
    """Each article has its own graph; loading twice changes nothing."""
    graph = write(tmp_path, belga(), afp())
    load(server, protocol, graph, "--by-article")
    once = dump(server)
    load(server, protocol, graph, "--by-article")
    assert dump(server) == once
    query = "SELECT DISTINCT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } FILTER(?g != <https://w3id.org/depeche-kg/ontology>) }"
    answer = httpx.post(f"{server}/query", data={"query": query}, headers={"Accept": "text/csv"})
    assert len(answer.text.strip().splitlines()) - 1 == len(open_store(graph).triples())


def test_one_article_is_replaced(server: str, protocol: str, tmp_path: Path) -> None:
    """Its old facts are gone, its new ones are there: as if the database had been loaded afresh."""
    plain, changed = belga(), belga()
    changed = replace(changed, events=(replace(changed.events[0], status="actual"), *changed.events[2:]))
    load(server, protocol, write(tmp_path, changed, afp()), "--by-article")
    fresh = dump(server)
    httpx.post(f"{server}/update", data={"update": "DROP ALL"})
    load(server, protocol, write(tmp_path, plain, afp()), "--by-article")
    assert dump(server) != fresh
    load(server, protocol, write(tmp_path, changed, afp()), "--article", "000_belga")
    assert dump(server) == fresh


def test_one_article_is_removed(server: str, protocol: str, tmp_path: Path) -> None:
    """What only it says is gone, with the links to it; what the other says as well is still there."""
    load(server, protocol, write(tmp_path, afp()), "--by-article")
    alone = {row for row in dump(server) if "altLabel" not in row and "#label" not in row and "000_belga" not in row}
    httpx.post(f"{server}/update", data={"update": "DROP ALL"})
    both = write(tmp_path, belga(), afp())
    load(server, protocol, both, "--by-article")
    load(server, protocol, both, "--remove", "000_belga")
    left = {row for row in dump(server) if "altLabel" not in row and "#label" not in row}
    assert left == alone
    load(server, protocol, both, "--remove", "000_belga")
    assert {row for row in dump(server) if "altLabel" not in row and "#label" not in row} == left


def test_the_same_named_queries_answer_over_the_network(server: str, tmp_path: Path) -> None:
    """kg query --endpoint gives what kg query gives, for SELECT, ASK and CONSTRUCT, with names as people write them."""
    graph = write(tmp_path, belga(), afp())
    load(server, "store", graph)
    questions: list[list[str]] = [
        ["between", "--actor", "Macron", "--actor", "Poutine", "--format", "csv"],
        ["contradictions", "--format", "csv"],
        ["by-type-and-month", "--format", "csv"],
        ["network", "--format", "csv"],
        ["ASK { ent:etats-unis kg:sanctions ent:bielorussie }", "--format", "json"],
        ["CONSTRUCT { ?s kg:sanctions ?o } WHERE { ?s kg:sanctions ?o }", "--format", "ttl"],
    ]
    for question in questions:
        near = kg("query", *question, "--graph", graph)
        far = kg("query", *question, "--endpoint", f"{server}/query")
        assert (near.exit_code, far.exit_code) == (0, 0), far.output
        assert far.stdout == near.stdout
        assert len(far.stdout.splitlines()) > 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["load", "http://127.0.0.1:9/store"], "no answer"),
        (["load", "ftp://127.0.0.1/store"], "http(s)"),
        (["load", "oups"], "http(s)"),
        (["load", "{server}/query"], "Graph Store Protocol"),
        (["load", "{server}/store", "--article", "rien"], "'rien'"),
        (["load", "{server}/store", "--by-article", "--replace"], "--by-article"),
        (["query", "planned", "--endpoint", "http://127.0.0.1:9/sparql"], "no answer"),
        (["query", "SELECT {", "--endpoint", "{server}/query"], "400"),
        (
            ["query", "between", "--actor", "Emmanuel Macrou", "--actor", "Poutine", "--endpoint", "{server}/query"],
            "Macron",
        ),
    ],
)
def test_what_cannot_be_done_is_one_sentence(server: str, tmp_path: Path, arguments: list[str], said: str) -> None:
    """Wrong addresses, wrong servers, wrong names: exit code 2, no traceback."""
    graph = write(tmp_path, belga(), afp())
    load(server, "store", graph)
    result = kg(*(a.replace("{server}", server) for a in arguments), "--graph", graph)
    assert result.exit_code == 2, result.output
    assert said in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
