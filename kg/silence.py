"""Why a sentence yields no event: for the reader who asks ``kg build --why``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.events.scene import Scene
from kg.model import Event, Silence
from kg.tokens import Span


def explain_silence(scene: Scene, events: Sequence[Event]) -> Iterator[Silence]:
    """Yield each sentence without an event and the first step of the reading that failed in it, in French."""
    told = {event.evidence.start for event in events}
    for sent in scene.doc.sents:
        start = sent.start_char + len(sent.text) - len(sent.text.lstrip())
        if start not in told and sent.text.strip():
            yield Silence(start, start + len(sent.text.strip()), _reason(scene, sent, _event_word(scene, sent)))


def _event_word(scene: Scene, sent: Span) -> str:
    """Return the first word of the sentence that the lexicon of frames knows, or ""."""
    frames = {"VERB": scene.lexicon.verbs, "NOUN": scene.lexicon.nouns}
    return next((t.text for t in sent if t.lemma_.lower() in frames.get(t.pos_, ())), "")


def _reason(scene: Scene, sent: Span, trigger: str) -> str:
    actors = {e for i, m in enumerate(scene.mentions) if sent.start <= m.head < sent.end for e in scene.ids[i]}
    if not trigger:
        return "aucun mot d'événement connu"
    if len(actors) < 2:
        return f"« {trigger} », mais moins de deux acteurs reconnus"
    return f"« {trigger} », mais aucun couple d'acteurs assez sûr"
