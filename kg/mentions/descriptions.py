"""Descriptions: role nouns (*le ministre russe de la Défense*) and bodies (*l'armée turque*) with what completes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.lexicon import Lexicon, opening
from kg.mentions.appointments import APPOINTED
from kg.mentions.complements import complete
from kg.mentions.deeds import is_deed
from kg.mentions.shared import share_nouns
from kg.model import Mention
from kg.tokens import Doc, Token
from kg.wordlists import rows

LONGEST = 5  # tokens of the longest multiword role ("chef de la diplomatie")
KINDS = {"country": "Country", "organization": "Organization", "group": "Group"}
BARE = ("en", "lors", "à", "sous", "sans", "par")  # *en cours*, *par force*: no body without its article
ADVERBIAL = frozenset(row[0] for row in rows("adverbial.tsv"))
ADJECTIVES = ("armée", "rebelle", "militaire", "séparatiste", "parti")
ARTICLES = {"la": "f", "une": "f", "le": "m", "un": "m", "du": "m", "au": "m"}
PARTS = ("centre",)
NOMINAL = ("NOUN", "PROPN", "ADV")
BEFORE_OF = ("NOUN", "PROPN", "ADJ", "PRON")
INDEFINITE = ("un", "une", "des", "plusieurs", "quelques", "certains", "certaines", "de", "d'", "aucun", "aucune")


def find_descriptions(doc: Doc, lexicon: Lexicon, named: list[Mention]) -> list[Mention]:
    """Return ``named`` and, after them, the descriptions; ``of`` of a description indexes into the returned list."""
    taken = {i for m in named if m.form != "demonym" for i in range(m.start, m.end)}
    bare = _without_overlaps(_bare(doc, lexicon, taken))
    mentions = [*named, *bare]
    starts = {m.start: i for i, m in enumerate(mentions)}
    completed = (complete(doc, m, mentions, starts, lexicon) for m in bare)
    described = [*named, *(_unless_a_part(m, mentions) for m in completed)]
    return share_nouns(doc, described, starts, lexicon)


def _unless_a_part(mention: Mention, mentions: list[Mention]) -> Mention:
    """*le centre de Mogadiscio* is no body, but where something happens in the town."""
    place = (
        mention.of >= 0 and mentions[mention.of].kind in ("Place", "Country") and mentions[mention.of].form == "name"
    )
    if not (place and mention.noun in PARTS):
        return mention
    return replace(mention, end=mention.head + 1, of=-1, form="blocked", kind="")


def _without_overlaps(mentions: Iterator[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _bare(doc: Doc, lexicon: Lexicon, taken: set[int]) -> Iterator[Mention]:
    """Yield role and body nouns, the longest at each place, without their complements."""
    for start, head in enumerate(doc):
        if start in taken or opening(head.lower_) not in lexicon.openings or _qualifies(head, lexicon):
            continue
        shortest = 1 if head.pos_ in NOMINAL or _introduced(head) else 2 if head.pos_ == "ADJ" else LONGEST
        if _appoints(doc, start, lexicon):
            continue
        # *du premier ministre*: an adjective opens a description only together with its noun
        for end in range(min(start + LONGEST, len(doc)), start + shortest - 1, -1):
            if not taken & set(range(start, end)) and (m := _noun(doc, start, end, lexicon)) is not None:
                yield m
                break


def _noun(doc: Doc, start: int, end: int, lexicon: Lexicon) -> Mention | None:
    head, text = doc[start], doc.span(start, end).text.lower()
    if not (text in lexicon.bodies or text in lexicon.roles) or _is_adverbial(doc, start, end):
        return None
    if end - start == 1 and (_completes(head) or is_deed(doc, start, lexicon)):
        return None
    if text in lexicon.bodies and (text not in lexicon.roles or _number(doc[start]) == "pl"):
        return _body(doc, start, end, *lexicon.bodies[text])
    if end - start > 1 and end < len(doc) and doc.span(end - 1, end + 1).text.lower() in lexicon.bodies:
        return None  # *président du conseil régional* is president of a body, not *président du conseil*
    if text in lexicon.roles and not (lexicon.roles[text][1] == "relational" and head.lemma_ in lexicon.nouns):
        return _role(doc, start, end, *lexicon.roles[text], lexicon)
    return None


def _is_adverbial(doc: Doc, start: int, end: int) -> bool:
    """*en cours*, *au pouvoir*, *au centre de la ville*: no body without its article, none in a fixed phrase."""
    before = _before(doc, start)
    return end - start == 1 and (before in BARE or (before == "au" and doc[start].lower_ in ADVERBIAL))


def _completes(token: Token) -> bool:
    """Tell *l'organisation* armée, *il est* parti from *l'armée*, *le parti*: an adjective or participle, whatever its tag."""
    before = token.nbor(-1) if token.i else None
    if before is None or token.text[:1].isupper() or "Plur" in token.morph.get("Number", []):
        return False
    if before.pos_ == "AUX":
        return token.lower_ == "parti"
    return before.pos_ == "NOUN" and before.text.islower() and token.lower_ in ADJECTIVES


def _qualifies(token: Token, lexicon: Lexicon) -> bool:
    """Tell *les milices* chiites from *les chiites*: behind the noun of a body the name of a community completes it."""
    if token.lower_ not in lexicon.gazetteer.by_demonym and token.lower_ not in lexicon.collective_adjectives:
        return False
    return token.i > 0 and token.text.islower() and token.nbor(-1).lower_ in lexicon.bodies


def _introduced(token: Token) -> bool:
    """Tell *l'envoyé*, *John Coale, envoyé spécial*: a participle or adjective used as a noun follows these."""
    before = token.nbor(-1) if token.i else None
    if before is None or token.pos_ not in ("ADJ", "VERB"):
        return False
    if before.text == ",":
        return not token.lower_.endswith("ant")  # *, passant de 29 à 28 %*
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return before.pos_ == "DET" and not (token.pos_ == "ADJ" and after is not None and after.pos_ == "NOUN")


