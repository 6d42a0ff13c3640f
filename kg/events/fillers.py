"""The fillers of a trigger: its own, and those that the clauses below, above and around it lend."""

from __future__ import annotations

from collections.abc import Iterator

from kg.arguments import Filler, complement_fillers, given_to, governor_fillers, near_obliques, verb_fillers
from kg.events.scene import Scene, parties
from kg.events.triggers import Trigger, authors_of
from kg.tokens import Token

AIMS = ("pour", "afin")
TOWARDS = ("à", "vers", "auprès")
TELLING = ("say", "announce")


def find_fillers(scene: Scene, trigger: Trigger) -> list[Filler]:
    """Return the trigger's fillers, its complement clauses', and the subject of the clause that a noun stands in."""
    fillers = [*trigger.fillers]
    if trigger.frame.pos == "verb":
        fillers += complement_fillers(trigger.token, scene.grammar)
        agents = {f.token.i for f in fillers if f.slot == "subj"}  # *invitation déclinée mardi* par X: no maker of it
        fillers += [f for f in near_obliques(trigger.token, scene.grammar) if f.token.i not in agents]
        fillers += given_to(trigger.token, fillers, scene.grammar)
        return fillers + list(_from_purpose(scene, trigger))
    if "comp" in trigger.frame.recipient:
        fillers += complement_fillers(trigger.token, scene.grammar)
    fillers = [f for f in fillers if not _strayed(f)]
    return fillers + list(_from_clause(scene, trigger.token)) + list(_told_there(scene, trigger))


def _from_purpose(scene: Scene, trigger: Trigger) -> Iterator[Filler]:
    """*X a écrit à Y pour réclamer …*: whoever is turned to is asked."""
    verb = trigger.token
    if trigger.frame.type != "REQUEST" or verb.dep_ not in ("advcl", "xcomp", "obl:mod", "acl"):
        return
    if verb.head.pos_ == "VERB" and any(t.lower_ in AIMS for t in verb.lefts):
        fillers = verb_fillers(verb.head, scene.grammar)
        told = (f for f in fillers if f.slot in TOWARDS and f.token.i < verb.i and _is_somebody(scene, f))
        yield from (Filler("à", f.token, "control") for f in told)


def _told_there(scene: Scene, trigger: Trigger) -> Iterator[Filler]:
    """*X a annoncé à Y, lors d'une réunion, que …*: whoever is told something at a meeting takes part in it."""
    noun = trigger.token
    if trigger.frame.type != "CONSULT" or not set(_before(noun)) & scene.lexicon.circumstances:
        return
    verb, fillers = governor_fillers(noun, scene.grammar)
    if verb is not None and scene.lexicon.speech.get(verb.lemma_.lower()) in TELLING:
        yield from (Filler("avec", f.token, "clause") for f in fillers if f.slot == "à" and _is_somebody(scene, f))


def _is_somebody(scene: Scene, filler: Filler) -> bool:
    """Return False for a place, also one that may stand for its government (*s'est rendu à Paris*)."""
    kinds = {scene.entities[p.entity].kind for p in parties(scene, filler)}
    return bool(kinds) and not kinds & {"Country", "Place"}


def _strayed(filler: Filler) -> bool:
    """*l'attaque contre le parlement* de Londres: a *de* behind other words completes these, not the event noun."""
    return filler.slot == "de" and filler.how == "near"


def _from_clause(scene: Scene, noun: Token) -> Iterator[Filler]:
    """Yield the subject of the clause where it plainly takes part in the noun (*lors d'une visite à …*).

    Behind a verb that is itself an act (*met en garde contre l'invasion de …*) the noun is somebody else's.
    """
    words = set(_before(noun))
    if noun.dep_ != "obj" and not words & scene.lexicon.circumstances:
        return
    verb, fillers = governor_fillers(noun, scene.grammar)
    if verb is None or (noun.dep_ == "obj" and verb.lemma_ in scene.lexicon.verbs):
        return
    doers = [f.token for f in fillers if f.slot == "subj"]
    doers += [f.token for t in doers for f in authors_of(scene, t)]  # *l'opération de X a permis l'arrestation de Y*
    yield from (Filler("subj", t, "clause") for t in doers)


def _before(noun: Token) -> Iterator[str]:
    """Yield the words before a noun and the nouns it completes (*au terme de trois heures d'échanges*)."""
    top = noun
    for _ in range(3):
        if top.dep_ != "nmod" or top.head.pos_ != "NOUN" or any(t.dep_ == "det" for t in top.children):
            break
        top = top.head
        yield top.lower_
    for word in (noun, top):
        yield from (t.lower_ for t in word.doc[max(word.sent.start, word.i - 4) : word.i])
