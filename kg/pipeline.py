"""The straight line: articles in, readings out. The only module that sees all stages of the text side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.language import Language
from spacy.tokens import Doc as Parse

from kg.arguments import Grammar, Support
from kg.attribution import find_source
from kg.coreference import resolve_coreference
from kg.dates import DateMention, find_dates
from kg.dating import event_date
from kg.events import Candidate, Chosen, Judge, Scene, Verdict, choose, propose
from kg.events.others import CONFIDENCE, find_others
from kg.events.scene import parties
from kg.events.scorer import Scorer, load_scorer
from kg.events.triggers import Trigger
from kg.factuality import event_status
from kg.language import INFINITIVE, load_nlp, parse, verb_forms
from kg.lexicon import Lexicon, load_lexicon
from kg.linking import link_entities
from kg.mentions import find_mentions
from kg.model import Article, Entity, Event, Evidence, Reading, Role
from kg.repairs import repair_parse
from kg.roles import read_roles
from kg.silence import explain_silence
from kg.tokens import Doc, Token


@dataclass(frozen=True)
class Reader:
    """Everything that reading needs, loaded once: the words, the language model, the scorer."""

    lexicon: Lexicon
    nlp: Language
    scorer: Scorer

    @cached_property
    def grammar(self) -> Grammar:
        """What the argument finder needs of French, derived from the frames."""
        control = (w for w, frames in self.lexicon.verbs.items() if any(f.object_control for f in frames))
        return Grammar(
            self.lexicon.prepositions,
            frozenset(control),
            self.lexicon.times,
            verb_forms(self.nlp, [w for w in self.lexicon.verbs if w.endswith(INFINITIVE)]),  # not *être* critique
            Support(self.lexicon.support_verbs),
        )


def load_reader() -> Reader:
    """Load the data of the package and the language model (some seconds)."""
    lexicon = load_lexicon()
    return Reader(lexicon, load_nlp(lexicon.gazetteer), load_scorer())


def build(articles: Iterable[Article], *, progress: Callable[[int], None] | None = None) -> list[Reading]:
    """Return the reading of each article, in their order; ``progress`` is told how many are done."""
    readings: list[Reading] = []
    for reading in read(articles):
        readings.append(reading)
        if progress:
            progress(len(readings))
    return readings


def read(articles: Iterable[Article]) -> Iterator[Reading]:
    """Yield the reading of each article, in their order."""
    reader, articles = load_reader(), list(articles)
    docs = parse(reader.nlp, (article.reading for article in articles))
    for article, doc in zip(articles, docs, strict=True):
        yield read_doc(article, doc, reader)


def read_doc(article: Article, parsed: Parse, reader: Reader) -> Reading:
    """Return all that a parsed article says: who is named, who did what to whom, who holds which office."""
    scene = set_scene(article, parsed, reader)
    status_of = judge(reader.lexicon)
    chosen = choose(propose(scene, status_of), reader.scorer)
    chosen += [Chosen(candidate, CONFIDENCE) for candidate in find_others(scene)]
    dates = find_dates(article.reading, article.published)
    events = tuple(e for c in chosen if (e := _event(scene, c, article, dates, status_of)) is not None)
    roles = read_roles(scene)
    return Reading(article, _present(scene, events, roles), events, roles, tuple(explain_silence(scene, events)))


def set_scene(article: Article, parsed: Parse, reader: Reader) -> Scene:
    """Return the parsed article with its mentions resolved to entities."""
    doc = repair_parse(Doc(parsed), reader.lexicon.times, reader.grammar.forms)
    mentions = find_mentions(doc, reader.lexicon)
    targets = resolve_coreference(doc, mentions, reader.lexicon)
    linked = link_entities(article, mentions, targets, reader.lexicon.gazetteer)
    return Scene(doc, mentions, linked.of_mention, linked.entities, reader.lexicon, reader.grammar)


def judge(lexicon: Lexicon) -> Judge:
    """Return what tells the status of the triggers of one article, or "blocked" where one is no event; each once."""
    known: dict[tuple[int, str, str], Verdict] = {}

    def status(trigger: Trigger) -> Verdict:
        place = (trigger.token.i, trigger.frame.type, trigger.frame.status)
        if place not in known:
            known[place] = event_status(trigger.token, trigger.frame.type, lexicon, trigger.frame.status)
        return known[place]

    return status


def _event(scene: Scene, chosen: Chosen, article: Article, dates: list[DateMention], status_of: Judge) -> Event | None:
    """Return the event of an accepted reading, or None where it is only the content of a speech act."""
    candidate, trigger = chosen.candidate, chosen.candidate.trigger
    status = status_of(trigger)
    if status == "blocked":
        return None
    actor, recipient = candidate.actor.entity, candidate.recipient.entity
    source = find_source(trigger.token, scene.entities_at, scene.lexicon, actor)
    start, end = _extent(trigger.token)
    words = " ".join(
        filter(None, (trigger.frame.headword, trigger.carrier.lemma_ if trigger.carrier is not None else ""))
    )
    evidence = Evidence(start, end, words, candidate.rule, chosen.confidence, source)
    date = event_date(trigger.token, dates, article.published, status)
    place = _place(scene, candidate)
    return Event(trigger.frame.type, trigger.frame.mode, actor, recipient, status, date, place, evidence)


def _place(scene: Scene, candidate: Candidate) -> str:
    """Return the place that the trigger's own clause says (*vendredi à Minsk*), or ""."""
    ends = {candidate.actor.entity, candidate.recipient.entity}
    fillers = (f for f in candidate.trigger.fillers if f.slot in ("à", "en", "dans") and f.how == "own")
    found = (p.entity for f in fillers for p in parties(scene, f) if scene.entities[p.entity].kind == "Place")
    return next((e for e in found if e not in ends), "")


def _extent(trigger: Token) -> tuple[int, int]:
    """Return the character offsets of the trigger's sentence without the white space around it."""
    text = trigger.sent.text
    start = trigger.sent.start_char + len(text) - len(text.lstrip())
    return start, start + len(text.strip())


def _present(scene: Scene, events: tuple[Event, ...], roles: tuple[Role, ...]) -> tuple[Entity, ...]:
    """Return the entities that the article names, and the unnamed ones that an event or a role needs, by id."""
    used = {e for event in events for e in (event.actor, event.recipient, event.place, event.evidence.source)}
    used |= {e for role in roles for e in (role.holder, role.of)}
    return tuple(
        scene.entities[e] for e in sorted(scene.entities) if e in used or e in scene.named or e in scene.bodies
    )
