"""Quotes and their speakers: whom *je* and *nous* mean."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.lexicon import Lexicon

INVERTED = ("obj", "obl:arg")
OPEN, CLOSE = ("«", "“"), ("»", "”")
SUBJECTS = ("nsubj", "nsubj:pass", "expl:subj")


def speakers(doc: Doc, lexicon: Lexicon) -> dict[int, int]:
    """Return for each token inside quotation marks the token of the one who speaks, where a verb of saying shows it."""
    found: dict[int, int] = {}
    for start, end in quotes(doc):
        speaker = _speaker(doc, start, end, lexicon)
        if speaker is not None:
            found |= dict.fromkeys(range(start, end), speaker.i)
    return found


def quotes(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield the half-open token spans between quotation marks; straight marks open and close in turn."""
    start = -1
    for token in doc:
        mark = token.text
        if start >= 0 and (mark in CLOSE or mark == '"'):
            yield start, token.i
            start = -1
        elif mark in OPEN or mark == '"':
            start = token.i + 1


def _speaker(doc: Doc, start: int, end: int, lexicon: Lexicon) -> Token | None:
    """Return the subject of the nearest verb of saying outside the quote, in the sentences that it touches."""
    first, last = doc[start].sent, doc[min(end, len(doc) - 1)].sent
    verbs = [
        t for t in doc[first.start : last.end]
        if not start <= t.i < end and t.lemma_ in lexicon.speech and t.pos_ in ("VERB", "AUX", "NOUN", "ADJ")
    ]  # fmt: skip
    for verb in sorted(verbs, key=lambda t: min(abs(t.i - start), abs(t.i - end))):
        subject = next((t for t in verb.children if _can_speak(t, verb) and not start <= t.i < end), None)
        if subject is not None:
            return subject
    return None


def _can_speak(token: Token, verb: Token) -> bool:
    """Return True for a subject, also for one behind its verb that the parser took for an object (*a dit Paul*)."""
    inverted = verb.dep_ == "parataxis" and token.i > verb.i and token.dep_ in INVERTED
    return token.dep_ in SUBJECTS or (inverted and not any(t.dep_ in SUBJECTS for t in verb.children))
