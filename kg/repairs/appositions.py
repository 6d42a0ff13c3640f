"""Participles behind an apposition: *X, chef du Y, tué par Z* says of X, not of Y, that he was killed."""

from __future__ import annotations

from kg.repairs.attaching import NAMES, OF, attach, is_past_participle
from kg.tokens import Token
from kg.wordlists import rows

PERSONAL = frozenset(verb for verb, kind in rows("verb_classes.tsv") if kind == "personal")
DEEDS = frozenset(["mort", "décès", "enlèvement", "libération", *(row[0] for row in rows("things.tsv"))])  # of no body
INNER = ("nmod", "flat:name", "conj", "amod")


def leave_apposition(participle: Token) -> None:
    """Hang what is done to persons alone on the person that the words before its comma describe."""
    if participle.lemma_ not in PERSONAL or not is_past_participle(participle) or participle.i < participle.head.i:
        return
    if not _behind_comma(participle):
        return
    person = _described(participle.head) or _named_inside(participle)
    if person is not None and _agree(person, participle):
        attach(participle, person, "acl")


def _described(noun: Token) -> Token | None:
    """*Burhan Wani, chef du groupe Y*: return the name that an apposition around ``noun`` completes."""
    while noun.dep_ in INNER and noun.head.pos_ in NAMES and noun.head.i < noun.i:
        noun = noun.head
    apart = noun.dep_ == "appos" and noun.pos_ == "NOUN" and _behind_comma(noun)
    return noun.head if apart and noun.head.pos_ == "PROPN" else None


def _behind_comma(token: Token) -> bool:
    """Return whether a comma opens the phrase of ``token``, wherever the parser hung it."""
    first = token.left_edge
    return first.text == "," or (first.i > token.sent.start and first.nbor(-1).text == ",")


def _named_inside(participle: Token) -> Token | None:
    """*la mort de Qassem Soleimani, tué par …*: return the name behind a deed or a noun that does not agree."""
    noun = participle.head
    if noun.pos_ != "NOUN" or (_agree(noun, participle) and noun.lemma_.lower() not in DEEDS):
        return None
    names = (t for t in noun.children if t.dep_ == "nmod" and t.pos_ in NAMES and noun.i < t.i < participle.i)
    return next((t for t in names if any(c.dep_ == "case" and c.lower_ in OF for c in t.children)), None)


def _agree(noun: Token, participle: Token) -> bool:
    """Return False where gender or number surely differ; the tagger guesses the gender of names."""
    told = ("Number",) if noun.pos_ == "PROPN" else ("Gender", "Number")
    pairs = ((noun.morph.get(f, []), participle.morph.get(f, [])) for f in told)
    return all(not a or not b or set(a) & set(b) for a, b in pairs)
