"""Other ways to write RDF: N-Triples, N-Quads and TriG by article, JSON-LD, RDF/XML, RDF 1.2 with reifiers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox
from rdflib import RDF

from kg import jsonld
from kg.ontology import load_vocabulary
from kg.slices import cut
from kg.store import GraphStore

REIFIES = ox.NamedNode(f"{RDF}reifies")
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
EVENTS = "SELECT ?event ?class ?actor ?recipient { ?event a ?class ; kg:actor ?actor ; kg:recipient ?recipient }"


def to_ntriples(graph: GraphStore) -> str:
    """Write one triple per line, sorted."""
    return _serialize(_triples(graph), ox.RdfFormat.N_TRIPLES, {})


def to_nquads(graph: GraphStore) -> str:
    """Write one quad per line, each article's facts in the graph that its IRI names (see ``kg.slices``)."""
    return _serialize(_quads(graph), ox.RdfFormat.N_QUADS, {})


def to_trig(graph: GraphStore) -> str:
    """Write one block per article, cut as in ``to_nquads``."""
    return _serialize(_quads(graph), ox.RdfFormat.TRIG, graph.prefixes)


def to_rdfxml(graph: GraphStore) -> str:
    """Write RDF/XML; characters that XML 1.0 does not allow become U+FFFD."""
    return _serialize((_for_xml(triple) for triple in _triples(graph)), ox.RdfFormat.RDF_XML, graph.prefixes)


def to_jsonld(graph: GraphStore) -> str:
    """Write JSON-LD 1.1: a context of prefixes, and one object per node with compact names."""
    return jsonld.to_jsonld(_triples(graph), graph)


def to_rdf12(graph: GraphStore) -> str:
    """Write Turtle 1.2 in which each event reifies its direct edge, also where that edge is not asserted.

    ``ev:… rdf:reifies <<( ent:etats-unis kg:sanctions ent:bielorussie )>>``: what is only possible or denied is
    said of an edge that the graph does not hold.
    """
    triples = sorted([*_triples(graph), *_reified(graph)], key=str)
    return _serialize(triples, ox.RdfFormat.TURTLE, graph.prefixes)


def for_xml(text: str) -> str:
    """Replace the characters that XML 1.0 does not allow."""
    return NOT_IN_XML.sub("\ufffd", text)


def _triples(graph: GraphStore) -> list[ox.Triple]:
    return sorted(graph.triples(), key=str)


def _quads(graph: GraphStore) -> Iterator[ox.Quad]:
    for part in cut(graph):
        for triple in part.triples:
            yield ox.Quad(triple.subject, triple.predicate, triple.object, part.graph)


def _reified(graph: GraphStore) -> Iterator[ox.Triple]:
    vocabulary = load_vocabulary()
    edges = {str(node): vocabulary.general[name] for name, node in vocabulary.classes.items()}
    for event, kind, actor, recipient in graph.select(EVENTS):
        assert isinstance(event, ox.NamedNode) and isinstance(actor, ox.NamedNode) and isinstance(kind, ox.NamedNode)
        if kind.value in edges and isinstance(recipient, ox.NamedNode):
            yield ox.Triple(event, REIFIES, ox.Triple(actor, ox.NamedNode(edges[kind.value]), recipient))


def _for_xml(triple: ox.Triple) -> ox.Triple:
    value = triple.object
    if not isinstance(value, ox.Literal) or not NOT_IN_XML.search(value.value):
        return triple
    if value.language:
        clean = ox.Literal(for_xml(value.value), language=value.language)
    else:
        clean = ox.Literal(for_xml(value.value), datatype=value.datatype)
    return ox.Triple(triple.subject, triple.predicate, clean)


def _serialize(
    statements: Iterable[ox.Triple] | Iterable[ox.Quad], output: ox.RdfFormat, prefixes: Mapping[str, str]
) -> str:
    named = {prefix: prefixes[prefix] for prefix in sorted(prefixes) if prefixes[prefix]}
    written = ox.serialize(statements, format=output, prefixes=named)
    assert written is not None
    return written.decode("utf-8")
