"""Scoring a graph against gold annotations, and telling what the errors come from.

The rules are those of the annotation guidelines: an event matches where actor, type and recipient match (in either
order for symmetric types); what matches an arguable (non-core) event is neither rewarded nor punished. Only the
published vocabulary is asked for, so that the figures judge what a user of the Turtle file sees.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.gold import GoldArticle, GoldEvent, fold_name
from kg.model import SYMMETRIC
from kg.predictions import Predictions, Statement, Triple, last_part, read_predictions
from kg.store import GraphStore

SAME_PLACE = 0.5  # share of the shorter evidence's words that the other one must have to be the same place


@dataclass(frozen=True)
class Error:
    """One difference between gold and graph: ``kind`` is "missed", "false" or "wrong", ``cause`` says why."""

    article: str
    kind: str
    actor: str
    type: str
    recipient: str
    cause: str
    evidence: str


@dataclass
class Evaluation:
    """Counts over all articles, per event type (matched, predicted, gold), and the single errors."""

    counts: Counter[str] = field(default_factory=Counter)
    types: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    errors: list[Error] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Return the figures of the guidelines by name: precision, recall, f1, pair_f1, status, date, source …"""
        n = self.counts
        precision, recall, f1 = rates(n["tp"], n["predicted"], n["gold"])
        pair = rates(n["pair_tp"], n["pair_predicted"], n["pair_gold"])
        role = rates(n["role_tp"], n["role_predicted"], n["role_gold"])
        return {
            "precision": precision,
            "recall": recall,
            "f1": f1,
            **dict(zip(("pair_precision", "pair_recall", "pair_f1"), pair, strict=True)),
            "status": _ratio(n["status"], n["tp"]),
            "date": _ratio(n["date"], n["dated"]),
            "source": _ratio(n["source"], n["sourced"]),
            "entity_recall": _ratio(n["entities_found"], n["entities"]),
            **dict(zip(("roles_precision", "roles_recall", "roles_f1"), role, strict=True)),
            "role_title": _ratio(n["role_title"], n["role_tp"]),
        }


def evaluate(graph: GraphStore, gold: Iterable[GoldArticle]) -> Evaluation:
    """Return the score of ``graph`` on the articles of ``gold``; an article that the graph lacks counts as silent."""
    predictions = read_predictions(graph)
    result = Evaluation()
    for article in gold:
        result.counts["articles"] += 1
        events = _collapsed(predictions.events.get(article.id, {}))
        _score_events(article, events, predictions, result)
        _score_pairs(article, events, predictions, result.counts)
        _score_entities(article, predictions, result.counts)
        _score_roles(article, predictions, result.counts)
    return result


def rates(matched: int, predicted: int, gold: int) -> tuple[float, float, float]:
    """Return precision, recall and their harmonic mean; 0 where there is nothing to divide by."""
    precision, recall = _ratio(matched, predicted), _ratio(matched, gold)
    return precision, recall, _ratio(2 * precision * recall, precision + recall)


def _collapsed(events: Mapping[Triple, tuple[Statement, ...]]) -> dict[Triple, tuple[Statement, ...]]:
    """Join the two directions of a symmetric event."""
    joined: dict[Triple, tuple[Statement, ...]] = {}
    for (actor, kind, recipient), said in events.items():
        first, second = sorted((actor, recipient)) if kind in SYMMETRIC else (actor, recipient)
        joined[first, kind, second] = joined.get((first, kind, second), ()) + said
    return joined


def _score_events(
    gold: GoldArticle, events: Mapping[Triple, tuple[Statement, ...]], predictions: Predictions, result: Evaluation
) -> None:
    """Count matched, predicted and gold events, and note each error with its cause."""
    core = [event for event in gold.events if event.core]
    used: set[int] = set()
    for (actor, kind, recipient), said in events.items():
        ends = predictions.keys(actor, gold), predictions.keys(recipient, gold)
        same = [i for i, event in enumerate(gold.events) if event.type == kind and _fits(event, *ends)]
        hit = next((i for i in same if gold.events[i].core and i not in used), None)
        if hit is not None:
            used.add(hit)
            result.types[kind].update(tp=1, predicted=1)
            result.counts.update(tp=1, predicted=1)
            _score_details(gold, gold.events[hit], said, predictions, result)
        elif not same:
            result.types[kind].update(predicted=1)
            result.counts.update(predicted=1)
            cause = _cause_of_false(gold, ends, kind, said)
            result.errors.append(_error(gold.id, "false", (actor, kind, recipient), cause, said[0].exact))
    result.counts["gold"] += len(core)
    for i, event in enumerate(gold.events):
        if event.core:
            result.types[event.type].update(gold=1)
            if i not in used:
                result.errors.append(_missed(gold, event, _cause_of_miss(gold, event, events, predictions)))


def _fits(event: GoldEvent, actors: frozenset[str], recipients: frozenset[str], either: bool = False) -> bool:
    """Tell whether the ends of a gold event are among those of a prediction; in either order where that is allowed."""
    forward = event.actor in actors and event.recipient in recipients
    backward = event.actor in recipients and event.recipient in actors
    return forward or (backward and (either or event.type in SYMMETRIC))


