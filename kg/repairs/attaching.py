"""What the repairs share: word classes, and hanging words elsewhere without closing a circle."""

from __future__ import annotations

from kg.tokens import Token

NAMES = ("NOUN", "PROPN")
VERBS = ("VERB", "AUX")
OF = ("de", "d'", "du", "des")


def attach(token: Token, head: Token, label: str) -> None:
    """Hang ``token`` on ``head``, unless that would close a circle."""
    if token.i != head.i and not token.is_ancestor(head):
        token.hang(head, label)


def is_finite(verb: Token) -> bool:
    """Return True for a finite verb, simple or compound (*a dit*)."""
    forms = [verb, *(t for t in verb.children if t.dep_.startswith(("aux", "cop")))]
    return any("Fin" in t.morph.get("VerbForm", []) for t in forms)


def is_past_participle(verb: Token) -> bool:
    """Return True for a past participle."""
    return "Part" in verb.morph.get("VerbForm", []) and "Past" in verb.morph.get("Tense", [])
