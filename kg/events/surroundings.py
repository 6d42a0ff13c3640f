"""How a party that no slot holds stands to the trigger: what the scorer knows of an argument left unsaid.

Paths of dependencies between predicate and argument follow Gildea and Jurafsky (2002); the rest is what a reader
goes by: whose clause it is, who was the subject before, who stands in between.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.events.candidates import Candidate
from kg.events.scene import Party, Scene
from kg.tokens import Token

FAR = 5  # steps of the longest path that is told apart
MANY = 3
VERBS = ("VERB", "AUX")


@dataclass(frozen=True)
class Surroundings:
    """What the parse of one article says around its triggers: who is the subject of which verb, who is spoken of where."""

    scene: Scene

    @cached_property
    def cases(self) -> dict[int, str]:
        """Token index to its first preposition, where it has one."""
        found: dict[int, str] = {}
        for token in self.scene.doc:
            if token.dep_ == "case":
                found.setdefault(token.head.i, token.lower_)
        return found

    @cached_property
    def subjects(self) -> dict[int, frozenset[str]]:
        """Verb to the entities of its own subject."""
        found: defaultdict[int, set[str]] = defaultdict(set)
        for token in self.scene.doc:
            if token.dep_.startswith("nsubj") or token.dep_ == "expl:subj":
                found[token.head.i].update(self.scene.ids[i] if (i := self.scene.at.get(token.i)) is not None else ())
        return {verb: frozenset(entities) for verb, entities in found.items()}

    @cached_property
    def main_subjects(self) -> list[frozenset[str]]:
        """Sentence number to the entities of its main subject."""
        return [self.subjects.get(sent.root.i, frozenset()) for sent in self.scene.doc.sents]

    @cached_property
    def title(self) -> frozenset[str]:
        """The lemmas of the first sentence, small letters."""
        return frozenset(t.lemma_.lower() for t in self.scene.doc.sents[0])

    @cached_property
    def homes(self) -> dict[str, frozenset[str]]:
        """Entity to the countries and bodies that it is, belongs to or stands for."""
        return {entity: frozenset(self._homes(entity)) for entity in self.scene.entities}

    def _homes(self, entity: str) -> Iterator[str]:
        yield from self.scene.offices.get(entity, ())
        entry = self.scene.lexicon.gazetteer.entries.get(entity)
        if entry is not None:
            own = entity if entry.kind == "Country" else ""
            yield from filter(None, (own, entry.country, entry.acts_for, entry.government_of))
            yield from (office.of for office in entry.offices)

    @cached_property
    def most(self) -> int:
        """How often the article speaks of what it speaks of most."""
        return max(map(len, self.scene.places.values()), default=1)

    def share(self, entity: str) -> float:
        """Return how often the article speaks of an entity, as a share of ``most``."""
        return len(self.scene.places.get(entity, ())) / self.most

    @cached_property
    def verbs(self) -> list[int]:
        """Sentence number to the number of its verbs."""
        return [sum(t.pos_ in VERBS for t in sent) for sent in self.scene.doc.sents]

    @cached_property
    def spoken_of(self) -> list[list[tuple[int, str]]]:
        """Sentence number to the positions and entities of its mentions."""
        found: list[list[tuple[int, str]]] = [[] for _ in self.main_subjects]
        for mention, ids in zip(self.scene.mentions, self.scene.ids, strict=True):
            found[self.scene.sentence[mention.head]] += [(mention.head, e) for e in ids]
        return found

    def ancestors(self, token: int) -> list[int]:
        """Return the token and what it hangs on, upwards."""
        chain = [token]
        while self.scene.doc[token].head.i != token and len(chain) <= 2 * FAR:
            token = self.scene.doc[token].head.i
            chain.append(token)
        return chain

    def path(self, start: int, end: int) -> tuple[str, int]:
        """Return the labels from ``start`` up to the common head and down to ``end``, and the number of steps."""
        up, down = self.ancestors(start), self.ancestors(end)
        place = {token: k for k, token in enumerate(up)}
        top = next((k for k, token in enumerate(down) if token in place), -1)
        if top < 0:
            return "none", 2 * FAR
        climbed, descended = up[: place[down[top]]], down[:top]
        if len(climbed) + len(descended) > FAR:
            return "long", len(climbed) + len(descended)
        return "^".join(map(self._label, climbed)) + "|" + "_".join(
            self._label(t) + (f".{self.cases[t]}" if t == end and t in self.cases else "") for t in reversed(descended)
        ), len(climbed) + len(descended)

    def _label(self, token: int) -> str:
        return self.scene.doc[token].dep_.partition(":")[0]


def unsaid(around: Surroundings, candidate: Candidate) -> Iterator[str]:
    """Yield the features of the ends of ``candidate`` that no slot of its trigger holds."""
    for side, party in (("a", candidate.actor), ("r", candidate.recipient)):
        if party.slot == "implicit":
            yield from (f"{side}.I.{name}" for name in _standing(around, candidate, party))


def _standing(around: Surroundings, candidate: Candidate, party: Party) -> Iterator[str]:
    here, there = candidate.trigger.token.i, party.token.i
    sentence = around.scene.sentence[here]
    gap = sentence - around.scene.sentence[there]
    yield from _subjecthood(around, candidate.trigger.token, party.entity, sentence)
    if gap:
        yield f"gap={min(gap, MANY) if gap > 0 else -1}"
    else:
        yield from _in_sentence(around, candidate, here, there)


def _subjecthood(around: Surroundings, trigger: Token, entity: str, sentence: int) -> Iterator[str]:
    governors = [t for t in around.ancestors(trigger.i)[1:] if around.scene.doc[t].pos_ in VERBS][:2]
    for k, verb in enumerate(governors):
        if entity in around.subjects.get(verb, ()):
            yield f"governor{k}"
            yield f"governor{k}.{trigger.dep_}"
    if entity in around.subjects.get(trigger.i, ()):
        yield "own"
    if entity in around.main_subjects[sentence]:
        yield "main"
    if sentence and entity in around.main_subjects[sentence - 1]:
        yield "previous"
    if any(entity == e for _, e in around.spoken_of[0]):
        yield "title"


def _in_sentence(around: Surroundings, candidate: Candidate, here: int, there: int) -> Iterator[str]:
    first, last = sorted((here, there))
    path, steps = around.path(here, there)
    pos = candidate.trigger.frame.pos
    verbs = sum(around.scene.doc[t].pos_ in VERBS for t in range(first + 1, last))
    others = {e for t, e in around.spoken_of[around.scene.sentence[here]] if first < t < last}
    yield from (f"path={pos}.{path}", f"steps={min(steps, FAR + 1)}", f"side={there < here}.{pos}")
    yield from (f"verbs={min(verbs, MANY)}", f"others={min(len(others), MANY)}")
    yield from (f"dep={around.scene.doc[there].dep_}", f"case={around.cases.get(there, '')}")
    if around.scene.at.get(there) in around.scene.complements:
        yield "complement"
    if any(t.text in (",", "(", ";", ":") for t in around.scene.doc[first + 1 : last]):
        yield "comma"
