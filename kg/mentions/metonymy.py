"""Whether a capital in its sentence is a government or a place (*Minsk cherchait…* / *vendredi à Minsk*).

Policy: GUIDELINES rule 1; the contexts follow Markert and Nissim's syntactic cues for location metonymy (2002).
"""

from __future__ import annotations

from kg.lexicon import Lexicon
from kg.tokens import Span, Token

SUBJECTS = ("nsubj", "nsubj:pass")
VIOLENT = ("ASSAULT", "MOBILIZE")


def acts_as_government(span: Span, lexicon: Lexicon) -> bool:
    """Return True where the capital that ``span`` names acts, or is acted upon, as a state."""
    head = _first_conjunct(span.root)
    preposition = next((t.lower_ for t in head.children if t.dep_ == "case"), "")
    if preposition in ("de", "d'", "du"):
        return _governs_states(head.head, lexicon)
    if preposition:
        return lexicon.locative.get(preposition) == "government"
    return head.dep_ in SUBJECTS or (head.dep_ in ("obj", "obl:agent") and not _is_violent(head.head, lexicon))


def _first_conjunct(token: Token) -> Token:
    while token.dep_ == "conj":
        token = token.head
    return token


def _governs_states(noun: Token, lexicon: Lexicon) -> bool:
    """*relations de*, *sanctions de*, *l'annonce de*: nouns of states and of their acts."""
    return lexicon.locative.get(noun.lemma_) == "government" or (
        noun.lemma_ in lexicon.nouns and not any(f.type in VIOLENT for f in lexicon.nouns[noun.lemma_])
    )


def _is_violent(verb: Token, lexicon: Lexicon) -> bool:
    return any(frame.type in VIOLENT for frame in lexicon.verbs.get(verb.lemma_, ()))
