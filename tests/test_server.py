"""The server: what SPARQL clients and browsers get, and what a hostile client does not."""

from __future__ import annotations

import http.client
import json
import os
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.sparql.results.jsonresults import JSONResult
from readings import afp, belga

from kg.graph import to_graph
from kg.namespaces import KG
from kg.turtle import write_turtle

ROOT = Path(__file__).parent.parent
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"


@dataclass(frozen=True)
class Got:
    """An answer of the server."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """Give the body as text."""
        return self.body.decode("utf-8")


@dataclass(frozen=True)
class Client:
    """Asks one server, without following redirects."""

    port: int

    def ask(self, path: str, method: str = "GET", body: str | bytes = b"", **headers: str) -> Got:
        """Send one request; underscores in header names stand for hyphens."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        data = body.encode() if isinstance(body, str) else body
        connection.request(method, path, data or None, {k.replace("_", "-"): v for k, v in headers.items()})
        answer = connection.getresponse()
        got = Got(answer.status, dict(answer.getheaders()), answer.read())
        connection.close()
        return got

    def query(self, text: str, accept: str = "") -> Got:
        """Send a query in a form, as most clients do."""
        form = urllib.parse.urlencode({"query": text})
        return self.ask("/sparql", "POST", form, Accept=accept, Content_Type="application/x-www-form-urlencoded")


