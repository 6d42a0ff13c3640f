"""Acronyms and the words they abbreviate, one behind the other in brackets (after Schwartz and Hearst 2003)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from kg.tokens import Doc, Span, Token

SHORTEST, LONGEST = 3, 10  # letters of an acronym
PREFIX = 3  # letters that one word gives (*PROtection*)
BROKEN = (".", ";", ":", "(", ")", "!", "?", "«", "»", '"')
NOMINAL = ("NOUN", "PROPN", "ADJ", "X")


Pairs = Sequence[tuple[int, int, int]]  # start and end of a long form, the token of its acronym


def find_pairs(doc: Doc) -> Pairs:
    """Return every long form with the acronym that stands beside it in brackets."""
    return tuple(_pairs(doc))


def long_forms(doc: Doc, pairs: Pairs) -> list[Span]:
    """Return the spans, labelled ORG, that an acronym spells and no known name covers."""
    return [Span(doc, start, end, "ORG") for start, end, _ in pairs if not _is_known(doc, start, end)]


def _is_known(doc: Doc, start: int, end: int) -> bool:
    """Return True where the gazetteer has exactly these words."""
    return bool(doc[start].ent_id_) and all(t.ent_id_ == doc[start].ent_id_ for t in doc[start:end])


def _pairs(doc: Doc) -> Iterator[tuple[int, int, int]]:
    """Yield start and end of the long form and the token of the acronym."""
    for i in range(1, len(doc) - 2):
        if doc[i].text != "(":
            continue
        if _is_acronym(doc[i + 1]) and doc[i + 2].text in (")", ",", ";", "-", "–"):
            start = _start(doc, i, doc[i + 1].text)
            if start >= 0:
                yield start, i, i + 1
        elif _is_acronym(doc[i - 1]):
            end = next((j for j in range(i + 1, min(i + 16, len(doc))) if doc[j].text == ")"), -1)
            start = next((j for j in range(i + 1, end) if doc[j].pos_ in NOMINAL), end)
            if end > 0 and start < end and _spells(_folded(doc[i - 1].text), _words(doc, start, end)):
                yield start, end, i - 1


def _is_acronym(token: Token) -> bool:
    text = token.text.replace("-", "").replace(".", "")
    capitals = sum(c.isupper() for c in text)
    return SHORTEST <= len(text) <= LONGEST and text.isalpha() and (text.isupper() or capitals >= 2)


def _start(doc: Doc, end: int, acronym: str) -> int:
    """Return the nearest token from which on the words up to ``end`` spell the acronym, or -1."""
    letters = _folded(acronym)
    for start in range(end - 2, max(-1, end - 2 * len(letters) - 6), -1):
        if doc[start].text in BROKEN or doc[start].is_space or doc[start].pos_ in ("AUX",):
            return -1
        opens = doc[start].pos_ in NOMINAL and _folded(doc[start].text)[:1] == letters[:1]
        if opens and _spells(letters, _words(doc, start, end)):
            return start
    return -1


def _words(doc: Doc, start: int, end: int) -> list[tuple[str, bool]]:
    """Return the words of a span, split at hyphens, and whether each must take part."""
    return [
        (_folded(part), token.pos_ in NOMINAL)
        for token in doc[start:end]
        for part in token.text.replace("'", "-").split("-")
        if part.isalpha()
    ]


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "".join(c for c in plain if c.isalpha())


def _spells(letters: str, words: list[tuple[str, bool]], skips: int = 2) -> bool:
    """Return whether prefixes of the words, in order, make the letters; some nouns may give none."""
    if not letters:
        return sum(needed for _, needed in words) <= 3
    if not words:
        return False
    (word, needed), rest = words[0], words[1:]
    for size in range(1, PREFIX + 1):
        if len(word) >= size and letters.startswith(word[:size]) and _spells(letters[size:], rest, skips):
            return True
    return (skips > 0 or not needed) and _spells(letters, rest, skips - needed)
