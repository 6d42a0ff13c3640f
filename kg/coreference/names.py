"""Names of one actor within an article: the same id, the same spelling, a surname, an acronym, a short form."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict

from kg.coreference.chains import Links
from kg.lexicon import Lexicon
from kg.model import Mention
from kg.tokens import Doc

PROMINENT = 2
SHORT = 4  # a name part of fewer letters is no safe short form


def link_names(doc: Doc, mentions: list[Mention], links: Links, lexicon: Lexicon) -> None:
    """Join the names, demonyms and collectives of ``mentions`` that stand for one actor."""
    first: dict[tuple[str, str], int] = {}
    parts = _parts_of_names(mentions)
    for i, mention in enumerate(mentions):
        if mention.form in ("name", "demonym", "collective"):
            links.found(i)
            if mention.kind != "Person" or fold(mention.name) not in parts:
                links.join(i, first.setdefault(_key(mention), i))
    _join_parts_of_names(mentions, links, parts)
    _join_acronyms(doc, mentions, links)
    _join_short_forms(mentions, links)


def fold(text: str) -> str:
    """Return a case-, accent- and hyphen-insensitive key of a name."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", " ", plain).strip()


def _key(mention: Mention) -> tuple[str, str]:
    return ("known", mention.known) if mention.known else (mention.kind, fold(mention.name))


def _persons(mentions: list[Mention]) -> list[int]:
    return [i for i, m in enumerate(mentions) if m.form == "name" and m.kind == "Person"]


def _parts_of_names(mentions: list[Mention]) -> dict[str, list[int]]:
    """Return surname or given name → the mentions of the fuller names that it is part of."""
    full: defaultdict[str, list[int]] = defaultdict(list)
    for i in _persons(mentions):
        words = fold(mentions[i].name).split()
        for k in range(1, len(words)):
            full[" ".join(words[k:])].append(i)
            full[" ".join(words[:k])].append(i)
    return full


def _join_parts_of_names(mentions: list[Mention], links: Links, full: dict[str, list[int]]) -> None:
    """*Loukachenko* (or *Alexandre*) belongs to the nearest *Alexandre Loukachenko* before it, else to the first after.

    Of two persons of one name, the one that the article names far more often is meant (*Penelope et François Fillon*).
    """
    for i in _persons(mentions):
        others = _prominent(
            [j for j in full.get(fold(mentions[i].name), ()) if _agree(mentions[i], mentions[j])], links
        )
        if others:
            links.join(i, max((j for j in others if j < i), default=others[0]))


def _prominent(full: list[int], links: Links) -> list[int]:
    """Return the mentions of the person named ``PROMINENT`` times as often as any other, else all."""
    count = Counter(links.chain(j) for j in full).most_common(2)
    if len(count) < 2 or count[0][1] < PROMINENT * count[1][1]:
        return full
    return [j for j in full if links.chain(j) == count[0][0]]


def _agree(a: Mention, b: Mention) -> bool:
    return not a.gender or not b.gender or a.gender == b.gender


def _join_acronyms(doc: Doc, mentions: list[Mention], links: Links) -> None:
    """*Union démocratique du centre (UDC)*: a name in brackets after a name whose initials it spells."""
    for i, j in zip(range(len(mentions)), range(1, len(mentions)), strict=False):
        a, b = mentions[i], mentions[j]
        if a.form == b.form == "name" and b.start == a.end + 1 and doc[a.end].text == "(" and _initials(b.name, a.name):
            links.join(j, i)
            for k, m in enumerate(mentions):
                if m.form == "name" and m.name == b.name:
                    links.join(k, i)


def _initials(acronym: str, name: str) -> bool:
    letters = [w[0] for w in fold(name).split()]
    it = iter(letters)
    return acronym.isupper() and len(acronym) >= 2 and all(c in it for c in fold(acronym).replace(" ", ""))


def _join_short_forms(mentions: list[Mention], links: Links) -> None:
    """*Fenix* after *Fenix Toulouse*: one word of exactly one longer name of an organisation."""
    orgs = [i for i, m in enumerate(mentions) if m.form == "name" and m.kind == "Organization" and not m.known]
    for i in orgs:
        word = fold(mentions[i].name)
        longer = {
            links.chain(j): j for j in orgs if word != fold(mentions[j].name) and word in fold(mentions[j].name).split()
        }
        if len(word) >= SHORT and " " not in word and len(longer) == 1:
            links.join(i, next(iter(longer.values())))
