"""What the page shows, read from the graph: actors, facts with their passages, offices and articles, all sorted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rdflib import RDF, RDFS, SKOS, Graph, Node, URIRef

from kg.namespaces import KG, OA, SCHEMA
from kg.ontology import load_ontology, load_vocabulary

KINDS: dict[str, URIRef] = {
    "Person": SCHEMA.Person,
    "Country": SCHEMA.Country,
    "Organization": SCHEMA.Organization,
    "Group": KG.Group,
    "Place": SCHEMA.Place,
}
STATUSES = ("actual", "planned", "possible", "denied")
Index = Mapping[Node, Mapping[Node, list[Node]]]


@dataclass(frozen=True)
class Actor:
    """An entity of the graph; ``kind`` is a key of KINDS, ``wikidata`` a Q number or ""."""

    id: str
    label: str
    kind: str
    aliases: tuple[str, ...]
    wikidata: str


@dataclass(frozen=True)
class Source:
    """An article: ``date`` as far as known ("2021-11"), ``mentions`` the ids of the entities recognised in it."""

    id: str
    title: str
    outlet: str
    date: str
    mentions: tuple[str, ...]


@dataclass(frozen=True)
class Passage:
    """The words of an article that attest something: offsets in code points, and what was read there.

    ``prefix`` and ``suffix`` are the characters around them as the graph keeps them; ``speaker`` is an entity id or "".
    """

    article: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    speaker: str
    trigger: str
    rule: str
    confidence: float


@dataclass(frozen=True)
class Fact:
    """An event node: actor, recipient and place are entity ids, ``type`` a PLOVER name, ``verb`` French.

    ``mutual`` says that the two ends are in no order (talks, agreements).
    """

    id: str
    actor: str
    recipient: str
    type: str
    verb: str
    status: str
    date: str
    mode: str
    place: str
    mutual: bool
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Office:
    """A role: who holds which office in which country or body."""

    holder: str
    of: str
    title: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Term:
    """A word of the ontology: its name there, French label and definition; ``quad`` only on event types."""

    id: str
    label: str
    definition: str
    quad: str = ""


@dataclass(frozen=True)
class Records:
    """Everything the page shows; actors, facts and articles by id, types in the ontology's order of quad categories."""

    actors: tuple[Actor, ...]
    facts: tuple[Fact, ...]
    offices: tuple[Office, ...]
    sources: tuple[Source, ...]
    types: tuple[Term, ...]
    quads: tuple[Term, ...]
    statuses: tuple[Term, ...]


def read_records(graph: Graph) -> Records:
    """Read everything the page shows from a graph as kg.graph writes it."""
    index = _index(graph)
    found: dict[Node, list[URIRef]] = defaultdict(list)
    for subject in sorted(node for node in index if isinstance(node, URIRef)):
        for kind in index[subject].get(RDF.type, ()):
            found[kind].append(subject)
    entities = {node: name for name, kind in KINDS.items() for node in found[kind]}
    known = {_local(node) for node in entities}
    facts = [_fact(index, node) for node in found[KG.Event]]
    offices = [_office(index, node) for node in found[KG.Role]]
    return Records(
        actors=tuple(_actor(index, node, entities[node]) for node in sorted(entities)),
        facts=tuple(fact for fact in facts if known.issuperset((fact.actor, fact.recipient))),
        offices=tuple(office for office in offices if known.issuperset((office.holder, office.of))),
        sources=tuple(_source(index, node) for node in found[SCHEMA.NewsArticle]),
        types=_types(),
        quads=tuple(_term(load_ontology(), node) for node in _by_notation(KG.QuadCategory)),
        statuses=tuple(_term(load_ontology(), KG[name]) for name in STATUSES),
    )


