"""The subject of a verb: its own, or the one it shares with or inherits from its governor."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from kg.arguments.records import Filler, Grammar
from kg.arguments.voice import is_reflexive
from kg.arguments.words import TIMES

SUBJECT = ("nsubj", "nsubj:pass", "expl:subj")
SHARED_DEPTH = 4  # verbs that a subject is inherited through


def subjects(verb: Token, grammar: Grammar, depth: int = 0) -> list[Filler]:
    """Return the surface subjects of ``verb``: its own, else those it shares with or inherits from its governor."""
    own = [t for t in verb.children if t.dep_ in SUBJECT] or inverted(verb) or [t for t in verb.lefts if _bare_noun(t)]
    if own:
        return [Filler("subj", t) for t in own]
    head = verb.head
    if depth >= SHARED_DEPTH or verb.dep_ == "ROOT" or head is verb:
        return []
    if verb.dep_ in ("advcl", "acl") and head.pos_ == "NOUN" and not _modifies(verb):
        head = next((t for t in head.ancestors if t.pos_ in ("VERB", "AUX")), head)
        return [replace(f, how="control") for f in subjects(head, grammar, depth + 1)] if head.pos_ != "NOUN" else []
    if verb.dep_ in ("acl", "amod", "acl:relcl") and head.pos_ not in ("VERB", "AUX"):
        return [Filler("subj", head, "participle")] if _modifies(verb) else []
    if verb.dep_ == "conj":
        return [replace(f, how="shared") for f in subjects(head, grammar, depth + 1)]
    if verb.dep_ in ("xcomp", "advcl", "ccomp", "obl:mod", "obl:arg") and not _has_finite_clause(verb):
        return _controllers(verb, head, grammar, depth)
    return []


def inverted(verb: Token) -> list[Token]:
    """Return the subject that stands behind its verb and that the parser took for an object.

    *« … », a annoncé le chanteur*; *se sont entretenus X et Y*; *Z, qu'a sanctionné la Conmebol*.
    """
    if any(t.dep_ in SUBJECT for t in verb.children):
        return []
    quoting = verb.dep_ == "parataxis" and any(t.text in ("»", '"', ",") for t in verb.doc[max(0, verb.i - 3) : verb.i])
    asked = any(t.lower_ in ("que", "qu'") and t.i < verb.i for t in verb.children)
    after = [t for t in verb.children if t.dep_ == "obj" and t.i > verb.i and t.lower_ not in TIMES]
    return after[:1] if quoting or is_reflexive(verb) or (asked and verb.dep_.startswith("acl")) else []


def _bare_noun(token: Token) -> bool:
    """Return True for a name before its verb that the parser could not label."""
    return token.dep_ == "dep" and token.pos_ in ("NOUN", "PROPN")


def _modifies(verb: Token) -> bool:
    """A participle modifies its noun; an infinitive (*la volonté d'attaquer*, *après avoir rencontré*) does not."""
    forms = [verb, *(t for t in verb.children if t.dep_.startswith("aux"))]
    return not any("Inf" in t.morph.get("VerbForm", []) for t in forms)


def _has_finite_clause(verb: Token) -> bool:
    return verb.dep_ == "ccomp" and "Fin" in verb.morph.get("VerbForm", [])


def _controllers(verb: Token, head: Token, grammar: Grammar, depth: int) -> list[Filler]:
    """Infinitives: the object of *demander à X de …*, else the subject of the governing verb."""
    if head.lemma_ in grammar.object_control and verb.dep_ == "xcomp":
        objects = [t for t in head.children if t.dep_ in ("obj", "iobj", "obl:arg") and t.i < verb.i]
        if objects:
            return [Filler("subj", objects[0], "control")]
    return [replace(f, how="control") for f in subjects(head, grammar, depth + 1)]
