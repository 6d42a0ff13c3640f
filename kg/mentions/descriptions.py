"""Descriptions: role nouns (*le ministre russe de la Défense*) and bodies (*l'armée turque*) with what completes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.lexicon import Lexicon
from kg.model import Mention

LONGEST = 5  # tokens of the longest multiword role ("chef de la diplomatie")
OF = ("de", "d'", "du", "des", "de la", "de l'")
KINDS = {"country": "Country", "organization": "Organization", "group": "Group"}
ADVERBIAL = ("en", "au", "lors", "à", "sous", "sans", "par")  # *en cours*, *au cadre*: no body without its article
NOMINAL = ("NOUN", "PROPN", "ADV")
INDEFINITE = ("un", "une", "des", "plusieurs", "quelques", "certains", "certaines", "de", "d'", "aucun", "aucune")


def find_descriptions(doc: Doc, lexicon: Lexicon, named: list[Mention]) -> list[Mention]:
    """Return ``named`` and, after them, the descriptions; ``of`` of a description indexes into the returned list."""
    taken = {i for m in named if m.form != "demonym" for i in range(m.start, m.end)}
    bare = _without_overlaps(_bare(doc, lexicon, taken))
    mentions = [*named, *bare]
    starts = {m.start: i for i, m in enumerate(mentions)}
    return [*named, *(_completed(doc, m, mentions, starts, lexicon) for m in bare)]


def _without_overlaps(mentions: Iterator[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _bare(doc: Doc, lexicon: Lexicon, taken: set[int]) -> Iterator[Mention]:
    """Yield role and body nouns, the longest at each place, without their complements."""
    for start, head in enumerate(doc):
        if head.pos_ not in NOMINAL and not _introduced(head):
            continue
        for end in range(min(start + LONGEST, len(doc)), start, -1):
            if not taken & set(range(start, end)) and (m := _noun(doc, start, end, lexicon)) is not None:
                yield m
                break


def _noun(doc: Doc, start: int, end: int, lexicon: Lexicon) -> Mention | None:
    head = doc[start]
    text = doc[start:end].text.lower()
    if _before(doc, start) in ADVERBIAL and end - start == 1:
        return None
    if text in lexicon.bodies and (text not in lexicon.roles or _number(doc[start]) == "pl"):
        return _body(doc, start, end, *lexicon.bodies[text])
    if text in lexicon.roles and not (lexicon.roles[text][1] == "relational" and head.lemma_ in lexicon.nouns):
        return _role(doc, start, end, *lexicon.roles[text], lexicon)
    return None


def _introduced(token: Token) -> bool:
    """Tell *l'envoyé*, *John Coale, envoyé spécial*: a participle or adjective used as a noun follows these."""
    before = token.nbor(-1) if token.i else None
    return before is not None and (before.text == "," or before.pos_ == "DET") and token.pos_ in ("ADJ", "VERB")


def _role(doc: Doc, start: int, end: int, lemma: str, kind: str, lexicon: Lexicon) -> Mention:
    number = _number(doc[start])
    return Mention(
        start, end, _head(doc, start, end), "role", "Person" if number == "sg" else "Group", doc[start:end].text, noun=lemma,
        title=lemma, gender=_gender(doc[start]), number=number, definite=_definite(doc, start, lexicon),
        generic=number == "pl", former=_former(doc, start, lexicon),
    )  # fmt: skip


def _body(doc: Doc, start: int, end: int, lemma: str, reading: str, generic: bool) -> Mention:
    return Mention(
        start, end, _head(doc, start, end), "body", KINDS[reading], doc[start:end].text, noun=lemma, gender=_gender(doc[start]),
        number=_number(doc[start]), definite=_before(doc, start) not in INDEFINITE, generic=generic,
    )  # fmt: skip


def _head(doc: Doc, start: int, end: int) -> int:
    """Return the token of *Premier ministre* or *chef de la diplomatie* that the sentence is built on."""
    return int(doc[start:end].root.i)


def _before(doc: Doc, start: int) -> str:
    return doc[start - 1].lower_ if start else ""


def _definite(doc: Doc, start: int, lexicon: Lexicon) -> bool:
    """Definite unless an indefinite article, a number or an adjective after one comes before the noun."""
    i = start - 1
    while i > 0 and (doc[i].pos_ == "ADJ" or doc[i].lower_ in lexicon.prefixes):
        i -= 1
    return i < 0 or (doc[i].lower_ not in INDEFINITE and doc[i].pos_ != "NUM")


def _former(doc: Doc, start: int, lexicon: Lexicon) -> bool:
    return _before(doc, start) in lexicon.prefixes or doc[start].lower_.startswith("ex-")


def _gender(token: Token) -> str:
    return {"Masc": "m", "Fem": "f"}.get("".join(token.morph.get("Gender", [])), "")


def _number(token: Token) -> str:
    return "pl" if "Plur" in token.morph.get("Number", []) else "sg"


def _completed(
    doc: Doc, mention: Mention, mentions: list[Mention], starts: dict[int, int], lexicon: Lexicon
) -> Mention:
    """Extend a description over its adjectives and *de* complements; the first entity met is its ``of``."""
    end, of, portfolio = mention.end, -1, list[str]()
    i = mention.end
    while i < len(doc):
        here = starts.get(i)
        if (
            here is not None
            and mentions[here].form in ("demonym", "name", "collective")
            and (
                mentions[here].form == "demonym"
                or doc[i - 1].lower_ in OF
                or doc[i - 1].lower_ in ("le", "la", "les", "l'")
            )
        ):
            of = here if of < 0 or mentions[of].form in ("role", "body") else of
            i = end = mentions[here].end
        elif here is not None and mentions[here].form in ("role", "body") and doc[i - 1].lower_ in (*OF, "la", "l'"):
            of = here if of < 0 else of
            i = end = mentions[here].end
        elif (
            (doc[i].is_space and "\n" not in doc[i].text)
            or doc[i].lower_ in OF
            or (doc[i].pos_ == "DET" and doc[i - 1].lower_ == "de")
        ):
            i += 1
        elif here is None and _continues(doc[i], lexicon):
            portfolio += [t.text for t in doc[end : i + 1]]
            i = end = i + 1
        else:
            break
    title = " ".join([mention.title, *portfolio]).replace("' ", "'") if mention.form == "role" else ""
    return replace(mention, end=end, of=of, title=title, name=doc[mention.start : end].text)


def _continues(token: Token, lexicon: Lexicon) -> bool:
    """Return True for adjectives and for the capitalised or short complements of an office (*des Affaires étrangères*)."""
    if token.pos_ == "ADJ" and not token.is_punct:
        return True
    return token.nbor(-1).lower_ in (*OF, "la", "l'", "les") and token.pos_ in ("NOUN", "PROPN") and token.is_alpha
