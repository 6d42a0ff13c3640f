"""Spans of names: what the gazetteer and the statistical NER mark, cut to the name itself."""

from __future__ import annotations

from collections.abc import Iterator

from kg.lexicon import Lexicon
from kg.mentions.acronyms import Pairs, long_forms
from kg.mentions.nationality import is_nationality
from kg.spelling import fold_spelling
from kg.tokens import Doc, Span, Token
from kg.wordlists import rows

LONGEST = 8  # words; a longer unknown span is a broken one unless an acronym spells it
LOOSE = ("ADP", "DET", "CCONJ", "PRON", "SCONJ")
ARTICLES = ("le", "la", "l'", "les")
LINKS = ("de", "d'", "du", "des", "à", "au", "aux", *ARTICLES)
NAMESAKES = {row[0]: row[1] for row in rows("namesakes.tsv")}
HYPHENS = ("-", "–", "/")
LABELS = {"Organization": "ORG", "Place": "LOC", "Thing": "MISC"}
TITLED = {"le": "le", "du": "le", "au": "le", "la": "la", "l'": "l'"}


def find_spans(doc: Doc, lexicon: Lexicon, pairs: Pairs) -> list[Span]:
    """Return the spans of ``doc`` that are names, in order and without overlaps; long forms of acronyms come first."""
    ents = [(_hyphened(ent, lexicon) if ent.id_ else None) or ent for ent in doc.ents]
    long = [*long_forms(doc, pairs), *(s for ent in ents if (s := _namesake(ent, lexicon)) is not None)]
    covered = {i for span in long for i in range(span.start, span.end)}
    whole = (_without_nationality(_widened(_titled(ent, lexicon), lexicon), lexicon) for ent in ents)
    single = (s for ent in whole if ent is not None for s in _parted(ent, lexicon))
    found = [s for ent in single for s in _trimmed(ent, lexicon) if s.start not in covered]
    return _without_overlaps(sorted([*long, *found], key=lambda s: (s.start, -s.end)))


def is_title(token: Token | None, lexicon: Lexicon) -> bool:
    """Return whether a token is an honorific or a rank (*Mme*, *général*)."""
    return token is not None and (token.text in lexicon.titles or token.lower_ in lexicon.titles)


