"""The web application: SPARQL 1.1 Protocol, pages of nodes, the query page; GET, HEAD and query POSTs only."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from flask import Flask, Response, abort, render_template, request, send_file
from werkzeug.exceptions import HTTPException

from kg.namespaces import KINDS_OF_NODE
from kg.ontology import ontology_file
from kg.server.engine import Engine, Reply, refusal
from kg.server.negotiation import HTML, TRIPLES, choose

LONGEST_QUERY = 100_000  # characters
LONGEST_REQUEST = 1_000_000  # bytes
SUFFIXES = {".html": HTML, ".ttl": "text/turtle", ".jsonld": "application/ld+json", ".nt": "application/n-triples"}
# No page may load or send anything elsewhere; YASGUI and the graph page set styles from their scripts.
POLICY = (
    "default-src 'none'; "
    "script-src 'self'; "
    "style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; "
    "font-src 'self' data:; "
    "connect-src 'self'; "
    "frame-ancestors 'self'; "
    "base-uri 'none'; "
    "form-action 'self'; "
)
GRAPH_POLICY = (
    "default-src 'none'; "
    "script-src 'unsafe-inline' blob:; "
    "style-src 'unsafe-inline'; "
    "img-src data: blob:; "
    "worker-src blob:; "
    "frame-ancestors 'self'; "
)
DESCRIPTION = """@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix format: <http://www.w3.org/ns/formats/> .
<{url}> a sd:Service ;
    sd:endpoint <{url}> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:resultFormat format:SPARQL_Results_JSON, format:SPARQL_Results_XML, format:SPARQL_Results_CSV,
        format:SPARQL_Results_TSV, format:Turtle, format:N-Triples, format:JSON-LD, format:RDF_XML ;
    sd:defaultDataset <{url}#dataset> .
<{url}#dataset> a sd:Dataset ;
    sd:defaultGraph <{url}#graph> ;
    sd:namedGraph <{url}#ontology> .
