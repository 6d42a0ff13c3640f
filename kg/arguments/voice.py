"""The voice of a verb: who undergoes it is its subject in *est sanctionné*, its object in *sanctionne*."""

from __future__ import annotations

from kg.arguments.words import WITH_ETRE
from kg.tokens import Token, per_token

AUXILIARY_REACH = 5  # tokens between an auxiliary and its participle
BEEN = ("été", "être")  # *a été* sorti is a passive, *est* sorti is none
REFLEXIVE = ("se", "s'", "me", "m'", "nous", "vous")


@per_token
def is_passive(verb: Token) -> bool:
    """Return True for *est sanctionné par*, *sanctionné par*, *s'est fait arrêter*."""
    if any(t.dep_ == "nsubj" for t in verb.children) and any(t.dep_ == "obj" for t in verb.children):
        return False
    if verb.lemma_ in WITH_ETRE and not any(t.lower_ in BEEN for t in verb.children):
        return False
    if any(t.dep_ == "aux:pass" for t in verb.children) or _is_had_done(verb):
        return not is_reflexive(verb)
    if verb.dep_ == "xcomp" and verb.head.lemma_ in ("faire", "voir") and is_reflexive(verb.head):
        return True
    if shares_auxiliary(verb):
        return is_passive(verb.head)
    return auxiliary(verb) is None and (is_participle(verb) or (verb.pos_ in ("ADJ", "NOUN") and not _is_present(verb)))


@per_token
def is_reflexive(verb: Token) -> bool:
    """Return True where a reflexive clitic stands before the verb or its auxiliary."""
    return any(
        t.dep_.startswith(("expl:", "obj", "iobj")) and t.lower_ in REFLEXIVE and t.i < verb.i for t in verb.children
    )


def _is_had_done(verb: Token) -> bool:
    """*s'en est prise à*: the parser takes the auxiliary of a reflexive for a copula."""
    return is_reflexive(verb) and any(t.dep_ == "cop" and t.i < verb.i for t in verb.children)


def _is_present(verb: Token) -> bool:
    """*critique*, *accusent*, taken for nouns or adjectives: no participle ends so."""
    form = verb.lower_
    return form.endswith("ent") or (form.endswith("e") and not form.endswith(("ée", "ie", "ue", "te", "se")))


def auxiliary(verb: Token) -> Token | None:
    """Return the auxiliary of a verb, also an *avoir* that the parser hung elsewhere (*ont eux-mêmes accusé*)."""
    own = next((t for t in verb.children if t.dep_.startswith("aux")), None)
    if own is not None or not is_participle(verb):
        return own
    for token in reversed(verb.doc[max(verb.sent.start, verb.i - AUXILIARY_REACH) : verb.i]):
        if token.pos_ not in ("ADV", "PRON"):
            return token if token.pos_ == "AUX" and token.lemma_ == "avoir" else None
    return None


def is_participle(verb: Token) -> bool:
    """Return True for a past participle."""
    return "Part" in verb.morph.get("VerbForm", []) and "Past" in verb.morph.get("Tense", [])


def shares_auxiliary(verb: Token) -> bool:
    """Return True for a participle that shares the auxiliary of the one before it (*a rencontré X et salué Y*)."""
    if verb.dep_ != "conj" or not is_participle(verb) or not is_participle(verb.head):
        return False
    if any(t.dep_.startswith(("aux", "cop", "nsubj")) or t.dep_ == "obl:agent" for t in verb.children):
        return False
    return any(t.dep_.startswith("aux") for t in verb.head.children) or shares_auxiliary(verb.head)
