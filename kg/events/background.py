"""What stands behind a reading: the sentence of its trigger, and how the two ends stand in the article and the world."""

from __future__ import annotations

from math import log1p

from kg.events.candidates import Candidate
from kg.events.surroundings import Surroundings
from kg.tokens import Token, per_token

DEEP = 6  # governors above a trigger; more are not told apart
MORPHOLOGY = ("Tense", "VerbForm", "Mood")


def background(candidate: Candidate, around: Surroundings) -> dict[str, float]:
    """Return the features of the trigger's sentence and of the two ends taken together."""
    token = candidate.trigger.token
    return _sentence(token, around) | _word(candidate, around) | _ends(candidate, around)


@per_token
def _sentence(token: Token, around: Surroundings) -> dict[str, float]:
    number = around.scene.sentence[token.i]
    return {
        "length": log1p(len(token.sent)),
        "verbs": log1p(around.verbs[number]),
        "entities": log1p(len({entity for _, entity in around.spoken_of[number]})),
        "place": number / len(around.spoken_of),
    }


def _word(candidate: Candidate, around: Surroundings) -> dict[str, float]:
    token, pos, lexicon = candidate.trigger.token, candidate.trigger.frame.pos, around.scene.lexicon
    lemma = token.lemma_.lower()
    frames = (lexicon.verbs if pos == "verb" else lexicon.nouns).get(lemma, ())
    found = {"senses": log1p(len({frame.type for frame in frames}))}
    found["title.word"] = float(around.scene.sentence[token.i] > 0 and lemma in around.title)
    return found | _form(token)


@per_token
def _form(token: Token) -> dict[str, float]:
    """Tell tense and mood, how deep the word stands, and whether it stands in quotation marks."""
    opened = sum(t.text in ("«", "»") for t in token.doc[token.sent.start : token.i])
    depth = min(sum(1 for _ in token.ancestors), DEEP)
    morphology = {f"{name}={value}": 1.0 for name in MORPHOLOGY for value in token.morph.get(name, [])}
    auxiliary = any(t.dep_.startswith("aux") for t in token.children)
    return {"depth": float(depth), "quoted": float(opened % 2), "auxiliary": float(auxiliary)} | morphology


def _ends(candidate: Candidate, around: Surroundings) -> dict[str, float]:
    """Tell how much of the article each end has, and whether both belong to one country or body."""
    actor, recipient = candidate.actor.entity, candidate.recipient.entity
    homes, offices = (around.homes[actor], around.homes[recipient]), around.scene.offices
    return {
        "a.share": around.share(actor),
        "r.share": around.share(recipient),
        "compatriots": float(bool(homes[0] & homes[1])),
        "foreigners": float(bool(homes[0] and homes[1] and not homes[0] & homes[1])),
        "member": float(actor in offices.get(recipient, ()) or recipient in offices.get(actor, ())),
    }
