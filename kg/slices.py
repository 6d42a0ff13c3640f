"""A graph cut into what each article says, so that one article's facts can be named, replaced and removed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import RDF, RDFS, SKOS

from kg.namespaces import KG, SCHEMA
from kg.ontology import Vocabulary, load_vocabulary
from kg.store import GraphStore, Term

TYPE = ox.NamedNode(RDF.type)
ARTICLE_CLASS = ox.NamedNode(SCHEMA.NewsArticle)
EVIDENCE = ox.NamedNode(KG.evidence)
LINKS = frozenset({ox.NamedNode(KG.contradicts), ox.NamedNode(KG.confirms)})
# What is told of an entity wherever it occurs; its direct edges belong to the articles that warrant them.
DESCRIPTION = frozenset(ox.NamedNode(node) for node in (RDF.type, RDFS.label, SKOS.altLabel, SKOS.exactMatch))
ENDS = tuple(
    ox.NamedNode(node)
    for node in (SCHEMA.mentions, KG.actor, KG.recipient, KG.place, KG.holder, KG.of, KG.attributedTo)
)
EDGE_STATUSES = frozenset({str(KG.actual), str(KG.planned)})


@dataclass(frozen=True)
class Slice:
    """The triples of one named graph, sorted; ``article`` is the article's id, or "" for what no article says."""

    graph: ox.NamedNode
    article: str
    triples: tuple[ox.Triple, ...]


def cut(graph: GraphStore) -> Iterator[Slice]:
    """Yield one slice per article, sorted by IRI, and at last what is left over, as the graph ``{base}graph/links``.

    The article's IRI names its graph. The union of all slices is the graph; an event that two articles report and the
    description of an entity stand in the slice of each. Only links between events (kg:contradicts, kg:confirms), and
    what was added to the graph by hand, are left over.
    """
    index = _Index(graph)
    told: set[ox.Triple] = set()
    for article in index.articles():
        triples = index.of_article(article)
        told |= triples
        identifier = index.value(article, ox.NamedNode(SCHEMA.identifier))
        yield Slice(article, identifier, tuple(sorted(triples, key=str)))
    rest = [triple for triples in index.by_subject.values() for triple in triples if triple not in told]
    if rest:
        yield Slice(links_graph(graph), "", tuple(sorted(rest, key=str)))


def links_graph(graph: GraphStore) -> ox.NamedNode:
    """Name the graph of what no single article says."""
    return ox.NamedNode(graph.prefixes["art"].removesuffix("article/") + "graph/links")


class _Index:
    """The triples of the default graph by subject, and each article's mentions with the nodes that they attest."""

    def __init__(self, graph: GraphStore) -> None:
        self.vocabulary: Vocabulary = load_vocabulary()
        self.names = {str(node): name for name, node in self.vocabulary.classes.items()}
        self.by_subject: dict[Term, list[ox.Triple]] = defaultdict(list)
        self.mentions: dict[Term, list[Term]] = defaultdict(list)
        self.holders: dict[Term, list[Term]] = defaultdict(list)
        for triple in graph.triples():
            self.by_subject[triple.subject].append(triple)
            if triple.predicate.value == str(KG.inArticle):
                self.mentions[triple.object].append(triple.subject)
            if triple.predicate == EVIDENCE:
                self.holders[triple.object].append(triple.subject)

    def articles(self) -> list[ox.NamedNode]:
        found = (
            triple.subject
            for triples in self.by_subject.values()
            for triple in triples
            if triple.predicate == TYPE and triple.object == ARTICLE_CLASS
        )
        return sorted((node for node in found if isinstance(node, ox.NamedNode)), key=str)

    def of_article(self, article: ox.NamedNode) -> set[ox.Triple]:
        triples = set(self.by_subject[article])
        for mention in self.mentions[article]:
            triples.update(self.by_subject[mention])
            for holder in self.holders[mention]:
                triples.add(ox.Triple(_node(holder), EVIDENCE, mention))
                own = self.by_subject[holder]
                triples.update(t for t in own if t.predicate != EVIDENCE and t.predicate not in LINKS)
                triples.update(self._edges(holder, mention))
        entities = {triple.object for triple in triples if triple.predicate in ENDS}
        for entity in entities:
            triples.update(triple for triple in self.by_subject[entity] if triple.predicate in DESCRIPTION)
        return triples

    def value(self, node: Term, predicate: ox.NamedNode) -> str:
        values = (triple.object for triple in self.by_subject[node] if triple.predicate == predicate)
        return next((value.value for value in values if isinstance(value, ox.Literal | ox.NamedNode)), "")

    def _edges(self, node: Term, mention: Term) -> Iterator[ox.Triple]:
        """Give the direct edges that the mention of an event or a role warrants, as far as the graph has them."""
        event = self.value(node, ox.NamedNode(KG.status)) in EDGE_STATUSES
        ends = (KG.actor, KG.recipient) if event else (KG.holder, KG.of)
        first, second = (self.value(node, ox.NamedNode(end)) for end in ends)
        if not (first and second):
            return
        properties = self._properties(node, mention) if event else (KG.holdsOfficeIn,)
        for edge in properties:
            for start, end in ((first, second), (second, first)):
                triple = ox.Triple(ox.NamedNode(start), ox.NamedNode(edge), ox.NamedNode(end))
                if (start == first or edge in self.vocabulary.symmetric) and triple in self.by_subject[triple.subject]:
                    yield triple

    def _properties(self, event: Term, mention: Term) -> tuple[str, ...]:
        types = (triple.object for triple in self.by_subject[event] if triple.predicate == TYPE)
        found = [
            self.names[node.value] for node in types if isinstance(node, ox.NamedNode) and node.value in self.names
        ]
        mode = self.value(event, ox.NamedNode(KG.mode))
        trigger = self.value(mention, ox.NamedNode(KG.trigger))
        return tuple(edge for name in sorted(found) for edge in self.vocabulary.edge_properties(name, mode, trigger))


def _node(term: Term) -> ox.NamedNode:
    assert isinstance(term, ox.NamedNode)
    return term
