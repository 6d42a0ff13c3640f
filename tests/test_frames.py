"""The event frames: well-formed, each with examples, and the reader finds in these what they mark."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, get_args

from scenes import words

from kg.events import Scene, propose
from kg.frames import Frame
from kg.language import parse
from kg.lexicon import DATA
from kg.model import SYMMETRIC, Entity, EventType, Mention, Status
from kg.pipeline import Reader
from kg.tokens import Doc

FILES = sorted(Path(str(DATA / "frames")).glob("*.toml"))
TYPES = set(get_args(EventType)) - {"OTHER"}
FIELDS = {
    "verb", "noun", "type", "mode", "cameo", "actor", "recipient", "examples", "counter", "with", "prep", "object_is",
    "actor_is", "recipient_is", "needs", "unless", "status", "reciprocal", "event",
}  # fmt: skip
PREPOSITIONS = set(words().prepositions.values())
BEHIND = {f"{slot}>" for slot in ("obj", "à", "de", "contre", "sur", "dans")}
SLOTS = {"subj", "obj", "each", "comp", "adj", "poss"} | PREPOSITIONS | BEHIND
CLASSES = {"human", "person", "group", "body", "country", "place", "agent"}
SIGN = re.compile(
    r"que(\+fut)?|(de\+|à\+)?inf|refl|obj|no-obj|(obj|subj|adj|case):\S+|prep:(" + "|".join(sorted(PREPOSITIONS)) + ")"
)
STEP = 5  # of the examples on the model, every fifth
FLOOR = 0.8  # share of those that is read; it must not be lost again
KINDS = {"human": "Person", "person": "Person", "group": "Group", "country": "Country", "place": "Place"}


@cache
def records() -> list[tuple[str, dict[str, Any]]]:
    """Return every frame as it stands in its file, with the file's name."""
    found = ((file, tomllib.loads(file.read_text(encoding="utf-8"))["frame"]) for file in FILES)
    return [(file.stem, record) for file, frames in found for record in frames]


def name_of(record: dict[str, Any]) -> str:
    """Return the headword of a frame."""
    return str(record.get("verb") or record.get("noun"))


def test_there_is_one_file_per_type() -> None:
    """Sixteen types, sixteen files, and every frame stands in that of its type."""
    assert {file.stem.upper() for file in FILES} == TYPES
    assert [name_of(r) for file, r in records() if r["type"] != file.upper()] == []


def test_fields_are_known() -> None:
    """A misspelt field would be ignored in silence."""
    assert [(name_of(r), r.keys() - FIELDS) for _, r in records() if r.keys() - FIELDS] == []


def test_a_frame_is_of_a_verb_or_of_a_noun() -> None:
    """Exactly one headword."""
    assert [r for _, r in records() if ("verb" in r) == ("noun" in r)] == []


def test_slots_are_known() -> None:
    """A slot that the argument finder does not fill never holds anybody."""
    used = ((name_of(r), set((r["actor"] + " " + r["recipient"]).split())) for _, r in records())
    assert [(name, slots - SLOTS) for name, slots in used if slots - SLOTS or not slots] == []


def test_restrictions_are_known() -> None:
    """Classes of arguments and signs of the clause are those that the trigger finder checks."""
    fields = [("object_is", CLASSES | {"thing", "text"}), ("actor_is", CLASSES), ("recipient_is", CLASSES)]
    values = ((name_of(r), set(r.get(field, "").split()) - allowed) for _, r in records() for field, allowed in fields)
    assert [found for found in values if found[1]] == []
    signs = (
        (name_of(r), sign) for _, r in records() for field in ("needs", "unless") for sign in r.get(field, "").split()
    )
    assert [found for found in signs if not SIGN.fullmatch(found[1])] == []


def test_status_is_one_of_the_four() -> None:
    """A status that the word fixes is a status of the vocabulary."""
    assert [name_of(r) for _, r in records() if r.get("status", "planned") not in get_args(Status)] == []


