"""Who says it: the entity to whom the text attributes what a clause tells.

The nearest speaker wins: the verb of saying above the clause, the speaker of the quotation around it, then *selon X*
and an incise (*…, a indiqué X*) of its sentence. Which words speak is data (``kg/data/lexicon/speech.tsv``,
``attribution.tsv``, ``anonymous.tsv``); the ways of French attribution follow de La Clergerie et al., *Extracting and
Visualizing Quotations from News Wires* (2009).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Span, Token

from kg.lexicon import Lexicon
from kg.tense import is_finite, is_infinitive

ActorsAt = Callable[[Token], tuple[str, ...]]

SUBJECT = ("nsubj", "nsubj:pass", "expl:subj")
INVERTED = ("nsubj", "nsubj:pass", "obj", "obl:mod", "obl:agent", "dep")  # labels that the parser gives *a dit X*
CONTRACTED = {"du": "de", "des": "de", "d'": "de", "au": "à", "aux": "à"}
QUOTES = {"«": "»", "“": "”", '"': '"'}
REACH = 10  # governors looked at above an event
CUE_WORDS = 5  # of the longest cue
LONG = 400  # tokens; a quotation that does not close before is a slip of the pen


def find_source(trigger: Token, actors_at: ActorsAt, lexicon: Lexicon, actor: str = "") -> str:
    """Return the id of the entity that the text makes answerable for the event at ``trigger``, or "".

    ``actors_at`` gives the entity ids that stand at a token. ``actor`` is the event's own actor, who is never its
    source; behind an actor who speaks, the next speaker counts. An unnamed speaker (*selon une source*) ends the search.
    """
    for speaker in _speakers(trigger, lexicon):
        found = _entity(speaker, actors_at, lexicon) if speaker is not None else ""
        if found != actor or not found:
            return found
    return ""


def _speakers(trigger: Token, lexicon: Lexicon) -> Iterator[Token | None]:
    """Yield the words that name the speaker, the nearest first; None stands for somebody unnamed."""
    yield from _governing(trigger, lexicon)
    yield from _quoted(trigger, lexicon)
    yield from _cued(trigger, lexicon)
    yield from _incised(trigger, lexicon)


def _governing(trigger: Token, lexicon: Lexicon) -> Iterator[Token]:
    """Yield the subject of each verb of saying above the trigger, or of its text (*un rapport affirmant que*)."""
    if _announces(trigger, lexicon):
        yield from _subject(trigger)
    token = trigger
    for _ in range(REACH):
        head = token.head
        if head == token:
            return
        if _says(head, lexicon) and (_is_told(token) or (token == trigger and _announces(head, lexicon))):
            yield from _subject(head)
        token = head


def _is_told(token: Token) -> bool:
    """Return whether a clause is what the verb above it tells; *appelle à* and the like tell nothing."""
    if token.dep_ == "parataxis":
        return token.i > token.head.i and is_finite(token)
    return token.dep_ in ("ccomp", "xcomp") and not any(t.dep_ == "mark" and t.lower_ == "à" for t in token.children)


def _announces(verb: Token, lexicon: Lexicon) -> bool:
    """Return True for the verbs that tell an event noun (*annonce l'arrestation de X*, *revendique l'attaque*)."""
    return _says(verb, lexicon) and lexicon.speech[verb.lemma_.lower()] == "announce"


def _says(verb: Token, lexicon: Lexicon) -> bool:
    return verb.pos_ in ("VERB", "AUX") and verb.lemma_.lower() in lexicon.speech


def _subject(verb: Token) -> Iterator[Token]:
    """Yield the subject of a verb of saying, the noun that it modifies, or the subject that it shares."""
    own = [t for t in verb.children if t.dep_ in SUBJECT and t.i < verb.i]
    if any(t.dep_ == "aux:pass" for t in verb.children):
        yield from (t for t in verb.children if t.dep_ == "obl:agent")
    elif _is_inverted(verb):
        yield _after(verb)[0]
    elif own:
        yield own[0]
    elif verb.dep_ in ("acl", "acl:relcl") and verb.head.pos_ in ("NOUN", "PROPN") and not is_infinitive(verb):
        yield verb.head
    elif verb.dep_ in ("conj", "advcl", "xcomp") and verb.head != verb:
        yield from _subject(verb.head)


def _is_inverted(verb: Token) -> bool:
    """Return True for the order of *…, a indiqué X*: after a comma or quotation mark, its subject behind it."""
    after = _after(verb)
    before = any(t.dep_ in SUBJECT and t.i < verb.i for t in verb.children)
    if not after or not is_finite(verb) or (before and after[0].dep_ not in SUBJECT and not _is_framed(after[0])):
        return False
    first = min([verb.i, *(t.i for t in verb.children if t.i < verb.i and t.dep_.startswith(("aux", "expl")))])
    return first == verb.sent.start or verb.doc[first - 1].is_punct


def _is_framed(noun: Token) -> bool:
    """Return whether a comma closes the phrase: *L'Iran, indique l'AIEA, coopère*."""
    end = noun.right_edge.i + 1
    return end < len(noun.doc) and noun.doc[end].text == ","


def _after(verb: Token) -> list[Token]:
    """Return the bare noun phrases and clitics (*dit-il*) that follow a verb, its subjects first."""
    found = [t for t in verb.children if t.i > verb.i and t.dep_ in INVERTED and t.pos_ in ("NOUN", "PROPN", "PRON")]
    bare = [t for t in found if t.text.strip("-") != "t" and not any(c.dep_ == "case" for c in t.children)]
    return sorted(bare, key=lambda t: (not t.dep_.startswith("nsubj"), t.i))


def _incised(trigger: Token, lexicon: Lexicon) -> Iterator[Token]:
    """Yield the speaker of *…, a indiqué X* in the trigger's sentence."""
    for verb in trigger.sent:
        if verb != trigger and _says(verb, lexicon) and _is_inverted(verb):
            yield from (t for t in _after(verb)[:1] if t != trigger and not t.is_ancestor(trigger))


