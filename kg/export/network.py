"""The graph as a network for Gephi and its like: actors, and one edge per event, office or link."""

from __future__ import annotations

import io
import re

import networkx as nx
import pyoxigraph as ox

from kg.export.rdf import for_xml
from kg.namespaces import KINDS_OF_NODE
from kg.store import GraphStore, Term

ACTORS = """SELECT ?node ?label ?kind (SAMPLE(?item) AS ?wikidata) (COUNT(DISTINCT ?article) AS ?articles) WHERE {
    VALUES ?kind { schema:Person schema:Country schema:Organization schema:Place kg:Group }
    ?node a ?kind ; rdfs:label ?label .
    OPTIONAL { ?node skos:exactMatch ?item }
    OPTIONAL { ?article schema:mentions ?node }
} GROUP BY ?node ?label ?kind ORDER BY ?node"""
EVENTS = """SELECT ?event ?actor ?recipient ?label ?type ?quad ?status ?mode ?date ?passages ?articles WHERE {
    { SELECT ?event (COUNT(DISTINCT ?mention) AS ?passages) (COUNT(DISTINCT ?in) AS ?articles) WHERE {
        ?event a kg:Event ; kg:evidence ?mention . ?mention kg:inArticle ?in } GROUP BY ?event }
    ?event a ?class ; kg:actor ?actor ; kg:recipient ?recipient ; rdfs:label ?label ; kg:status ?status .
    GRAPH <https://w3id.org/depeche-kg/ontology> {
        ?class skos:notation ?type ; kg:directProperty ?edge . OPTIONAL { ?class kg:quadCategory ?quad } }
    OPTIONAL { ?event kg:mode ?mode }
    OPTIONAL { ?event kg:date ?date }
} ORDER BY ?event"""
OFFICES = """SELECT ?role ?holder ?of ?title (COUNT(DISTINCT ?mention) AS ?passages) (COUNT(DISTINCT ?in) AS ?articles) {
    ?role a kg:Role ; kg:holder ?holder ; kg:of ?of ; kg:title ?title ; kg:evidence ?mention .
    ?mention kg:inArticle ?in
} GROUP BY ?role ?holder ?of ?title ORDER BY ?role"""


def to_graphml(graph: GraphStore) -> str:
    """Write GraphML: nodes with label, kind, wikidata, articles; edges with label, event_type, quad, status, mode, date."""
    return "\n".join(nx.generate_graphml(network(graph))) + "\n"


def to_gexf(graph: GraphStore) -> str:
    """Write GEXF 1.2 with the same nodes and edges; the weight of an edge is its number of articles."""
    buffer = io.BytesIO()
    nx.write_gexf(network(graph), buffer, version="1.2draft")
    # networkx writes the day of the export, which would make every file different.
    return re.sub(r"\s*<meta .*?</meta>", "", buffer.getvalue().decode("utf-8"), count=1, flags=re.DOTALL) + "\n"


def network(graph: GraphStore) -> nx.MultiDiGraph:
    """Make the network: one node per actor or place, one edge per event (actor to recipient) and per office."""
    found = nx.MultiDiGraph()
    for node, label, kind, item, articles in _rows(graph, ACTORS):
        found.add_node(node, label=label, kind=kind, wikidata=item, articles=int(articles))
    for event, actor, recipient, label, name, quad, status, mode, date, passages, articles in _rows(graph, EVENTS):
        said = {"event_type": name, "quad": quad, "status": status, "mode": mode, "date": date}
        counts = {"passages": int(passages), "articles": int(articles), "weight": int(articles)}
        found.add_edge(actor, recipient, key=event, label=label, **said, **counts)
    for role, holder, body, title, passages, articles in _rows(graph, OFFICES):
        said = {"event_type": "OFFICE", "quad": "", "status": "", "mode": "", "date": ""}
        counts = {"passages": int(passages), "articles": int(articles), "weight": int(articles)}
        found.add_edge(holder, body, key=role, label=title, **said, **counts)
    return found


def _rows(graph: GraphStore, query: str) -> list[list[str]]:
    return [[_cell(term, graph) for term in row] for row in graph.select(query)]


def _cell(term: Term | None, graph: GraphStore) -> str:
    """Write a term as people read it: an instance as prefix:name, a term of a vocabulary or Wikidata as its name."""
    if not isinstance(term, ox.NamedNode):
        return for_xml(term.value) if isinstance(term, ox.Literal) else ""
    name = graph.shorten(term.value)
    prefix, _, local = name.partition(":")
    return name if prefix in KINDS_OF_NODE else local
