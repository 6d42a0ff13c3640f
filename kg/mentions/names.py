"""Names: what the gazetteer and the statistical NER find, cleaned, and the adjectives of countries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from kg.lexicon import Entry, Lexicon, opening
from kg.mentions.acronyms import Pairs, find_pairs
from kg.mentions.deeds import is_deed
from kg.mentions.metonymy import acts_as_government
from kg.mentions.nationality import nationality_start
from kg.mentions.spans import find_spans, is_title
from kg.model import Mention
from kg.spelling import fold_spelling
from kg.tokens import Doc, Span, Token

ROADS = ("la", "l'", "route", "autoroute", "nationale")
LONGEST_ROAD = 3  # letters before the number of a road
STEM = 4  # letters by which the words of two long forms are compared
OVERLAP = 3  # at most one word of so many is shared by the long forms of two bodies with one acronym
RESPELT = 8  # letters of a name that may be spelt otherwise; shorter ones collide
GLUED = re.compile(r"^(?:MM?|Mmes?|Mlle|Dr|Me)\.(?=[A-ZÀ-Ý][a-zà-ÿ])")  # *M.Trudeau*: the title without its blank
ADJECTIVAL = ("ADJ", "NOUN", "PROPN", "VERB", "X", "ADV")
KINDS = {"PER": "Person", "LOC": "Place", "ORG": "Organization"}


def find_names(doc: Doc, lexicon: Lexicon) -> list[Mention]:
    """Return the names of ``doc``, each typed the same way throughout, unknown ones by a vote over the article."""
    pairs = find_pairs(doc)
    spans = find_spans(doc, lexicon, pairs)
    labels = _vote(spans, lexicon)
    names = [m for span in spans if (m := _name(span, labels[span.text], lexicon)) is not None]
    return _with_long_forms(names, pairs, lexicon)


def _with_long_forms(names: list[Mention], pairs: Pairs, lexicon: Lexicon) -> list[Mention]:
    """Set ``same`` on acronyms whose long form stands beside them in brackets, which also says what they do not mean."""
    starts = {m.start: i for i, m in enumerate(names) if m.form == "name"}
    same = {acronym: starts[start] for start, _, acronym in pairs if start in starts}
    others = {
        m.name: names[same[m.start]].kind
        for m in names
        if m.start in same and _is_other(m, names[same[m.start]], lexicon)
    }
    found = [replace(m, known="", kind=others[m.name]) if m.name in others else m for m in names]
    return [replace(m, same=same[m.start]) if m.form == "name" and m.start in same else m for m in found]


def _is_other(acronym: Mention, long: Mention, lexicon: Lexicon) -> bool:
    """Return True where an acronym is not the known one: *Future Pipe Industries (FPI)*, not the Ivorian front."""
    entry = lexicon.gazetteer.entries.get(acronym.known)
    known = _stems(" ".join(n for n in (entry.label, *entry.names) if " " in n)) if entry else set()
    words = _stems(long.name)
    return bool(known) and not long.known and OVERLAP * len(words & known) <= len(words)


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in fold_spelling(text).split() if len(word) >= STEM}


def find_demonyms(doc: Doc, lexicon: Lexicon, taken: set[int]) -> list[Mention]:
    """Return adjectives of countries and blocs, names of peoples, and fixed collectives, outside the names."""
    found: list[Mention] = []
    used = set(taken)
    for mention in _collectives(doc, lexicon):
        if not used & set(range(mention.start, mention.end)):
            found.append(mention)
            used |= set(range(mention.start, mention.end))
    return found + [m for t in doc if t.i not in used and (m := _demonym(t, lexicon)) is not None]


def _vote(spans: list[Span], lexicon: Lexicon) -> dict[str, str]:
    """Return one label per spelling: that of the gazetteer, else of given names, else the most frequent."""
    votes: dict[str, Counter[str]] = {}
    for span in spans:
        votes.setdefault(span.text, Counter())[_label(span, lexicon)] += 1
    persons = {text.split()[-1] for text, c in votes.items() if " " in text and c.most_common(1)[0][0] == "PER"}
    return {text: "PER" if text in persons else _majority(count) for text, count in votes.items()}


def _majority(count: Counter[str]) -> str:
    return min(count, key=lambda label: (-count[label], label))


def _label(span: Span, lexicon: Lexicon) -> str:
    """Return the NER label, or PER where a given name or a title shows a person."""
    if span.id_:
        return str(span.label_)
    given = span[0].text in lexicon.given_names and len(span) > 1
    return "PER" if given or is_title(_before(span), lexicon) else str(span.label_)


def _before(span: Span) -> Token | None:
    return span.doc[span.start - 1] if span.start else None


def _name(span: Span, label: str, lexicon: Lexicon) -> Mention | None:
    """Return the mention of a name, or None where it can be no actor or place."""
    entry = lexicon.gazetteer.entries.get(_homonym(span, lexicon) or span.id_) if span.id_ else _respelt(span, lexicon)
    kind = entry.kind if entry else KINDS.get(label, "")
    if kind in ("", "Thing") or _is_road(span):
        return Mention(span.start, span.end, span.root.i, "blocked", "", span.text) if entry else None
    known = _reading(span, entry, lexicon) if entry else ""
    if known:
        kind = lexicon.gazetteer.entries[known].kind
    form = "demonym" if _is_adjective(span, lexicon) else "name"
    start = nationality_start(span.doc, span.start, lexicon)
    return Mention(
        start, span.end, span.root.i, form, kind, GLUED.sub("", span.text), known,
        gender=_gender(span, entry, lexicon), number="sg",
    )  # fmt: skip


def _is_road(span: Span) -> bool:
    """Tell *la* RN 79, *la route* A 7 from *le RN*: a number behind an acronym."""
    after = span.doc[span.end] if span.end < len(span.doc) else None
    road = span.doc[span.start - 1].lower_ in ROADS if span.start else False
    return (
        after is not None
        and road
        and after.text[:1].isdigit()
        and span.text.isupper()
        and len(span.text) <= LONGEST_ROAD
    )


def _is_adjective(span: Span, lexicon: Lexicon) -> bool:
    """Tell *milices* chiites from *les chiites*: a community written small behind a noun only completes it."""
    before = _before(span)
    small = len(span) == 1 and span.text.islower() and span.text in lexicon.gazetteer.by_demonym
    return small and before is not None and (before.lower_ in lexicon.bodies or before.lower_ in lexicon.roles)


def _respelt(span: Span, lexicon: Lexicon) -> Entry | None:
    """Return the known entity whose name differs in accents, hyphens or capitals only (*Nations-Unies*, *Marine le Pen*)."""
    known = lexicon.gazetteer.by_spelling.get(fold_spelling(span.text)) if len(span.text) >= RESPELT else None
    return lexicon.gazetteer.entries[known] if known else None


def _homonym(span: Span, lexicon: Lexicon) -> str:
    """Return the person where the name of a country stands without its article (*Hollande*, not *la Hollande*)."""
    entry = lexicon.gazetteer.entries[span.id_]
    before = _before(span)
    if entry.kind != "Country" or (before is not None and before.lower_ in ("la", "le", "l'", "les", "en", "d'")):
        return ""
    return lexicon.gazetteer.by_surname.get(span.text, "")


def _reading(span: Span, entry: Entry, lexicon: Lexicon) -> str:
    """Return the id that a known name stands for here: a capital can be its government."""
    government = entry.government_of
    return government if government and acts_as_government(span, lexicon) else entry.id


def _gender(span: Span, entry: Entry | None, lexicon: Lexicon) -> str:
    if entry and entry.gender:
        return entry.gender
    before = _before(span)
    title = (lexicon.titles.get(before.text) or lexicon.titles.get(before.lower_)) if before is not None else ""
    gender = title or lexicon.given_names.get(span[0].text, "")
    return gender if gender in ("m", "f") else ""


def _collectives(doc: Doc, lexicon: Lexicon) -> Iterator[Mention]:
    """Yield fixed collectives (*les pays occidentaux*), the longest first at each place."""
    for start, first in enumerate(doc):
        if opening(first.lower_) not in lexicon.collective_openings:
            continue
        for end in range(min(start + 5, len(doc)), start, -1):
            text = doc.span(start, end).text
            label = lexicon.collectives.get(text) or (
                lexicon.collectives.get(text[:1].lower() + text[1:]) if first.is_sent_start else None
            )
            if label and not _is_inside(doc, start, end, lexicon) and not _means_no_group(doc, start, end, lexicon):
                yield Mention(
                    start, end, doc.span(start, end).root.i, "collective", "Group", label, noun=text, number="pl"
                )
                break


def _means_no_group(doc: Doc, start: int, end: int, lexicon: Lexicon) -> bool:
    return _counts(doc, start, end) or (end == start + 1 and is_deed(doc, start, lexicon))


def _counts(doc: Doc, start: int, end: int) -> bool:
    """Tell *27 blessés*, *le 27 janvier*, *Sept autres personnes* from *les 27*, *les Sept*, who are states."""
    if end - start > 1 or not (doc[start].text.isdigit() or doc[start].pos_ == "NUM" or doc[start].dep_ == "nummod"):
        return False
    before = doc[start - 1].lower_ if start else ""
    return before not in ("les", "des", "aux") or (end < len(doc) and doc[end].pos_ in ("NOUN", "ADJ"))


def _is_inside(doc: Doc, start: int, end: int, lexicon: Lexicon) -> bool:
    """Tell *les humanitaires* from *les travailleurs* humanitaires, which another list has as a whole."""
    longer = (doc.span(i, end).text.lower() for i in range(max(0, start - 2), start))
    return any(text in lexicon.bodies or text in lexicon.roles for text in longer)


def _demonym(token: Token, lexicon: Lexicon) -> Mention | None:
    """Return the country behind an adjective (*bélarusse*) or the name of a people (*les Russes*)."""
    lower, gazetteer = token.lower_, lexicon.gazetteer
    if lower in lexicon.collective_adjectives and token.text[:1].islower():
        label = lexicon.collective_adjectives[lower]
        return Mention(token.i, token.i + 1, token.i, "demonym", "Group", label, number="pl")
    if token.text in gazetteer.by_people:
        return _people(token, gazetteer.by_people[token.text])
    if lower in gazetteer.by_demonym and token.text[:1].islower() and token.pos_ in ADJECTIVAL:
        known = gazetteer.by_demonym[lower]
        return Mention(
            token.i,
            token.i + 1,
            token.i,
            "demonym",
            gazetteer.entries[known].kind,
            gazetteer.entries[known].label,
            known,
        )
    return None


def _people(token: Token, known: str) -> Mention | None:
    """Return a definite people (*les Américains*) as its country."""
    before = token.nbor(-1).lower_ if token.i else ""
    if before in ("les", "aux", "des"):
        return Mention(token.i, token.i + 1, token.i, "name", "Country", token.text, known, number="pl")
    return None
