"""Scene to events: triggers, their arguments, the scorer's choice, and what the clause says of each event."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from kg.events.candidates import Candidate, find_candidates
from kg.events.features import Company, features
from kg.events.scene import Scene
from kg.events.scorer import Scorer
from kg.events.surroundings import Surroundings
from kg.events.triggers import Trigger, find_triggers
from kg.model import SYMMETRIC, Status

__all__ = ["Candidate", "Chosen", "Judge", "Scene", "Verdict", "choose", "propose"]


@dataclass(frozen=True)
class Chosen:
    """A candidate that the scorer accepts, with its confidence in 0..1."""

    candidate: Candidate
    confidence: float


Verdict = Status | Literal["blocked"]
Judge = Callable[[Trigger], Verdict]


def stated(trigger: Trigger) -> Verdict:
    """Take every trigger for a fact."""
    return "actual"


def propose(scene: Scene, judge: Judge = stated) -> list[tuple[Candidate, dict[str, float]]]:
    """Return every event that the frames of the lexicon allow in the article, with its features.

    ``judge`` tells the status of what a trigger says; what is "blocked" is the content of a speech act and no event.
    """
    judged = [(c, judge(c.trigger)) for c in find_candidates(scene, find_triggers(scene))]
    kept = [(c, status) for c, status in judged if status != "blocked"]
    company, around = Company.of([c for c, _ in kept]), Surroundings(scene)
    return [(c, features(scene, c, company, around, status)) for c, status in kept]


def choose(proposals: Sequence[tuple[Candidate, dict[str, float]]], scorer: Scorer) -> list[Chosen]:
    """Return the accepted readings in the order of the text: one type for a pair at one trigger."""
    confidences = scorer.confidences([found for _, found in proposals])
    scored = [Chosen(c, round(p, 2)) for (c, _), p in zip(proposals, confidences, strict=True)]
    best: dict[tuple[int, frozenset[str]], Chosen] = {}
    for chosen in scored:
        c = chosen.candidate
        place = (c.trigger.token.i, frozenset((c.actor.entity, c.recipient.entity)))
        if place not in best or chosen.confidence > best[place].confidence:
            best[place] = chosen
    accepted = [chosen for chosen in best.values() if chosen.confidence >= scorer.threshold]
    eased = {_in_sentence(c) for c in accepted if c.candidate.trigger.frame.type == "CONCEDE"}
    return [c for c in accepted if c.candidate.trigger.frame.type != "SANCTION" or _in_sentence(c) not in eased]


def _in_sentence(chosen: Chosen) -> tuple[int, str, str]:
    """Sanctions that one sentence eases are not imposed in it."""
    c = chosen.candidate
    return c.trigger.token.sent.start, c.actor.entity, c.recipient.entity


def key(candidate: Candidate) -> tuple[str, str, str]:
    """Return what makes two readings the same event: type, actor and recipient, sorted where symmetric."""
    type_, pair = candidate.trigger.frame.type, (candidate.actor.entity, candidate.recipient.entity)
    first, second = sorted(pair) if type_ in SYMMETRIC else pair
    return type_, first, second
