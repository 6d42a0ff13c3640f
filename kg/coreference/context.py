"""What the search for antecedents needs to know of a document, worked out once."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.coreference.chains import Links
from kg.coreference.lists import listed_before
from kg.coreference.quotes import quotes
from kg.lexicon import Lexicon
from kg.model import Mention
from kg.tokens import Doc, Token

SUBJECTS = ("nsubj", "nsubj:pass", "expl:subj")
CLAUSES = ("acl", "acl:relcl", "advcl", "ccomp", "xcomp", "csubj", "parataxis", "conj", "ROOT")
FIRST_PERSON = frozenset({"je", "j'", "nous", "moi", "me", "m'", "mon", "ma", "mes", "notre", "nos"})
NAMED = ("name", "collective")
NOMINAL = ("name", "role", "body", "collective")
GENDERS = {"Masc": "m", "Fem": "f"}


@dataclass(frozen=True)
class Rival:
    """Somebody or something that a pronoun may mean: a mention, or (``mention`` = -1) a thing that is no actor.

    ``group`` holds the mentions of an enumeration (*Paul et Marie*), which ``mention`` opens.
    """

    token: int
    mention: int
    kind: str
    gender: str
    number: str
    group: tuple[int, ...] = ()


@dataclass(frozen=True)
class Context:
    """A document while its pronouns are resolved."""

    doc: Doc
    mentions: Sequence[Mention]
    links: Links
    lexicon: Lexicon

    @property
    def sentence(self) -> list[int]:
        """Token index to the number of its sentence."""
        return self.doc.sentence_of

    @cached_property
    def quote(self) -> list[int]:
        """Token index to the number of the quotation that it stands in, or -1."""
        found = [-1] * len(self.doc)
        for k, (start, end) in enumerate(quotes(self.doc)):
            found[start:end] = [k] * (end - start)
        return found

    @cached_property
    def texts(self) -> frozenset[str]:
        """Nouns for what can say something without being an actor (*déclaration*, *plan*, *loi*)."""
        return self.lexicon.texts | self.lexicon.things

    @cached_property
    def weight(self) -> Counter[int]:
        """Chain to how often the article speaks of it before its pronouns are resolved."""
        pairs = ((i, m) for i, m in enumerate(self.mentions) if self.links.resolved(i))
        return Counter(self.links.chain(i) for i, m in pairs if m.form != "demonym")

    @cached_property
    def rivals(self) -> list[Rival]:
        """All that a pronoun may mean, in the order of the text."""
        found = [r for i, m in enumerate(self.mentions) if (r := self._of_mention(i, m)) is not None]
        taken = {k for m in self.mentions if m.form in NOMINAL or m.form == "blocked" for k in range(m.start, m.end)}
        found += [r for t in self.doc if t.i not in taken and (r := self._of_thing(t)) is not None]
        found += self._enumerations()
        return sorted(found, key=lambda r: (r.token, r.mention))

    @cached_property
    def actor_at(self) -> dict[int, Rival]:
        """Token to the actor that is named or described there."""
        return {r.token: r for r in self.rivals if r.mention >= 0 and r.kind and not r.group}

    @cached_property
    def positions(self) -> list[int]:
        """The tokens of the rivals."""
        return [r.token for r in self.rivals]

    def before(self, token: int, reach: int) -> list[Rival]:
        """Return the rivals before a token, not more than ``reach`` sentences away."""
        first = self.sentence[token] - reach
        end = bisect_left(self.positions, token)
        start = end
        while start > 0 and self.sentence[self.positions[start - 1]] >= first:
            start -= 1
        return self.rivals[start:end]

    def _enumerations(self) -> Iterator[Rival]:
        """Yield the enumerations of named actors, each a plural of its own."""
        for i, mention in enumerate(self.mentions):
            if mention.form != "name" or mention.kind == "Place":
                continue
            if listed := listed_before(self.doc, i, self.mentions, self.links):
                genders = {self._agreement(self.mentions[k])[0] for k in listed}
                gender = "f" if genders == {"f"} else "m" if "m" in genders else ""
                yield Rival(self.mentions[listed[0]].head, listed[0], mention.kind, gender, "pl", listed)

    def _of_mention(self, i: int, mention: Mention) -> Rival | None:
        if mention.form in ("demonym", "possessive", "blocked") or mention.name in FIRST_PERSON:
            return None
        gender, number = self._agreement(mention)
        if not gender and mention.kind == "Person" and self.links.resolved(i):
            gender = self._known_gender.get(self.links.chain(i), "")
        return Rival(mention.head, i, mention.kind, gender, number)

    @cached_property
    def _known_gender(self) -> dict[int, str]:
        """Chain of a person to the gender that the names and offices in it show (*la présidente*, *M.*)."""
        votes: dict[int, Counter[str]] = {}
        for i, m in enumerate(self.mentions):
            if m.kind == "Person" and m.gender and m.form in ("name", "role") and self.links.resolved(i):
                votes.setdefault(self.links.chain(i), Counter())[m.gender] += 1
        return {chain: max(sorted(v), key=lambda g: v[g]) for chain, v in votes.items()}

    def _agreement(self, mention: Mention) -> tuple[str, str]:
        """Return gender and number by the mention's own words: its form, its article, the ending of a country's name."""
        before = self.doc[mention.start - 1].lower_ if mention.start else ""
        plural = mention.number == "pl" or (
            mention.form == "name" and before in ("les", "aux", "des") and mention.kind != "Person"
        )
        gender = mention.gender or {"le": "m", "du": "m", "au": "m", "la": "f"}.get(before, "")
        if not gender and mention.kind == "Country" and mention.form == "name":
            gender = "f" if mention.name.endswith("e") else "m"
        return gender, "pl" if plural else "sg"

    def _of_thing(self, token: Token) -> Rival | None:
        """Return a common noun with its article; times, quantities and the nouns of fixed phrases are nothing to refer to."""
        if token.pos_ != "NOUN" or token.lower_ in self.lexicon.times or token.lemma_ in self.lexicon.quantities:
            return None
        if not any(t.dep_ in ("det", "nummod") and t.i < token.i for t in token.children):
            return None
        gender = GENDERS.get("".join(token.morph.get("Gender", [])), "")
        return Rival(token.i, -1, "Thing", gender, "pl" if "Plur" in token.morph.get("Number", []) else "sg")

    def subject_of(self, clause: Token) -> Token | None:
        """Return the subject of a clause; one that it shares with the clause before it counts."""
        while True:
            for child in clause.children:
                if child.dep_ in SUBJECTS:
                    return child
            if clause.dep_ not in ("conj", "xcomp") or clause.head is clause:
                return None
            clause = clause.head


def clause_of(token: Token) -> Token:
    """Return the verb or other head of the clause that a token stands in."""
    while token.dep_ not in CLAUSES and token.head is not token:
        token = token.head
    return token
