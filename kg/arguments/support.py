"""The words that lend an event noun its ends: support verbs (*mener* une attaque) and idioms (*faire l'objet de*)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kg.arguments.voice import is_passive, is_reflexive
from kg.tokens import Token

ENDINGS = ("", "e", "s", "es")


@dataclass(frozen=True)
class Support:
    """The words that lend an event noun its ends: (verb or idiom, slot) to *actor*, *recipient* or *target*."""

    rows: Mapping[tuple[str, str], str]

    @cached_property
    def idioms(self) -> Mapping[tuple[str, str, str], str]:
        """First word, last word and slot of an idiom (*faire* l'*objet* **de**) to what its subject is."""
        found = {}
        for (words, slot), role in self.rows.items():
            first, *rest = words.replace("l'", "l' ").split()
            if rest:
                found[first, rest[-1], slot] = role
        return found

    @cached_property
    def last_words(self) -> frozenset[str]:
        """The nouns and adjectives that end an idiom (*être la* cible *de*)."""
        return frozenset(last for _, last, _ in self.idioms)

    def role(self, verb: Token, slot: str) -> str:
        """Return what the subject of ``verb`` is to the noun that it governs with ``slot``, or ""."""
        name = verb.lemma_.lower()
        if is_reflexive(verb):
            name = f"s'{name}" if name[:1] in "aeéiouh" else f"se {name}"
        return self.rows.get((name, slot), "")

    def aims(self, verb: Token) -> bool:
        """Return whether the object of ``verb`` is the target of the event noun that is its subject (*viser*)."""
        return self.rows.get((verb.lemma_.lower(), "subj")) == "target" and not is_passive(verb)

    def hits(self, verb: Token, forms: Mapping[str, str]) -> bool:
        """Return whether who undergoes ``verb`` undergoes the event noun behind it (*tué dans*, *visé par*)."""
        lemma = forms.get(verb.lower_, verb.lemma_.lower())
        return "target" in (self.rows.get((lemma, "subj")), self.rows.get((verb.lemma_.lower(), "subj")))

    def undergone(self, verb: Token, slot: str) -> str:
        """Return what the one who undergoes ``verb`` is to the noun (*être condamné à*, *être visé par*), or ""."""
        form = verb.lower_
        stems = {form[: len(form) - len(end)] for end in ENDINGS if form.endswith(end)}
        return next((r for s in sorted(stems) if (r := self.idioms.get(("être", s, slot), ""))), "")
