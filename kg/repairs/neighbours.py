"""Repairs where two clauses or two names meet: which of them a noun belongs to."""

from __future__ import annotations

from kg.datewords import time_nouns
from kg.repairs.attaching import NAMES, VERBS, attach, is_finite
from kg.tokens import Token

TIMES = time_nouns()
HUNG = ("nmod", "appos")
OF = ("de", "d'", "d", "des", "du")


def start_clause(noun: Token) -> None:
    """*a quitté Paris et son homologue a regagné Moscou*: a noun right before a verb without subject is its subject."""
    after = noun.right_edge.i + 1
    if noun.head.i > noun.i or _link(noun) is None or after >= noun.sent.end:
        return
    verb = _verb_at(noun.doc[after])
    before = next((t for t in noun.ancestors if t.pos_ in VERBS), None)
    if verb is None or before is None or before is verb or before.i > noun.i or verb.is_ancestor(noun):
        return
    if is_finite(verb) and not _has_subject(verb) and number_of(verb) == noun_number(noun) != "":
        attach(noun, verb, "nsubj")


def _link(noun: Token) -> Token | None:
    """Return the conjunction before the phrase of ``noun``, wherever the parser hung it."""
    first = noun.left_edge
    if first.pos_ != "CCONJ" and first.i > noun.sent.start:
        first = first.nbor(-1)
    return first if first.pos_ == "CCONJ" else None


def _verb_at(token: Token) -> Token | None:
    verb = token.head if token.dep_.startswith(("aux", "cop")) else token
    return verb if verb.pos_ in VERBS and verb.i >= token.i else None


def _has_subject(verb: Token) -> bool:
    return any(t.dep_.startswith(("nsubj", "expl:subj")) or t.lower_ in ("qui", "que", "qu'") for t in verb.lefts)


def number_of(verb: Token) -> str:
    """Return the number of a finite verb, or that of its auxiliary."""
    forms = (verb, *(t for t in verb.children if t.dep_.startswith(("aux", "cop"))))
    numbers = (t.morph.get("Number", []) for t in forms if "Fin" in t.morph.get("VerbForm", []))
    return next((n for found in numbers for n in found), "")


def noun_number(noun: Token) -> str:
    """Return the number of a noun; a name without one is singular."""
    return next(iter(noun.morph.get("Number", [])), "Sing" if noun.pos_ == "PROPN" else "")


def sort_subjects(verb: Token) -> None:
    """Of two subjects one is none: *la frontière entre le Maroc* et l'Algérie *est fermée*, *X rencontre* Y."""
    subjects = [t for t in verb.children if t.dep_.startswith("nsubj") and t.pos_ in NAMES]
    if len(subjects) != 2 or verb.pos_ != "VERB":
        return
    first, second = subjects
    if first.i < verb.i < second.i:
        _make_object(first, second, verb)
    elif second.i < verb.i and number_of(verb) == "Sing" and (link := _link(second)) is not None:
        noun = link.nbor(-1)
        if noun.pos_ in NAMES and noun is not first:
            attach(second, noun, "conj")


def _make_object(first: Token, second: Token, verb: Token) -> None:
    inverted = verb.dep_ == "parataxis" or any(t.text in (",", "»") for t in verb.doc[verb.i - 2 : verb.i])
    copular = any(t.lemma_ == "être" for t in verb.children)
    if not inverted and not copular and first.i < verb.i:
        second.dep_ = "obj"


def free_partitive(noun: Token) -> None:
    """*préparer* de nouvelles *sanctions*: before the adjective of an object *de* is its article."""
    for word in noun.children if noun.dep_ == "obj" else ():
        if word.dep_ == "case" and word.lower_ in ("de", "d'") and word.i < noun.i:
            after = word.nbor(1)
            if after.pos_ == "ADJ" and after.head is noun:
                word.pos_, word.dep_ = "DET", "det"


def part_objects(noun: Token) -> None:
    """*qualifie d'« ingérence »* la visite *de X*, *exige des autorités* sa libération: of two phrases the second is the object."""
    verb, link = noun.head, _of_before(noun)
    if link is None or verb.pos_ != "VERB" or verb.i > noun.i:
        return
    hung = [t for t in noun.children if t.dep_ in HUNG and t.i > noun.i]
    hung += [t for t in verb.children if t.dep_ in ("obj", "parataxis") and t.i > noun.i]
    second = next((t for t in hung if _is_definite(t) and _right_behind(t, noun)), None)
    if second is not None:
        link.pos_ = "ADP"
        link.dep_ = "case"
        noun.dep_ = "obl:arg"
        attach(second, verb, "obj")


def _of_before(noun: Token) -> Token | None:
    """Return the *de* or *des* that opens the phrase of ``noun`` and is no article."""
    first = noun.left_edge
    return first if first.lower_ in OF and first.dep_ == "case" else None


def _is_definite(noun: Token) -> bool:
    first = noun.left_edge
    return noun.pos_ == "NOUN" and noun.lower_ not in TIMES and first.pos_ == "DET" and first.lower_ not in OF


def _right_behind(second: Token, noun: Token) -> bool:
    """Return whether nothing but adjectives of ``noun`` and the end of its quotation stands between the two phrases."""
    between = noun.doc[noun.i + 1 : second.left_edge.i]
    return all((t.pos_ == "ADJ" and t.head is noun) or t.text in ("»", '"', "”") for t in between)
