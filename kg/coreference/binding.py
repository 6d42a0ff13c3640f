"""What grammar says of a pronoun before any weighing: whom it cannot mean, and where it can only mean its subject."""

from __future__ import annotations

from kg.coreference.context import SUBJECTS, Context, clause_of
from kg.tokens import Token

OWN_SIDE = {("de", "côté"), ("pour", "part"), ("à", "tour")}
OBJECTS = ("obj", "iobj", "obl:arg")


def excluded(context: Context, i: int) -> set[int]:
    """Return the tokens and (as -1 - chain) the chains that mention ``i`` cannot mean.

    Who shares its verb is somebody else (*Paul le convoque*, *Paul veut le voir*), and so is whoever completes the noun
    of a possessive (*son soutien à Paul*).
    """
    mention = context.mentions[i]
    token = context.doc[mention.head]
    if mention.form == "possessive":
        tokens = {t.i for t in token.head.children if t.i > token.head.i and t.dep_ in ("nmod", "appos")}
    else:
        tokens = _sharing(token.head) | _understood_subject(context, token.head)
    chains = {
        -1 - target
        for j, m in enumerate(context.mentions)
        if j != i and (mention.form != "possessive" or m.form != "possessive") and m.head in tokens
        for target in context.links.targets(j)
    }
    return (tokens - {token.i}) | chains


def _sharing(verb: Token) -> set[int]:
    """Return what hangs on a verb, with the subject that it shares with the one before it."""
    first = verb.head if verb.dep_ == "conj" and not any(t.dep_ in SUBJECTS for t in verb.children) else verb
    tokens = {t.i for t in first.children if t.dep_ in SUBJECTS} | {t.i for t in verb.children} | {verb.i}
    return tokens | ({verb.head.i} if verb.dep_ == "acl:relcl" else set())  # *l'association dont il est membre*


def _understood_subject(context: Context, verb: Token) -> set[int]:
    """*Paul veut le voir*, *Paul est accusé de l'avoir vu*, *Paul accuse Marie de l'avoir vu*: who does the second act."""
    if "Inf" not in verb.morph.get("VerbForm", []) and not any(
        t.dep_.startswith("aux") and "Inf" in t.morph.get("VerbForm", []) for t in verb.children
    ):
        return set()
    above = verb.head
    if verb.dep_ not in ("xcomp", "ccomp", "advcl") or above.pos_ not in ("VERB", "AUX", "ADJ"):
        return set()
    active = not any(t.dep_ == "nsubj:pass" for t in above.children)
    if active and any(frame.object_control for frame in context.lexicon.verbs.get(above.lemma_, ())):
        objects = {t.i for t in above.children if t.dep_ in OBJECTS}
        if objects:
            return objects
    subject = context.subject_of(above)
    return {subject.i} if subject is not None else set()


def own_subject(context: Context, i: int) -> int:
    """*Paul, de son côté*, *Paul quant à lui*: return the token of the subject of that clause, or -1."""
    token = context.doc[context.mentions[i].head]
    if context.mentions[i].form == "possessive":
        before = token.nbor(-1).lower_ if token.i else ""
        fixed = (before, token.head.lower_) in OWN_SIDE and token.head.i == token.i + 1
    else:
        fixed = token.i > 1 and token.nbor(-1).lower_ in ("à", "a") and token.nbor(-2).lower_ == "quant"
    if not fixed:
        return -1
    subject = context.subject_of(clause_of(token))
    return subject.i if subject is not None and subject.i != token.i else -1