def _cued(trigger: Token, lexicon: Lexicon) -> Iterator[Token | None]:
    """Yield the noun after *selon*, *d'après*, *de l'avis de* in the trigger's sentence."""
    for token in trigger.sent:
        cue, kind = _cue_at(token, lexicon)
        if kind == "anonymous":
            yield None
        elif kind in ("source", "opinion"):
            named = _named_after(cue)
            meant = kind == "source" or (token.is_sent_start and named is not None and _is_person(named, lexicon))
            if named is not None and meant and named != trigger and not named.is_ancestor(trigger):
                yield named


def _is_person(token: Token, lexicon: Lexicon) -> bool:
    """*Pour* opens an opinion before a person (*Pour l'économiste*), not before a country or a purpose."""
    return token.ent_type_ == "PER" or token.lemma_.lower() in lexicon.roles


def _cue_at(token: Token, lexicon: Lexicon) -> tuple[Span, str]:
    """Return the longest cue that begins at ``token`` with its kind, or an empty kind."""
    for n in range(CUE_WORDS, 0, -1):
        span = token.doc[token.i : min(token.i + n, token.sent.end)]
        words = span.text.lower()
        bare = words.removesuffix(span[-1].lower_) + CONTRACTED.get(span[-1].lower_, span[-1].lower_)
        kind = lexicon.attribution.get(words) or lexicon.attribution.get(bare, "")
        if kind:
            return span, kind
    return token.doc[token.i : token.i], ""


def _named_after(cue: Span) -> Token | None:
    """Return the head of the noun phrase after a cue; *selon lesquelles* has none."""
    following = [t for t in cue.doc[cue.end : cue[-1].sent.end] if t.pos_ not in ("DET", "ADJ", "NUM", "ADV")]
    if cue[-1].pos_ == "PRON":
        return cue[-1]  # *selon lui*
    first = following[0] if following and cue[-1].pos_ not in ("NOUN", "PROPN") else None
    if first is None or first.pos_ not in ("NOUN", "PROPN", "PRON") or "Rel" in first.morph.get("PronType", []):
        return None
    return first


def _quoted(trigger: Token, lexicon: Lexicon) -> Iterator[Token]:
    """Yield the speaker of the quotation around the trigger; a quotation that goes on keeps its speaker."""
    quotes = quotations(trigger.doc)
    k = next((k for k, (start, end) in enumerate(quotes) if start < trigger.i < end), -1)
    while k >= 0:
        speakers = list(_speakers_of(trigger.doc, quotes[k], lexicon))
        yield from speakers
        start = quotes[k][0]
        goes_on = k > 0 and start == trigger.doc[start].sent.start and _adjoin(trigger.doc, quotes[k - 1][1], start)
        k = k - 1 if goes_on and not speakers else -1


def _adjoin(doc: Doc, end: int, start: int) -> bool:
    """Return whether a quotation that ends before ``end`` is in the sentence before the one that begins at ``start``."""
    return doc[end - 1].sent.end == start or doc[end - 1].sent == doc[start - 1].sent


def _speakers_of(doc: Doc, quote: tuple[int, int], lexicon: Lexicon) -> Iterator[Token]:
    """Yield the subjects of the verbs of saying beside a quotation, the nearest to its marks first."""
    start, end = quote
    before = doc[start - 1].sent.start if start > 0 and doc[start - 1].text == ":" else doc[start].sent.start
    after = doc[end].sent.end if end < len(doc) and doc[end].sent.start == end else doc[end - 1].sent.end
    verbs = [t for t in doc[before:after] if not start <= t.i < end and _says(t, lexicon)]
    for verb in sorted(verbs, key=lambda t: min(abs(t.i - start), abs(t.i - end))):
        if verb.i < start or verb.sent == doc[end - 1].sent or _is_inverted(verb):
            yield from _subject(verb)


def quotations(doc: Doc) -> list[tuple[int, int]]:
    """Return the token spans (marks included) of the quotations of a Doc; straight marks pair within a paragraph."""
    found: list[tuple[int, int]] = []
    start = -1
    for token in doc:
        if start >= 0 and token.text == QUOTES[doc[start].text]:
            found.append((start, token.i + 1))
            start = -1
        elif start < 0 and token.text in QUOTES and (token.text != '"' or _opens(token)):
            start = token.i
        elif start >= 0 and (token.i - start > LONG or (doc[start].text == '"' and "\n" in token.text_with_ws)):
            start = -1
    return found


def _opens(mark: Token) -> bool:
    """Return whether a straight mark stands where a quotation can begin: after a blank, before a word."""
    before = mark.doc[mark.i - 1] if mark.i else None
    return not mark.whitespace_ and (before is None or bool(before.whitespace_) or not before.text[-1].isalnum())


def _entity(speaker: Token, actors_at: ActorsAt, lexicon: Lexicon) -> str:
    """Return the first entity at the speaker, at a name beside it (*l'agence Belta*), else the body of a spokesperson.

    Nobody for *une source policière*, whatever body the source is near.
    """
    below = [t for t in speaker.children if t.dep_.startswith(("nmod", "appos", "flat")) and actors_at(t)]
    named = [t for t in below if not any(c.dep_ == "case" for c in t.children)]
    anonymous = speaker.lemma_.lower() in lexicon.anonymous or speaker.lower_ in lexicon.anonymous
    tokens = [speaker, *named, *([] if anonymous else below)]
    return next((actors_at(t)[0] for t in tokens if actors_at(t)), "")
