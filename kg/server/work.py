"""What the workers do: queries to bytes, nodes to triples and to the facts of a page. Nothing here can write."""

from __future__ import annotations

import re
import signal
import sys
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.jsonld import to_jsonld
from kg.server.confinement import confine
from kg.server.negotiation import RESULTS, TRIPLES, choose
from kg.server.passages import facts_of
from kg.store import GraphStore, open_store

Answer = tuple[int, str, bytes]
MEMORY = 2_000_000_000  # bytes that the answers of a worker may take besides the graph
# What can stand in a query besides keywords: comments, IRIs, strings, and names (of which SERVICE may be a part).
NO_KEYWORD = re.compile(
    r"""\#[^\n\r]*|<[^<>"{}|^`\\\x00-\x20]*>|\"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"\"\"|'''(?:'{0,2}(?:[^'\\]|\\.))*'''"""
    r"""|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'|[?$]\w+|[\w.-]*:[\w.:%\\-]*|@[\w-]+""",
    re.DOTALL,
)
ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
FORBIDDEN = re.compile(r"\b(SERVICE|LOAD)\b", re.IGNORECASE)
STORE: list[GraphStore] = []


class TooLargeError(Exception):
    """The answer is longer than the server gives."""


class Bounded:
    """A file of bytes that refuses to become longer than its bound, which ends the query that writes into it."""

    def __init__(self, bound: int) -> None:
        self.bound, self.parts, self.length = bound, list[bytes](), 0

    def write(self, data: bytes) -> int:
        """Take some bytes, or raise TooLargeError."""
        self.length += len(data)
        if self.length > self.bound:
            raise TooLargeError
        self.parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits."""


def prepare(path: str) -> None:
    """Load the graph into this worker, use once what is loaded late, and give up files and network."""
    STORE[:] = [open_store(Path(path))]
    sparql("SELECT * { ?s ?p ?o } LIMIT 1", "", (), (), 100_000)
    sparql("DESCRIBE <urn:x>", "", (), (), 100_000)
    facts("urn:x")
    describe("urn:x", "application/ld+json")
    confine(MEMORY)
    # Only the system can end a worker that computes; a handler in Python would wait for the end of the query.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def sparql(query: str, accept: str, default: tuple[str, ...], named: tuple[str, ...], limit: int) -> Answer:
    """Answer a query: status, media type, body."""
    for text in (query, ESCAPED.sub(_character, query)):  # SPARQL lets any character be written as \uXXXX
        if forbidden := FORBIDDEN.search(NO_KEYWORD.sub(" ", text)):
            return _say(403, f"{forbidden[0].upper()} is not allowed: this server asks nobody and reads no files.")
    try:
        return _answer(query, accept, default, named, limit)
    except TooLargeError:
        return _say(413, f"The answer is longer than {limit / 1e6:g} MB; add a LIMIT or ask for less.")
    except SyntaxError as error:
        return _say(400, f"No valid SPARQL 1.1 query: {_one_line(error)}")
    except (ValueError, RuntimeError, OSError) as error:
        return _say(400, f"The query cannot be answered: {_one_line(error)}")


def describe(iri: str, media: str) -> Answer:
    """Write the triples of which a node is the subject or the object."""
    graph = STORE[0]
    assert isinstance(graph.store, ox.Store)
    node = ox.NamedNode(iri)
    quads = [*graph.store.quads_for_pattern(node, None, None, ox.DefaultGraph())]
    quads += graph.store.quads_for_pattern(None, None, node, ox.DefaultGraph())
    triples = sorted({quad.triple for quad in quads}, key=str)
    if not triples:
        return _say(404, f"<{iri}>: the graph says nothing of it.")
    return 200, media, _write(triples, media, graph)


def facts(iri: str) -> dict[str, Any]:
    """Collect what the HTML page of a node shows."""
    return facts_of(STORE[0], iri)


def _character(escape: re.Match[str]) -> str:
    number = int(escape[1] or escape[2], 16)
    return chr(number) if number <= sys.maxunicode else ""


def _answer(query: str, accept: str, default: tuple[str, ...], named: tuple[str, ...], limit: int) -> Answer:
    graph = STORE[0]
    assert isinstance(graph.store, ox.Store)
    found = graph.store.query(
        query,
        prefixes=dict(graph.prefixes),
        default_graph=[ox.NamedNode(iri) for iri in default] or None,
        named_graphs=[ox.NamedNode(iri) for iri in named] if default or named else None,
    )
    offered = TRIPLES if isinstance(found, ox.QueryTriples) else RESULTS
    media = choose(accept, list(offered))
    if not media:
        return _say(406, f"Expected Accept to name one of: {', '.join(offered)}.")
    output = Bounded(limit)
    if isinstance(found, ox.QueryTriples):
        ox.serialize(found, output, format=TRIPLES[media], prefixes=_prefixes(graph))  # type: ignore[arg-type]
    else:
        found.serialize(output, format=RESULTS[media])  # type: ignore[arg-type]
    return 200, media, b"".join(output.parts)


def _write(triples: list[ox.Triple], media: str, graph: GraphStore) -> bytes:
    if media == "application/ld+json":
        return to_jsonld(triples, graph).encode()
    return ox.serialize(triples, format=TRIPLES[media], prefixes=_prefixes(graph)) or b""


def _prefixes(graph: GraphStore) -> dict[str, str]:
    return {prefix: iri for prefix, iri in sorted(graph.prefixes.items()) if iri}


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:500]


def _say(status: int, sentence: str) -> Answer:
    return status, "text/plain; charset=utf-8", (sentence + "\n").encode()
