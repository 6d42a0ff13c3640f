"""Candidates to features: what the scorer knows of a reading. Names are stable: the weights refer to them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log1p

from kg.events.background import background
from kg.events.candidates import Candidate
from kg.events.scene import Party, Scene
from kg.events.surroundings import Surroundings, unsaid
from kg.model import SYMMETRIC
from kg.tokens import Token, per_token

FINITE = ("ROOT", "conj", "parataxis")


@dataclass(frozen=True)
class Company:
    """The candidates of an article together: what else each trigger means, how often a pair meets."""

    rivals: Mapping[int, int]
    pairs: Mapping[frozenset[str], frozenset[int]]
    events: Mapping[tuple[str, frozenset[str]], frozenset[int]]
    stated: frozenset[tuple[int, frozenset[str]]]
    ends: dict[tuple[str, Party, str], dict[str, float]] = field(default_factory=dict)

    @classmethod
    def of(cls, candidates: Sequence[Candidate]) -> Company:
        """Return the company of the candidates of one article."""
        pairs: defaultdict[frozenset[str], set[int]] = defaultdict(set)
        events: defaultdict[tuple[str, frozenset[str]], set[int]] = defaultdict(set)
        for c in candidates:
            pairs[_pair(c)].add(c.trigger.token.i)
            events[c.trigger.frame.type, _pair(c)].add(c.trigger.token.i)
        return cls(
            Counter(c.trigger.token.i for c in candidates),
            {k: frozenset(v) for k, v in pairs.items()},
            {k: frozenset(v) for k, v in events.items()},
            frozenset(
                (c.trigger.token.i, _pair(c)) for c in candidates if not _implied(c.actor) + _implied(c.recipient)
            ),
        )

    def end(self, scene: Scene, side: str, party: Party, pos: str) -> dict[str, float]:
        """Return the features of one end by itself; many candidates share it."""
        if (side, party, pos) not in self.ends:
            places = scene.places.get(party.entity, ())
            found = dict.fromkeys(_party(scene, side, party, pos), 1.0)
            found[f"{side}.count"] = log1p(len(places))
            found[f"{side}.first"] = float(any(scene.sentence[p] == 0 for p in places))
            self.ends[side, party, pos] = found
        return self.ends[side, party, pos]


def _pair(candidate: Candidate) -> frozenset[str]:
    return frozenset((candidate.actor.entity, candidate.recipient.entity))


def features(
    scene: Scene, candidate: Candidate, company: Company, around: Surroundings, status: str
) -> dict[str, float]:
    """Return the features of a candidate by name: its own clause, its company in the article, ends left unsaid."""
    frame = candidate.trigger.frame
    found = dict.fromkeys(_indicators(scene, candidate), 1.0)
    found |= dict.fromkeys(_clause(candidate.trigger.token), 1.0)
    found |= dict.fromkeys(unsaid(around, candidate), 1.0)
    found |= {f"status={status}": 1.0, f"status+type={status}.{frame.type}": 1.0}
    found |= _company(candidate, company)
    found["words"] = float(bool(frame.carrier))
    found |= _distances(scene, candidate) | background(candidate, around)
    return (
        found
        | company.end(scene, "a", candidate.actor, frame.pos)
        | company.end(scene, "r", candidate.recipient, frame.pos)
    )


def _company(candidate: Candidate, company: Company) -> dict[str, float]:
    here, pair, type_ = candidate.trigger.token.i, _pair(candidate), candidate.trigger.frame.type
    elsewhere = company.pairs[pair] - {here}
    return {
        "rivals": log1p(company.rivals[here]),
        "pair.elsewhere": log1p(len(elsewhere)),
        "event.elsewhere": log1p(len(company.events[type_, pair] - {here})),
        "pair.stated": float(any((place, pair) in company.stated for place in elsewhere)),
        "event.stated": float(any((p, pair) in company.stated for p in company.events[type_, pair] - {here})),
    }


def _indicators(scene: Scene, candidate: Candidate) -> Iterator[str]:
    frame, actor, recipient = candidate.trigger.frame, candidate.actor, candidate.recipient
    kinds = f"{scene.entities[actor.entity].kind}-{scene.entities[recipient.entity].kind}"
    yield from (f"type={frame.type}", f"pos={frame.pos}", f"type+pos={frame.type}.{frame.pos}", f"kinds={kinds}")
    yield f"how={actor.how}/{recipient.how}"
    yield f"type+implicit={frame.type}.{_implied(actor)}{_implied(recipient)}"
    if frame.type in SYMMETRIC:
        yield "symmetric"


def _implied(party: Party) -> int:
    return int(party.slot == "implicit")


def _party(scene: Scene, side: str, party: Party, pos: str) -> Iterator[str]:
    entity = scene.entities[party.entity]
    yield from (f"{side}.how={party.how}", f"{side}.form={party.form}", f"{side}.kind={entity.kind}")
    yield f"{side}.slot={pos}.{party.slot}"
    yield f"{side}.slot+how={pos}.{party.slot}.{party.how}"
    rank = min(scene.rank.get(entity.id, 9), 3)
    yield f"{side}.rank={entity.kind}.{rank}"
    if _implied(party):
        yield f"{side}.implied.rank={entity.kind}.{rank}"
    if entity.id in scene.nouns:
        yield f"{side}.noun={scene.nouns[entity.id]}"
    if entity.id in scene.lexicon.gazetteer.entries:
        yield f"{side}.known"
    elif entity.id not in scene.named:
        yield f"{side}.unnamed"
        yield f"{side}.unnamed.{entity.kind}"


@per_token
def _clause(token: Token) -> tuple[str, ...]:
    determiners = (f"det={t.lower_}" for t in token.children if t.dep_ == "det")
    negated = any(t.lower_ in ("ne", "n'", "pas") for t in token.children)
    return (
        f"dep={token.dep_}",
        f"head={token.head.pos_}",
        *determiners,
        "finite" if token.dep_ in FINITE else "dependent",
        *(("negated",) if negated else ()),
    )


def _distances(scene: Scene, candidate: Candidate) -> dict[str, float]:
    here = candidate.trigger.token.i
    actor, recipient = candidate.actor.token.i, candidate.recipient.token.i
    return {
        "a.distance": log1p(abs(actor - here)),
        "r.distance": log1p(abs(recipient - here)),
        "a.before": float(actor < here),
        "r.after": float(recipient > here),
        "gap": float(abs(scene.sentence[actor] - scene.sentence[recipient])),
        "lead": float(scene.sentence[here] <= 1),
    }
