"""Our vocabulary, the prefixes of the graph, and the IRIs of everything in it: all made from content alone."""

# The terms are spelled as in the ontology, in camel case.
# ruff: noqa: N815

from __future__ import annotations

import re

from rdflib import OWL, PROV, RDF, RDFS, SKOS, XSD, Namespace, URIRef
from rdflib.namespace import DefinedNamespace

from kg.errors import InputError
from kg.identifiers import digest, slug
from kg.model import Event, Role

DEFAULT_BASE = "https://w3id.org/depeche-kg/"
ONTOLOGY_IRI = URIRef("https://w3id.org/depeche-kg/ontology")
SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")
WD = Namespace("http://www.wikidata.org/entity/")

KINDS_OF_NODE = {"ent": "entity", "ev": "event", "role": "role", "men": "mention", "art": "article"}
SAFE_LOCAL_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*")
# Letters that Unicode does not decompose, as the press spells them without accents.


class KG(DefinedNamespace):
    """The terms of ``ontology/depeche-kg.ttl``; an unknown one raises AttributeError."""

    _fail = True
    _NS = Namespace("https://w3id.org/depeche-kg/ontology#")

    Event: URIRef
    Actor: URIRef
    Group: URIRef
    Role: URIRef
    Mention: URIRef
    Status: URIRef
    QuadCategory: URIRef
    actual: URIRef
    planned: URIRef
    possible: URIRef
    denied: URIRef
    verbalCooperation: URIRef
    materialCooperation: URIRef
    verbalConflict: URIRef
    materialConflict: URIRef
    Agree: URIRef
    Consult: URIRef
    Support: URIRef
    Concede: URIRef
    Cooperate: URIRef
    Aid: URIRef
    Retreat: URIRef
    Request: URIRef
    Accuse: URIRef
    Reject: URIRef
    Threaten: URIRef
    Protest: URIRef
    Sanction: URIRef
    Mobilize: URIRef
    Coerce: URIRef
    Assault: URIRef
    OtherEvent: URIRef
    actor: URIRef
    recipient: URIRef
    status: URIRef
    date: URIRef
    mode: URIRef
    place: URIRef
    evidence: URIRef
    contradicts: URIRef
    confirms: URIRef
    inArticle: URIRef
    attributedTo: URIRef
    trigger: URIRef
    rule: URIRef
    confidence: URIRef
    sha256: URIRef
    holder: URIRef
    of: URIRef
    title: URIRef
    holdsOfficeIn: URIRef
    agreesWith: URIRef
    talksWith: URIRef
    supports: URIRef
    concedesTo: URIRef
    cooperatesWith: URIRef
    aids: URIRef
    retreatsFrom: URIRef
    asks: URIRef
    accuses: URIRef
    rejects: URIRef
    threatens: URIRef
    protestsAgainst: URIRef
    sanctions: URIRef
    mobilizesAgainst: URIRef
    coerces: URIRef
    attacks: URIRef
    relatedTo: URIRef
    visits: URIRef
    phones: URIRef
    meets: URIRef
    mediatesWith: URIRef
    recognizes: URIRef
    praises: URIRef
    corroborates: URIRef
    liftsSanctionsOn: URIRef
    pardons: URIRef
    apologizesTo: URIRef
    tradesWith: URIRef
    finances: URIRef
    arms: URIRef
    rescues: URIRef
    grantsAsylumTo: URIRef
    frees: URIRef
    withdrawsFrom: URIRef
    disarmsBefore: URIRef
    ceasesFireWith: URIRef
    grantsAccessTo: URIRef
    resignsFrom: URIRef
    asksHelpOf: URIRef
    asksChangeOf: URIRef
    asksConcessionOf: URIRef
    asksToMeet: URIRef
    criticizes: URIRef
    investigates: URIRef
    sues: URIRef
    refutes: URIRef
    refusesHelpTo: URIRef
    refusesChangeTo: URIRef
    refusesToYieldTo: URIRef
    refusesToMeet: URIRef
    warns: URIRef
    threatensRestrictionsOn: URIRef
    threatensArrestOf: URIRef
    threatensToBreakWith: URIRef
    threatensToExpel: URIRef
    threatensTerritoryOf: URIRef
    threatensViolenceAgainst: URIRef
    demonstratesAgainst: URIRef
    riotsAgainst: URIRef
    strikesAgainst: URIRef
    hungerStrikesAgainst: URIRef
    boycotts: URIRef
    obstructs: URIRef
    vandalizes: URIRef
    convicts: URIRef
    expels: URIRef
    quits: URIRef
    breaksWith: URIRef
    deploysTroopsAgainst: URIRef
    deploysWeaponsAgainst: URIRef
    deploysPoliceAgainst: URIRef
    deploysMilitiaAgainst: URIRef
    seizesFrom: URIRef
    restricts: URIRef
    censors: URIRef
    imposesCurfewOn: URIRef
    imposesMartialLawOn: URIRef
    arrests: URIRef
    deports: URIRef
    withholdsFrom: URIRef
    disinforms: URIRef
    hacks: URIRef
    abducts: URIRef
    beats: URIRef
    tortures: URIRef
    sexuallyAssaults: URIRef
    kills: URIRef
    assassinates: URIRef
    destroys: URIRef
    attacksByHand: URIRef
    shootsAt: URIRef
    bombs: URIRef
    suicideBombs: URIRef
    strikesFromAir: URIRef
    strikesByDrone: URIRef
    shells: URIRef
    dispersesByForce: URIRef
    attacksUnconventionally: URIRef
    invades: URIRef
    quadCategory: URIRef
    cameoRoot: URIRef
    directProperty: URIRef
    whenMode: URIRef
    whenTrigger: URIRef


