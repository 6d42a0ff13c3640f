"""Names that nothing but the noun before them shows: *la société* Dark Star, *l'avionneur* Comac, *la marque de montres* X."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.lexicon import Lexicon
from kg.model import Mention
from kg.spelling import fold_spelling
from kg.tokens import Doc, Token

NAMING = ("PROPN", "NOUN", "X", "ADJ")
ARTICLES = ("le", "la", "l'", "les", "un", "une")
TAIL = 6  # tokens of a complement
LONGEST = 4  # words of a name that the noun alone shows


def find_apposed(doc: Doc, mentions: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """Return the names of bodies that no list and no model found, right behind the common noun that introduces them.

    What the article writes like one of them elsewhere is the same name.
    """
    taken = {i for m in mentions for i in range(m.start, m.end)}
    found: dict[int, Mention] = {}
    for mention in mentions:
        end = _end_of_name(doc, mention.end, taken, lexicon) if _introduces(doc, mention, lexicon) else mention.end
        if end > mention.end:
            found[mention.end] = _name(doc, mention.end, end, lexicon)
        elif (i := _acronym(doc, mention)) >= 0 and i not in taken:
            found[i] = _name(doc, i, i + 1, lexicon)
    words = {m.name: m.end - m.start for m in found.values() if _is_distinct(m.name, lexicon)}
    found |= {m.start: m for m in _repeated(doc, words, taken, lexicon)} if words else {}
    return list(found.values())


def _introduces(doc: Doc, mention: Mention, lexicon: Lexicon) -> bool:
    """Return whether a noun written small, of one body, can stand before its name."""
    known = _is_one_body(mention) and mention.definite and mention.noun in lexicon.hypernyms
    return known and doc[mention.start].text.islower()


def _is_one_body(mention: Mention) -> bool:
    return mention.form == "body" and mention.kind == "Organization" and mention.number == "sg"


def _acronym(doc: Doc, mention: Mention) -> int:
    """*le commissariat à l'information (ICO)*: return the token in brackets behind a body and its complement, or -1."""
    if not _is_one_body(mention):
        return -1
    i = mention.end
    while i < len(doc) and i - mention.end < TAIL and doc[i].pos_ in ("ADP", "DET", "NOUN", "ADJ"):
        i += 1
    bracketed = i + 2 < len(doc) and doc[i].text == "(" and doc[i + 2].text == ")"
    acronym = bracketed and doc[i + 1].text.isupper() and doc[i + 1].is_alpha and len(doc[i + 1].text) > 2
    return i + 1 if acronym else -1


def _end_of_name(doc: Doc, start: int, taken: set[int], lexicon: Lexicon) -> int:
    """Return where the capitalised words from ``start`` on end, ``start`` where they are no name."""
    if start >= len(doc) or doc[start].pos_ not in NAMING or doc[start].is_sent_start:
        return start
    end = start
    while end < len(doc) and end - start < LONGEST and end not in taken and _is_capital(doc[end]):
        end += 1
    text = doc.span(start, end).text
    broken = end < len(doc) and (_is_capital(doc[end]) or doc[end].pos_ == "X")  # *Dark* Star, *Airlines* for Europe
    return start if broken or text.casefold() in lexicon.not_names or text.lower() in lexicon.roles else end


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.is_alpha and len(token.text) > 1 and not token.is_sent_start


def _is_distinct(name: str, lexicon: Lexicon) -> bool:
    """Tell *Covage* from *Nature*, which may be no name elsewhere."""
    return " " in name or (name.lower() not in lexicon.things and name.lower() not in lexicon.nouns)


def _repeated(doc: Doc, words: dict[str, int], taken: set[int], lexicon: Lexicon) -> Iterator[Mention]:
    openings = {name.split()[0] for name in words}
    for token in doc:
        if token.text in openings and token.i not in taken and token.pos_ in NAMING:
            bare = token.i == 0 or token.nbor(-1).lower_ not in ARTICLES
            for name, length in words.items():
                if length == 1 and not (bare or name.isupper()):
                    continue  # *la Nature* is not the review
                span = doc.span(token.i, min(token.i + length, len(doc)))
                if span.text == name and not taken & set(range(span.start, span.end)):
                    yield _name(doc, span.start, span.end, lexicon)
                    break


def _name(doc: Doc, start: int, end: int, lexicon: Lexicon) -> Mention:
    span = doc.span(start, end)
    known = lexicon.gazetteer.by_spelling.get(fold_spelling(span.text), "")
    entry = lexicon.gazetteer.entries.get(known)
    known = known if entry is not None and entry.kind == "Organization" else ""
    return Mention(start, end, span.root.i, "name", "Organization", span.text, known, number="sg")