def start(folder: Path, *options: str) -> tuple[subprocess.Popen[str], Client]:
    """Start ``kg serve`` on the graph of two articles and a free port."""
    write_turtle(to_graph([belga(), afp()]), folder / "graph.ttl")
    (folder / "graph.html").write_text("<title>graphe</title>", encoding="utf-8")
    line = [sys.executable, "-m", "kg", "serve", "--graph", str(folder / "graph.ttl"), "--port", "0", *options]
    process = subprocess.Popen(line, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True)
    assert process.stderr is not None
    said = process.stderr.readline()
    found = re.search(r"http://127\.0\.0\.1:(\d+)/", said)
    assert found, said + process.stderr.read()
    return process, Client(int(found[1]))


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Run one server for the tests that leave it as it is."""
    process, client = start(tmp_path_factory.mktemp("served"), "--timeout", "2", "--limit", "0.05")
    yield client
    process.terminate()
    process.wait(20)


@pytest.mark.parametrize(
    ("accept", "media", "start_of_body"),
    [
        ("", "application/sparql-results+json", b'{"head"'),
        ("*/*", "application/sparql-results+json", b'{"head"'),
        ("application/sparql-results+xml", "application/sparql-results+xml", b"<?xml"),
        ("text/csv", "text/csv", b"n\r\n"),
        ("text/tab-separated-values", "text/tab-separated-values", b"?n\n"),
        ("text/csv;q=0.5, application/json", "application/json", b'{"head"'),
    ],
)
def test_results_come_in_the_format_that_is_asked_for(
    client: Client, accept: str, media: str, start_of_body: bytes
) -> None:
    """Content negotiation of SELECT."""
    got = client.query(COUNT, accept)
    assert (got.status, got.headers["Content-Type"]) == (200, media)
    assert got.body.startswith(start_of_body)


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("", "turtle"),
        ("application/n-triples", "nt"),
        ("application/ld+json", "json-ld"),
        ("application/rdf+xml", "xml"),
    ],
)
def test_triples_are_read_by_another_program(client: Client, accept: str, form: str) -> None:
    """A CONSTRUCT in each format is the same graph to rdflib."""
    got = client.query("CONSTRUCT { ?s kg:sanctions ?o } WHERE { ?s kg:sanctions ?o }", accept)
    graph = Graph().parse(data=got.body, format=form)
    assert [(str(s).rsplit("/")[-1], str(o).rsplit("/")[-1]) for s, o in graph.subject_objects(KG.sanctions)] == [
        ("etats-unis", "bielorussie")
    ]


def test_the_three_ways_of_the_protocol_agree(client: Client) -> None:
    """GET, POST of a form, POST of the bare query."""
    escaped = urllib.parse.quote(COUNT)
    ways = [
        client.ask(f"/sparql?query={escaped}"),
        client.query(COUNT),
        client.ask("/sparql", "POST", COUNT, Content_Type="application/sparql-query"),
    ]
    assert {got.body for got in ways} == {ways[0].body}
    assert JSONResult(json.loads(ways[0].body)).bindings


def test_the_dataset_of_the_protocol_is_obeyed(client: Client) -> None:
    """default-graph-uri chooses the ontology instead of the facts."""
    query = urllib.parse.quote("ASK { kg:Sanction a ?x }")
    chosen = urllib.parse.quote("https://w3id.org/depeche-kg/ontology", safe="")
    assert client.ask(f"/sparql?query={query}").text == '{"head":{},"boolean":false}'
    assert client.ask(f"/sparql?query={query}&default-graph-uri={chosen}").text == '{"head":{},"boolean":true}'


def test_the_service_describes_itself(client: Client) -> None:
    """Without a query the endpoint answers with its service description, and browsers are sent to the query page."""
    graph = Graph().parse(data=client.ask("/sparql").body, format="turtle")
    language = URIRef("http://www.w3.org/ns/sparql-service-description#supportedLanguage")
    assert list(graph.subject_objects(language))
    got = client.ask("/sparql", Accept="text/html,application/xhtml+xml,*/*;q=0.8")
    assert (got.status, got.headers["Location"]) == (303, "/")


def test_a_node_is_served_at_its_path_as_page_turtle_and_json(client: Client) -> None:
    """By Accept and by suffix; the page marks the words of the article."""
    page = client.ask("/event/e3c762a8639c46adf9e3d", Accept="text/html").text
    assert "<mark>Les États-Unis ont annoncé lundi" in page
    assert 'href="/entity/etats-unis"' in page
    turtle = Graph().parse(data=client.ask("/entity/etats-unis", Accept="text/turtle").body, format="turtle")
    linked = Graph().parse(data=client.ask("/entity/etats-unis.jsonld").body, format="json-ld")
    assert set(turtle) == set(linked)
    assert (URIRef("https://w3id.org/depeche-kg/entity/etats-unis"), KG.sanctions, None) in turtle


@pytest.mark.parametrize("path", ["/", "/entity/bielorussie", "/role/r5496202c502221251420", "/article/000_belga"])
def test_pages_load_nothing_from_elsewhere(client: Client, path: str) -> None:
    """Every script, style and image comes from this server, and the policy forbids any other."""
    got = client.ask(path, Accept="text/html")
    sources = re.findall(r'(?:src|<link[^>]*href)="([^"]+)"', got.text)
    assert got.status == 200
    assert sources
    assert all(source.startswith("/") for source in sources)
    assert all(client.ask(source).status == 200 for source in sources)
    assert "connect-src 'self'" in got.headers["Content-Security-Policy"]
    assert "http" not in got.headers["Content-Security-Policy"]


def test_the_graph_page_is_served(client: Client) -> None:
    """The file that 'kg build' wrote beside the graph."""
    assert "<title>graphe</title>" in client.ask("/graph.html").text


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <{url}> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <{url}> { ?s ?p ?o } }",
        "SELECT * { service<{url}>{ ?s ?p ?o } }",
        "SELECT * { SERVI\\u0043E <{url}> { ?s ?p ?o } }",
        "SELECT * { # <\nSERVICE <{url}> { ?s ?p ?o } }",
        "SELECT * { BIND('#' AS ?x) SERVICE <{url}> { ?s ?p ?o } }",
        'SELECT * { BIND(""" " # """ AS ?x) SERVICE <{url}> { ?s ?p ?o } }',
        "SELECT * FROM <{url}> { ?s ?p ?o }",
        "LOAD <{url}>",
    ],
)
def test_no_query_reaches_another_server(client: Client, query: str) -> None:
    """A listener on this machine is never called."""
    called: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            called.append(self.path)

        do_POST = do_GET  # noqa: N815

    with HTTPServer(("127.0.0.1", 0), Listener) as listener:
        threading.Thread(target=listener.handle_request, daemon=True).start()
        listener.timeout = 1
        client.query(query.replace("{url}", f"http://127.0.0.1:{listener.server_port}/sparql"))
    assert called == []


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "LOAD <file:///etc/passwd>",
        "ASK FROM <file:///etc/hosts> { ?s ?p ?o }",
    ],
)
def test_no_query_reads_a_file(client: Client, query: str) -> None:
    """A file is no graph of this server."""
    got = client.query(query)
    assert "root:" not in got.text and '"boolean":true' not in got.text
    assert got.status in (200, 400, 403)
    assert '"bindings":[{' not in got.text