def _appoints(doc: Doc, start: int, lexicon: Lexicon) -> bool:
    """Tell the participle of *élue présidente*, *nommé directeur* from the noun *l'élue*."""
    return doc[start].lower_ in APPOINTED and start + 1 < len(doc) and doc[start + 1].lower_ in lexicon.roles


def _role(doc: Doc, start: int, end: int, lemma: str, kind: str, lexicon: Lexicon) -> Mention:
    one = _is_one_of(doc, start)
    number = "sg" if one else _number(doc[start])
    return Mention(
        start, end, _head(doc, start, end), "role", "Person" if number == "sg" else "Group", doc.span(start, end).text, noun=lemma,
        title=lemma, gender=_gender(doc[start]) or ARTICLES.get(_before(doc, start), ""), number=number, definite=one or _definite(doc, start, lexicon),
        generic=number == "pl", former=_former(doc, start, lexicon),
    )  # fmt: skip


def _body(doc: Doc, start: int, end: int, lemma: str, reading: str, generic: bool) -> Mention:
    return Mention(
        start, end, _head(doc, start, end), "body", KINDS[reading], doc.span(start, end).text, noun=lemma, gender=_gender(doc[start]),
        number=_number(doc[start]), definite=start == 0 or not _is_indefinite(doc[start - 1]), generic=generic,
    )  # fmt: skip


def _head(doc: Doc, start: int, end: int) -> int:
    """Return the token of *Premier ministre* or *chef de la diplomatie* that the sentence is built on."""
    return doc.span(start, end).root.i


def _before(doc: Doc, start: int) -> str:
    return doc[start - 1].lower_ if start else ""


def _definite(doc: Doc, start: int, lexicon: Lexicon) -> bool:
    """Definite unless an indefinite article, a number or an adjective after one comes before the noun."""
    i = start - 1
    while i > 0 and (doc[i].pos_ == "ADJ" or doc[i].lower_ in lexicon.prefixes):
        i -= 1
    return i < 0 or not (_is_indefinite(doc[i]) or doc[i].pos_ == "NUM")


def _is_indefinite(determiner: Token) -> bool:
    """Tell *il a vu* des *rebelles* from *le chef* des *rebelles*, which is *de* and *les* in one word."""
    contracted = determiner.lower_ == "des" and determiner.dep_ == "case" and determiner.i > 0
    return determiner.lower_ in INDEFINITE and not (contracted and determiner.nbor(-1).pos_ in BEFORE_OF)


def _is_one_of(doc: Doc, start: int) -> bool:
    """*un des chefs*, *l'une des porte-parole*: the plural means one person."""
    words = [t.lower_ for t in doc[max(0, start - 2) : start]]
    return words in (["un", "des"], ["une", "des"], ["un", "de"], ["une", "de"])


def _former(doc: Doc, start: int, lexicon: Lexicon) -> bool:
    return _before(doc, start) in lexicon.prefixes or doc[start].lower_.startswith("ex-")


def _gender(token: Token) -> str:
    return {"Masc": "m", "Fem": "f"}.get("".join(token.morph.get("Gender", [])), "")


def _number(token: Token) -> str:
    return "pl" if "Plur" in token.morph.get("Number", []) else "sg"
