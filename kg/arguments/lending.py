"""What the words around an event noun lend it: *mener* its subject, *essuyer* its victim, *visant X* its target.

The verb may govern the noun (*X mène une attaque*) or complete it (*une attaque menée par X*, *l'aide que X accorde*).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.arguments.lenders import lent_by_others
from kg.arguments.obliques import slot_before
from kg.arguments.predicative import by_means, hung_on_measure, hung_on_name, said_of
from kg.arguments.records import Filler, Grammar
from kg.arguments.slots import verb_fillers
from kg.arguments.subjects import subjects
from kg.arguments.voice import is_passive
from kg.arguments.words import LENDERS
from kg.tokens import Token, per_token

OBLIQUE = ("avec", "contre", "à", "auprès", "sur", "envers", "entre", "face", "pour", "vers")
CLAUSES = ("acl", "acl:relcl", "amod")
WITHIN = ("par", "dans", "lors", "durant", "pendant")  # *est tué dans*, *par* the event
OBJECTS = ("obj", "nsubj:pass", "nsubj", "xcomp")


@per_token
def lent_fillers(noun: Token, grammar: Grammar) -> tuple[Filler, ...]:
    """Return who takes part in the event of a noun by the verbs that govern or complete it."""
    line = _line(noun, grammar)
    clauses = [t for word in line for t in word.children if t.dep_ in CLAUSES]
    found = [f for clause in clauses for f in _from_clause(clause, grammar)]
    own = (*said_of(line[-1], grammar), *by_means(noun, grammar), *hung_on_name(noun, grammar))
    own = (*own, *hung_on_measure(noun, grammar))
    return (*found, *_from_governor(line[-1], grammar), *lent_by_others(line, grammar), *own)


@per_token
def aimed_at(noun: Token, grammar: Grammar) -> tuple[Filler, ...]:
    """*a ouvert une enquête visant X*, *l'attaque, revendiquée par Y, visait X*: return the targets of the noun."""
    clauses = [t for t in noun.children if t.dep_ in CLAUSES and t.i > noun.i and grammar.support.aims(t)]
    clauses += [noun.head] if noun.dep_ == "nsubj" and grammar.support.aims(noun.head) else []
    return tuple(f for clause in clauses for f in _targets(verb_fillers(clause, grammar)))


def _targets(fillers: Sequence[Filler]) -> Iterator[Filler]:
    """Yield the objects of a verb that aims (*viser*) as those whom the event noun is against."""
    yield from (Filler("contre", f.token, "support") for f in fillers if f.slot == "obj")


def _line(noun: Token, grammar: Grammar) -> list[Token]:
    """Return the nouns up to the one that stands in the clause: the first of a list, the measure of the event.

    *La trentaine d'heures de négociations que X a menées*: what completes any of them speaks of the event.
    """
    line = [noun]
    for _ in range(3):
        noun = line[-1]
        bare = noun.dep_ == "nmod" and noun.head.lemma_.lower() not in grammar.support.last_words
        bare = bare and not any(t.dep_ == "det" for t in noun.children)
        bare = bare and _case(noun) in ("de", "d'") and LENDERS.get((noun.head.lemma_.lower(), "de")) is None
        if noun.head.pos_ != "NOUN" or not (noun.dep_ == "conj" or bare):
            break
        line.append(noun.head)
    return line


def _case(noun: Token) -> str:
    """Return the preposition of a noun; that of a year (*a infligé en 2019* une amende) is none of its own."""
    cases = (t for t in noun.children if t.dep_ == "case")
    return next((t.lower_ for t in cases if not any(year.is_digit for year in t.children)), "")


def _from_clause(clause: Token, grammar: Grammar) -> Iterator[Filler]:
    """*une attaque menée par X contre Y*, *l'aide que X accorde à Y*, *une enquête visant Y*."""
    if clause.i < clause.head.i or not clause.lemma_:
        return
    passive = is_passive(clause)
    if grammar.support.aims(clause):
        yield from _targets(verb_fillers(clause, grammar))
    role = grammar.support.rows.get((clause.lemma_.lower(), ""), "")
    if not role or not (passive or any(t.lower_ in ("que", "qu'") for t in clause.lefts)):
        return
    for filler in verb_fillers(clause, grammar):
        if filler.slot == "subj" and filler.token != clause.head:
            yield _end(role, filler.token)
        elif filler.slot in OBLIQUE:
            yield from _other(role, filler)