def _index(graph: Graph) -> Index:
    # One pass over all triples: ten times faster than asking rdflib for each property of each node.
    index: dict[Node, dict[Node, list[Node]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in graph:
        index[subject][predicate].append(value)
    return {subject: dict(values) for subject, values in index.items()}


def _actor(index: Index, node: URIRef, kind: str) -> Actor:
    aliases = tuple(sorted(str(alias) for alias in index[node].get(SKOS.altLabel, ())))
    label = _text(index, node, RDFS.label) or _local(node)
    return Actor(_local(node), label, kind, aliases, _end(index, node, SKOS.exactMatch))


def _fact(index: Index, node: URIRef) -> Fact:
    kind, mode = _type(index, node), _text(index, node, KG.mode)
    return Fact(
        id=_local(node),
        actor=_end(index, node, KG.actor),
        recipient=_end(index, node, KG.recipient),
        type=kind,
        verb=_verb(index, node),
        status=_end(index, node, KG.status) or "actual",
        date=_text(index, node, KG.date),
        mode=mode,
        place=_end(index, node, KG.place),
        mutual=load_vocabulary().naming_property(kind, mode) in load_vocabulary().symmetric,
        passages=_passages(index, node),
    )


def _type(index: Index, node: URIRef) -> str:
    kinds = set(index[node].get(RDF.type, ()))
    return next((name for name, kind in load_vocabulary().classes.items() if kind in kinds), "OTHER")


def _verb(index: Index, node: URIRef) -> str:
    """Take the words between the two actors of an event's label ("Moscou – attaque – l'Ukraine")."""
    label = _text(index, node, RDFS.label)
    actor, recipient = (
        _text(index, end, RDFS.label) for key in (KG.actor, KG.recipient) for end in index[node].get(key, ())
    )
    return label.removeprefix(f"{actor} – ").removesuffix(f" – {recipient}")


def _office(index: Index, node: URIRef) -> Office:
    title = _text(index, node, KG.title)
    return Office(_end(index, node, KG.holder), _end(index, node, KG.of), title, _passages(index, node))


def _passages(index: Index, node: URIRef) -> tuple[Passage, ...]:
    found = (_passage(index, mention) for mention in index[node].get(KG.evidence, ()) if mention in index)
    return tuple(sorted(found, key=lambda passage: (passage.article, passage.start, passage.end)))


def _passage(index: Index, node: Node) -> Passage:
    return Passage(
        article=_end(index, node, KG.inArticle),
        start=int(_text(index, node, OA.start)),
        end=int(_text(index, node, OA.end)),
        exact=_text(index, node, OA.exact),
        prefix=_text(index, node, OA.prefix),
        suffix=_text(index, node, OA.suffix),
        speaker=_end(index, node, KG.attributedTo),
        trigger=_text(index, node, KG.trigger),
        rule=_text(index, node, KG.rule),
        confidence=float(_text(index, node, KG.confidence) or 1),
    )


def _source(index: Index, node: URIRef) -> Source:
    return Source(
        id=_local(node),
        title=_text(index, node, SCHEMA.headline),
        outlet=_text(index, node, SCHEMA.publisher),
        date=_text(index, node, SCHEMA.datePublished),
        mentions=tuple(sorted(_local(entity) for entity in index[node].get(SCHEMA.mentions, ()))),
    )


def _types() -> tuple[Term, ...]:
    ontology, classes = load_ontology(), load_vocabulary().classes
    quads = list(_by_notation(KG.QuadCategory))
    terms = []
    for name, node in classes.items():
        quad = ontology.value(node, KG.quadCategory)
        order = quads.index(quad) if quad in quads else len(quads)
        terms.append((order, name, _term(ontology, node, name, _local(quad) if quad else "other")))
    return tuple(term for _, _, term in sorted(terms, key=lambda item: item[:2]))


def _by_notation(kind: URIRef) -> Iterable[Node]:
    ontology = load_ontology()
    return sorted(ontology.subjects(RDF.type, kind), key=lambda node: str(ontology.value(node, SKOS.notation)))


def _term(ontology: Graph, node: Node, name: str = "", quad: str = "") -> Term:
    label, definition = (_french(ontology, node, property) for property in (RDFS.label, SKOS.definition))
    return Term(name or _local(node), label, definition, quad)


def _french(ontology: Graph, node: Node, predicate: Node) -> str:
    return next((str(text) for text in ontology.objects(node, predicate) if getattr(text, "language", "") == "fr"), "")


def _text(index: Index, node: Node, predicate: Node) -> str:
    return str(min(index.get(node, {}).get(predicate, ("",)), key=str))


def _end(index: Index, node: Node, predicate: Node) -> str:
    value = _text(index, node, predicate)
    return _local(value) if value else ""


def _local(node: Node | str) -> str:
    return str(node).rsplit("/", 1)[-1].rsplit("#", 1)[-1]
