"""Words that lend an event noun an end other than their subject.

*imputent l'attaque à X*, *vaut à X les critiques de Y*, *accusé du meurtre de Y*, *une critique venue de X*, *une réunion rassemblant X et Y*,
*l'annonce par X de sanctions*: what each lends is in ``kg/data/lexicon/lenders.tsv``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.arguments.obliques import slot_before
from kg.arguments.predicative import said_of
from kg.arguments.records import Filler, Grammar
from kg.arguments.slots import noun_fillers, verb_fillers
from kg.arguments.voice import is_passive
from kg.arguments.words import LENDERS
from kg.tokens import Token

OWNERS = ("par", "poss", "adj")
ANY = ("tou", "aucun", "quelconque", "moindre")
SETTING = ("en", "dans", "contre", "avec", "sur")  # *à* may be where the talks are held
UNDER = ("acl", "advcl", "acl:relcl")


def lent_by_others(line: Sequence[Token], grammar: Grammar) -> Iterator[Filler]:
    """Yield the ends that verbs and nouns around an event noun lend it; ``line`` runs from the noun to its top."""
    top = line[-1]
    for noun in line:
        for clause in noun.children:
            if clause.dep_ in UNDER and clause.i > noun.i and clause.pos_ in ("VERB", "AUX"):
                yield from _by_verb(noun, clause, "obj" if is_passive(clause) else "subj", grammar)
    head, slot = top.head, slot_before(top, grammar)
    if head.pos_ in ("VERB", "AUX") and head is not top:
        place = slot or ("obj" if top.dep_ in ("obj", "nsubj:pass") else "subj" if top.dep_ == "nsubj" else "")
        yield from _by_verb(top, head, place, grammar)
        yield from _by_gerund(top, head, place, grammar)
    elif head.pos_ == "NOUN":
        lends = LENDERS.get((head.lemma_.lower(), slot))
        if lends == "possessor":
            yield from _by_noun(top, head, slot, grammar)
        elif lends == "answer":
            yield from _by_answer(head, grammar)


def _by_verb(noun: Token, verb: Token, place: str, grammar: Grammar) -> Iterator[Filler]:
    """Yield what ``verb`` lends the noun that is its subject, its object or behind the preposition ``place``."""
    lends = LENDERS.get((verb.lemma_.lower(), "" if place == "obj" else place), "")
    fillers = verb_fillers(verb, grammar) if lends else ()
    if lends == "author":
        inside = noun_fillers(noun, grammar) if not any(f.slot == "à" for f in fillers) else ()
        yield from _actors([f for f in (*fillers, *inside) if f.slot == "à"], noun)
    elif lends == "culprit":
        yield from _actors([f for f in fillers if f.slot == "obj"], noun)
    elif lends == "origin":
        yield from _actors([f for f in fillers if f.slot == "de"], noun)
    elif lends == "victim":
        yield from (Filler("patient", f.token, "support") for f in fillers if f.slot == "à")
    elif lends == "setting":
        yield from (replace(f, how="support") for f in fillers if f.slot in SETTING)
    elif lends == "denied" and any(t.lower_.startswith(ANY) for t in noun.children if t.i < noun.i):
        yield from _actors([f for f in fillers if f.slot == "subj"], noun)
    elif lends == "parties":
        yield from (Filler("entre", f.token, "support") for f in fillers if f.slot == "obj" and f.token is not noun)


def _actors(fillers: Sequence[Filler], noun: Token) -> Iterator[Filler]:
    yield from (Filler("subj", f.token, "support") for f in fillers if f.token is not noun)


def _by_gerund(noun: Token, verb: Token, place: str, grammar: Grammar) -> Iterator[Filler]:
    """*Une réunion s'est tenue à Gitega, rassemblant X et Y*: the participle at the end speaks of the subject."""
    for clause in verb.children if place in ("subj", "obj") else ():
        if clause.dep_ == "advcl" and clause.i > verb.i and clause.lower_.endswith("ant"):
            yield from _by_verb(noun, clause, "subj", grammar)


def _by_noun(noun: Token, head: Token, slot: str, grammar: Grammar) -> Iterator[Filler]:
    """*la participation de X aux frappes*, *l'annonce par X de sanctions*: who does the one does the other."""
    owners = OWNERS if slot == "de" else (*OWNERS, "de")
    inside = [f for f in noun_fillers(head, grammar) if f.slot in owners and f.how == "own"]
    yield from _actors(inside, noun)


def _by_answer(head: Token, grammar: Grammar) -> Iterator[Filler]:
    """*la réponse de X aux frappes*, *en représailles à l'attaque, X …*: who answers an act underwent it."""
    owners = (*OWNERS, "de")
    inside = [
        f.token for f in noun_fillers(head, grammar) if f.slot in owners and f.how == "own" and f.token.pos_ != "DET"
    ]
    found = inside or [f.token for f in said_of(head, grammar)]
    yield from (Filler("patient", token, "support") for token in found)
