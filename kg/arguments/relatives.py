"""Relative pronouns: the noun that *qui*, *que*, *dont*, *auquel* stand for."""

from __future__ import annotations

from kg.arguments.words import TIMES
from kg.tokens import Token

RELATIVES = frozenset(
    [
        "qui",
        "que",
        "qu'",
        "dont",
        "lequel",
        "laquelle",
        "lesquels",
        "lesquelles",
        "auquel",
        "auxquels",
        "auxquelles",
        "duquel",
        "desquels",
        "desquelles",
    ]
)
REACH = 12  # tokens between a noun and the clause that the parser hung elsewhere
CLAUSES = ("acl:relcl", "acl")


def antecedent(token: Token) -> Token | None:
    """Return the noun that a relative pronoun stands for, or None where ``token`` is none."""
    if token.pos_ != "PRON" or token.lower_ not in RELATIVES:
        return None
    verb = token.head
    for _ in range(5):
        if verb.dep_ in CLAUSES or verb.head == verb:
            break
        verb = verb.head
    hung = verb.head if verb.dep_ in CLAUSES and verb.head.i < token.i else None
    if token.lower_ in ("que", "qu'") and hung is None:
        return _right_before(token)
    if token.lower_ != "qui" or (hung is not None and agree(hung, token.head)):
        return hung
    return _before(token) or hung


def _right_before(que: Token) -> Token | None:
    """Return the noun that ends right before *que*, the words that complete it left out."""
    noun = que.nbor(-1) if que.i > que.sent.start else que
    while noun.head.i < noun.i and (noun.dep_.startswith("flat") or noun.dep_ in ("amod", "appos")):
        noun = noun.head
    return noun if noun.pos_ in ("NOUN", "PROPN") and noun.lower_ not in TIMES else None


def _before(qui: Token) -> Token | None:
    """Return the nearest noun before *qui* that agrees with its verb in number."""
    for token in reversed(qui.doc[max(qui.sent.start, qui.i - REACH) : qui.i]):
        if token.pos_ in ("VERB", "AUX", "PRON", "SCONJ") or token.text in ("«", "»", ":", ";"):
            return None
        if token.pos_ in ("NOUN", "PROPN") and token.lower_ not in TIMES and agree(token, qui.head):
            return token
    return None


def agree(noun: Token, verb: Token) -> bool:
    """Return False where a noun and verb surely differ in number; conjoined nouns are plural."""
    wanted = _number(verb) or next(
        (n for t in verb.children if t.dep_.startswith(("aux", "cop")) if (n := _number(t))), ""
    )
    several = any(t.dep_ == "conj" for t in noun.children)
    return several or not wanted or _number(noun) in ("", wanted)


def _number(token: Token) -> str:
    return next(iter(token.morph.get("Number", [])), "")
