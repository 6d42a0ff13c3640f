"""Tense and mood of a French verb, read from the verb and its auxiliaries; for factuality and dating alike."""

from __future__ import annotations

from kg.tokens import Token

CONDITIONAL = ("rais", "rait", "rions", "riez", "raient")
FUTURE = ("rai", "ra", "rons", "rez", "ront")
COMPLEMENTS = ("obj", "iobj", "obl:arg", "nsubj:pass")
INFINITIVE = ("er", "ir", "re")


def is_finite(verb: Token) -> bool:
    """Return whether a verb, its auxiliary or its copula carries a tense."""
    return any("Fin" in t.morph.get("VerbForm", []) for t in (verb, *_auxiliaries(verb)))


def is_infinitive(verb: Token) -> bool:
    """Return True for *attaquer*, False for *avoir attaqué*."""
    return "Inf" in verb.morph.get("VerbForm", [])


def is_future(verb: Token) -> bool:
    """Return True for *attaquera* and *aura attaqué*."""
    verbs = (verb, *_auxiliaries(verb))
    return any("Fut" in t.morph.get("Tense", []) or _ends_on_infinitive(t, FUTURE) for t in verbs)


def is_conditional(verb: Token) -> bool:
    """Return True for *livrerait*, *aurait livré*, *serait livré*."""
    return any(_ends_on_infinitive(t, CONDITIONAL) for t in (verb, *_auxiliaries(verb)))


def is_past_conditional(verb: Token) -> bool:
    """Return True for *aurait livré*."""
    return any(t.dep_ == "aux:tense" and _ends_on_infinitive(t, CONDITIONAL) for t in verb.children)


def is_past(verb: Token) -> bool:
    """Return True for compound tenses, the imperfect and the simple past."""
    if any(t.dep_ == "aux:tense" for t in verb.children):
        return True
    return bool({"Past", "Imp"} & set(verb.morph.get("Tense", []))) and not is_conditional(verb)


def is_pluperfect(verb: Token) -> bool:
    """Return True for *avait livré*, *avait été livré*."""
    return any(t.dep_ == "aux:tense" and "Imp" in t.morph.get("Tense", []) for t in verb.children) and not (
        is_conditional(verb)
    )


def is_imperfect(verb: Token) -> bool:
    """Return True for *livrait*, *était livré*."""
    simple = [verb, *(t for t in verb.children if t.dep_ in ("aux:pass", "cop"))]
    return any("Imp" in t.morph.get("Tense", []) for t in simple) and not is_conditional(verb)


def is_perfect_infinitive(verb: Token) -> bool:
    """Return True for *avoir livré*, *avoir été livré*."""
    return any(t.dep_ == "aux:tense" and is_infinitive(t) for t in verb.children)


def clause_head(clause: Token) -> Token:
    """Return the word that governs a clause: *accusé par Paris d'avoir attaqué*, where the parser hangs it on *Paris*."""
    noun = clause.head
    named = noun.dep_ == "obl:agent" or (noun.pos_ == "PROPN" and noun.dep_ in COMPLEMENTS)
    infinitive = is_infinitive(clause) or is_perfect_infinitive(clause)
    marked = any(t.dep_ == "mark" and t.lower_ in ("d'", "de", "à") for t in clause.children)
    return noun.head if clause.dep_ == "acl" and named and infinitive and marked else noun


def is_passive_participle(token: Token) -> bool:
    """Return True for *prévue* in *la visite prévue*."""
    return "Part" in token.morph.get("VerbForm", []) and "Past" in token.morph.get("Tense", [])


def masculine(form: str) -> str:
    """Return the masculine singular of a participle or adjective (*prévues*: *prévu*)."""
    bare = form.removesuffix("s")
    return bare.removesuffix("e") if bare.endswith(("ée", "ie", "ue", "te", "se")) else bare


def _auxiliaries(verb: Token) -> list[Token]:
    return [t for t in verb.children if t.dep_.startswith(("aux", "cop"))]


def _ends_on_infinitive(token: Token, endings: tuple[str, ...]) -> bool:
    """Return whether a form is an ending of the future or conditional on the infinitive (*livrer-ait*, *mettr-a*).

    Told by the form, because the model takes most conditionals for the imperfect and misses rarer futures;
    *déclar-ait* and *déclar-a* end so by their stem.
    """
    ending = next((e for e in endings if token.lower_.endswith(e)), "")
    lemma, stem = token.lemma_.lower(), token.lower_[: len(token.lower_) - len(ending) + 1]
    if token.pos_ not in ("VERB", "AUX") or not ending:
        return False
    return stem.endswith("er") or (lemma.endswith(INFINITIVE) and stem != lemma[:-2])
