"""Event nouns that say of somebody what he is doing: *X est en visite à Y*, *en soutien à Y, X …*, *X, meurtrier de Y*.

Whoever is said to be in the event, or to have done it, is its actor; behind *sous* (*est sous sanctions de Y*) it is the
one acted upon.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.arguments.obliques import slot_before
from kg.arguments.records import Filler, Grammar
from kg.arguments.subjects import subjects
from kg.arguments.voice import is_reflexive
from kg.tokens import Token

PLACED = ("nmod", "amod", "acl", "appos")
NAMES = ("à", "en", "contre", "dans")
CHAIN = 2  # nouns of a measure (*de 50 millions d'euros*)


def said_of(noun: Token, grammar: Grammar) -> Iterator[Filler]:
    """Yield of whom an event noun is predicated."""
    cases = [t for t in noun.children if t.dep_ == "case"]
    case = cases[0].lower_ if len(cases) == 1 and not list(cases[0].children) else ""
    slot = "patient" if case == "sous" else "subj"
    if any(t.dep_ == "cop" for t in noun.children):
        found = [f.token for f in subjects(noun, grammar)] if case or _is_definite(noun) else []
    elif case in ("en", "sous") and not any(t.dep_ == "det" for t in noun.children):
        found = _of_clause(noun, grammar) if noun.head.pos_ == "VERB" else _of_noun(noun)
    else:
        found = [noun.head] if noun.dep_ == "appos" and noun.head.pos_ == "PROPN" and not case else []
    yield from (Filler(slot, token, "support") for token in found if token.i != noun.i)


def hung_on_name(noun: Token, grammar: Grammar) -> Iterator[Filler]:
    """*Les félicitations de X à Y*, *l'attaque de X contre Y*: a name takes no such complement, the noun does."""
    for name in noun.children:
        if name.text[:1].isupper() and name.i > noun.i and slot_before(name, grammar) in ("de", "par"):
            inner = ((slot_before(t, grammar), t) for t in name.children if t.dep_ == "nmod" and t.i > name.i)
            yield from (Filler(slot, t, "near") for slot, t in inner if slot in NAMES)


def hung_on_measure(noun: Token, grammar: Grammar) -> Iterator[Filler]:
    """*une aide de 50 millions d'euros à X*, *des ventes d'armes à X*: a measure, a ware takes no such complement."""
    inner = noun
    for _ in range(CHAIN):
        inner = next((t for t in inner.children if _is_bare(t, grammar)), inner)
        if inner is noun:
            return
        found = ((slot_before(t, grammar), t) for t in inner.children if t.dep_ == "nmod" and t.i > inner.i)
        yield from (Filler(slot, t, "next") for slot, t in found if slot in NAMES)


def _is_bare(token: Token, grammar: Grammar) -> bool:
    """*de munitions*, *de 50 millions*: a common noun without determiner right behind the word it completes."""
    bare = token.pos_ == "NOUN" and token.dep_ == "nmod" and token.i > token.head.i
    bare = bare and not any(t.dep_ == "det" for t in token.children)
    return bare and any(t.lower_ in ("de", "d'") for t in token.children if t.dep_ == "case")


def by_means(noun: Token, grammar: Grammar) -> Iterator[Filler]:
    """*le survol de X par des avions chinois*: whose planes they are."""
    for agent in noun.children:
        if agent.pos_ == "NOUN" and agent.i > noun.i and slot_before(agent, grammar) == "par":
            yield from (Filler("adj", t, "support") for t in agent.children if t.dep_ == "amod")


def _is_definite(noun: Token) -> bool:
    """*X est le meurtrier de Y*, but not *X est une menace*."""
    return any(t.dep_ == "det" and t.lower_ in ("le", "la", "l'", "les") for t in noun.children)


def _of_clause(noun: Token, grammar: Grammar) -> list[Token]:
    """*En visite à Kiev, X a promis …*; behind a verb with an object the noun may be said of that.

    *porté par X, en liaison avec Y*: behind an agent it is said of the agent.
    """
    verb = noun.head
    objects = any(t.dep_ == "obj" for t in verb.children) and not is_reflexive(verb)
    agents = [t for t in verb.children if t.dep_ == "obl:agent" and t.i < noun.i] if noun.i > verb.i else []
    return [] if noun.i > verb.i and objects else agents or [f.token for f in subjects(verb, grammar)]


def _of_noun(noun: Token) -> list[Token]:
    """*Le Soudan, en conflit avec Y*, *une délégation en visite à Y*."""
    head = noun.head
    return [head] if noun.dep_ in PLACED and head.i < noun.i and head.pos_ in ("NOUN", "PROPN") else []
