"""Triggers to fillers: who stands in which slot of a verb or an event noun, through the diatheses of French."""

from kg.arguments.lending import aimed_at, lent_fillers
from kg.arguments.obliques import given_to, near_obliques, slot_before
from kg.arguments.records import Filler, Grammar
from kg.arguments.relatives import antecedent
from kg.arguments.slots import complement_fillers, governor_fillers, noun_fillers, verb_fillers
from kg.arguments.subjects import subjects
from kg.arguments.support import Support
from kg.arguments.voice import is_passive, is_reflexive

__all__ = [
    "Filler", "Grammar", "Support", "aimed_at", "antecedent", "complement_fillers", "given_to", "governor_fillers", "is_passive", "is_reflexive",
    "lent_fillers", "near_obliques", "noun_fillers", "slot_before", "subjects", "verb_fillers",
]  # fmt: skip
