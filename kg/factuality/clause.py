"""What the phrase or clause of a word itself says of an event: negation, tense, adverbs, adjectives, conjunctions."""

from __future__ import annotations

from collections.abc import Iterator

from kg.factuality.effects import ELIDED, Effect, effect_of, is_negated, phrase_from
from kg.lexicon import Lexicon
from kg.tense import (
    is_conditional,
    is_finite,
    is_future,
    is_passive_participle,
    is_past,
    is_past_conditional,
    is_perfect_infinitive,
    masculine,
)
from kg.tokens import Token

MODIFIERS = ("advmod", "obl:mod", "amod", "dep")


def clause_effects(token: Token, lexicon: Lexicon) -> Iterator[Effect]:
    """Yield what a word's own phrase or clause says of it; a noun with a copula heads a clause."""
    if is_noun(token):
        yield from _noun_phrase(token, lexicon)
    if not is_noun(token) or any(t.dep_ == "cop" for t in token.children):
        if is_negated(token, lexicon):
            yield "denied"
        yield from tense_effects(token)
        yield from _condition(token, lexicon)
        yield from _adverbs(token, lexicon)
        yield from mark_effects(token, lexicon)


def is_noun(token: Token) -> bool:
    """Return True for nouns and names."""
    return token.pos_ in ("NOUN", "PROPN")


def tense_effects(verb: Token) -> Iterator[Effect]:
    """Yield "planned" for a future, "possible" for a conditional; after a past verb of saying it is a future too."""
    if is_future(verb):
        yield "planned"
    elif is_conditional(verb):
        later = verb.dep_ == "ccomp" and is_past(verb.head) and not is_past_conditional(verb)
        yield "planned" if later else "possible"


def mark_effects(verb: Token, lexicon: Lexicon) -> Iterator[Effect]:
    """Yield the effects of the words that open the verb's clause: *si*, *sans*, *afin de*, *à condition que*."""
    marks = [t for t in verb.children if t.dep_ in ("mark", "case") and t.i < verb.i]
    word = ELIDED.get(marks[0].lower_, marks[0].lower_) if marks else ""
    kind = "perf" if is_perfect_infinitive(verb) else "que" if is_finite(verb) else "inf"
    if marks and (kind != "que" or marks[0].pos_ != "ADP" or marks[0].nbor().lower_ in ("que", "qu'")):
        before = [t.lower_ for t in marks[0].doc[max(verb.sent.start, marks[0].i - 2) : marks[0].i]]
        names = [f"{' '.join(before[-n:])} {word}" for n in (2, 1)]
        yield from effect_of((*names, word), ("particle",), (kind,), lexicon)
        yield from effect_of([" ".join(before[-n:]) for n in (2, 1)], ("particle",), (word,), lexicon)


def _condition(verb: Token, lexicon: Lexicon) -> Iterator[Effect]:
    """*Si Paris vote la loi, Rome réagira*: what is to come under a condition is only possible."""
    clauses = [t for t in verb.children if t.dep_ == "advcl"]
    if is_future(verb) and any("possible" in mark_effects(t, lexicon) for t in clauses):
        yield "possible"


def is_asked(trigger: Token, lexicon: Lexicon) -> bool:
    """Return True in a question that asks whether (*a-t-il attaqué ?*), not who, why or how."""
    words = [t.lower_ for t in trigger.sent]
    asked = any(("possible", "-") in lexicon.factuality.get((w, "particle"), ()) for w in words[-2:])
    return asked and not any(("actual", "?") in lexicon.factuality.get((w, "particle"), ()) for w in words)


def _noun_phrase(noun: Token, lexicon: Lexicon) -> Iterator[Effect]:
    """Yield the effects of adjectives (*éventuelle*), participles (*prévus*), *aucun* and *sans* on an event noun."""
    for child in noun.children:
        lemma, form = child.lemma_.lower(), child.lower_
        if child.dep_ in ("amod", "acl", "det", "advmod", "case", "nmod", "obl:mod"):
            kinds = ("adjective", "adverb") if child.dep_ == "advmod" else ("adjective",)
            found = list(effect_of((*phrase_from(child), lemma, masculine(form)), kinds, ("-",), lexicon))
            if child.dep_ == "acl" and not found and is_passive_participle(child):
                found = list(effect_of((lemma,), ("verb",), ("obj",), lexicon))
            yield from found
        if child.dep_ == "det":
            yield from effect_of((lemma,), ("adverb",), ("ne",), lexicon)
        if child.dep_ == "case":
            yield from effect_of((form,), ("particle",), ("obj",), lexicon)
            yield from _preposition(child, noun, lexicon)


def _preposition(case: Token, noun: Token, lexicon: Lexicon) -> Iterator[Effect]:
    """*En cas d'attaque*, *faute d'accord*: yield the effect of a preposition of several words, which is one in the parse."""
    ends = [t.i for t in noun.children if t.dep_ == "fixed" and case.i < t.i < noun.i]
    if ends:
        link = ELIDED.get(case.doc[ends[-1]].lower_, case.doc[ends[-1]].lower_)
        name = case.doc.span(case.i, ends[-1]).text.strip().lower()
        yield from effect_of((name,), ("particle",), (link,), lexicon)


def _adverbs(verb: Token, lexicon: Lexicon) -> Iterator[Effect]:
    for child in verb.children:
        if child.dep_ in MODIFIERS:
            words = (*phrase_from(child), child.lemma_.lower(), child.lower_)
            yield from effect_of(words, ("adverb", "adjective"), ("-",), lexicon)
