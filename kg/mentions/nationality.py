"""A nationality used as a noun before a name: *le Néerlandais* X, *la Franco-Israélienne* Y, *l'italien* Z."""

from __future__ import annotations

from kg.lexicon import Lexicon
from kg.tokens import Doc, Token

ARTICLES = ("le", "la", "l'", "du", "au", "un", "une")


def is_nationality(token: Token, lexicon: Lexicon) -> bool:
    """Return whether a token with its article, before a capital, is the nationality of who is named next."""
    if token.i == 0 or token.i + 1 >= len(token.doc) or token.nbor(-1).lower_ not in ARTICLES:
        return False
    after = token.nbor(1)
    return after.text[:1].isupper() and after.is_alpha and _is_demonym(token, lexicon)


def nationality_start(doc: Doc, start: int, lexicon: Lexicon) -> int:
    """Return where a name that starts at ``start`` begins together with the nationality before it."""
    return start - 1 if start > 1 and is_nationality(doc[start - 1], lexicon) else start


def _is_demonym(token: Token, lexicon: Lexicon) -> bool:
    """*Suisse*, and of *Franco-Israélienne* the last part, before which a short form of another country stands."""
    first, _, last = token.lower_.rpartition("-")
    return (last if first.endswith("o") else token.lower_) in lexicon.gazetteer.by_demonym
