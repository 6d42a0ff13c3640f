"""Whether an event happened, is planned, is only possible, or is denied, as its clause and what governs it say.

The walk goes from the trigger up the parse: first what its own clause says (negation, tense, adverbs, *si*), then each
word that governs it through an infinitive, a *que* clause, an object or a complement of a noun. Which word has which
effect is data (``kg/data/lexicon/factuality.tsv``); after Saurí & Pustejovsky, *Are You Sure That This Event
Happened?* (2012), cut down to four values.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from kg.factuality.clause import clause_effects, is_asked, is_noun, mark_effects, tense_effects
from kg.factuality.effects import Effect
from kg.factuality.governors import governing_effect, governor, is_carried
from kg.lexicon import Lexicon
from kg.model import Status
from kg.tense import is_conditional, is_finite, is_infinitive, is_past_conditional, is_perfect_infinitive
from kg.tokens import Token

__all__ = ["event_status"]

Decisive = Literal["blocked", "denied", "possible", "planned"]

ORDER: tuple[Decisive, ...] = ("blocked", "denied", "possible", "planned")  # the first that is found decides
UTTERANCES = frozenset({"REQUEST", "ACCUSE", "THREATEN", "REJECT", "AGREE", "SUPPORT"})
RETORTABLE = frozenset({"REQUEST", "ACCUSE", "THREATEN", "REJECT"})  # uttered, whatever the other side makes of it
REPORTED = frozenset({"ASSAULT", "COERCE"})  # nobody announces beforehand: *annonce l'arrestation de X*
REACH = 8  # words that may govern an event, one above the other


def event_status(trigger: Token, frame_type: str, lexicon: Lexicon, preset: str = "") -> Status | Literal["blocked"]:
    """Return the factuality of the event that ``trigger`` evokes.

    ``frame_type`` is its PLOVER type: an utterance is actual once it was made, also when what it is about is not.
    ``preset`` is the status that the trigger word itself fixes, or "": *actual* means that not doing it is what
    was said (*ne reconnaît pas X*, *ne cédera pas à X*). "blocked" means that the event is only what
    somebody asks for or recommends, so it is no fact of its own.
    """
    effects = {_of_type(effect, frame_type) for effect in _effects(trigger, frame_type, lexicon)}
    if is_asked(trigger, lexicon):
        effects.add("possible")
    if preset == "actual":
        effects -= {"denied", "planned"}
    return next((e for e in ORDER if e in effects or e == preset), "actual")


def _effects(trigger: Token, frame_type: str, lexicon: Lexicon) -> Iterator[Effect]:
    """Yield what the trigger's own phrase and then each word above it say of the event."""
    yield from clause_effects(trigger, lexicon)
    token = trigger
    for _ in range(REACH):
        if token.dep_ == "conj":
            if is_finite(token) and is_infinitive(token.head):
                return
            yield from tense_effects(token.head) if not is_finite(token) and not is_noun(token) else ()
            token = _first_conjunct(token)
        head, links = governor(token)
        if head == token:
            return
        effect = _of_type(governing_effect(head, links, lexicon), frame_type)
        uttered = token == trigger and _was_uttered(token, head, effect, frame_type, lexicon)
        if effect == "ongoing" or uttered:
            return
        if effect == "ended":
            if not _is_open(head, lexicon):
                yield "denied"
            return
        if effect is not None and not (effect == "planned" and is_perfect_infinitive(token)):
            yield effect
        if not _passes_on(token, head, links, effect, lexicon):
            if is_noun(token) and (_is_new(token) or _is_cause(token)) and "possible" in clause_effects(head, lexicon):
                yield "possible"  # *aurait inspiré plusieurs attentats*
            return
        yield from _of_governor(token, head, effect, lexicon)
        token = head


def _of_type(effect: Effect | None, frame_type: str) -> Effect | None:
    """Return what an effect comes to: talks that failed were held, only of violence is it a charge to be blamed for it."""
    if effect == "failed":
        return "actual" if frame_type == "CONSULT" else "denied"
    if effect == "blamed":
        return "possible" if frame_type in REPORTED else "actual"
    return effect


def _first_conjunct(token: Token) -> Token:
    """Return what a conjunct is coordinated with; *la fin du dialogue et le retrait*: with *fin*, not *dialogue*."""
    first = token.head
    case = any(t.dep_ == "case" for t in token.children)
    if is_noun(token) and not case and any(t.dep_ == "case" for t in first.children) and is_noun(first.head):
        return first.head
    return first


def _was_uttered(token: Token, head: Token, effect: Effect | None, frame_type: str, lexicon: Lexicon) -> bool:
    """*Rejette les accusations*, *annonce soutenir*: the accusation and the support were uttered all the same."""
    if is_noun(token) and frame_type in RETORTABLE:
        return effect in ("denied", "possible", "ended")
    announced = effect == "planned" and lexicon.speech.get(head.lemma_.lower()) == "announce"
    return announced and (
        frame_type in UTTERANCES or (is_noun(token) and frame_type in REPORTED and not _is_new(token))
    )


def _is_new(noun: Token) -> bool:
    """Return whether a noun is an object told for the first time (*un*, *des*, *plusieurs attentats*)."""
    definite = any("Def" in t.morph.get("Definite", []) or "Yes" in t.morph.get("Poss", []) for t in noun.children)
    return noun.dep_ == "obj" and not definite


def _is_cause(noun: Token) -> bool:
    """*Aurait été tué par une frappe, dans un raid*: the doubt is about both."""
    cases = [t.lower_ for t in noun.children if t.dep_ == "case"]
    a = any(t.dep_ == "det" and t.lower_ in ("un", "une", "des") for t in noun.children)
    return noun.dep_.startswith("obl") and a and cases in (["par"], ["dans"], ["lors"])


def _is_open(end: Token, lexicon: Lexicon) -> bool:
    """*Demande la fin des frappes*: where the end itself is no fact, what is to end goes on."""
    return any(effect in ORDER for effect in _effects(end, "", lexicon))


def _passes_on(token: Token, head: Token, links: tuple[str, ...], effect: Effect | None, lexicon: Lexicon) -> bool:
    """Return whether what is said of ``head`` also holds for ``token``."""
    if is_noun(token):
        return effect is not None or token.dep_ == "obl:agent" or is_carried(token, head, links, lexicon)
    if token.dep_ == "acl":
        return is_infinitive(token)
    if is_finite(token) or token.dep_ in ("acl:relcl", "parataxis"):
        return effect not in (None, "actual")
    if token.dep_ == "advcl":
        own_time = "actual" in mark_effects(token, lexicon)  # *avant de*, *après*
        return effect is None and not own_time and not is_perfect_infinitive(token)
    return effect is not None or head.lemma_.lower() not in lexicon.speech


def _of_governor(token: Token, head: Token, effect: Effect | None, lexicon: Lexicon) -> Iterator[Effect]:
    """Yield what the clause of a governor adds: all of it where it only carries the event (*réussit à attaquer*).

    An adverbial clause (*en attaquant*, *pour attaquer*) shares only its tense; through a governor with an effect of
    its own only *si*, *aurait décidé de* and *serait prêt à* reach.
    """
    if effect in (None, "actual") or is_noun(head):
        yield from tense_effects(head) if token.dep_ == "advcl" else clause_effects(head, lexicon)
        return
    yield from mark_effects(head, lexicon)
    if is_past_conditional(head) or (is_conditional(head) and any(t.dep_ == "cop" for t in head.children)):
        yield "possible"
