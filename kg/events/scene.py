"""Who stands at a token: the bridge from the parse to the entities of the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kg.arguments import Filler, Grammar, antecedent, noun_fillers
from kg.lexicon import Lexicon
from kg.model import Entity, Mention
from kg.tokens import Doc, Token

QUANTITY_DEPTH = 2
EXAMPLES = 6  # tokens between a plural and the names that spell it out
OPENING = (",", ":", "(", "comme", "dont")  # before the names that spell a plural out


@dataclass(frozen=True)
class Scene:
    """A parsed article with its mentions resolved; ``ids`` holds the entity ids of each mention."""

    doc: Doc
    mentions: Sequence[Mention]
    ids: Sequence[tuple[str, ...]]
    entities: Mapping[str, Entity]
    lexicon: Lexicon
    grammar: Grammar

    @cached_property
    def at(self) -> dict[int, int]:
        """Token index to the mention that stands there; names cover their span and title, descriptions their head."""
        at: dict[int, int] = {}
        for i, m in enumerate(self.mentions):
            if m.form in ("name", "collective", "demonym", "blocked"):
                at |= dict.fromkeys(range(self._with_title(m) if m.form == "name" else m.start, m.end), i)
        for i, m in enumerate(self.mentions):
            if m.form not in ("name", "collective", "demonym", "blocked"):
                at.setdefault(m.head, i)
        return at

    def _with_title(self, name: Mention) -> int:
        """Return where a name starts with its title, which the parser makes its head (*à* M. *Hariri*)."""
        start = name.start
        while start and (
            self.doc[start - 1].text in self.lexicon.titles or self.doc[start - 1].lower_ in self.lexicon.titles
        ):
            start -= 1
        return start

    @cached_property
    def complements(self) -> frozenset[int]:
        """Mentions that only complete another one (*armée* de *X*)."""
        return frozenset(m.of for m in self.mentions if m.of >= 0)

    @cached_property
    def lists(self) -> Mapping[int, tuple[int, ...]]:
        """Mention to all the mentions of the enumeration that it belongs to (*l'Égypte, le Bahreïn et le Yémen*).

        Read from the words: the parser breaks long enumerations.
        """
        found: dict[int, tuple[int, ...]] = {}
        group: list[int] = []
        heads = [i for i, m in enumerate(self.mentions) if m.form in ("name", "collective") and self.ids[i]]
        for i in [*heads, -1]:
            if group and (i < 0 or not self._continues(group[-1], i)):
                if len(group) > 1 and self._closes(group[-2], group[-1]):
                    found |= dict.fromkeys(group, tuple(group))
                group = []
            group.append(i)
        return found

    def _between(self, i: int, j: int) -> list[str]:
        tokens = self.doc[self.mentions[i].end : self.mentions[j].start]
        return [t.lower_ for t in tokens if t.pos_ != "DET" and t.lower_ not in ("l'", "les", "la", "le")]

    def _continues(self, i: int, j: int) -> bool:
        words = self._between(i, j)
        alike = (self.mentions[i].kind == "Person") == (self.mentions[j].kind == "Person")
        return alike and words in ([","], ["et"], [",", "et"], ["ou"], [",", "ainsi", "que"], [",", "ainsi", "qu'"])

    def _closes(self, i: int, j: int) -> bool:
        return self._between(i, j) != [","]

    @cached_property
    def places(self) -> Mapping[str, tuple[int, ...]]:
        """Entity id to the token positions at which the text speaks of it, pronouns included, adjectives not."""
        found: dict[str, list[int]] = {}
        for mention, ids in zip(self.mentions, self.ids, strict=True):
            if mention.form != "demonym":
                for entity in ids:
                    found.setdefault(entity, []).append(mention.head)
        return {entity: tuple(sorted(positions)) for entity, positions in found.items()}

    @cached_property
    def named(self) -> frozenset[str]:
        """Entities that the article calls by a name, not by a description alone."""
        pairs = zip(self.mentions, self.ids, strict=True)
        return frozenset(e for m, ids in pairs if m.form in ("name", "collective") for e in ids)

    @cached_property
    def offices(self) -> Mapping[str, frozenset[str]]:
        """Person to the countries and bodies that the article gives them an office in."""
        found: dict[str, set[str]] = {}
        for mention, ids in zip(self.mentions, self.ids, strict=True):
            owners = self.ids[mention.of] if mention.of >= 0 else ()
            if mention.form == "role" and len(ids) == len(owners) == 1:
                found.setdefault(ids[0], set()).add(owners[0])
        return {holder: frozenset(owners) for holder, owners in found.items()}

    @cached_property
    def nouns(self) -> Mapping[str, str]:
        """Unnamed entity to the noun that describes it (*tribunal*, *police*)."""
        pairs = zip(self.mentions, self.ids, strict=True)
        return {e: m.noun for m, ids in pairs for e in ids if m.noun and m.form == "body"}

    @cached_property
    def rank(self) -> Mapping[str, int]:
        """Entity to its place among those of its kind by how often the article speaks of it, 0 for the first."""
        found: dict[str, int] = {}
        count: Counter[str] = Counter()
        for entity in sorted(self.places, key=lambda e: (-len(self.places[e]), e)):
            kind = self.entities[entity].kind
            found[entity] = count[kind]
            count[kind] += 1
        return found

    def examples_of(self, token: Token) -> tuple[int, ...]:
        """Return the named list that spells a plural out: *trois proches, A, B et C*, *des figures comme A ou B*."""
        if "Plur" not in token.morph.get("Number", []):
            return ()
        for nxt in self.doc[token.i + 1 : min(token.i + EXAMPLES, token.sent.end)]:
            if nxt.lower_ in OPENING and nxt.i + 1 < len(self.doc):
                return self._listed_from(nxt.i + 1)
            if nxt.pos_ in ("VERB", "AUX"):
                return ()
        return ()

    def _listed_from(self, start: int) -> tuple[int, ...]:
        """Return the list that starts there, *à savoir* and an article left out."""
        if self.doc[start].lower_ == "à" and start + 2 < len(self.doc) and self.doc[start + 1].lower_ == "savoir":
            start += 2
        start += self.doc[start].pos_ == "DET" and start + 1 < len(self.doc)
        return self.lists.get(self.at.get(start, -1), ())

    @cached_property
    def bodies(self) -> frozenset[str]:
        """Unnamed bodies and groups that the article speaks of as known (*la police*, *l'armée turque*)."""
        pairs = zip(self.mentions, self.ids, strict=True)
        return frozenset(e for m, ids in pairs if m.form == "body" and (m.definite or m.of >= 0) for e in ids)

    def entities_at(self, token: Token) -> tuple[str, ...]:
        """Return the ids of the entities that stand at a token, relative pronouns and texts included."""
        return tuple(p.entity for p in parties(self, Filler("", token)) if p.form != "demonym")

    @cached_property
    def topic(self) -> str:
        """The country that the article speaks of most (adjectives count), or ""."""
        ids = (e for ids in self.ids for e in ids if self.entities[e].kind == "Country")
        count = Counter(ids)
        return min(count, key=lambda e: (-count[e], e)) if count else ""

    @property
    def sentence(self) -> list[int]:
        """Token index to the number of its sentence."""
        return self.doc.sentence_of


@dataclass(frozen=True)
class Party:
    """An entity in a slot, with the token it was read from and how."""

    entity: str
    token: Token
    slot: str
    how: str
    form: str


def parties(scene: Scene, filler: Filler) -> list[Party]:
    """Return the entities that a filler stands for, none where it names nobody."""
    found = [
        Party(e, filler.token, filler.slot, how, form) for e, how, form in _resolve(scene, filler.token, filler.how)
    ]
    return [p for party in found for p in _listed(scene, party)] if filler.slot != "entre" else found


def _listed(scene: Scene, party: Party) -> list[Party]:
    """Return a party with the others of its enumeration."""
    i = scene.at.get(party.token.i, -1)
    others = [j for j in scene.lists.get(i, ()) if j != i]
    return [
        party,
        *(replace(party, entity=e, token=scene.doc[scene.mentions[j].head]) for j in others for e in scene.ids[j]),
    ]


def _resolve(scene: Scene, token: Token, how: str, depth: int = 0) -> Iterator[tuple[str, str, str]]:
    i = scene.at.get(token.i)
    if i is not None:
        mention = scene.mentions[i]
        yield from ((e, how, "name") for j in scene.examples_of(token) for e in scene.ids[j])
        yield from ((e, how, mention.form) for e in _ids(scene, i))
        if not scene.ids[i] and mention.of >= 0 and mention.form in ("role", "body"):
            yield from ((e, "member", mention.form) for e in scene.ids[mention.of])
        return
    noun = antecedent(token)
    if noun is not None and depth < QUANTITY_DEPTH:
        yield from _resolve(scene, noun, "relative" if how == "own" else how, depth + 1)
    elif token.pos_ in ("NOUN", "NUM", "PRON", "PROPN") and depth < QUANTITY_DEPTH:
        yield from _inside(scene, token, how, depth)


def _ids(scene: Scene, i: int) -> tuple[str, ...]:
    """Officials of a country and members of a body act for it (*trois membres de X*), but not *les salariés de X*."""
    mention = scene.mentions[i]
    plural = mention.kind == "Group" and mention.number == "pl" and mention.of >= 0
    owners = scene.ids[mention.of] if plural else ()
    first = scene.doc[mention.head].lower_
    if len(owners) != 1 or first in scene.lexicon.outsiders:
        return scene.ids[i]
    official = scene.lexicon.roles.get(first, ("", ""))[1] == "office"
    kind = scene.entities[owners[0]].kind
    return owners if kind == "Organization" or (kind == "Country" and official) else scene.ids[i]


def _inside(scene: Scene, token: Token, how: str, depth: int) -> Iterator[tuple[str, str, str]]:
    """Texts speak for their authors, quantities for what they count (*une lettre de X*, *des dizaines de Y*)."""
    lemma = token.lemma_.lower()
    if lemma in scene.lexicon.texts:
        for filler in noun_fillers(token, scene.grammar):
            if filler.slot in ("poss", "de", "adj", "par"):
                yield from ((e, "text", f) for e, _, f in _resolve(scene, filler.token, how, depth + 1))
    elif examples := scene.examples_of(token):
        yield from ((e, how, "name") for j in examples for e in scene.ids[j])
    elif scene.lexicon.locative.get(lemma) == "place":
        for child in token.children:  # *la ville de* Jarablus, *l'aéroport de* Donetsk
            if child.i > token.i and child.dep_ in ("nmod", "appos"):
                found = _resolve(scene, child, how, depth + 1)
                yield from (f for f in found if scene.entities[f[0]].kind == "Place")
    elif lemma in scene.lexicon.quantities or token.pos_ == "NUM":
        for child in token.children:
            if child.dep_ == "nmod" and child.i > token.i:
                yield from _resolve(scene, child, how, depth + 1)
