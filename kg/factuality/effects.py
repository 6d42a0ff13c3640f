"""Looking words up in the list of effects, and telling whether a verb is negated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from kg.lexicon import Lexicon
from kg.tokens import Token

Effect = Literal["actual", "planned", "possible", "denied", "blocked", "ongoing", "ended", "failed", "blamed"]

ELIDED = {"d'": "de", "du": "de", "des": "de", "au": "à", "aux": "à", "qu'": "que", "s'": "si", "n'": "ne"}
NOMINAL = ("nsubj", "nsubj:pass", "obj", "obl:arg", "obl:mod")
SPAN = 5  # words of the longest phrase in the list


def effect_of(
    words: Iterable[str], kinds: tuple[str, ...], links: tuple[str, ...], lexicon: Lexicon
) -> Iterator[Effect]:
    """Yield the first effect that the list gives one of ``words`` in one of the constructions ``links``."""
    for word in words:
        for kind in kinds:
            for effect, link in lexicon.factuality.get((word, kind), ()):
                if link in links:
                    yield effect  # type: ignore[misc]
                    return


def phrase_from(token: Token) -> Iterator[str]:
    """Yield the phrases that begin where the subtree of ``token`` does, the longest first (*dans les prochains jours*)."""
    start = token.left_edge.i
    for n in range(SPAN, 1, -1):
        if start <= token.i < start + n <= token.sent.end:
            yield token.doc.span(start, start + n).text.lower()


def is_negated(verb: Token, lexicon: Lexicon) -> bool:
    """Return whether *ne* and a second word (*pas*, *jamais*, *aucun* …) negate a verb; *ne … que* does not.

    *Ni* is enough by itself, and *ne* with the verbs that may stand without *pas* (*n'a pu*, *ne cesse de*).
    """
    words = list(_near(verb))
    if any(t.lower_ == "ni" for t in words):
        return True
    if not any(ELIDED.get(t.lower_, t.lower_) == "ne" for t in words):
        return False
    if any(effect_of((verb.lemma_.lower(),), ("verb",), ("ne",), lexicon)):
        return True
    forms = ((t.lemma_.lower(), t.lower_) for t in words)
    return any(e == "denied" for form in forms for e in effect_of(form, ("adverb",), ("ne",), lexicon))


def _near(verb: Token) -> Iterator[Token]:
    """Yield the words around a verb that may negate it: its own, its auxiliaries', and the determiners of its nouns."""
    for child in verb.children:
        yield child
        predicate = any(t.dep_ == "cop" for t in child.children)
        if child.dep_.startswith(("aux", "cop")) or (child.dep_ in NOMINAL and not predicate):
            yield from child.children