def test_a_place_of_the_idiom_needs_an_idiom() -> None:
    """``prep`` says where the word of ``with`` stands."""
    assert [name_of(r) for _, r in records() if "prep" in r and "with" not in r] == []


def test_every_frame_has_two_marked_examples() -> None:
    """A frame without examples is a guess: two at least, each with one actor and one recipient, one inside no other."""
    bad = (
        (name_of(r), example)
        for _, r in records()
        for example in r["examples"]
        if set(marked(example)[1]) != {"A", "R"} or (example.count("[A "), example.count("[R ")) != (1, 1)
    )
    assert list(bad) == []
    assert [name_of(r) for _, r in records() if len(set(r["examples"])) < 2] == []


def test_counter_examples_mark_nobody() -> None:
    """A counter-example has no event of the frame, so no ends of one."""
    assert [c for _, r in records() for c in r.get("counter", ()) if re.search(r"\[[AR] ", c)] == []


def test_files_are_composed() -> None:
    """No letter is decomposed: a lemma would never be found."""
    texts = ((file.name, file.read_text(encoding="utf-8")) for file in FILES)
    assert [name for name, text in texts if text != unicodedata.normalize("NFC", text)] == []


def marked(example: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """Return an example without its marks, and where actor and recipient stand in it."""
    text, spans, opened = "", dict[str, tuple[int, int]](), list[tuple[str, int]]()
    for part in re.split(r"(\[[AR] |\])", example):
        if part[:1] == "[":
            opened.append((part[1], len(text)))
        elif part == "]" and opened:
            end, start = opened.pop()
            spans[end] = (start, len(text))
        else:
            text += part
    return text, spans


def kind_of(classes: frozenset[str]) -> str:
    """Return a kind of entity that fits the classes."""
    return KINDS.get(min(classes), "Organization")


def scene_of(reader: Reader, frame: Frame, doc: Doc, spans: dict[str, tuple[int, int]]) -> Scene:
    """Return a scene in which the marked phrases, and nothing else, are entities of a fitting kind."""
    wanted = {"A": kind_of(frame.actor_is), "R": kind_of(frame.object_is & set(KINDS) or frame.recipient_is)}
    mentions = [mention_of(doc, spans[end], wanted[end]) for end in ("A", "R")]
    entities = {end: Entity(end, kind, end) for end, kind in wanted.items()}  # type: ignore[arg-type]
    return Scene(doc, mentions, [("A",), ("R",)], entities, reader.lexicon, reader.grammar)


def mention_of(doc: Doc, offsets: tuple[int, int], kind: str) -> Mention:
    """Return the mention of a marked phrase, its articles and prepositions left out."""
    span = doc.char_span(*offsets)
    while len(span) > 1 and span[0].pos_ in ("DET", "ADP"):
        span = doc.span(span.start + 1, span.end)
    alone = len(span) == 1
    form = "possessive" if alone and span[0].pos_ == "DET" else "demonym" if alone and span[0].pos_ == "ADJ" else "name"
    return Mention(span.start, span.end, span.root.i, form, kind, span.text)


def is_read(scene: Scene, frame: Frame) -> bool:
    """Return whether an event of the frame's type is proposed between the marked ends."""
    ends = {
        (c.actor.entity, c.recipient.entity)
        for c, _ in propose(scene)
        if c.trigger.frame.type == frame.type and "implicit" not in (c.actor.slot, c.recipient.slot)
    }
    return ("A", "R") in ends or (frame.type in SYMMETRIC and ("R", "A") in ends)


def test_the_examples_are_read(reader: Reader) -> None:
    """On the model's own parses the frames find the marked ends in as many examples as measured."""
    lexicon = reader.lexicon
    frames = [f for by_word in (lexicon.verbs, lexicon.nouns) for group in by_word.values() for f in group]
    examples = [(f, *marked(example)) for f in frames for example in f.examples][::STEP]
    docs = map(Doc, parse(reader.nlp, (text for _, text, _ in examples)))
    read = [is_read(scene_of(reader, f, doc, spans), f) for (f, _, spans), doc in zip(examples, docs, strict=True)]
    assert sum(read) / len(read) >= FLOOR