def _without_overlaps(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _namesake(ent: Span, lexicon: Lexicon) -> Span | None:
    """Return what bears the name of a person together with its noun (*hôpital* Georges-Pompidou), or None."""
    inside = len(ent) > 1 and not ent.id_ and ent[1].text in lexicon.given_names
    start = ent.start if inside else ent.start - 1 if ent.start and ent.label_ == "PER" else -1
    kind = NAMESAKES.get(ent.doc[start].lower_, "") if start >= 0 else ""
    return Span(ent.doc, start, ent.end, LABELS[kind]) if kind else None


def _titled(ent: Span, lexicon: Lexicon) -> Span:
    """Return the newspaper whose article is bent or written small: *des journalistes du* Monde, *la* Croix."""
    before = ent.doc[ent.start - 1].lower_ if ent.start else ""
    if ent.id_ or len(ent) > 1 or before not in TITLED:
        return ent
    known = lexicon.gazetteer.by_spelling.get(fold_spelling(f"{TITLED[before]} {ent.text}"), "")
    media = bool(known) and lexicon.gazetteer.entries[known].sector == "media" and ent.text[:1].isupper()
    return Span(ent.doc, ent.start, ent.end, "ORG", known) if media else ent


def _widened(ent: Span, lexicon: Lexicon) -> Span:
    """Return a known place together with the capitalised words around it: *Business* France, Congo *Research Group*.

    Of a body only what is written as one word with it or an adjective before it: CGT*-Cheminots*, *Nouveau* Parti socialiste.
    """
    entry = lexicon.gazetteer.entries.get(ent.id_)
    if entry is not None and entry.kind == "Organization":
        return _with_branch(ent, lexicon)
    if entry is None or entry.kind not in ("Country", "Place"):
        return ent
    start, end = ent.start, ent.end
    while start > 0 and _continues_name(ent.doc[start - 1], lexicon):
        start -= 1
    while end < len(ent.doc) and _continues_name(ent.doc[end], lexicon):
        end += 1
    return ent if (start, end) == (ent.start, ent.end) else Span(ent.doc, start, end, "ORG")


def _parted(ent: Span, lexicon: Lexicon) -> tuple[Span, ...]:
    """Return the two known persons whom a hyphen sets side by side (*l'entretien* Macron-Poutine), else the span."""
    hyphen = next((t.i for t in ent[1:-1] if t.text in HYPHENS), -1)
    if ent.id_ or hyphen < 0:
        return (ent,)
    doc, surnames = ent.doc, lexicon.gazetteer.by_surname
    known = [(a, b, surnames.get(doc.span(a, b).text, "")) for a, b in ((ent.start, hyphen), (hyphen + 1, ent.end))]
    return tuple(Span(doc, a, b, "PER", k) for a, b, k in known) if all(k for _, _, k in known) else (ent,)


def _hyphened(ent: Span, lexicon: Lexicon) -> Span | None:
    """Return the person whose name a known one is only a part of (*Henri Poupart*-Lafarge, *Maurice*-Thorez), or None."""
    doc, start, end = ent.doc, ent.start, ent.end
    while start > 1 and _is_glued(doc[start - 1]) and _is_unknown(doc[start - 2]):
        start -= 2
    while end + 1 < len(doc) and len(ent) == 1 and _is_glued(doc[end]) and _is_unknown(doc[end + 1]):
        end += 2
    if start and doc[start - 1].text in lexicon.given_names:
        start -= 1
    given = doc[start].text in lexicon.given_names and (start, end) != (ent.start, ent.end)
    hyphened = any(t.text == "-" for t in doc[start:end])
    return Span(doc, start, end, "PER") if given and hyphened else None


def _is_glued(hyphen: Token) -> bool:
    return hyphen.text == "-" and not hyphen.whitespace_ and not hyphen.nbor(-1).whitespace_


def _is_unknown(token: Token) -> bool:
    return token.text[:1].isupper() and token.is_alpha and not token.ent_id_ and token.text not in ("Nord", "Sud")


def _with_branch(ent: Span, lexicon: Lexicon) -> Span:
    """Return a body with the adjective written large before it and the section that a hyphen ties to it."""
    doc, start, end = ent.doc, ent.start, ent.end
    if start > 1 and doc[start - 1].pos_ == "ADJ" and _continues_name(doc[start - 1], lexicon):
        start -= 1
    if end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_ and not doc[end].whitespace_:
        after = doc[end + 1]
        end += 2 * (after.text[:1].isupper() and not after.ent_id_ and after.ent_type_ != "PER")
    return ent if (start, end) == (ent.start, ent.end) else Span(doc, start, end, "ORG")


def _without_nationality(ent: Span, lexicon: Lexicon) -> Span | None:
    """Return a span without the nationality that opens it (*Suisse* Tennhold), None where nothing else is in it."""
    if not is_nationality(ent[0], lexicon) or (ent.id_ and len(ent) > 1):
        return ent
    return Span(ent.doc, ent.start + 1, ent.end, ent.label_) if len(ent) > 1 else None


def _continues_name(token: Token, lexicon: Lexicon) -> bool:
    """Return True for a capitalised word that belongs to a longer name, not to a title or to a neighbour's name."""
    word = token.lower_ in lexicon.roles or token.lower_ in lexicon.bodies or token.text in lexicon.titles
    return (
        token.pos_ in ("PROPN", "NOUN", "ADJ", "X")
        and token.text[:1].isupper()
        and not (token.ent_id_ or word or token.is_sent_start or token.ent_type_ == "PER")
        and token.is_alpha
    )


def _trimmed(ent: Span, lexicon: Lexicon) -> Iterator[Span]:
    """Yield ``ent`` without leading articles, titles and role nouns and without what trails behind the name."""
    start, end = ent.start, ent.end
    if not ent.id_:
        while start < end and (_is_prefix(ent.doc[start], lexicon) or _is_noun_before(ent, start, lexicon)):
            start += 1
        end = _before_verb(ent.doc, start, _before_time(ent.doc, start, end, lexicon))
        while end > start and _is_loose(ent.doc[end - 1]):
            end -= 1
    span = ent.doc.span(start, end)
    if start < end and (ent.id_ or _is_name(span, lexicon)) and not _is_coup(span) and not _is_listed(span, lexicon):
        yield Span(ent.doc, start, end, ent.label_, ent.id_)


def _is_coup(span: Span) -> bool:
    """*un coup d'État institutionnel* is no body, however the model reads its adjective."""
    return span[0].lower_ in ("état", "etat") and span.start > 1 and span.doc[span.start - 2].lower_ == "coup"


def _before_time(doc: Doc, start: int, end: int, lexicon: Lexicon) -> int:
    """Return where a day ends the name: *Conférence des cultes* [mercredi matin]."""
    days = (i for i in range(start + 1, end) if doc[i].text in lexicon.times)
    return next(days, end)


def _before_verb(doc: Doc, start: int, end: int) -> int:
    """Return where a verb of the sentence ends the name: *Conseil fédéral* [d'avoir]."""
    verbs = (i for i in range(start + 1, end) if doc[i].text.islower() and _is_verb(doc[i]))
    return next(verbs, end)


def _is_verb(token: Token) -> bool:
    infinitive = "Inf" in token.morph.get("VerbForm", []) and token.nbor(-1).lower_ in ("de", "d'")
    return token.pos_ == "AUX" or (token.pos_ == "VERB" and infinitive)


def _is_noun_before(ent: Span, i: int, lexicon: Lexicon) -> bool:
    """Tell the noun from the name it introduces: *université* Harvard, and where a sentence begins *Affaire* Benalla."""
    token = ent.doc[i]
    following = ent.doc[i + 1] if i + 1 < ent.end else None
    if following is None or not (following.text[:1].isupper() and following.is_alpha) or token.lower_ in lexicon.roles:
        return False
    if token.text.islower():
        return token.lower_ in lexicon.bodies and not following.is_stop
    common = token.lower_ in lexicon.bodies or token.lower_ in lexicon.things or token.lower_ == "affaire"
    return token.is_sent_start is True and ent.label_ == "PER" and common and token.text not in lexicon.given_names


def _is_loose(token: Token) -> bool:
    """Tell what no name ends with: punctuation, an article, a preposition (*Conseil de la loi* [du])."""
    return token.is_punct or token.is_space or (token.pos_ in LOOSE and token.text.islower())


def _is_prefix(token: Token, lexicon: Lexicon) -> bool:
    return (
        (token.pos_ in ("DET", "ADP") and not token.text[:1].isupper())
        or (token.pos_ == "ADP" and token.is_sent_start is True)
        or token.is_punct
        or token.is_space
        or is_title(token, lexicon)
        or (token.lower_ in lexicon.prefixes and not (_is_large(token) and token.pos_ == "ADJ"))
        or (token.lower_ in lexicon.roles and (token.text[:1].islower() or token.is_sent_start is True))
    )


def _is_large(token: Token) -> bool:
    """Return whether a word within a sentence is written large, as part of a name (*au* Nouveau *Parti socialiste*)."""
    return token.text[:1].isupper() and not token.is_sent_start


def _is_listed(span: Span, lexicon: Lexicon) -> bool:
    return span.text.casefold() in lexicon.not_names or span.text in lexicon.gazetteer.by_people


def _is_name(span: Span, lexicon: Lexicon) -> bool:
    """A name has a capital and is no listed word; lower-case role nouns inside show a broken span."""
    if len(span) == 1 and (span[0].lower_ in lexicon.roles or span[0].lower_ in lexicon.bodies):
        return False
    adjective = span[0].text[:1].islower() and span[0].text.isalpha() and span[0].pos_ in ("ADJ", "NOUN")
    return (
        not adjective
        and any(c.isupper() for c in span.text)
        and not _is_word(span[0], len(span))
        and "\n" not in span.text
        and sum(t.text != "-" for t in span) <= LONGEST
        and not _is_described(span, lexicon)
        and not _is_portfolio(span, lexicon)
    )


def _is_word(first: Token, length: int) -> bool:
    """Return True for a function word; inside a sentence a capital article opens a title (*La Voix du Nord*)."""
    return first.is_stop and not (length > 1 and first.text[:1].isupper() and not first.is_sent_start)


def _is_described(span: Span, lexicon: Lexicon) -> bool:
    """Tell a body with the adjective of its country (*Parlement espagnol*): descriptions say whose it is."""
    last = span[-1]
    body = last.lower_ in lexicon.gazetteer.by_demonym and last.text.islower()
    return body and len(span) > 1 and span.doc.span(span.start, span.end - 1).text.lower() in lexicon.bodies


def _is_portfolio(span: Span, lexicon: Lexicon) -> bool:
    """Tell the field of an office: *ministre des* [Finances françaises], *président du* [Conseil des ministres]."""
    i = span.start - 1
    if i < 1 or span.doc[i].lower_ not in LINKS:
        return False
    while i > 0 and span.doc[i].lower_ in LINKS:
        i -= 1
    opens = range(max(0, i - 2), i + 1)
    if any(span.doc.span(k, span.end).text.lower() in lexicon.roles for k in opens):
        return True
    named = (lexicon.roles.get(span.doc.span(k, i + 1).text.lower(), ("", ""))[0] for k in opens)
    return any(lexicon.national_offices.get(noun) == "yes" for noun in named) or span.doc[i].lower_ == "ministère"
