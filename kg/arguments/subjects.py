"""The subject of a verb: its own, or the one it shares with or inherits from its governor."""

from __future__ import annotations

from dataclasses import replace

from kg.arguments.obliques import slot_before
from kg.arguments.records import Filler, Grammar
from kg.arguments.relatives import REACH, agree
from kg.arguments.voice import auxiliary, is_participle, is_reflexive
from kg.arguments.words import OBJECT_CONTROL, TIMES
from kg.tokens import Token

SUBJECT_CONTROL = ("menacer", "promettre", "assurer")  # *menace X de partir*: the subject would leave
SUBJECT = ("nsubj", "nsubj:pass", "expl:subj")
DEPENDENT = ("xcomp", "advcl", "ccomp", "obl:mod", "obl:arg")
DATIVES = ("lui", "leur")
NOMINAL = ("NOUN", "ADJ")
POSSESSIVES = ("son", "sa", "ses", "leur", "leurs")
SHARED_DEPTH = 4  # verbs that a subject is inherited through


def subjects(verb: Token, grammar: Grammar, depth: int = 0) -> list[Filler]:
    """Return the surface subjects of ``verb``: its own, else those it shares with or inherits from its governor."""
    own = _own(verb)
    if own:
        return [Filler("subj", t) for t in own]
    if depth >= SHARED_DEPTH or verb.dep_ == "ROOT" or verb.head == verb:
        return _missed(verb, grammar)
    return _inherited(verb, grammar, depth) or _missed(verb, grammar)


def _missed(verb: Token, grammar: Grammar) -> list[Filler]:
    """Return the noun without preposition before a finite verb that the parser gave no subject."""
    finite = [verb, *(t for t in verb.children if t.dep_.startswith("aux"))]
    finite += [t for t in (auxiliary(verb),) if t is not None]
    first = min(t.i for t in finite)
    if not any("Fin" in t.morph.get("VerbForm", []) for t in finite):
        return []
    for token in reversed(verb.doc[max(verb.sent.start, first - REACH) : first]):
        if token.pos_ in ("VERB", "AUX", "SCONJ", "CCONJ") or token.text in ("«", "»", ":", ";"):
            return []
        if _could_be_subject(token, verb, grammar):
            return [Filler("subj", token, "repaired")]
    return []


def _could_be_subject(token: Token, verb: Token, grammar: Grammar) -> bool:
    free = token.pos_ in ("NOUN", "PROPN") and token.dep_ != "amod" and not token.dep_.startswith("flat")
    return free and token.lower_ not in TIMES and agree(token, verb) and not slot_before(token, grammar)


def _opposed(token: Token) -> bool:
    """*la Guinée, elle-même exclue*: it only repeats the noun."""
    return token.lower_.endswith(("-même", "-mêmes"))


def _own(verb: Token) -> list[Token]:
    found = [_named(t) for t in verb.children if t.dep_ in SUBJECT and not _dative(t, verb) and not _opposed(t)]
    return found or inverted(verb) or [t for t in verb.lefts if _bare_noun(t)] or _clitic(verb)


def _dative(token: Token, verb: Token) -> bool:
    """*X et Y lui ont rendu hommage*: a clitic that differs from its verb in number is no subject."""
    return token.pos_ == "PRON" and token.lower_ in DATIVES and not agree(token, verb)


def _named(token: Token) -> Token:
    """*Invité par Y, X s'est rendu …*: the name that the parser hung below the participle before it."""
    if is_participle(token) and not any(t.dep_ == "det" for t in token.children):
        return next((t for t in token.children if t.dep_ == "appos" and t.pos_ in ("NOUN", "PROPN")), token)
    return token


def _clitic(verb: Token) -> list[Token]:
    """*a-t-il accusé*, *accuse-t-elle*: the pronoun behind a verb, whatever the parser calls it."""
    parts = [verb, *(t for t in verb.children if t.dep_.startswith("aux"))]
    behind = (t for part in parts for t in verb.doc[part.i + 1 : part.i + 2])
    return [t for t in behind if t.pos_ == "PRON" and t.lower_.startswith(("-il", "-elle", "-t-il", "-t-elle", "-on"))]


def _inherited(verb: Token, grammar: Grammar, depth: int) -> list[Filler]:
    head = _above(verb)
    if verb.dep_ in ("advcl", "acl", "obl:mod", "obl:arg") and head.pos_ in NOMINAL and not _modifies(verb):
        return _of_the_noun(verb, head, grammar, depth)
    if verb.dep_ in ("acl", "amod", "acl:relcl") and head.pos_ not in ("VERB", "AUX"):
        return _of_participle(verb, head, grammar, depth) if _modifies(verb) else []
    if verb.dep_ == "conj":
        return [replace(f, how="shared") for f in subjects(head, grammar, depth + 1)]
    if verb.dep_ in DEPENDENT and not _has_finite_clause(verb):
        return _controllers(verb, head, grammar, depth)
    return []