def test_a_confined_worker_can_open_nothing(tmp_path: Path) -> None:
    """Even a query that got past the check of its words finds no file and no socket left."""
    write_turtle(to_graph([belga()]), tmp_path / "graph.ttl")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        code = (
            "import sys\nfrom kg.server import work\nwork.prepare(sys.argv[1])\n"
            f"query = 'SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}'\n"
            "work.NO_KEYWORD = work.re.compile('(?s).*')\nprint(work.sparql(query, '', (), (), 1000))\n"
            "try:\n    open('/etc/hostname')\nexcept OSError as error:\n    print('refused', error.errno)\n"
        )
        line = [sys.executable, "-c", code, str(tmp_path / "graph.ttl")]
        result = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
        listener.settimeout(0.1)
        with pytest.raises(TimeoutError):
            listener.accept()
    assert "(400," in result.stdout, result.stderr
    assert "refused 24" in result.stdout


@pytest.mark.parametrize(
    ("method", "path", "body", "media", "status"),
    [
        ("POST", "/sparql", "update=DROP+ALL", "application/x-www-form-urlencoded", 403),
        ("POST", "/sparql", "DROP ALL", "application/sparql-update", 403),
        ("GET", "/sparql?update=DROP+ALL", "", "", 403),
        ("POST", "/sparql", "INSERT DATA { <a:a> <a:b> <a:c> }", "application/sparql-query", 400),
        ("PUT", "/sparql?default", "<a:a> <a:b> <a:c> .", "text/turtle", 405),
        ("DELETE", "/sparql?default", "", "", 405),
        ("POST", "/entity/etats-unis", "x", "text/turtle", 405),
        ("POST", "/sparql", "query=ASK{}&query=ASK{}", "application/x-www-form-urlencoded", 400),
        ("POST", "/sparql", "{}", "application/json", 415),
        ("POST", "/sparql", "#" + "x" * 200_000, "application/sparql-query", 413),
        ("GET", "/sparql?query=SELECT", "", "", 400),
        ("GET", "/static/../../../pyproject.toml", "", "", 404),
        ("GET", "/static/..%2f..%2f..%2fpyproject.toml", "", "", 404),
        ("GET", "/entity/..%2f..%2fetc%2fpasswd", "", "", 404),
        ("GET", "/entity/%3Cscript%3Ealert(1)%3C%2Fscript%3E", "", "", 404),
        ("GET", "/entity/%0d%0aX-Evil:1", "", "", 404),
        ("GET", "/console", "", "", 404),
    ],
)
def test_what_is_not_a_question_is_refused(
    client: Client, method: str, path: str, body: str, media: str, status: int
) -> None:
    """Writes, wrong forms, long requests and paths that lead outside; one plain sentence each, no traceback."""
    before = client.query(COUNT).body
    got = client.ask(path, method, body, **({"Content_Type": media} if media else {}))
    assert got.status == status
    assert "Traceback" not in got.text and "<html" not in got.text
    assert "X-Evil" not in got.headers
    assert client.query(COUNT).body == before