<{url}#graph> a sd:Graph .
<{url}#ontology> a sd:NamedGraph ; sd:name <https://w3id.org/depeche-kg/ontology> .
"""


def create_app(
    engine: Engine, prefixes: Mapping[str, str], queries: Mapping[str, str], page: Path, hosts: Sequence[str]
) -> Flask:
    """Make the application.

    ``prefixes`` are those of the graph, with ``art`` among them, ``queries`` go by their titles, ``page`` the HTML graph, ``hosts`` the names under which the
    server may be addressed (an attack by DNS rebinding uses another); () allows any.
    """
    base = prefixes["art"].removesuffix("article/")
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = app.config["MAX_FORM_MEMORY_SIZE"] = LONGEST_REQUEST
    app.jinja_env.filters["local"] = lambda iri: "/" + iri.removeprefix(base) if iri.startswith(base) else iri
    app.add_url_rule("/", "query", view_func=lambda: render_template("query.html", queries=_ready(queries, prefixes)))
    app.add_url_rule("/sparql", "sparql", view_func=lambda: _sparql(engine), methods=["GET", "POST"])
    app.add_url_rule("/graph.html", "graph", view_func=lambda: _graph_page(page))
    app.add_url_rule("/ontology", "ontology", view_func=_ontology)
    kinds = ",".join(KINDS_OF_NODE.values())
    app.add_url_rule(
        f"/<any({kinds}):kind>/<name>", "node", view_func=lambda kind, name: _node(engine, base, kind, name)
    )
    app.before_request(lambda: _check_host(hosts))
    app.after_request(_protect)
    app.register_error_handler(HTTPException, _error)
    return app


def _ready(queries: Mapping[str, str], prefixes: Mapping[str, str]) -> list[tuple[str, str]]:
    """Give what a list of the queries shows, and their texts with the prefixes that they use."""
    found = []
    for title, text in queries.items():
        used = [prefix for prefix in sorted(prefixes) if re.search(rf"(?<!\w){prefix}:", text)]
        found.append((title, "".join(f"PREFIX {prefix}: <{prefixes[prefix]}>\n" for prefix in used) + text))
    return found


def _sparql(engine: Engine) -> Response:
    if request.method == "POST":
        return _posted(engine)
    if "update" in request.args:
        return _reply(refusal(403, "This server is read-only: SPARQL Update is not allowed."))
    if "query" not in request.args:
        return _service_description()
    return _query(engine, request.args.getlist("query"), request.args)


def _posted(engine: Engine) -> Response:
    if request.mimetype == "application/sparql-query":
        return _query(engine, [request.get_data(as_text=True)], request.args)
    if request.mimetype == "application/x-www-form-urlencoded" and "update" not in request.form:
        return _query(engine, request.form.getlist("query"), request.form)
    if request.mimetype in ("application/sparql-update", "application/x-www-form-urlencoded"):
        return _reply(refusal(403, "This server is read-only: SPARQL Update is not allowed."))
    expected = "application/sparql-query or application/x-www-form-urlencoded"
    return _reply(refusal(415, f"Content-Type {request.mimetype or 'missing'}: expected {expected}."))


def _query(engine: Engine, queries: list[str], parameters: Any) -> Response:
    if len(queries) != 1:
        return _reply(refusal(400, f"{len(queries)} parameters 'query': expected one, with a SPARQL query."))
    if len(queries[0]) > LONGEST_QUERY:
        return _reply(refusal(413, f"The query has more than {LONGEST_QUERY} characters."))
    graphs = [parameters.getlist(name) for name in ("default-graph-uri", "named-graph-uri")]
    return _reply(engine.sparql(queries[0], request.headers.get("Accept", ""), *graphs))


def _service_description() -> Response:
    media = choose(request.headers.get("Accept", ""), [*TRIPLES, HTML])
    if media == HTML:
        return Response(status=303, headers={"Location": "/"})
    if not media:
        return _reply(refusal(406, f"Expected Accept to name one of: {', '.join([*TRIPLES, HTML])}."))
    triples = ox.parse(DESCRIPTION.format(url=request.base_url), format=ox.RdfFormat.TURTLE)
    written = ox.serialize((quad.triple for quad in triples), format=TRIPLES[media])
    return _reply(Reply(200, media, written or b""))


def _node(engine: Engine, base: str, kind: str, name: str) -> Response:
    suffix = next((suffix for suffix in SUFFIXES if name.endswith(suffix)), "")
    media = SUFFIXES[suffix] if suffix else choose(request.headers.get("Accept", ""), [HTML, *TRIPLES])
    if not media:
        abort(406, f"Expected Accept to name one of: {', '.join([HTML, *TRIPLES])}.")
    iri = f"{base}{kind}/{name.removesuffix(suffix)}"
    try:
        ox.NamedNode(iri)
    except ValueError:
        abort(404, "The graph says nothing of it.")
    if media != HTML:
        return _reply(engine.describe(iri, media))
    facts = engine.facts(iri)
    if isinstance(facts, Reply):
        return _reply(facts)
    if not facts:
        abort(404, f"<{iri}>: the graph says nothing of it.")
    return Response(render_template("node.html", **facts), mimetype=HTML)


def _graph_page(page: Path) -> Response:
    if not page.is_file():
        abort(404, f"{page.name}: 'kg build' writes it beside the graph; it is not there.")
    return send_file(page.resolve(), mimetype=HTML)


def _ontology() -> Response:
    return send_file(ontology_file("depeche-kg.ttl").resolve(), mimetype="text/turtle")


def _check_host(hosts: Sequence[str]) -> None:
    if hosts and request.host.rpartition(":")[0].strip("[]") not in hosts and request.host.strip("[]") not in hosts:
        abort(403, "This server answers only under the name of the machine that it runs on.")


def _reply(reply: Reply) -> Response:
    return Response(reply.body, status=reply.status, content_type=reply.media)


def _error(error: HTTPException) -> Response:
    response = _reply(refusal(error.code or 500, " ".join((error.description or error.name).split())))
    if error.code == 405:
        response.headers.update({name: value for name, value in error.get_headers() if name == "Allow"})
    return response


def _protect(response: Response) -> Response:
    response.headers["Vary"] = "Accept"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = GRAPH_POLICY if request.path == "/graph.html" else POLICY
    response.headers["Referrer-Policy"] = "no-referrer"
    if response.status_code == 503:
        response.headers["Retry-After"] = "10"
    return response
