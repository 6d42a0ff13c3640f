"""Two graphs to what changed between them, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import pyoxigraph as ox

from kg.claims import Claim, same_act
from kg.store import GraphStore, Term

Kind = Literal["moved", "new", "gone", "more", "less", "office", "office-gone", "article", "article-gone", "text"]
EVENTS = """SELECT ?event ?type ?actor ?recipient ?mode ?trigger ?date ?status ?label WHERE {
    ?event a ?class ; kg:actor ?actor ; kg:recipient ?recipient ; kg:status ?status ; rdfs:label ?label .
    GRAPH <https://w3id.org/depeche-kg/ontology> { ?class skos:notation ?type ; kg:directProperty ?edge }
    OPTIONAL { ?event kg:mode ?mode }
    OPTIONAL { ?event kg:trigger ?trigger }
    OPTIONAL { ?event kg:date ?date }
}"""
SOURCES = """SELECT DISTINCT ?node ?id WHERE { ?node kg:evidence/kg:inArticle/schema:identifier ?id } ORDER BY ?id"""
OFFICES = """SELECT ?role (CONCAT(?holder, " – ", ?title, " – ", ?body) AS ?label) WHERE {
    ?role a kg:Role ; kg:holder/rdfs:label ?holder ; kg:title ?title ; kg:of/rdfs:label ?body }"""
ARTICLES = "SELECT ?id ?sha256 WHERE { ?article a schema:NewsArticle ; schema:identifier ?id ; kg:sha256 ?sha256 }"
# In the language of the news, as the labels of the events that the sentences quote.
STATUSES = {"actual": "avéré", "planned": "prévu", "possible": "possible", "denied": "nié"}


@dataclass(frozen=True)
class Change:
    """One change: its kind, the event or office (IRI) or the article (id), and a French sentence that says it."""

    kind: Kind
    node: str
    sentence: str


@dataclass(frozen=True)
class _Side:
    """What one graph holds: events and offices by IRI, the articles that attest them, the articles' digests."""

    claims: Mapping[str, Claim]
    labels: Mapping[str, str]
    sources: Mapping[str, tuple[str, ...]]
    articles: Mapping[str, str]


def diff(old: GraphStore, new: GraphStore) -> tuple[Change, ...]:
    """Tell what changed: events whose status moved, new and gone events, evidence, offices, articles; () if nothing.

    A new event is a move where OLD has the same act (see ``kg.claims``) with other statuses only; what OLD said of
    it may be gone from NEW, or stay beside it.
    """
    before, after = _read(old), _read(new)
    moved, left = _moves(before, after)
    changes = [
        *moved,
        *_events("new", after, set(after.claims) - set(before.claims) - left),
        *_events("gone", before, set(before.claims) - set(after.claims) - left),
        *_evidence(before, after),
        *_offices("office", after, before),
        *_offices("office-gone", before, after),
        *_articles(before, after),
    ]
    return tuple(changes)


def _moves(before: _Side, after: _Side) -> tuple[list[Change], set[str]]:
    """Return the events that stand in OLD with another status, and the IRIs that these changes account for."""
    changes: list[Change] = []
    told: set[str] = set()
    by_ends: dict[tuple[str, frozenset[str]], list[Claim]] = {}
    for claim in before.claims.values():
        by_ends.setdefault((claim.type, frozenset((claim.actor, claim.recipient))), []).append(claim)
    for claim in _sorted(after, set(after.claims) - set(before.claims)):
        same = by_ends.get((claim.type, frozenset((claim.actor, claim.recipient))), [])
        earlier = [c for c in same if c.status != claim.status and same_act(c, claim)]
        if not earlier or any(c.status == claim.status and same_act(c, claim) for c in same):
            continue
        # Of several, the one that NEW no longer holds is what became this event.
        origin = min(earlier, key=lambda c: (c.node in after.claims, c.date != claim.date, c))
        stays = origin.node in after.claims
        told |= {claim.node} if stays else {claim.node, origin.node}
        also = " (l'autre affirmation demeure)" if stays else ""
        way = f"de {STATUSES[origin.status]} à {STATUSES[claim.status]}"
        sentence = f"{_name(after, claim, status=False)} : passe {way}{also}{_told_by(after, claim.node)}."
        changes.append(Change("moved", claim.node, sentence))
    return changes, told


def _events(kind: Literal["new", "gone"], side: _Side, nodes: set[str]) -> Iterator[Change]:
    word = "Nouveau" if kind == "new" else "Disparu"
    for claim in _sorted(side, nodes):
        yield Change(kind, claim.node, f"{word} : {_name(side, claim)}{_told_by(side, claim.node)}.")


def _evidence(before: _Side, after: _Side) -> Iterator[Change]:
    for claim in _sorted(after, set(after.claims) & set(before.claims)):
        old, new = (set(side.sources.get(claim.node, ())) for side in (before, after))
        if new - old:
            yield Change("more", claim.node, f"{_name(after, claim)} : aussi dans {', '.join(sorted(new - old))}.")
        if old - new:
            yield Change("less", claim.node, f"{_name(after, claim)} : n'est plus dans {', '.join(sorted(old - new))}.")


def _offices(kind: Literal["office", "office-gone"], side: _Side, other: _Side) -> Iterator[Change]:
    word = "Nouvelle fonction" if kind == "office" else "Fonction disparue"
    offices = ((label, node) for node, label in side.labels.items() if node not in side.claims)
    for label, node in sorted(offices):
        if node not in other.labels:
            yield Change(kind, node, f"{word} : {label}{_told_by(side, node)}.")


def _articles(before: _Side, after: _Side) -> Iterator[Change]:
    for name in sorted(set(before.articles) | set(after.articles)):
        if name not in before.articles:
            yield Change("article", name, f"Nouvel article : {name}.")
        elif name not in after.articles:
            yield Change("article-gone", name, f"Article disparu : {name}.")
        elif before.articles[name] != after.articles[name]:
            yield Change("text", name, f"Article au texte modifié : {name}.")


def _read(graph: GraphStore) -> _Side:
    claims, labels = {}, {}
    for row in graph.select(EVENTS):
        node, kind, actor, recipient, mode, trigger, date, status, label = (_text(cell) for cell in row)
        claims[node] = Claim(node, kind, actor, recipient, mode, trigger, date, status.rpartition("#")[2])
        labels[node] = label
    labels |= {_text(node): _text(label) for node, label in graph.select(OFFICES)}
    sources: dict[str, tuple[str, ...]] = {}
    for told, article in graph.select(SOURCES):
        sources[_text(told)] = (*sources.get(_text(told), ()), _text(article))
    return _Side(claims, labels, sources, {_text(name): _text(digest) for name, digest in graph.select(ARTICLES)})


def _sorted(side: _Side, nodes: Iterable[str]) -> list[Claim]:
    found = (side.claims[node] for node in nodes if node in side.claims)
    return sorted(found, key=lambda claim: (side.labels[claim.node], claim.date, claim.status, claim.node))


def _name(side: _Side, claim: Claim, status: bool = True) -> str:
    said = [STATUSES.get(claim.status, claim.status)] if status else []
    said += [claim.date] if claim.date else []
    return side.labels[claim.node] + (f" ({', '.join(said)})" if said else "")


def _told_by(side: _Side, node: str) -> str:
    articles = side.sources.get(node, ())
    return f", d'après {', '.join(articles)}" if articles else ""


def _text(term: Term | None) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""
