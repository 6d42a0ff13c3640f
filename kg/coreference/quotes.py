"""Quotes and their speakers: whom *je* and *nous* mean."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg.lexicon import Lexicon
from kg.tokens import Doc, Token

INVERTED = ("obj", "obl:arg", "obl:agent", "dep", "appos")
OPEN, CLOSE = ("«", "“"), ("»", "”")
SUBJECTS = ("nsubj", "nsubj:pass", "expl:subj")
HYPHENED = ("-il", "-elle", "-ils", "-elles", "-t-il", "-t-elle", "-t-ils", "-t-elles", "t-il", "t-elle")
NOMINAL = ("NOUN", "PROPN", "PRON")
AFTER = 7  # tokens behind a quote in which its verb of saying stands
CUES = ("selon", "pour", "d'après", "après")


def speakers(doc: Doc, lexicon: Lexicon) -> dict[int, int]:
    """Return for each token inside quotation marks the token of the one who speaks, where the words around show it.

    A quotation without such words goes on where the one before it ended.
    """
    found: dict[int, int] = {}
    spans = list(quotes(doc))
    last, last_end = -1, -1
    for start, end in spans:
        speaker = _speaker(doc, start, end, lexicon)
        if speaker < 0 and _opens_sentence(doc, start):
            speaker = last if last_end >= 0 and _goes_on(doc, last_end, start) else _subject_before(doc, start)
        if speaker >= 0:
            found |= dict.fromkeys(range(start, end), speaker)
        last, last_end = speaker, end
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


def _speaker(doc: Doc, start: int, end: int, lexicon: Lexicon) -> int:
    """Return the token of the speaker by what stands behind, inside or before the quote, else -1."""
    for find in (_behind, _inside, _before):
        speaker = find(doc, start, end, lexicon)
        if speaker >= 0:
            return speaker
    return -1


def _behind(doc: Doc, start: int, end: int, lexicon: Lexicon) -> int:
    """*« … », a déclaré Paul*; *« … », dit-il*; *« … », selon Paul*."""
    for token in doc[end + 1 : min(end + 1 + AFTER, len(doc))]:
        if token.text in (".", ";", ":", *OPEN, *CLOSE, '"') or "\n" in token.text:
            return -1
        if token.lower_ in HYPHENED:
            return int(token.i)
        if token.lower_ in ("selon", "d'après") and doc[min(token.i + 1, len(doc) - 1)].lower_ != "ce":
            return _noun_after(token)
        if _says(token, lexicon):
            inverted = _hyphened(token)
            return inverted if inverted >= 0 else _subject(token, start, end, inverted=True)
        if token.pos_ in ("NOUN", "PROPN") and token.dep_ in SUBJECTS:
            return -1
    return -1


def _inside(doc: Doc, start: int, end: int, lexicon: Lexicon) -> int:
    """*« Je pars, dit Paul, et …»*: a verb of saying between commas with its subject behind it."""
    for before, token in pairwise(doc[start:end]):
        if not _says(token, lexicon) or before.text not in (",", "?", "!", "."):
            continue
        subject = _hyphened(token)
        after = next((t for t in doc[token.i + 1 : end] if t.pos_ != "ADV"), token)
        if subject < 0 and after.pos_ in ("PROPN", "DET", "NOUN") and not after.lower_.startswith("que"):
            subject = _noun_after(token)
        if subject >= 0:
            return subject
    return -1


def _hyphened(verb: Token) -> int:
    """Return the *il* of *dit-il*, *a-t-il dit*, or -1."""
    around = verb.doc[max(0, verb.i - 1) : verb.i + 4]
    return next((int(t.i) for t in around if t.lower_ in HYPHENED), -1)


def _before(doc: Doc, start: int, end: int, lexicon: Lexicon) -> int:
    """*Paul a déclaré : « …»*, *Paul estime que « …»*, *Selon Paul, « …»*, *Paul : « …»*."""
    first = doc[max(0, start - 1)].sent.start
    colon = start >= 2 and doc[start - 2].text == ":"
    for token in reversed(doc[first : max(first, start - 1)]):
        if _says(token, lexicon) or (colon and token.pos_ == "VERB"):
            subject = _subject(token, start, end, inverted=False)
            if subject >= 0:
                return subject
        elif token.lower_ in CUES and (token.is_sent_start or token.nbor(-1).lower_ in (",", "d'")):
            return _noun_after(token)
    if colon and start >= 3 and doc[start - 3].pos_ == "PROPN":
        return start - 3
    return -1


def _says(token: Token, lexicon: Lexicon) -> bool:
    return token.pos_ in ("VERB", "AUX", "NOUN", "ADJ") and token.lemma_ in lexicon.speech


def _subject(verb: Token, start: int, end: int, *, inverted: bool) -> int:
    """Return the subject of a verb of saying outside the quote, that of the verb it hangs on where it has none."""
    for _ in range(3):
        for token in verb.children:
            if token.pos_ in NOMINAL and _can_speak(token, verb, inverted) and not start <= token.i < end:
                return _real(token)
        if verb.dep_ not in ("conj", "xcomp", "advcl", "acl") or verb.head is verb or start <= verb.head.i < end:
            return -1
        if verb.dep_ == "acl":
            return int(verb.head.i)
        verb = verb.head
    return -1


def _real(subject: Token) -> int:
    """*Paul, qui a dit*: the relative pronoun speaks for the noun before its clause."""
    relative = subject.lower_ == "qui" and subject.head.dep_ == "acl:relcl"
    return int(subject.head.head.i if relative else subject.i)


def _can_speak(token: Token, verb: Token, inverted: bool) -> bool:
    """Return True for a subject, also for one behind its verb that the parser took for an object (*a dit Paul*)."""
    if token.dep_ in SUBJECTS:
        return True
    behind = token.i > verb.i and token.dep_ in INVERTED and token.pos_ in NOMINAL
    return (
        inverted
        and behind
        and not any(t.dep_ in SUBJECTS or t.dep_ == "case" for t in (*verb.children, *token.children))
    )


def _noun_after(token: Token) -> int:
    """Return the first noun, name or pronoun behind a token."""
    after = token.doc[token.i + 1 : token.i + 6]
    return next((int(t.i) for t in after if t.pos_ in NOMINAL), -1)


def _opens_sentence(doc: Doc, start: int) -> bool:
    mark = doc[start - 1]
    return mark.is_sent_start is True or doc[start].is_sent_start is True or mark.i == 0 or doc[start - 2].is_space


def _goes_on(doc: Doc, end: int, start: int) -> bool:
    """Return True where nothing but an incise stands between two quotes."""
    between = [t for t in doc[end + 1 : start - 1] if not (t.is_punct or t.is_space)]
    return len(between) <= 12 and sum(t.is_sent_start is True for t in doc[end + 1 : start - 1]) <= 1


def _subject_before(doc: Doc, start: int) -> int:
    """*Paul s'est expliqué. « Je … »*: the subject of the sentence before a quote without any other words."""
    mark = start - 1
    if mark < 1:
        return -1
    root = doc[mark - 1].sent.root
    return next((int(t.i) for t in root.children if t.dep_ in SUBJECTS), -1)
