"""The records that travel between the stages; strings and numbers only, so all of them are hashable and picklable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "OTHER",
]  # fmt: skip
Kind = Literal["Person", "Country", "Organization", "Place", "Group"]
Status = Literal["actual", "planned", "possible", "denied"]

SYMMETRIC: frozenset[EventType] = frozenset({"AGREE", "CONSULT", "COOPERATE"})


@dataclass(frozen=True)
class Article:
    """One news article as the program keeps it.

    Attributes:
        id: The input file's stem, or the record's own id.
        text: The stored text (NFC, line ends as ``\\n``); every offset of the program points into it.
        reading: The text the language stage reads: same length, with boilerplate blanked and typography evened out.
        title: The headline, or "" where the text shows none.
        published: "2021-11-15", "2021-11", "2021" or "" where the text does not say.
        publisher: Agency or outlet ("Belga"), or "".
        dateline: City of the dateline ("WASHINGTON"), or "".
        authors: Names of the byline and credits; they are no actors of the news.
        language: ISO 639-1 code, as detected.
        notes: What the reader should know ("lu comme CP1252"), in French.
    """

    id: str
    text: str
    reading: str
    title: str = ""
    published: str = ""
    publisher: str = ""
    dateline: str = ""
    authors: tuple[str, ...] = ()
    language: str = "fr"
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Entity:
    """An actor or place; ``id`` is the local name of its IRI (``[a-z0-9-]``), ``wikidata`` a Q number or "".

    ``aliases`` are the other names that articles use for it, without the label, sorted.
    """

    id: str
    kind: Kind
    label: str
    aliases: tuple[str, ...] = ()
    wikidata: str = ""


@dataclass(frozen=True)
class Evidence:
    """A place in an article that says something: code-point offsets, end-exclusive, and what was read there.

    ``source`` is the entity id of who says so, or ""; ``confidence`` lies in 0..1.
    """

    start: int
    end: int
    trigger: str
    rule: str
    confidence: float
    source: str = ""


@dataclass(frozen=True)
class Event:
    """One reading of one event in one article; actor, recipient and place are entity ids, date and place may be ""."""

    type: EventType
    mode: str
    actor: str
    recipient: str
    status: Status
    date: str
    place: str
    evidence: Evidence


@dataclass(frozen=True)
class Role:
    """An office: ``holder`` is a person's id, ``of`` the id of the country or body, ``title`` as the text gives it."""

    holder: str
    of: str
    title: str
    evidence: Evidence


@dataclass(frozen=True)
class Silence:
    """Why a sentence yielded nothing: its offsets and the reason, in French."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True)
class Reading:
    """All that was read in one article; the whole input of the graph side.

    ``entities`` holds every actor and place recognised (also those without an event), sorted by id.
    """

    article: Article
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    roles: tuple[Role, ...]
    silences: tuple[Silence, ...] = ()


@dataclass(frozen=True)
class Mention:
    """A place in a Doc that names, describes or points at somebody or something; all positions are token indices.

    Attributes:
        start, end: The half-open token span.
        head: The token that stands for it in the parse.
        form: name | role | body | collective | demonym | pronoun | possessive.
        kind: What it can be, or "" where any kind fits (pronouns).
        name: Its text, without article and title.
        known: Gazetteer id, or "".
        noun: Lemma of the role or body noun ("ministre"), or "".
        of: Index of the mention that completes it ("ministre *russe*", "armée *du Mali*"), or -1.
        same: Index of the mention it stands in apposition with ("le président … *Vladimir Poutine*"), or -1.
        title: Text of the office without its holder and country ("ministre des Affaires étrangères"), or "".
        gender, number: "m" | "f" | "" and "sg" | "pl".
        definite: Whether a definite or possessive determiner introduces it; names always are.
        generic: Whether it is an indefinite population (*des manifestants*).
        former: Whether a prefix says that the office is over or to come (*ex-*, *ancien*, *futur*).
    """

    start: int
    end: int
    head: int
    form: str
    kind: str
    name: str
    known: str = ""
    noun: str = ""
    of: int = -1
    same: int = -1
    title: str = ""
    gender: str = ""
    number: str = "sg"
    definite: bool = True
    generic: bool = False
    former: bool = False