def prefixes(base: str = DEFAULT_BASE) -> dict[str, str]:
    """Give the prefixes of a graph whose instances live under ``base``, as prefix -> namespace."""
    instances = {prefix: f"{base}{folder}/" for prefix, folder in KINDS_OF_NODE.items()}
    standard = {"owl": OWL, "prov": PROV, "rdf": RDF, "rdfs": RDFS, "skos": SKOS, "xsd": XSD}
    used = {"kg": KG, "oa": OA, "schema": SCHEMA, "sem": SEM, "wd": WD}
    return instances | {prefix: str(namespace) for prefix, namespace in (standard | used).items()}


def check_base(base: str) -> str:
    """Return ``base`` if instances can live under it, else raise InputError."""
    if not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]*[^\s<>\"{}|\\^`/#:]+[/#]", base):
        raise InputError(f"--base {base!r}: expected an http(s) IRI that ends in '/' or '#'.")
    return base


def entity_iri(entity_id: str, base: str = DEFAULT_BASE) -> URIRef:
    """Mint the IRI of an actor or place from its id."""
    return URIRef(f"{base}entity/{_local(entity_id)}")


def article_iri(article_id: str, base: str = DEFAULT_BASE) -> URIRef:
    """Mint the IRI of an article from the input file's stem or the record's id."""
    return URIRef(f"{base}article/{_local(article_id)}")


def event_iri(event: Event, symmetric: bool, base: str = DEFAULT_BASE) -> URIRef:
    """Mint the IRI of an event: class, mode, the two ends (sorted where ``symmetric``), date and status.

    The trigger is part of the identity of an OTHER event, whose class alone says nothing.
    """
    ends = sorted((event.actor, event.recipient)) if symmetric else [event.actor, event.recipient]
    trigger = [event.evidence.trigger] if event.type == "OTHER" else []
    return _hashed("event", "e", event.type, event.mode, *ends, event.date, event.status, *trigger, base=base)


def role_iri(role: Role, base: str = DEFAULT_BASE) -> URIRef:
    """Mint the IRI of a role from holder, body and title."""
    return _hashed("role", "r", role.holder, role.of, role.title, base=base)


def mention_iri(article_id: str, start: int, end: int, node: URIRef, base: str = DEFAULT_BASE) -> URIRef:
    """Mint the IRI of a mention: the article, its offsets there, and the event or role that it attests."""
    local = node.rsplit("/", 1)[-1]
    return _hashed("mention", "m", article_id, str(start), str(end), local, base=base)


def _hashed(folder: str, letter: str, *parts: str, base: str) -> URIRef:
    return URIRef(f"{base}{folder}/{letter}{digest(chr(31).join(parts))}")


def _local(name: str) -> str:
    return name if SAFE_LOCAL_NAME.fullmatch(name) else f"{slug(name)}-{digest(name, 8)}"
