"""Readings to an RDF graph: direct edges, events, evidence, articles, entities and roles, as ontology/ defines them."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import RDF, RDFS, SKOS, XSD, Graph, Literal, Node, URIRef

from kg.claims import Claim, bearings
from kg.errors import InputError
from kg.model import Article, Entity, Event, Evidence, Reading, Role
from kg.namespaces import (
    DEFAULT_BASE,
    KG,
    OA,
    SCHEMA,
    WD,
    article_iri,
    entity_iri,
    event_iri,
    mention_iri,
    prefixes,
    role_iri,
)
from kg.ontology import Vocabulary, load_vocabulary
from kg.texts import sha256_of

KINDS: dict[str, URIRef] = {
    "Person": SCHEMA.Person,
    "Country": SCHEMA.Country,
    "Organization": SCHEMA.Organization,
    "Group": KG.Group,
    "Place": SCHEMA.Place,
}
STATUSES: dict[str, URIRef] = {
    "actual": KG.actual,
    "planned": KG.planned,
    "possible": KG.possible,
    "denied": KG.denied,
}
EDGE_STATUSES = ("actual", "planned")
DATE_TYPES = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
CONTEXT = 32  # characters of oa:prefix and oa:suffix, enough to find a quote again in a text that moved


def to_graph(readings: Iterable[Reading], base: str = DEFAULT_BASE) -> Graph:
    """Write readings as one graph; the order of the readings does not matter.

    Raises InputError where two different articles share one id, ValueError where a reading contradicts itself
    (offsets outside the text, an entity id that it does not list).
    """
    graph = _new_graph(prefixes(base).items())
    vocabulary = load_vocabulary()
    for reading in readings:
        _check(reading)
        _add_article(graph, reading, base)
        for entity in reading.entities:
            _add_entity(graph, entity, base)
        for event in reading.events:
            _add_event(graph, event, vocabulary, base)
        for role in reading.roles:
            _add_role(graph, role, base)
        _add_mentions(graph, reading, vocabulary, base)
    return _settle(graph)


def merge(graphs: Iterable[Graph]) -> Graph:
    """Unite graphs, in any order and any grouping, and settle what two articles say differently of one entity.

    Its label is the one with most accented letters, then the shortest, then the last by code point (which puts
    "États-Unis" before "Etats-Unis" and "ÉTATS-UNIS"); the other labels become skos:altLabel. Its kind is the first of
    Person, Country, Organization, Group, Place; its Wikidata item the lowest. Which events contradict or confirm
    each other follows anew from the events. Raises InputError where two different articles share one id.
    """
    merged = _new_graph(())
    for graph in graphs:
        for prefix, namespace in graph.namespaces():
            merged.bind(prefix, namespace)
        merged += graph
    return _settle(merged)


def _new_graph(bindings: Iterable[tuple[str, str]]) -> Graph:
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in bindings:
        graph.bind(prefix, namespace)
    return graph


def _check(reading: Reading) -> None:
    known = {entity.id for entity in reading.entities} | {""}
    named = {name for event in reading.events for name in (event.actor, event.recipient, event.place)}
    named |= {name for role in reading.roles for name in (role.holder, role.of)}
    evidence = [event.evidence for event in reading.events] + [role.evidence for role in reading.roles]
    missing = sorted((named | {place.source for place in evidence}) - known)
    if missing:
        raise ValueError(f"Article {reading.article.id}: entities {missing} are used but not listed.")
    for place in evidence:
        if not 0 <= place.start < place.end <= len(reading.article.text):
            raise ValueError(f"Article {reading.article.id}: evidence {place.start}:{place.end} lies outside its text.")


def _add_article(graph: Graph, reading: Reading, base: str) -> None:
    article = reading.article
    node = article_iri(article.id, base)
    values = {SCHEMA.headline: article.title, SCHEMA.publisher: article.publisher, SCHEMA.inLanguage: article.language}
    graph.add((node, RDF.type, SCHEMA.NewsArticle))
    graph.add((node, SCHEMA.identifier, Literal(article.id)))
    graph.add((node, KG.sha256, Literal(sha256_of(article.text))))
    for predicate, value in values.items():
        if value:
            graph.add((node, predicate, Literal(value)))
    if article.published:
        graph.add((node, SCHEMA.datePublished, _date(article.published)))
    for entity in reading.entities:
        graph.add((node, SCHEMA.mentions, entity_iri(entity.id, base)))


def _add_entity(graph: Graph, entity: Entity, base: str) -> None:
    node = entity_iri(entity.id, base)
    graph.add((node, RDF.type, KINDS[entity.kind]))
    if entity.kind != "Place":  # a place becomes an actor only by taking part in something
        graph.add((node, RDF.type, KG.Actor))
    graph.add((node, RDFS.label, Literal(entity.label, lang="fr")))
    for alias in entity.aliases:
        graph.add((node, SKOS.altLabel, Literal(alias, lang="fr")))
    if entity.wikidata:
        graph.add((node, SKOS.exactMatch, WD[entity.wikidata]))


def _add_event(graph: Graph, event: Event, vocabulary: Vocabulary, base: str) -> None:
    symmetric = _is_symmetric(event, vocabulary)
    node = event_iri(event, symmetric, base)
    ends = (event.actor, event.recipient)
    actor, recipient = (entity_iri(end, base) for end in (sorted(ends) if symmetric else ends))
    graph.add((node, RDF.type, KG.Event))
    graph.add((node, RDF.type, vocabulary.classes[event.type]))
    graph.add((node, KG.actor, actor))
    graph.add((node, KG.recipient, recipient))
    graph.add((node, KG.status, STATUSES[event.status]))
    for end in (actor, recipient):
        graph.add((end, RDF.type, KG.Actor))
    if event.date:
        graph.add((node, KG.date, _date(event.date)))
    if event.mode:
        graph.add((node, KG.mode, Literal(event.mode)))
    if event.type == "OTHER":
        graph.add((node, KG.trigger, Literal(event.evidence.trigger)))
    if event.place:
        graph.add((node, KG.place, entity_iri(event.place, base)))
    if event.status in EDGE_STATUSES:
        _add_edges(graph, event, vocabulary, base)


def _is_symmetric(event: Event, vocabulary: Vocabulary) -> bool:
    # A visit is a CONSULT, but who visits whom matters: the property that names the event decides.
    return vocabulary.naming_property(event.type, event.mode) in vocabulary.symmetric


def _add_edges(graph: Graph, event: Event, vocabulary: Vocabulary, base: str) -> None:
    actor, recipient = entity_iri(event.actor, base), entity_iri(event.recipient, base)
    for edge in vocabulary.edge_properties(event.type, event.mode, event.evidence.trigger):
        graph.add((actor, edge, recipient))
        if edge in vocabulary.symmetric:
            graph.add((recipient, edge, actor))


def _add_role(graph: Graph, role: Role, base: str) -> None:
    node = role_iri(role, base)
    holder, body = entity_iri(role.holder, base), entity_iri(role.of, base)
    graph.add((node, RDF.type, KG.Role))
    graph.add((node, KG.holder, holder))
    graph.add((node, KG.of, body))
    graph.add((node, KG.title, Literal(role.title)))
    graph.add((holder, KG.holdsOfficeIn, body))
    for end in (holder, body):
        graph.add((end, RDF.type, KG.Actor))


def _add_mentions(graph: Graph, reading: Reading, vocabulary: Vocabulary, base: str) -> None:
    best: dict[tuple[URIRef, int, int], Evidence] = {}
    said = [(event_iri(event, _is_symmetric(event, vocabulary), base), event.evidence) for event in reading.events]
    said += [(role_iri(role, base), role.evidence) for role in reading.roles]
    for node, evidence in said:
        place = (node, evidence.start, evidence.end)
        best[place] = max(best.get(place, evidence), evidence, key=_rank)
    for (node, _, _), evidence in best.items():
        _add_mention(graph, reading.article, node, evidence, base)


def _rank(evidence: Evidence) -> tuple[float, bool, str, str, str]:
    return (evidence.confidence, bool(evidence.source), evidence.trigger, evidence.rule, evidence.source)


def _add_mention(graph: Graph, article: Article, node: URIRef, evidence: Evidence, base: str) -> None:
    start, end, text = evidence.start, evidence.end, article.text
    mention = mention_iri(article.id, start, end, node, base)
    graph.add((node, KG.evidence, mention))
    for kind in (KG.Mention, OA.TextPositionSelector, OA.TextQuoteSelector):
        graph.add((mention, RDF.type, kind))
    graph.add((mention, KG.inArticle, article_iri(article.id, base)))
    graph.add((mention, OA.start, Literal(start)))
    graph.add((mention, OA.end, Literal(end)))
    graph.add((mention, OA.exact, Literal(text[start:end])))
    graph.add((mention, OA.prefix, Literal(text[max(0, start - CONTEXT) : start])))
    graph.add((mention, OA.suffix, Literal(text[end : end + CONTEXT])))
    graph.add((mention, KG.trigger, Literal(evidence.trigger)))
    graph.add((mention, KG.rule, Literal(evidence.rule)))
    graph.add((mention, KG.confidence, _decimal(evidence.confidence)))
    if evidence.source:
        source = entity_iri(evidence.source, base)
        graph.add((mention, KG.attributedTo, source))
        graph.add((source, RDF.type, KG.Actor))


def _date(date: str) -> Literal:
    return Literal(date, datatype=DATE_TYPES.get(len(date), XSD.string))


def _decimal(number: float) -> Literal:
    text = f"{number:.3f}".rstrip("0")
    return Literal(text + "0" if text.endswith(".") else text, datatype=XSD.decimal, normalize=False)


def _settle(graph: Graph) -> Graph:
    """Apply the fixed rules of ``merge`` in place, then name the events by the labels that remain."""
    for article in set(graph.subjects(RDF.type, SCHEMA.NewsArticle)):
        if len(set(graph.objects(article, KG.sha256))) > 1:
            name = graph.value(article, SCHEMA.identifier)
            raise InputError(f"Article {name}: two different texts carry this id; expected one id per article.")
    for kind in KINDS.values():
        for entity in set(graph.subjects(RDF.type, kind)):
            _settle_entity(graph, entity)
    for event in set(graph.subjects(RDF.type, KG.Event)):
        graph.set((event, RDFS.label, Literal(_event_label(graph, event), lang="fr")))
    _link_claims(graph)
    return graph


def _link_claims(graph: Graph) -> None:
    """Derive kg:contradicts and kg:confirms anew from the events that the graph holds (rules: ``kg.claims``)."""
    links: dict[str, URIRef] = {"contradicts": KG.contradicts, "confirms": KG.confirms}
    for link in links.values():
        graph.remove((None, link, None))
    claims = [_claim(graph, event) for event in graph.subjects(RDF.type, KG.Event)]
    for first, bearing, second in bearings(claims):
        graph.add((URIRef(first), links[bearing], URIRef(second)))


def _claim(graph: Graph, event: Node) -> Claim:
    said = (graph.value(event, node) for node in (KG.actor, KG.recipient, KG.mode, KG.trigger, KG.date, KG.status))
    actor, recipient, mode, trigger, date, status = ("" if value is None else str(value) for value in said)
    name = _type(graph, event)
    return Claim(str(event), name, actor, recipient, mode, trigger, date, status.rpartition("#")[2])


def _type(graph: Graph, event: Node) -> str:
    classes = load_vocabulary().classes.items()
    return min((name for name, node in classes if (event, RDF.type, node) in graph), default="OTHER")


def _settle_entity(graph: Graph, entity: Node) -> None:
    kinds = [kind for kind in KINDS.values() if (entity, RDF.type, kind) in graph]
    for kind in kinds[1:]:
        graph.remove((entity, RDF.type, kind))
    labels = sorted(graph.objects(entity, RDFS.label), key=lambda label: _label_rank(str(label)))
    for other in labels[:-1]:
        graph.remove((entity, RDFS.label, other))
        graph.add((entity, SKOS.altLabel, other))
    for label in labels[-1:]:
        graph.remove((entity, SKOS.altLabel, label))
    for item in sorted(graph.objects(entity, SKOS.exactMatch), key=lambda item: (len(str(item)), str(item)))[1:]:
        graph.remove((entity, SKOS.exactMatch, item))


def _label_rank(label: str) -> tuple[int, int, str]:
    return (sum(char.isalpha() and not char.isascii() for char in label), -len(label), label)


def _event_label(graph: Graph, event: Node) -> str:
    vocabulary = load_vocabulary()
    name = _type(graph, event)
    verb = vocabulary.verbs[vocabulary.naming_property(name, str(graph.value(event, KG.mode) or ""))]
    verb = str(graph.value(event, KG.trigger) or verb)
    ends = (graph.value(event, end) for end in (KG.actor, KG.recipient))
    actor, recipient = (graph.value(end, RDFS.label) for end in ends)
    return f"{actor} – {verb} – {recipient}"
