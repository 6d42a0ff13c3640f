"""Statements between two named actors whose verb the lexicon does not know: kept as they are, forced into no type."""

from __future__ import annotations

from collections.abc import Iterator

from kg.arguments import is_reflexive, verb_fillers
from kg.events.candidates import Candidate
from kg.events.scene import Party, Scene, parties
from kg.events.triggers import Trigger
from kg.frames import Frame
from kg.tokens import Token

CONFIDENCE = 0.3  # no annotation judges them: a guess on the safe side
OBJECTS = ("obj", "à", "avec", "contre")
ACTORS = ("Person", "Country", "Organization", "Group")


def find_others(scene: Scene) -> list[Candidate]:
    """Return one candidate of type OTHER per unknown verb and pair of named actors that it joins directly."""
    return [c for token in scene.doc if _is_unknown(scene, token) for c in _statements(scene, token)]


def _is_unknown(scene: Scene, token: Token) -> bool:
    if token.pos_ != "VERB" or not any(t.dep_ == "nsubj" for t in token.children):
        return False
    lemma, lexicon = token.lemma_.lower(), scene.lexicon
    known = lemma in lexicon.verbs or lemma in lexicon.speech or (lemma, "verb") in lexicon.factuality
    return not known and not any((lemma, slot) in lexicon.support_verbs for slot in ("", *OBJECTS))


def _statements(scene: Scene, verb: Token) -> Iterator[Candidate]:
    fillers = verb_fillers(verb, scene.grammar)
    actors = [p for f in fillers if f.slot == "subj" for p in parties(scene, f) if _is_named_actor(scene, p)]
    for slot in OBJECTS:
        recipients = [p for f in fillers if f.slot == slot for p in parties(scene, f) if _is_named_actor(scene, p)]
        if recipients:
            yield from (Candidate(_trigger(verb), a, r) for a in actors for r in recipients if a.entity != r.entity)
            return


def _is_named_actor(scene: Scene, party: Party) -> bool:
    return party.entity in scene.named and scene.entities[party.entity].kind in ACTORS and party.form != "demonym"


def _trigger(verb: Token) -> Trigger:
    lemma = verb.lemma_.lower()
    elided = "s'" if lemma[:1] in "aeiouéèêâh" else "se "
    headword = f"{elided}{lemma}" if is_reflexive(verb) else lemma
    return Trigger(verb, Frame(lemma, "verb", headword, "OTHER", ("subj",), OBJECTS, examples=()), ())
