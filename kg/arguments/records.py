"""What the argument finder takes and gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.arguments.support import Support
from kg.tokens import Token


@dataclass(frozen=True)
class Filler:
    """A token in a slot; ``how`` says the way it was found (own, shared, control, participle, near, clause …)."""

    slot: str
    token: Token
    how: str = "own"


@dataclass(frozen=True)
class Grammar:
    """What the argument finder needs of French.

    Attributes:
        prepositions: Written preposition to the slot it opens.
        object_control: Verbs whose object does what their infinitive says (*demander à X de partir*).
        times: Names of days and months, which the parser takes for objects (*a accusé mercredi Israël*).
        forms: Form of a verb that the tagger may take for another class, to its lemma.
        support: The words that lend an event noun its ends.
    """

    prepositions: Mapping[str, str]
    object_control: frozenset[str]
    times: frozenset[str]
    forms: Mapping[str, str]
    support: Support
