"""Load and check everything in ``kg/data``: the gazetteer, the event frames and the word lists of French."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from importlib.resources import files
from typing import Any

from kg.datewords import time_nouns
from kg.errors import DataFileError
from kg.frames import Frame, load_frames
from kg.spelling import fold_spelling
from kg.wordlists import rows

DATA = files("kg") / "data"
OPENING = re.compile(r"[^\W\d_]+|\d+")  # the part of a word that every way of dividing it leaves whole


@dataclass(frozen=True)
class Office:
    """An office of a person: ``of`` is an entity id, ``since`` and ``until`` are ISO dates, or "" where unknown."""

    title: str
    of: str
    since: str = ""
    until: str = ""


@dataclass(frozen=True)
class Entry:
    """One known entity; ``acts_for`` (a palace) and ``government_of`` (a capital) are ids of what it stands for."""

    id: str
    kind: str
    label: str
    names: tuple[str, ...] = ()
    wikidata: str = ""
    demonyms: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    government_of: str = ""
    acts_for: str = ""
    country: str = ""
    sector: str = ""
    gender: str = ""
    media: bool = False
    offices: tuple[Office, ...] = ()


@dataclass(frozen=True)
class Gazetteer:
    """Known entities by id, with the look-ups that the stages need."""

    entries: Mapping[str, Entry]

    @cached_property
    def by_demonym(self) -> dict[str, str]:
        """Lower-case demonym form to country or place id; ambiguous forms (congolais) are left out."""
        return _unambiguous((form.lower(), e.id) for e in self.entries.values() for form in e.demonyms)

    @cached_property
    def by_people(self) -> dict[str, str]:
        """Capitalised name of a people ("Russes") to the id of its country."""
        return _unambiguous((form, e.id) for e in self.entries.values() for form in e.people)

    @cached_property
    def by_surname(self) -> dict[str, str]:
        """Surname to the id of the only known person who bears it."""
        return _unambiguous((name, e.id) for e in self.entries.values() for name in e.surnames)

    @cached_property
    def by_spelling(self) -> dict[str, str]:
        """Folded name to the id of the only entity that bears it."""
        return _unambiguous((fold_spelling(n), e.id) for e in self.entries.values() for n in (e.label, *e.names))

    @cached_property
    def offices(self) -> dict[tuple[str, str], list[tuple[str, Office]]]:
        """Country or body and lower-case title to the ids of those who ever held that office, with their terms."""
        found: defaultdict[tuple[str, str], list[tuple[str, Office]]] = defaultdict(list)
        for entry in self.entries.values():
            for office in entry.offices:
                found[office.of, office.title.lower()].append((entry.id, office))
        return dict(found)


@dataclass(frozen=True)
class Lexicon:
    """All word lists; every attribute is one file of ``kg/data``."""

    gazetteer: Gazetteer
    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]
    roles: Mapping[str, tuple[str, str]]  # form -> (lemma, class)
    role_synonyms: Mapping[str, frozenset[str]]  # office -> words for its holder
    national_offices: Mapping[str, str]  # office -> whether its complement is a portfolio ("yes", "no")
    bodies: Mapping[str, tuple[str, str, bool]]  # form -> (lemma, reading, generic)
    collectives: Mapping[str, str]  # variant -> label
    collective_adjectives: Mapping[str, str]  # adjective form -> label
    texts: frozenset[str]
    speech: Mapping[str, str]
    attribution: Mapping[str, str]
    anonymous: frozenset[str]
    factuality: Mapping[tuple[str, str], tuple[tuple[str, str], ...]]  # (word, pos) -> ((effect, preposition), …)
    support_verbs: Mapping[tuple[str, str], str]
    things: frozenset[str]
    quantities: frozenset[str]
    circumstances: frozenset[str]
    ending: frozenset[str]
    sports: frozenset[str]  # words of a game, where a clash is none
    outsiders: frozenset[str]  # groups around a body that do not act for it
    hypernyms: Mapping[str, tuple[str, frozenset[str]]]  # noun -> (kind, ids or sectors that it can stand for)
    times: frozenset[str]  # words that only tell when
    prepositions: Mapping[str, str]
    given_names: Mapping[str, str]
    titles: Mapping[str, str]
    prefixes: Mapping[str, str]
    not_names: frozenset[str]
    locative: Mapping[str, str] = field(default_factory=dict)
    impersonal: frozenset[tuple[str, str]] = frozenset()  # (lemma, construction) of *il* that means nobody

    @cached_property
    def predicates(self) -> dict[str, tuple[Frame, ...]]:
        """What somebody is said to be (*hostile*, *en désaccord*) by its last word, to the frames that it evokes."""
        found = ((word, tuple(f for f in frames if f.copular)) for word, frames in self.verbs.items())
        return {word: frames for word, frames in found if frames}

    @cached_property
    def actions(self) -> dict[str, tuple[Frame, ...]]:
        """What somebody does: the verbs without what their subject is said to be."""
        return {word: tuple(f for f in frames if not f.copular) for word, frames in self.verbs.items()}

    @cached_property
    def openings(self) -> frozenset[str]:
        """What the roles and bodies begin with."""
        return frozenset(opening(word.lower()) for word in (*self.roles, *self.bodies))

    @cached_property
    def collective_openings(self) -> frozenset[str]:
        """What the fixed collectives begin with."""
        return frozenset(opening(variant.lower()) for variant in self.collectives)

    @cached_property
    def cues(self) -> frozenset[str]:
        """The first words of the phrases that name a source (*selon*, *d'après*)."""
        return frozenset(match.group() for cue in self.attribution if (match := re.match(r"[^\s'-]+'?", cue)))


def opening(text: str) -> str:
    """Return the first letters or figures of ``text``: a quick way to rule most places of an article out."""
    if text.isalpha():
        return text
    found = OPENING.search(text)
    return found.group() if found else ""


def load_lexicon() -> Lexicon:
    """Return all linguistic knowledge of the package; raises DataFileError naming file and entry."""
    frames = tuple(load_frames())
    return Lexicon(
        gazetteer=load_gazetteer(),
        verbs=_by_word(f for f in frames if f.pos == "verb"),
        nouns=_by_word(f for f in frames if f.pos == "noun"),
        roles={form: (row[0], row[2]) for row in rows("roles.tsv") for form in _forms(row)},
        role_synonyms={row[0]: frozenset(_column(row, 1).split("|")) for row in rows("role_synonyms.tsv")},
        national_offices=_pairs("national_offices.tsv"),
        bodies={form: (row[0], row[2], row[3] == "yes") for row in rows("bodies.tsv") for form in _forms(row)},
        collectives={v: row[0] for row in rows("collectives.tsv") for v in row[1].split("|") if v},
        collective_adjectives={
            a: row[0] for row in rows("collectives.tsv") for a in _column(row, 2).split("|") if a != "-"
        },
        texts=_inflected("texts.tsv"),
        speech=_pairs("speech.tsv"),
        attribution=_pairs("attribution.tsv"),
        anonymous=_words("anonymous.tsv"),
        factuality=_factuality(),
        support_verbs={(row[0], row[1].strip("-")): row[2] for row in rows("support_verbs.tsv")},
        things=_inflected("things.tsv"),
        quantities=_words("quantities.tsv"),
        circumstances=_words("circumstances.tsv"),
        ending=_words("ending.tsv"),
        sports=_words("sports.tsv"),
        outsiders=_words("outsiders.tsv"),
        hypernyms={row[0]: (row[1], frozenset(row[2].split("|"))) for row in rows("hypernyms.tsv")},
        times=time_nouns(),
        prepositions=_pairs("prepositions.tsv"),
        given_names=_pairs("given_names.tsv"),
        titles=_pairs("titles.tsv"),
        prefixes=_pairs("prefixes.tsv"),
        not_names=frozenset(row[0].casefold() for row in rows("not_names.tsv")),
        locative={row[0]: row[2] for row in rows("locative.tsv")},
        impersonal=frozenset((row[0], row[1]) for row in rows("impersonal.tsv")),
    )


def load_gazetteer() -> Gazetteer:
    """Return the known entities; raises DataFileError where an id appears twice."""
    entries: dict[str, Entry] = {}
    for line in (DATA / "gazetteer.jsonl").read_text(encoding="utf-8").splitlines():
        entry = _entry(json.loads(line))
        if entry.id in entries:
            raise DataFileError(f"gazetteer.jsonl: the id '{entry.id}' appears twice; ids are unique.")
        entries[entry.id] = entry
    return Gazetteer(entries)


def _entry(record: dict[str, Any]) -> Entry:
    known = {f.name for f in fields(Entry)} - {"offices"}
    values: dict[str, Any] = {
        k: tuple(v) if isinstance(v, list) else v for k, v in record.items() if k in known and v is not None
    }
    offices = tuple(
        Office(o["title"], o.get("of") or "", o.get("from") or "", o.get("to") or "") for o in record.get("offices", ())
    )
    return Entry(**values, offices=offices)


def _by_word(frames: Iterator[Frame]) -> dict[str, tuple[Frame, ...]]:
    grouped: defaultdict[str, list[Frame]] = defaultdict(list)
    for frame in frames:
        grouped[frame.word].append(frame)
    return {word: tuple(group) for word, group in grouped.items()}


def _column(row: list[str], i: int) -> str:
    return row[i] if len(row) > i else ""


def _forms(row: list[str]) -> list[str]:
    """Return the lemma and the inflected forms of a row, which ``|`` separates."""
    return [row[0], *row[1].split("|")]


def _words(name: str) -> frozenset[str]:
    return frozenset(row[0] for row in rows(name))


def _inflected(name: str) -> frozenset[str]:
    return frozenset(form for row in rows(name) for form in _forms(row))


def _pairs(name: str) -> dict[str, str]:
    return {row[0]: _column(row, 1) for row in rows(name)}


def _factuality() -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    grouped: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in rows("factuality.tsv"):
        grouped[row[0], row[1]].append((_column(row, 3), row[2]))
    return {key: tuple(values) for key, values in grouped.items()}


def _unambiguous(pairs: Iterator[tuple[str, str]]) -> dict[str, str]:
    """Return the mapping of those keys that lead to one value only."""
    grouped: defaultdict[str, set[str]] = defaultdict(set)
    for key, value in pairs:
        grouped[key].add(value)
    return {key: next(iter(values)) for key, values in sorted(grouped.items()) if len(values) == 1}