def _score_details(
    gold: GoldArticle,
    event: GoldEvent,
    said: tuple[Statement, ...],
    predictions: Predictions,
    result: Evaluation,
) -> None:
    """Count status, date and source of a matched event: right where one of its mentions is."""
    n = result.counts
    right = {"status": any(s.status == event.status for s in said)}
    if event.date:
        right["date"] = any(_same_date(event.date, s.date) for s in said)
    if event.source:
        right["source"] = any(s.source and event.source in predictions.keys(s.source, gold) for s in said)
    n.update(dated=bool(event.date), sourced=bool(event.source), **right)
    for what, ok in right.items():
        if not ok:
            found = ", ".join(sorted({last_part(getattr(s, what)) or "nothing" for s in said}))
            cause = f"{what}: {found} instead of {getattr(event, what)}"
            result.errors.append(_missed(gold, event, cause, kind="wrong"))


def _same_date(gold: str, found: str) -> bool:
    """Tell whether two dates agree at the coarser of their precisions."""
    length = min(len(gold), len(found))
    return length >= 4 and gold[:length] == found[:length]


def _score_pairs(gold: GoldArticle, events: Mapping[Triple, object], predictions: Predictions, n: Counter[str]) -> None:
    """Count the pairs of actors that have any event, whatever its type and direction."""
    core = {frozenset((event.actor, event.recipient)) for event in gold.events if event.core}
    n["pair_gold"] += len(core)
    used: set[frozenset[str]] = set()
    for pair in dict.fromkeys(frozenset((actor, recipient)) for actor, _, recipient in events):
        first, second = sorted(pair)
        ends = predictions.keys(first, gold), predictions.keys(second, gold)
        fitting = [event for event in gold.events if _fits(event, *ends, either=True)]
        open_pairs = {frozenset((e.actor, e.recipient)) for e in fitting if e.core} - used
        if open_pairs:
            used.add(min(open_pairs, key=sorted))
            n.update(pair_tp=1, pair_predicted=1)
        elif not fitting:
            n.update(pair_predicted=1)


def _score_entities(gold: GoldArticle, predictions: Predictions, n: Counter[str]) -> None:
    needed = {key for event in gold.events if event.core for key in (event.actor, event.recipient)}
    n.update(entities=len(needed), entities_found=len(needed & _known(gold, predictions)))


def _known(gold: GoldArticle, predictions: Predictions) -> set[str]:
    """Return the gold entities that the graph lists for the article."""
    mentioned = predictions.mentioned.get(gold.id, frozenset())
    return {key for iri in mentioned for key in predictions.keys(iri, gold)}


def _score_roles(gold: GoldArticle, predictions: Predictions, n: Counter[str]) -> None:
    """Count the offices found by holder and place, and those whose title has the head noun of the gold."""
    n["role_gold"] += len(gold.roles)
    done: set[tuple[str, str]] = set()
    for (person, of), titles in predictions.roles.get(gold.id, {}).items():
        n["role_predicted"] += 1
        holders, places = predictions.keys(person, gold), predictions.keys(of, gold)
        fitting = sorted(role for role in gold.roles if role[0] in holders and role[1] in places and role not in done)
        if fitting:
            done.add(fitting[0])
            head = fold_name(gold.roles[fitting[0]]).split()[0]
            n.update(role_tp=1, role_title=any(head in fold_name(title).split() for title in titles))


def _cause_of_miss(
    gold: GoldArticle, event: GoldEvent, events: Mapping[Triple, tuple[Statement, ...]], predictions: Predictions
) -> str:
    """Return why a core event is not in the graph, as far as the graph tells."""
    unknown = [gold.labels[k] for k in (event.actor, event.recipient) if k not in _known(gold, predictions)]
    if unknown:
        return f"actor not found: {', '.join(unknown)}"
    here, between = [], []
    for (actor, kind, recipient), said in events.items():
        ends = predictions.keys(actor, gold), predictions.keys(recipient, gold)
        name = f"{last_part(actor)} {kind} {last_part(recipient)}"
        if _fits(event, *ends, either=True):
            between.append(name if kind == event.type else kind)
        if any(_same_place(event.evidence, s.exact) for s in said):
            here.append(name)
    if between:
        return f"type or direction: {', '.join(between)}"
    return f"other ends at that place: {', '.join(here)}" if here else "no event read at that place"


def _cause_of_false(
    gold: GoldArticle, ends: tuple[frozenset[str], frozenset[str]], kind: str, said: tuple[Statement, ...]
) -> str:
    """Return what the gold has instead of a predicted event."""
    between = sorted({event.type for event in gold.events if _fits(event, *ends, either=True)})
    if between:
        return f"type or direction: the gold has {', '.join(between)}"
    here = [e for e in gold.events if any(_same_place(e.evidence, s.exact) for s in said)]
    names = [f"{gold.labels[e.actor]} {e.type} {gold.labels[e.recipient]}" for e in here if e.type == kind]
    if names:
        return f"ends: the gold has {'; '.join(dict.fromkeys(names))}"
    return "other event in the gold at that place" if here else "nothing in the gold at that place"


def _same_place(one: str, other: str) -> bool:
    """Tell whether two pieces of evidence are of the same clause: the shorter one's words are mostly in the other."""
    first, second = sorted((set(fold_name(one).split()), set(fold_name(other).split())), key=len)
    return bool(first) and len(first & second) / len(first) > SAME_PLACE


def _missed(gold: GoldArticle, event: GoldEvent, cause: str, kind: str = "missed") -> Error:
    actor, recipient = gold.labels[event.actor], gold.labels[event.recipient]
    return Error(gold.id, kind, actor, event.type, recipient, cause, event.evidence)


def _error(article: str, kind: str, triple: Triple, cause: str, evidence: str) -> Error:
    actor, event_type, recipient = triple
    return Error(article, kind, last_part(actor), event_type, last_part(recipient), cause, evidence)


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
