"""Relative pronouns: the noun that *qui*, *que*, *dont*, *auquel* stand for."""

from __future__ import annotations

from spacy.tokens import Token

RELATIVES = ("qui", "que", "qu'", "dont", "lequel", "laquelle", "lesquels", "lesquelles", "auquel", "duquel")


def antecedent(token: Token) -> Token | None:
    """Return the noun that a relative pronoun stands for, or None where ``token`` is none."""
    if token.pos_ != "PRON" or token.lower_ not in RELATIVES:
        return None
    verb = token.head
    for _ in range(5):
        if verb.dep_ in ("acl:relcl", "acl") or verb.head is verb:
            break
        verb = verb.head
    return verb.head if verb.dep_ in ("acl:relcl", "acl") and verb.head.i < token.i else None
