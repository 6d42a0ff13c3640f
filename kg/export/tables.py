"""The graph as tables: nodes and edges for property-graph databases, and event rows for event-data users."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

import pyoxigraph as ox
from rdflib import RDF

from kg.namespaces import KINDS_OF_NODE
from kg.store import GraphStore, Term

# The columns of nodes.csv that hold literals: property -> header with the type that Neo4j's import reads.
LITERALS = {
    "rdfs:label": "label", "skos:altLabel": "aliases:string[]", "kg:date": "date", "kg:mode": "mode",
    "kg:title": "title", "oa:start": "start:int", "oa:end": "end:int", "oa:exact": "exact", "oa:prefix": "prefix",
    "oa:suffix": "suffix", "kg:trigger": "trigger", "kg:rule": "rule", "kg:confidence": "confidence:double",
    "schema:identifier": "identifier", "schema:headline": "headline", "schema:datePublished": "published",
    "schema:publisher": "publisher", "schema:inLanguage": "language", "kg:sha256": "sha256",
    "kg:status": "status", "skos:exactMatch": "wikidata",
}  # fmt: skip
ARRAY = ";"  # between the values of an array: what neo4j-admin expects unless told otherwise
PLOVER = """SELECT ?event ?date ?type ?mode ?quad ?root ?status ?actorName ?actorKind ?actorItem
    ?recipientName ?recipientKind ?recipientItem ?place ?outlet ?published ?story ?headline ?language
    ?source ?trigger ?confidence ?start ?end ?text WHERE {
    ?event a kg:Event, ?class ; kg:actor ?actor ; kg:recipient ?recipient ; kg:status ?status ; kg:evidence ?mention .
    { SELECT ?class ?type ?quad (GROUP_CONCAT(?code ; SEPARATOR="|") AS ?root) WHERE {
        { SELECT ?class ?type ?quad ?code WHERE { GRAPH <https://w3id.org/depeche-kg/ontology> {
            ?class kg:directProperty ?edge ; skos:notation ?type .
            OPTIONAL { ?class kg:quadCategory/skos:notation ?quad } OPTIONAL { ?class kg:cameoRoot ?code } } }
          ORDER BY ?class ?code } } GROUP BY ?class ?type ?quad }
    VALUES ?actorKind { schema:Person schema:Country schema:Organization schema:Place kg:Group }
    VALUES ?recipientKind { schema:Person schema:Country schema:Organization schema:Place kg:Group }
    ?actor a ?actorKind ; rdfs:label ?actorName . ?recipient a ?recipientKind ; rdfs:label ?recipientName .
    ?mention kg:inArticle ?in ; kg:trigger ?trigger ; kg:confidence ?confidence ;
        oa:start ?start ; oa:end ?end ; oa:exact ?text .
    ?in schema:identifier ?story .
    OPTIONAL { ?event kg:date ?date } OPTIONAL { ?event kg:mode ?mode } OPTIONAL { ?event kg:place/rdfs:label ?place }
    OPTIONAL { ?actor skos:exactMatch ?actorItem } OPTIONAL { ?recipient skos:exactMatch ?recipientItem }
    OPTIONAL { ?in schema:publisher ?outlet } OPTIONAL { ?in schema:datePublished ?published }
    OPTIONAL { ?in schema:headline ?headline } OPTIONAL { ?in schema:inLanguage ?language }
    OPTIONAL { ?mention kg:attributedTo/rdfs:label ?source }
} ORDER BY ?event ?story ?start ?end"""
# The names of the POLECAT tables (PLOVER's released data) as far as the graph knows the value, then our own.
PLOVER_HEADER = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Quad Code", "CAMEO Root", "Status",
    "Actor Name", "Actor Kind", "Wikidata Actor ID", "Recipient Name", "Recipient Kind", "Wikidata Recipient ID",
    "Placename", "Source", "Publication Date", "Story ID", "Headline", "Language",
    "Attributed To", "Trigger", "Confidence", "Start", "End", "Text",
)  # fmt: skip


def to_plover(graph: GraphStore) -> str:
    """Write one row per event and passage that tells it; an event of two passages has two rows with one Event ID."""
    return _csv(PLOVER_HEADER, [[_cell(term, graph) for term in row] for row in graph.select(PLOVER)])


def to_property_graph(graph: GraphStore) -> tuple[str, str]:
    """Write nodes and edges with the headers of Neo4j's bulk import, which pandas and others read as well.

    Every node of the graph is a row (``id:ID``, ``:LABEL``, its literals), every triple between two nodes an edge
    (``:START_ID``, ``:END_ID``, ``:TYPE``). Labels and types are local names; ``;`` joins the values of an array.
    """
    literals: dict[str, dict[str, list[str]]] = {}
    labels: dict[str, list[str]] = {}
    edges: list[tuple[str, str, str]] = []
    for triple in graph.triples():
        subject, predicate = _name(triple.subject, graph), graph.shorten(triple.predicate.value)
        values = literals.setdefault(subject, {})
        if triple.predicate.value == str(RDF.type):
            labels.setdefault(subject, []).append(_local(_name(triple.object, graph)))
        elif predicate in LITERALS:
            values.setdefault(predicate, []).append(_element(_cell(triple.object, graph), LITERALS[predicate]))
        else:
            edges.append((subject, _name(triple.object, graph), _local(predicate)))
    header = ("id:ID", ":LABEL", *LITERALS.values())
    nodes = [
        [name, ARRAY.join(sorted(labels.get(name, []))), *(ARRAY.join(sorted(values.get(p, []))) for p in LITERALS)]
        for name, values in sorted(literals.items())
    ]
    return _csv(header, nodes), _csv((":START_ID", ":END_ID", ":TYPE"), sorted(edges))


def _element(text: str, header: str) -> str:
    return text.replace(ARRAY, ",") if header.endswith("[]") else text


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return buffer.getvalue()


def _name(term: Term, graph: GraphStore) -> str:
    return graph.shorten(term.value) if isinstance(term, ox.NamedNode) else str(term)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _cell(term: Term | None, graph: GraphStore) -> str:
    """Write an instance as prefix:name, a term of a vocabulary or Wikidata as its name, a literal as its text."""
    if not isinstance(term, ox.NamedNode):
        return term.value if isinstance(term, ox.Literal) else ""
    name = graph.shorten(term.value)
    return name if name.partition(":")[0] in KINDS_OF_NODE else _local(name)
