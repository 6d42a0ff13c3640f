"""What completes a description: adjectives, *de* with a name, the fields of an office, a party."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kg.lexicon import Lexicon
from kg.model import Mention
from kg.tokens import Doc, Token

OF = ("de", "d'", "du", "des", "de la", "de l'")
ARTICLES = ("le", "la", "les", "l'")
ENUMERATED = ("et", ",")
NOUNS = ("NOUN", "PROPN")


def complete(doc: Doc, mention: Mention, mentions: list[Mention], starts: dict[int, int], lexicon: Lexicon) -> Mention:
    """Extend a description over its adjectives and *de* complements; the first entity met is its ``of``."""
    reader = _Complements(doc, mention, mentions, starts, lexicon, mention.end)
    while reader.at < len(doc) and reader.step():
        pass
    title = " ".join([mention.title, *reader.fields]).replace("' ", "'") if mention.form == "role" else ""
    name = doc.span(mention.start, reader.end).text
    return replace(mention, end=reader.end, of=reader.of, title=title, name=name)


@dataclass
class _Complements:
    """Where the description ends so far, whose it is, and the words of its field (*ministre* de l'Intérieur)."""

    doc: Doc
    mention: Mention
    mentions: list[Mention]
    starts: dict[int, int]
    lexicon: Lexicon
    end: int
    at: int = -1
    of: int = -1
    fields: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.at = self.end

    def step(self) -> bool:
        """Read on by one complement or word; return False where the description is over."""
        here = self.starts.get(self.at)
        if here is not None and self._owned(here):
            return True
        if self._is_link():
            self.at += 1
            return True
        if here is None and (_continues(self.doc[self.at]) or self._is_state(self.doc[self.at])):
            return self._field(self.at + 1)
        return self._bracket()

    def _owned(self, here: int) -> bool:
        """Take the entity or description that starts here, where it completes this one."""
        other, before = self.mentions[here], self.doc[self.at - 1].lower_
        linked = before in (*OF, *ARTICLES)
        if other.form == "demonym" or (other.form in ("name", "collective") and linked):
            return self._take(here, named=True)
        if other.form == "name" and self.at == self.end:
            return self._named(other) or self._beside(here)
        if other.form in ("role", "body") and before in (*OF, "la", "l'"):
            if self._is_portfolio() and other.kind != "Country" and self.doc[self.at].text[:1].isupper():
                return self._field(self.at + 1)
            return self._take(here, named=False)
        return False

    def _named(self, name: Mention) -> bool:
        """*le porte-parole du président* Donald Trump: the name of the owner belongs to the description."""
        owner = self.mentions[self.of] if self.of >= 0 else None
        if owner is None or owner.form != "role" or owner.number != "sg" or name.kind != "Person":
            return False
        self.at = self.end = name.end
        return True

    def _beside(self, here: int) -> bool:
        """*le gouvernement* Valls, *le député* LR, *le directeur* Afrique *de la FIDH*."""
        other = self.mentions[here]
        entry = self.lexicon.gazetteer.entries.get(other.known)
        if self.mention.kind == "Country" and other.kind == "Person" and self.of < 0:
            return self._take(here, named=True)
        if self.mention.form == "role" and entry is not None and entry.sector == "party":
            return self._take(here, named=True)
        behind = self.doc[other.end].lower_ if other.end < len(self.doc) else ""
        if self.mention.form == "role" and other.kind in ("Place", "Country") and behind in OF:
            return self._field(other.end)
        return False

    def _take(self, here: int, *, named: bool) -> bool:
        if self.of < 0 or (named and self._is_passed_over(self.mentions[here])):
            self.of = here
        self.at = self.end = self.mentions[here].end
        return True

    def _is_passed_over(self, name: Mention) -> bool:
        """*porte-parole du président* russe, *directeur du bureau de* la FIDH; but *président du conseil* des Landes."""
        owner = self.mentions[self.of]
        inner = owner.form == "body" and (owner.kind == "Country" or name.kind == "Organization")
        return owner.form == "role" or inner

    def _field(self, end: int) -> bool:
        self.fields += [t.text for t in self.doc[self.end : end]]
        self.at = self.end = end
        return True

    def _is_link(self) -> bool:
        token, before = self.doc[self.at], self.doc[self.at - 1]
        return (
            (token.is_space and "\n" not in token.text)
            or token.lower_ in OF
            or (token.pos_ == "DET" and before.lower_ == "de")
            or (token.lower_ in ENUMERATED and self.at == self.end and self._lists_fields())
        )

    def _is_portfolio(self) -> bool:
        offices = self.lexicon.national_offices
        return any(yes == "yes" and self.mention.noun.startswith(office) for office, yes in offices.items())

    def _lists_fields(self) -> bool:
        """*ministre de la Culture* et des Sports: another field of the same office follows, written large."""
        if not (self._is_portfolio() and " " in " ".join([self.mention.title, *self.fields])):
            return False
        i = self.at + 1
        while i < len(self.doc) and self.doc[i].lower_ in (*OF, *ARTICLES):
            i += 1
        linked = i > self.at + 1 and self.doc[self.at + 1].lower_ in OF and i < len(self.doc)
        return linked and self.doc[i].text[:1].isupper() and self.doc[i].pos_ in NOUNS and self._is_no_name(i)

    def _is_no_name(self, i: int) -> bool:
        return i not in self.starts or self.mentions[self.starts[i]].form in ("role", "body")

    def _is_state(self, token: Token) -> bool:
        """*le président* renversé *Alpha Condé*: a participle between an office and its holder or country."""
        participle = self.at == self.end and "Part" in token.morph.get("VerbForm", [])
        following = self.starts.get(token.i + 1)
        return (
            participle and following is not None and self.mentions[following].form in ("name", "demonym")
        ) and self.mention.form == "role"

    def _bracket(self) -> bool:
        """Skip a party in brackets before the place of an office: *le maire* (UDE) *de Sevran*."""
        words = [t.text for t in self.doc[self.at : self.at + 4]]
        skipped = self.mention.form == "role" and len(words) == 4 and words[0] == "(" and words[2] == ")"
        if skipped and words[1].isupper() and words[3].lower() in OF:
            self.at += 3
            return True
        return False


def _continues(token: Token) -> bool:
    """Return True for adjectives and for the capitalised or short complements of an office (*des Affaires étrangères*)."""
    if token.pos_ == "ADJ" and not token.is_punct:
        return True
    return token.nbor(-1).lower_ in (*OF, "la", "l'", "les") and token.pos_ in NOUNS and token.is_alpha