def _other(role: str, filler: Filler) -> Iterator[Filler]:
    """*adresser une critique à X*, *les critiques qui lui sont adressées*: X is who it is for."""
    yield replace(filler, how="support")
    if filler.slot == "à" and role == "actor":
        yield Filler("patient", filler.token, "support")


def _end(role: str, token: Token) -> Filler:
    return Filler("patient" if role == "recipient" else "subj", token, "support")


def _from_governor(noun: Token, grammar: Grammar) -> Iterator[Filler]:
    head, slot = noun.head, slot_before(noun, grammar)
    if not slot and noun.dep_ not in OBJECTS and _case(noun):
        return
    if head.pos_ == "ADV" and slot in WITHIN:
        head = head.head  # tué *lors d'*un raid
    if head.pos_ in ("VERB", "AUX"):
        yield from _from_verb(noun, head, slot, grammar)
    if head.pos_ in ("NOUN", "PROPN", "ADJ") and slot:
        yield from _from_predicate(head, slot, grammar)
    if head.pos_ == "NOUN" and LENDERS.get((head.lemma_.lower(), slot)) == "possessor":
        yield from (f for f in lent_fillers(head, grammar) if f.slot == "subj")  # annonce l'ouverture d'une enquête


def _from_verb(noun: Token, verb: Token, slot: str, grammar: Grammar) -> Iterator[Filler]:
    """*X mène une attaque*, *X est condamné à une amende par Y*, *l'enquête vise X*."""
    fillers = verb_fillers(verb, grammar)
    if slot in WITHIN and is_passive(verb) and grammar.support.hits(verb, grammar.forms):
        yield from _undergone("recipient", fillers, noun)
        return
    if role := slot and grammar.support.undergone(verb, slot):
        yield from _undergone(role, fillers, noun)
        return
    if not slot and noun.dep_ == "nsubj" and grammar.support.aims(verb):
        yield from _targets(fillers)
    role = grammar.support.role(verb, slot) or _of_idiom(noun, verb, slot, grammar)
    inflicted = is_passive(verb) and noun.dep_ == "obj"  # se voir infliger une amende
    for filler in fillers if role in ("actor", "recipient") else ():
        if filler.slot == "subj" and filler.token != noun:
            yield _end(role, filler.token)
        elif filler.slot in OBLIQUE and filler.token != noun:
            yield from _other(role, filler)
        elif filler.slot == "obj" and inflicted and filler.token != noun:
            yield Filler("patient", filler.token, "support")


def _of_idiom(noun: Token, verb: Token, slot: str, grammar: Grammar) -> str:
    """*fait l'objet de sanctions*: the parser often hangs what follows the idiom on its verb."""
    words = [t.lemma_.lower() for t in verb.children if slot and t.dep_ in ("obj", "xcomp") and t.i < noun.i]
    return next((r for w in words if (r := grammar.support.idioms.get((verb.lemma_.lower(), w, slot)))), "")


def _undergone(role: str, fillers: Sequence[Filler], noun: Token) -> Iterator[Filler]:
    for filler in fillers:
        if filler.token is noun:
            continue
        if filler.slot == "obj":
            yield _end(role, filler.token)
        elif filler.slot == "subj" and role == "recipient":
            yield Filler("subj", filler.token, "support")


def _from_predicate(word: Token, slot: str, grammar: Grammar) -> Iterator[Filler]:
    """*X fait l'objet de …*, *X est la cible de …*, *X, auteur de …*, *le responsable de …*."""
    name, verb = word.lemma_.lower(), word.head
    role = grammar.support.idioms.get((verb.lemma_.lower(), name, slot), "")
    if role and word.dep_ in ("obj", "xcomp", "obl:arg", "obl:mod"):
        yield from (_end(role, f.token) for f in subjects(verb, grammar))
        return
    role = grammar.support.idioms.get(("être", name, slot), "")
    if not role:
        return
    if any(t.dep_ in ("cop", "aux:pass") for t in word.children):
        yield from (_end(role, f.token) for f in subjects(word, grammar))
    elif word.dep_ in ("appos", "amod", "acl"):
        yield _end(role, word.head)
    elif word.pos_ == "NOUN":
        yield _end(role, word)