def test_a_request_without_end_is_cut_off(client: Client) -> None:
    """The connection is closed or the request refused, and nothing is kept of it."""
    try:
        status = client.ask("/sparql", "POST", b"x" * 20_000_000, Content_Type="application/sparql-query").status
    except ConnectionError:
        status = 413
    assert status == 413
    assert client.query(COUNT).status == 200


def test_a_query_without_end_is_ended_and_the_server_goes_on(client: Client) -> None:
    """The time-out holds although the engine cannot be interrupted; the next answer comes from a new worker."""
    got = client.query(ENDLESS)
    assert (got.status, got.headers["Retry-After"]) == (503, "10")
    assert "2 seconds" in got.text
    assert client.query(COUNT).status == 200


def test_many_endless_queries_do_not_take_the_pages_down(client: Client) -> None:
    """While all workers are busy, the rest is turned away and static pages are still there."""
    answers: list[int] = []
    crowd = [threading.Thread(target=lambda: answers.append(client.query(ENDLESS).status)) for _ in range(12)]
    for thread in crowd:
        thread.start()
    page = client.ask("/", Accept="text/html").status
    for thread in crowd:
        thread.join()
    assert page == 200
    assert set(answers) == {503}
    assert client.query(COUNT).status == 200


@pytest.mark.parametrize(
    "query", ["SELECT * { ?s ?p ?o . ?x ?y ?z }", "CONSTRUCT { ?s ?p ?z } WHERE { ?s ?p ?o . ?x ?y ?z }"]
)
def test_an_answer_without_end_is_refused(client: Client, query: str) -> None:
    """Rather an error than an answer that is silently cut."""
    got = client.query(query)
    assert got.status == 413
    assert "LIMIT" in got.text


def test_a_query_too_deep_for_the_parser_harms_only_its_worker(client: Client) -> None:
    """A stack that overflows takes no more than one worker with it."""
    assert client.query("SELECT * { " + "{" * 20_000 + "?s ?p ?o" + "}" * 20_000 + " }").status in (400, 503)
    assert client.query(COUNT).status == 200


def test_another_host_name_is_refused(client: Client) -> None:
    """A web page that rebinds its name to the loopback address cannot read the graph."""
    assert client.ask("/sparql?query=ASK%7B%7D", Host="evil.example").status == 403
    assert client.ask("/sparql?query=ASK%7B%7D", Host=f"localhost:{client.port}").status == 200
    assert "Access-Control-Allow-Origin" not in client.query(COUNT).headers


def test_the_server_listens_on_the_loopback_address_only(client: Client) -> None:
    """Unless told otherwise, other machines cannot connect."""
    own = socket.gethostbyname(socket.gethostname())
    addresses = {own} - {"127.0.0.1"} or {"127.0.0.2"}
    for address in addresses:
        with pytest.raises(OSError), socket.create_connection((address, client.port), timeout=2):
            pass


def test_a_graph_that_is_none_is_refused_before_anything_starts(tmp_path: Path) -> None:
    """One sentence and exit code 2."""
    (tmp_path / "graph.ttl").write_text("oups", encoding="utf-8")
    line = [sys.executable, "-m", "kg", "serve", "--graph", str(tmp_path / "graph.ttl"), "--port", "0"]
    result = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert "graph.ttl" in result.stderr and "Traceback" not in result.stderr


def test_a_port_that_is_taken_is_named(client: Client, tmp_path: Path) -> None:
    """One sentence and exit code 2."""
    write_turtle(to_graph([belga()]), tmp_path / "graph.ttl")
    line = [sys.executable, "-m", "kg", "serve", "--graph", str(tmp_path / "graph.ttl"), "--port", str(client.port)]
    result = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert str(client.port) in result.stderr and "Traceback" not in result.stderr


def test_the_workers_end_with_the_server(tmp_path: Path) -> None:
    """Stopped as a service manager does it, the server leaves nothing running and reports no failure."""
    process, client = start(tmp_path)
    assert client.query(COUNT).status == 200
    process.terminate()
    assert process.wait(20) == 0
    for _ in range(100):
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("ten seconds after the server, a process of its group still runs")
