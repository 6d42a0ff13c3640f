"""What the page of a node shows: its properties in French, its events, its passages."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox
from rdflib import RDFS

from kg.namespaces import KG, OA, SCHEMA
from kg.store import GraphStore, Term

MOST = 500  # rows of one list on a page; the query page shows all
PROPERTIES = """SELECT DISTINCT ?property ?name ?value ?label WHERE {{
    {node} ?property ?value .
    OPTIONAL {{ GRAPH <https://w3id.org/depeche-kg/ontology> {{
        ?property rdfs:label ?name . FILTER(LANG(?name) = "fr") }} }}
    OPTIONAL {{ ?value rdfs:label|schema:headline|kg:title ?own }}
    OPTIONAL {{ GRAPH <https://w3id.org/depeche-kg/ontology> {{
        ?value rdfs:label ?term . FILTER(LANG(?term) = "fr") }} }}
    BIND(COALESCE(?own, ?term) AS ?label)
}} ORDER BY ?property ?label ?value LIMIT 2000"""
EVENTS = """SELECT DISTINCT ?event ?label ?status ?date WHERE {{
    {{ ?event kg:actor|kg:recipient|kg:place {node} }} UNION {{ ?event kg:evidence/kg:inArticle {node} }}
    UNION {{ ?event kg:evidence/kg:attributedTo {node} }}
    ?event a kg:Event ; rdfs:label ?label ; kg:status ?state .
    GRAPH <https://w3id.org/depeche-kg/ontology> {{ ?state rdfs:label ?status . FILTER(LANG(?status) = "fr") }}
    OPTIONAL {{ ?event kg:date ?date }}
}} ORDER BY STR(?date) ?label ?status LIMIT {most}"""
PASSAGES = """SELECT DISTINCT ?mention ?exact ?prefix ?suffix ?article ?name ?publisher ?published ?source WHERE {{
    {{ {node} kg:evidence ?mention }} UNION {{ {node} a kg:Mention BIND({node} AS ?mention) }}
    ?mention oa:exact ?exact ; oa:prefix ?prefix ; oa:suffix ?suffix ; kg:inArticle ?article .
    ?article schema:identifier ?identifier .
    OPTIONAL {{ ?article schema:headline ?headline }}
    BIND(COALESCE(?headline, ?identifier) AS ?name)
    OPTIONAL {{ ?article schema:publisher ?publisher }}
    OPTIONAL {{ ?article schema:datePublished ?published }}
    OPTIONAL {{ ?mention kg:attributedTo/rdfs:label ?source }}
}} ORDER BY ?published ?article ?mention LIMIT {most}"""
HIDDEN = frozenset(
    str(node) for node in (KG.evidence, RDFS.label, OA.exact, OA.prefix, OA.suffix, KG.sha256, SCHEMA.mentions)
)  # long, or shown in another place


def facts_of(graph: GraphStore, iri: str) -> dict[str, Any]:
    """Give title, properties, events and passages of a node as plain strings; {} where the graph says nothing of it."""
    node = ox.NamedNode(iri)
    rows = [[_text(cell) for cell in row] for row in graph.select(PROPERTIES.format(node=node))]
    if not rows:
        return {}
    columns = ("event", "label", "status", "date")
    said = ("mention", "exact", "prefix", "suffix", "article", "name", "publisher", "published", "source")
    return {
        "iri": iri,
        "title": _title(rows, iri),
        "properties": _properties(rows, graph),
        "events": _table(graph, EVENTS.format(node=node, most=MOST), columns),
        "passages": _table(graph, PASSAGES.format(node=node, most=MOST), said),
    }


def _properties(rows: list[list[str]], graph: GraphStore) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for prop, name, value, label in rows:
        if prop not in HIDDEN:
            entry = found.setdefault(
                prop, {"name": name, "local": graph.shorten(prop).rpartition(":")[2], "iri": prop, "values": []}
            )
            link = value if value.startswith(("http://", "https://")) else ""
            entry["values"].append({"text": label or graph.shorten(value), "link": link})
    return list(found.values())


def _title(rows: list[list[str]], iri: str) -> str:
    wanted = ("label", "headline", "title", "identifier", "exact")
    values = {prop.rpartition("#")[2].rpartition("/")[2]: value for prop, _, value, _ in rows}
    return next((values[name] for name in wanted if values.get(name)), iri)


def _table(graph: GraphStore, query: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
    rows = graph.select(query)
    return [dict(zip(columns, (_text(cell) for cell in row), strict=True)) for row in rows]


def _text(term: Term | None) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""
