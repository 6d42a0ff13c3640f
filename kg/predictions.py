"""What a built graph says, article by article, asked for in the published vocabulary only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from kg.gold import GoldArticle, fold_name
from kg.model import EventType
from kg.store import GraphStore

TYPES = frozenset(get_args(EventType)) - {"OTHER"}
EVENTS = """SELECT DISTINCT ?article ?class ?actor ?recipient ?status ?date ?source ?exact WHERE {
  ?event a kg:Event, ?class ; kg:actor ?actor ; kg:recipient ?recipient ; kg:evidence ?mention .
  ?mention kg:inArticle/schema:identifier ?article .
  OPTIONAL { ?event kg:status ?status } OPTIONAL { ?event kg:date ?date }
  OPTIONAL { ?mention kg:attributedTo ?source } OPTIONAL { ?mention oa:exact ?exact } }"""
ROLES = """SELECT DISTINCT ?article ?person ?of ?title WHERE {
  ?role a kg:Role ; kg:holder ?person ; kg:of ?of ; kg:title ?title ;
    kg:evidence/kg:inArticle/schema:identifier ?article }"""
NAMES = "SELECT ?node ?name WHERE { ?node rdfs:label|skos:altLabel ?name }"
LINKS = "SELECT ?node ?item WHERE { ?node skos:exactMatch ?item }"
MENTIONED = "SELECT DISTINCT ?article ?node WHERE { ?a schema:identifier ?article ; schema:mentions ?node }"

Triple = tuple[str, str, str]  # actor, TYPE, recipient; entity IRIs


@dataclass(frozen=True)
class Statement:
    """One mention of a predicted event; everything but ``exact`` is an IRI's last part, an IRI, a date or ""."""

    status: str
    date: str
    source: str
    exact: str


@dataclass(frozen=True)
class Predictions:
    """What a graph says, by article id; ``names`` and ``items`` by entity IRI."""

    events: Mapping[str, Mapping[Triple, tuple[Statement, ...]]]
    roles: Mapping[str, Mapping[tuple[str, str], tuple[str, ...]]]
    mentioned: Mapping[str, frozenset[str]]
    names: Mapping[str, frozenset[str]]
    items: Mapping[str, frozenset[str]]

    def keys(self, iri: str, gold: GoldArticle) -> frozenset[str]:
        """Return the gold entities that ``iri`` may stand for: by Wikidata item, or by one of its names."""
        names, items = self.names.get(iri, frozenset()), self.items.get(iri, frozenset())
        return frozenset(k for k in gold.names if gold.items[k] in items or names & gold.names[k])


def read_predictions(graph: GraphStore) -> Predictions:
    """Return the events, roles, entities and names of ``graph``, in a fixed order."""
    events: defaultdict[str, defaultdict[Triple, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for article, kind, actor, recipient, status, date, source, exact in _rows(graph, EVENTS):
        event_type = last_part(kind).upper()
        if event_type in TYPES and actor != recipient:
            events[article][actor, event_type, recipient].append(Statement(last_part(status), date, source, exact))
    roles: defaultdict[str, defaultdict[tuple[str, str], list[str]]] = defaultdict(lambda: defaultdict(list))
    for article, person, of, title in _rows(graph, ROLES):
        roles[article][person, of].append(title)
    return Predictions(
        events={a: {t: tuple(s) for t, s in found.items()} for a, found in events.items()},
        roles={a: {pair: tuple(titles) for pair, titles in found.items()} for a, found in roles.items()},
        mentioned=_grouped(_rows(graph, MENTIONED)),
        names=_grouped((node, fold_name(name)) for node, name in _rows(graph, NAMES)),
        items=_grouped((node, item.rsplit("/", 1)[1]) for node, item in _rows(graph, LINKS) if "wikidata.org" in item),
    )


def last_part(iri: str) -> str:
    """Return the local name of an IRI; anything else is given back as it is."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def _rows(graph: GraphStore, query: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a query as strings ("" where unbound), sorted."""
    yield from sorted(tuple(_text(term) for term in row) for row in graph.select(query))


def _text(term: object) -> str:
    return str(getattr(term, "value", ""))


def _grouped(pairs: Iterable[tuple[str, ...]]) -> dict[str, frozenset[str]]:
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for key, value in pairs:
        groups[key].add(value)
    return {key: frozenset(values) for key, values in groups.items()}
