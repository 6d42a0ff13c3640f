"""A graph file in an in-memory SPARQL store, and the actors in it by the names that people write."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox
from rdflib import Graph

from kg.errors import InputError, QueryError
from kg.namespaces import ONTOLOGY_IRI, WD, prefixes
from kg.ontology import ontology_file
from kg.turtle import to_turtle

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

NAMES = """SELECT DISTINCT ?node ?name ?label WHERE {
    VALUES ?kind { kg:Actor schema:Place }
    ?node a ?kind ; ?property ?name .
    VALUES (?property ?label) { (rdfs:label true) (skos:altLabel false) }
}"""
NEAR = 5  # how many near names an error lists


class Answers(Protocol):
    """What can be asked in SPARQL: a ``pyoxigraph.Store``, or a server (``kg.remote``)."""

    def query(
        self, query: str, /, *, prefixes: dict[str, str]
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples | Iterable[ox.Triple]:
        """Answer a query."""


@dataclass(frozen=True)
class GraphStore:
    """A graph as the default graph of a store, the ontology as the named graph of its own IRI, and all prefixes."""

    store: Answers
    prefixes: Mapping[str, str]

    def select(self, query: str) -> list[tuple[Term | None, ...]]:
        """Run one of the program's own SELECT queries."""
        solutions = self.store.query(query, prefixes=dict(self.prefixes))
        assert isinstance(solutions, ox.QuerySolutions)
        return [tuple(solution) for solution in solutions]

    def triples(self) -> list[ox.Triple]:
        """Give all triples of the default graph; only of a graph that was loaded from a file or from memory."""
        assert isinstance(self.store, ox.Store)
        return [quad.triple for quad in self.store.quads_for_pattern(None, None, None, ox.DefaultGraph())]

    def knows(self, node: ox.NamedNode) -> bool:
        """Tell whether the default graph says anything of a node."""
        answer = self.store.query(f"ASK {{ {node} ?property ?value }}", prefixes=dict(self.prefixes))
        return isinstance(answer, ox.QueryBoolean) and bool(answer)

    def shorten(self, iri: str) -> str:
        """Write an IRI as prefix:name where a prefix fits, else as it is."""
        for prefix, namespace in self.prefixes.items():
            if namespace and iri.startswith(namespace) and re.fullmatch(r"[\w-]+", iri[len(namespace) :]):
                return f"{prefix}:{iri[len(namespace) :]}"
        return iri

    def expand(self, name: str) -> str:
        """Write prefix:name as the IRI where the prefix is known, else give it back; angle brackets are taken off."""
        prefix, colon, local = name.partition(":")
        if colon and prefix in self.prefixes:
            return self.prefixes[prefix] + local
        return name[1:-1] if re.fullmatch(r"<[^<>]+>", name) else name


def open_store(path: Path) -> GraphStore:
    """Load a Turtle file; InputError where it is missing or no Turtle, with line and column."""
    try:
        return _load(ox.parse(path=path, format=ox.RdfFormat.TURTLE))
    except OSError as error:
        reason = error.strerror or error
        raise InputError(f"{path}: cannot be read ({reason}); expected the graph.ttl of 'kg build'.") from error
    except (SyntaxError, ValueError) as error:
        raise InputError(f"{path}: no valid Turtle ({error}); expected the graph.ttl of 'kg build'.") from error


def store_of(graph: Graph) -> GraphStore:
    """Load a graph that is already in memory."""
    return _load(ox.parse(to_turtle(graph), format=ox.RdfFormat.TURTLE))


def resolve_entity(graph: GraphStore, name: str) -> ox.NamedNode:
    """Find the actor or place that a user means: an IRI, ent:…, Q number, or a name, whatever its case and accents.

    A label wins over another name, a whole name over a part of one ("Macron", "les États-Unis"). Raises QueryError
    where nothing or more than one thing bears the name, and lists what comes near.
    """
    for iri in (graph.expand(name), graph.prefixes.get("ent", "") + name):
        if _is_iri(iri) and graph.knows(ox.NamedNode(iri)):
            return ox.NamedNode(iri)
    if re.fullmatch(r"Q[0-9]+", name):
        found = {row[0] for row in graph.select(f"SELECT ?node {{ ?node skos:exactMatch <{WD[name]}> }}")}
    else:
        found = _named(graph, name)
    if len(found) != 1:
        raise QueryError(_not_one(graph, name, found))
    node = found.pop()
    assert isinstance(node, ox.NamedNode)
    return node


def fold(name: str) -> str:
    """Reduce a name to its bare words: no case, accents or punctuation ("L'Élysée" -> "l elysee")."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(char))
    return " ".join(re.findall(r"\w+", plain.replace("œ", "oe")))


def _load(parser: ox.QuadParser) -> GraphStore:
    store = ox.Store()
    store.bulk_extend(parser)
    name = ox.NamedNode(ONTOLOGY_IRI)
    store.bulk_load(path=ontology_file("depeche-kg.ttl"), format=ox.RdfFormat.TURTLE, to_graph=name)
    return GraphStore(store, prefixes() | parser.prefixes)


def _is_iri(text: str) -> bool:
    return re.fullmatch(r"[a-zA-Z][\w+.-]*:[^\s<>\"{}|\\^`]+", text) is not None


def _named(graph: GraphStore, name: str) -> set[Term | None]:
    rows = [(node, fold(_text(text)), _text(label)) for node, text, label in graph.select(NAMES)]
    wanted = fold(name)
    whole = [row for row in rows if row[1] == wanted]
    found = {node for node, _, label in whole if label == "true"} or {node for node, _, _ in whole}
    if found or not wanted:
        return found
    inside = {text for _, text, _ in rows if text and f" {text} " in f" {wanted} "}
    longest = max(inside, key=len, default="")
    return _with(rows, (text for text in inside if text == longest)) or _with(
        rows, (text for _, text, _ in rows if f" {wanted} " in f" {text} ")
    )


def _with(rows: list[tuple[Term | None, str, str]], texts: Iterable[str]) -> set[Term | None]:
    wanted = set(texts)
    return {node for node, text, _ in rows if text in wanted}


def _not_one(graph: GraphStore, name: str, found: set[Term | None]) -> str:
    labels = {_text(node): _text(text) for node, text, label in graph.select(NAMES) if _text(label) == "true"}
    if found:
        names = sorted(f"{labels.get(_text(node), '')} ({graph.shorten(_text(node))})" for node in found)
        return f"{name!r}: {len(names)} actors bear this name; expected one of: {', '.join(names)}."
    folded = {fold(label): label for label in sorted(labels.values())}
    near = difflib.get_close_matches(fold(name), folded, n=NEAR, cutoff=0.5)
    hint = f"nearest names: {', '.join(folded[text] for text in near)}" if near else "no name comes near"
    return f"{name!r}: no actor or place of the graph bears this name; {hint}."


def _text(term: Term | None) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""
