"""Who says it: the entity to whom the text attributes what a clause tells.

The nearest speaker wins: the verb of saying above the clause, the speaker of the quotation around it, then *selon X*
and an incise (*…, a indiqué X*) of its sentence; what is told in the conditional belongs to the last speaker. Which
words speak is data (``kg/data/lexicon/speech.tsv``, ``attribution.tsv``, ``anonymous.tsv``); the ways of French
attribution follow de La Clergerie et al., *Extracting and Visualizing Quotations from News Wires* (2009).
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.attribution.cues import cued, speakers_in
from kg.attribution.marks import Marks, marks_of, quotations
from kg.attribution.speakers import ActorsAt, entity_of
from kg.attribution.speech import (
    CLITICS,
    following,
    inverted_clitic,
    is_announced,
    is_inverted,
    is_own_act,
    is_relative,
    is_stray,
    is_told,
    place_of,
    says,
    subject,
)
from kg.lexicon import Lexicon
from kg.tense import clause_head, is_conditional, is_finite
from kg.tokens import Token

__all__ = ["find_source", "quotations"]

REACH = 10  # governors looked at above an event
BACK = 3  # sentences in which the speaker of a conditional may have been named
ASIDE = ("acl:relcl", "appos")  # on a name, they are the article's own words: *Xi, qui est arrivé lundi*


def find_source(trigger: Token, actors_at: ActorsAt, lexicon: Lexicon, actor: str = "") -> str:
    """Return the id of the entity that the text makes answerable for the event at ``trigger``, or "".

    ``actors_at`` gives the entity ids that stand at a token. ``actor`` is the event's own actor, who is never its
    source. The nearest speaker ends the search, the actor and an unnamed one (*selon une source*) too.
    """
    marks = marks_of(trigger.doc, lexicon)
    for speaker in _speakers(trigger, marks, lexicon):
        found = entity_of(speaker, actors_at, lexicon) if speaker is not None else ""
        if speaker is not None and speaker.lower_ in CLITICS - {"-on"}:
            found = _clitic(speaker, found, trigger, marks, actors_at, lexicon)
        if not found and speaker is not None and _is_first_or_second(speaker):
            continue  # *j'affirme que*: whoever is quoted
        return found if found != actor else ""
    return ""


def _speakers(trigger: Token, marks: Marks, lexicon: Lexicon) -> Iterator[Token | None]:
    """Yield the words that name the speaker, the nearest first; None stands for somebody unnamed."""
    yield from _governing(trigger, lexicon)
    yield from _quoted(trigger, marks, lexicon)
    yield from cued(trigger, marks, lexicon)
    yield from _incised(trigger, marks, lexicon)
    yield from _carried_over(trigger, marks, lexicon)


def _is_first_or_second(speaker: Token) -> bool:
    return speaker.pos_ == "PRON" and bool({"1", "2"} & set(speaker.morph.get("Person", [])))


def _clitic(speaker: Token, found: str, trigger: Token, marks: Marks, actors_at: ActorsAt, lexicon: Lexicon) -> str:
    """Return whom *dit-il* means: nobody who is named within the quotation; where unknown, the speaker before it."""
    k = marks.quotation_at.get(trigger.i, -1)
    if k < 0:
        return found
    start, end = marks.quotations[k]
    named = {e for t in trigger.doc[start:end] if t.pos_ == "PROPN" for e in actors_at(t)}
    if found and found not in named:
        return found
    before = (entity_of(t, actors_at, lexicon) if t is not None else "" for t in _spoke_before(marks, start, lexicon))
    entity = next(before, "")
    return entity if entity == found or entity not in named else ""


def _spoke_before(marks: Marks, start: int, lexicon: Lexicon) -> Iterator[Token | None]:
    """Yield the last speaker of the sentences before a quotation."""
    here = marks.sentence[start]
    for number in range(here - 1, max(-1, here - 1 - BACK), -1):
        speakers = list(speakers_in(marks, number, lexicon))
        if speakers:
            yield speakers[-1]


def _governing(trigger: Token, lexicon: Lexicon) -> Iterator[Token]:
    """Yield the subject of each verb of saying above the trigger, or of its text (*un rapport affirmant que*)."""
    token = trigger
    for _ in range(REACH):
        head = clause_head(token)
        stray = is_stray(token)
        if head == token or (token.dep_ in ASIDE and head is token.head and head.pos_ == "PROPN" and not stray):
            return
        told = is_told(token, lexicon) and not (token == trigger and is_own_act(trigger, lexicon))
        if told or (token == trigger and is_announced(token, lexicon)):
            yield from subject(head if head.pos_ != "NOUN" else head.head, lexicon)  # *fait état de raids*
        elif stray and says(head.head, lexicon):
            yield from subject(head.head, lexicon)
        token = head


def _incised(trigger: Token, marks: Marks, lexicon: Lexicon) -> Iterator[Token]:
    """Yield the speaker of *…, a indiqué X* in the trigger's sentence."""
    for verb in marks.verbs.get(marks.sentence[trigger.i], ()):
        if verb == trigger or _frames_other(verb, trigger, marks) or _is_beside(trigger, verb):
            continue
        clitic = inverted_clitic(verb)
        if clitic is not None:
            yield from place_of(verb) if clitic.lower_ == "-on" else ()
            yield clitic
        elif is_inverted(verb, lexicon):
            yield from (t for t in following(verb, lexicon)[:1] if t != trigger and not t.is_ancestor(trigger))


