"""A graph into a running database: SPARQL 1.1 Graph Store Protocol, or SPARQL 1.1 Update.

Two layouts. *Together*: all triples go into one graph of the database, its default graph or a named one. *By article*:
one named graph per article (``kg.slices``), so that an article's facts can be replaced or removed without touching the
others. Every request sets or adds a set of triples without blank nodes; to send it again changes nothing.
The ontology goes into the graph of its own IRI, where the named queries look for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import httpx
import pyoxigraph as ox

from kg.errors import InputError
from kg.namespaces import ONTOLOGY_IRI
from kg.ontology import load_ontology
from kg.remote import check_url, send
from kg.slices import Slice, cut, links_graph
from kg.store import GraphStore

BATCH = 10_000  # triples of one INSERT DATA; some servers limit the length of a request
DEFAULT = ""  # the name of the default graph


@dataclass(frozen=True)
class Database:
    """Where to write: a Graph Store address, or with ``update`` a SPARQL Update address, and who one is there."""

    url: str
    update: bool = False
    user: str = ""
    password: str = ""


@dataclass(frozen=True)
class Loaded:
    """What was sent: triples, and the graphs that hold them ("" is the default graph); removed graphs."""

    triples: int
    graphs: tuple[str, ...]
    removed: tuple[str, ...] = ()


def load(graph: GraphStore, database: Database, into: str = DEFAULT, replace: bool = False) -> Loaded:
    """Send the whole graph into one graph of the database: added to what is there, or in its place.

    InputError where the database cannot be reached or refuses.
    """
    check_url(database.url)
    triples = sorted(graph.triples(), key=str)
    (_put if replace else _add)(database, into, triples)
    _put_ontology(database)
    return Loaded(len(triples), (into,))


def load_articles(graph: GraphStore, database: Database, only: Sequence[str] = ()) -> Loaded:
    """Set one named graph per article, or only those of the article ids in ``only``, and that of the links.

    InputError where an id is not in the graph, and as in ``load``.
    """
    check_url(database.url)
    slices = list(cut(graph))
    _check_ids(slices, only)
    chosen = [part for part in slices if not only or part.article in only or not part.article]
    for part in chosen:
        _put(database, part.graph.value, part.triples)
    _put_ontology(database)
    return Loaded(sum(len(part.triples) for part in chosen), tuple(part.graph.value for part in chosen))


def remove_articles(graph: GraphStore, database: Database, ids: Sequence[str]) -> Loaded:
    """Remove the named graphs of some articles, and the links to events that no other article tells.

    ``graph`` is what was loaded. InputError as in ``load_articles``.
    """
    check_url(database.url)
    slices = list(cut(graph))
    _check_ids(slices, ids)
    gone = [part for part in slices if part.article in ids]
    stay = {triple.subject for part in slices if part not in gone and part.article for triple in part.triples}
    links = [t for part in slices if not part.article for t in part.triples if {t.subject, t.object} <= stay]
    for part in gone:
        _delete(database, part.graph.value)
    name = links_graph(graph).value
    _put(database, name, links)
    return Loaded(len(links), (name,), tuple(part.graph.value for part in gone))


def _check_ids(slices: Iterable[Slice], ids: Sequence[str]) -> None:
    known = {part.article for part in slices}
    missing = sorted(set(ids) - known)
    if missing:
        raise InputError(f"article {missing[0]!r}: not in the graph; expected the identifier of one of its articles.")


def _put_ontology(database: Database) -> None:
    triples = ox.parse(load_ontology().serialize(format="nt"), format=ox.RdfFormat.N_TRIPLES)
    _put(database, str(ONTOLOGY_IRI), sorted((quad.triple for quad in triples), key=str))


def _put(database: Database, name: str, triples: Sequence[ox.Triple]) -> None:
    if not triples:
        _delete(database, name)
    elif database.update:
        _update(database, f"DROP SILENT {f'GRAPH <{name}>' if name else 'DEFAULT'}")
        _add(database, name, triples)
    else:
        _store("PUT", database, name, triples)


def _add(database: Database, name: str, triples: Sequence[ox.Triple]) -> None:
    if not database.update:
        _store("POST", database, name, triples)
        return
    for first in range(0, len(triples), BATCH):
        data = _ntriples(triples[first : first + BATCH])
        _update(database, f"INSERT DATA {{ GRAPH <{name}> {{\n{data}}} }}" if name else f"INSERT DATA {{\n{data}}}")


def _delete(database: Database, name: str) -> None:
    if database.update:
        _update(database, f"DROP SILENT {f'GRAPH <{name}>' if name else 'DEFAULT'}")
    else:
        _store("DELETE", database, name, ())


def _store(method: str, database: Database, name: str, triples: Sequence[ox.Triple]) -> None:
    """Send one request of the Graph Store Protocol; to delete what is not there is no failure."""
    # N-Triples is Turtle, and Turtle is what every store takes.
    body: dict[str, object] = {
        "content": _ntriples(triples).encode(),
        "headers": {"Content-Type": "text/turtle; charset=utf-8"},
    }
    where = httpx.URL(database.url).copy_merge_params({"graph": name} if name else {"default": ""})
    answer = _send(method, str(where), database, body if triples else {})
    if answer.status_code >= 300 and not (method == "DELETE" and answer.status_code == 404):
        raise InputError(_refusal(database, answer))


def _update(database: Database, text: str) -> None:
    answer = _send("POST", database.url, database, {"data": {"update": text}})
    if answer.status_code >= 300:
        raise InputError(_refusal(database, answer))


def _send(method: str, url: str, database: Database, request: dict[str, object]) -> httpx.Response:
    if not database.user:
        return send(method, url, **request)
    answer = send(method, url, auth=httpx.DigestAuth(database.user, database.password), **request)
    if answer.status_code == 401 and "basic" in answer.headers.get("WWW-Authenticate", "").lower():
        return send(method, url, auth=httpx.BasicAuth(database.user, database.password), **request)
    return answer


def _refusal(database: Database, answer: httpx.Response) -> str:
    expected = "a SPARQL Update" if database.update else "a Graph Store Protocol"
    reason = " ".join(answer.text.split())[:200] or answer.reason_phrase
    return f"{database.url}: the server answered {answer.status_code}: {reason}; expected {expected} address."


def _ntriples(triples: Iterable[ox.Triple]) -> str:
    written = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    assert written is not None
    return written.decode("utf-8")
