"""Event frames: which word, in which sense, reports an event of which type, and where its two actors stand."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from kg.errors import DataFileError
from kg.model import EventType

FRAMES = files("kg") / "data" / "frames"
COPULA = "être "


@dataclass(frozen=True)
class Frame:
    """A trigger word and what its syntactic slots mean; see ``kg/data/frames/README.md`` for the slots.

    ``headword`` is the entry (*s'en prendre*), ``word`` its bare lemma; ``reflexive`` says whether the verb takes *se*; ``carrier`` are the nouns of an idiom.
    """

    word: str
    pos: str
    headword: str
    type: EventType
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    examples: tuple[str, ...]
    reflexive: bool = False
    particle: str = ""
    mode: str = ""
    cameo: str = ""
    counter: tuple[str, ...] = ()
    carrier: frozenset[str] = frozenset()
    prep: str = ""
    object_is: frozenset[str] = frozenset()
    actor_is: frozenset[str] = frozenset({"agent"})
    recipient_is: frozenset[str] = frozenset({"agent"})
    needs: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    status: str = ""
    reciprocal: bool = False
    control: bool = False

    @property
    def copular(self) -> bool:
        """Whether the word is what somebody is said to be (*être hostile*, *être en désaccord*)."""
        return self.headword.startswith(COPULA)

    @property
    def object_control(self) -> bool:
        """Whether the object does what the infinitive says (*demander à X de partir*)."""
        return self.control and self.type in ("REQUEST", "COERCE", "ACCUSE", "SANCTION")


def load_frames() -> Iterator[Frame]:
    """Yield the frames of every file of ``kg/data/frames`` in the order of their names."""
    for path in sorted(FRAMES.iterdir(), key=lambda p: p.name):
        if path.name.endswith(".toml"):
            for record in tomllib.loads(path.read_text(encoding="utf-8")).get("frame", []):
                yield _frame(path, record)


def _frame(path: Traversable, record: dict[str, Any]) -> Frame:
    """Return the Frame that one TOML table describes."""
    pos = "verb" if "verb" in record else "noun"
    sets: dict[str, Any] = {k: _set(record, k) for k in ("object_is", "needs", "unless")}
    try:
        word, reflexive, particle = _headword(record[pos])
        return Frame(
            word=word,
            pos=pos,
            headword=record[pos],
            reflexive=reflexive,
            particle=particle,
            type=record["type"],
            actor=tuple(record["actor"].split()),
            recipient=tuple(record["recipient"].split()),
            examples=tuple(record["examples"]),
            counter=tuple(record.get("counter", ())),
            carrier=_set(record, "with"),
            actor_is=_set(record, "actor_is") or frozenset({"agent"}),
            recipient_is=_set(record, "recipient_is") or frozenset({"agent"}),
            control=record.get("event") == "control",
            **sets,
            **{k: record[k] for k in ("mode", "cameo", "prep", "status", "reciprocal") if k in record},
        )
    except (KeyError, AttributeError, TypeError) as error:
        name = record.get(pos, "?")
        raise DataFileError(f"frames/{path.name}, frame '{name}': {error} is missing or of the wrong form.") from error


def _headword(text: str) -> tuple[str, bool, str]:
    """Split "s'en prendre" into the bare lemma, whether it is reflexive, and a particle ("en", "y") or "".

    Of "être en désaccord" the lemma is the last word, the particle the preposition.
    """
    if text.startswith(COPULA):
        *before, word = text.removeprefix(COPULA).split()
        return word, False, " ".join(before)
    reflexive = text.startswith(("s'", "s’", "se "))
    bare = text[2:].strip() if text.startswith(("s'", "s’")) else text[3:] if reflexive else text
    particle, _, rest = bare.partition(" ")
    return (rest, reflexive, particle) if particle in ("en", "y") and rest else (bare, reflexive, "")


def _set(record: dict[str, Any], key: str) -> frozenset[str]:
    value = record.get(key, "")
    return frozenset(value.split() if isinstance(value, str) else value)