def _is_beside(trigger: Token, verb: Token) -> bool:
    """Return whether the trigger is the article's own addition to an incise: *…, a dit X, qui a rencontré Y*."""
    if trigger.i < verb.i or not verb.is_ancestor(trigger):
        return False
    above = [t for t in (trigger, *trigger.ancestors) if t.i > verb.i and verb.is_ancestor(t)]
    return any(t.dep_.startswith(("acl", "advcl", "obl")) or is_relative(t) for t in above)


def _frames_other(verb: Token, trigger: Token, marks: Marks) -> bool:
    """Return whether an incise belongs to a quotation after a colon that the trigger is not in."""
    for start, end in marks.quotations:
        if 0 <= verb.i - end <= 3 and start > 0 and marks.doc[start - 1].text == ":":
            return not start < trigger.i < end
    return False


def _quoted(trigger: Token, marks: Marks, lexicon: Lexicon) -> Iterator[Token]:
    """Yield the speaker of the quotation around the trigger; a quotation that goes on keeps its speaker."""
    k = marks.quotation_at.get(trigger.i, -1)
    while k >= 0:
        speakers = list(_speakers_of(marks, k, lexicon))
        yield from speakers
        start = marks.quotations[k][0]
        goes_on = k > 0 and marks.doc[start].is_sent_start and _adjoin(marks, marks.quotations[k - 1][1], start)
        k = k - 1 if goes_on and not speakers else -1


def _adjoin(marks: Marks, end: int, start: int) -> bool:
    """Return whether a quotation that ends before ``end`` is in the sentence before the one that begins at ``start``."""
    return marks.sentence[end - 1] >= marks.sentence[start] - 1


def _speakers_of(marks: Marks, k: int, lexicon: Lexicon) -> Iterator[Token]:
    """Yield the subjects of the verbs of saying beside a quotation, the nearest to its marks first."""
    start, end = marks.quotations[k]
    first, last = marks.sentence[start], marks.sentence[end - 1]
    before = first - 1 if start > 0 and marks.doc[start - 1].text == ":" else first
    after = last + 1 if end < len(marks.doc) and marks.sentence[end] == last + 1 else last
    numbers = range(max(0, before), after + 1)
    verbs = [v for n in numbers for v in marks.verbs.get(n, ()) if not start <= v.i < end]
    for verb in sorted(verbs, key=lambda t: min(abs(t.i - start), abs(t.i - end))):
        inverted = inverted_clitic(verb) is not None or is_inverted(verb, lexicon)
        if verb.i < start or marks.sentence[verb.i] == last or inverted:
            yield from subject(verb, lexicon)
    yield from _signed(marks, start, end)


def _signed(marks: Marks, start: int, end: int) -> Iterator[Token]:
    """*Emmanuel Macron a été clair : « … »*, *« … » (Emmanuel Macron)*: the person beside a quotation without a verb."""
    doc = marks.doc
    if start > 0 and doc[start - 1].text == ":":
        title = doc[marks.starts[marks.sentence[start - 1]] : start - 1]
        verbless = all(t.pos_ not in ("VERB", "AUX") for t in title)
        yield from (t for t in title if t.ent_type_ == "PER" and (verbless or t.dep_ == "nsubj"))
    if end + 1 < len(doc) and doc[end].text in ("(", "—", "–"):
        yield from (t for t in doc[end + 1 : end + 2] if t.ent_type_ == "PER")


def _carried_over(trigger: Token, marks: Marks, lexicon: Lexicon) -> Iterator[Token | None]:
    """Yield the last speaker for what is told in the conditional: *Selon X, … Elle aurait en outre reçu …*"""
    clause = next((t for t in (trigger, *trigger.ancestors) if is_finite(t)), trigger)
    free = clause.dep_ in ("ROOT", "conj") and not _is_conditioned(clause) and not _is_modal(clause, lexicon)
    if not free or not is_conditional(clause):
        return
    here = marks.sentence[trigger.i]
    for number in range(here - 1, max(-1, here - 1 - BACK), -1):
        if _ends_paragraph(marks, number):
            return
        speakers = list(speakers_in(marks, number, lexicon))
        if speakers:
            yield speakers[-1]
            return


def _is_conditioned(verb: Token) -> bool:
    return any(t.dep_ == "advcl" for t in verb.children)


def _is_modal(verb: Token, lexicon: Lexicon) -> bool:
    """*Devrait se réunir* is a forecast of the article's own."""
    return any(link == "inf" for _, link in lexicon.factuality.get((verb.lemma_.lower(), "verb"), ()))


def _ends_paragraph(marks: Marks, number: int) -> bool:
    end = marks.starts[number + 1]
    return "\n" in marks.doc[end - 1].text_with_ws or "\n" in marks.doc[end].text