def _of_participle(verb: Token, noun: Token, grammar: Grammar, depth: int) -> list[Filler]:
    """Return the noun of a participle; behind a predicate and a comma (*X sera opérateur, associé à*) its subject."""
    predicate = verb.dep_ == "acl" and any(t.dep_ == "cop" for t in noun.children) and verb.nbor(-1).text == ","
    if predicate and (found := subjects(noun, grammar, depth + 1)):
        return [replace(f, how="participle") for f in found]
    return [Filler("subj", noun, "participle")]


def _above(verb: Token) -> Token:
    """Return the word that ``verb`` depends on, *afin de* and the like left out."""
    head = verb.head
    while head.pos_ in ("ADV", "ADP", "SCONJ") and head.head != head:
        head = head.head
    return head


def _of_the_noun(verb: Token, noun: Token, grammar: Grammar, depth: int) -> list[Filler]:
    """*la décision de X de …*: the noun's possessor; *X est le premier à …*: who is so; else the subject of the clause."""
    if not _is_gerund(verb) and noun.dep_ == "obj" and noun.text[:1].isupper():
        return [Filler("subj", noun, "control")]
    subject = [t for t in noun.children if t.dep_ in SUBJECT]
    owners = [] if _is_gerund(verb) else [t for t in noun.children if _owns(t, noun, verb)]
    if subject or owners:
        return [Filler("subj", (subject or owners)[0], "control")]
    if (noun.pos_ == "ADJ" and noun.dep_ == "amod") or (noun.dep_ == "appos" and not _is_gerund(verb)):
        return [Filler("subj", noun.head, "control")]  # *X, coupable d'avoir giflé Y*
    clause = next((t for t in noun.ancestors if t.pos_ in ("VERB", "AUX")), None)
    return [replace(f, how="control") for f in subjects(clause, grammar, depth + 1)] if clause is not None else []


def _owns(token: Token, noun: Token, verb: Token) -> bool:
    if token.dep_ == "det":
        return token.lower_ in POSSESSIVES
    named = token.pos_ == "PROPN" or any(t.dep_ == "det" for t in token.children)
    case = {t.lower_ for t in token.children if t.dep_ == "case"}
    return token.dep_ == "nmod" and noun.i < token.i < verb.i and named and bool(case & {"de", "du", "des", "d'"})


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
    """A participle modifies its noun; an infinitive (*la volonté d'attaquer*) or gerund (*en attaquant*) does not."""
    if _is_gerund(verb):
        return False
    forms = [verb, *(t for t in verb.children if t.dep_.startswith("aux"))]
    return not any("Inf" in t.morph.get("VerbForm", []) for t in forms)


def _is_gerund(verb: Token) -> bool:
    before = verb.doc[max(verb.sent.start, verb.i - 3) : verb.i]
    return verb.lower_.endswith("ant") and any(
        t.lower_ == "en" and (t.head == verb or t.i == verb.i - 1) for t in before
    )


def _has_finite_clause(verb: Token) -> bool:
    return verb.dep_ == "ccomp" and "Fin" in verb.morph.get("VerbForm", [])


def _controllers(verb: Token, head: Token, grammar: Grammar, depth: int) -> list[Filler]:
    """Infinitives: the object of *demander à X de …*, else the subject of the governing verb."""
    if verb.dep_ == "xcomp":
        known = head.lemma_ in grammar.object_control or head.lemma_ in OBJECT_CONTROL
        objects = [t for t in head.children if t.i < verb.i and ((known and _is_addressee(t)) or _is_urged(t, verb))]
        if objects:
            return [Filler("subj", objects[0], "control")]
    return [replace(f, how="control") for f in subjects(head, grammar, depth + 1)]


def _is_addressee(token: Token) -> bool:
    """Return True for an object, but not for the bare noun of an idiom (*fait* mine *de partir*)."""
    bare = token.pos_ == "NOUN" and token.dep_ == "obj" and not any(t.i < token.i for t in token.children)
    return token.dep_ in ("obj", "iobj", "obl:arg") and not bare


def _is_urged(name: Token, verb: Token) -> bool:
    """*autorise* Kiev *à frapper*: a name without preposition before *à* or *de* does what the infinitive says."""
    marks = {t.lower_ for t in verb.children if t.dep_ == "mark"}
    if name.pos_ != "PROPN" or name.dep_ not in ("obj", "xcomp") or name.i < name.head.i:
        return False
    bare = not any(t.dep_ == "case" for t in name.children)
    return bare and bool(marks & {"à", "de", "d'"}) and name.head.lemma_ not in SUBJECT_CONTROL
