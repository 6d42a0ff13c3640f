"""When an event happens: the best expression of time for its trigger, else what the publication date allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from kg.dates import DateMention, Direction, resolve
from kg.datewords import time_nouns, words
from kg.model import Status
from kg.tense import is_finite, is_future, is_imperfect, is_past, is_perfect_infinitive, is_pluperfect
from kg.tokens import Span, Token

REACH = 8  # governors looked at above a trigger
FAR = 99  # rank of an expression that opens the sentence without hanging on the trigger's clause
OPENING = 6  # tokens; an expression that begins within them sets the time of the whole sentence
VERBAL = ("VERB", "AUX")
BACK = 2  # sentences
BOUNDS = ("avant", "depuis")  # *la plus grande attaque depuis 2006* is not of 2006
OF = ("de", "d'", "du", "des")  # a date after them belongs to its noun: *les élections de juin*


def event_date(trigger: Token, dates: Sequence[DateMention], published: str, status: Status = "actual") -> str:
    """Return the ISO day, month or year of the event at ``trigger``, or "" where the text does not let one say.

    ``dates`` are the expressions of the article (``kg.dates.find_dates``), ``published`` its day, month or "".
    The nearest expression of the clause wins, then one of the governing clauses, then one that opens the sentence or
    stands beside the trigger. Without any, what is told as news is of the month of publication.
    """
    direction = _direction(trigger, status)
    for mention in _ranked(trigger, dates):
        value = resolve(mention, published, direction)
        if value:
            return _beside(value, trigger)
    return published[:7] if _is_told_as_news(trigger, status) else _carried_over(trigger, dates, published, direction)


@cache
def neighbours() -> dict[str, int]:
    """Return the nouns of a day beside another (*lendemain*: 1)."""
    return {form.split()[-1].split("'")[-1]: days for form, days in words("anaphor").items() if days}


def _beside(day: str, trigger: Token) -> str:
    """Return the day before for *vendredi, au lendemain de l'attaque*, the day after for *à la veille de*."""
    days = next(filter(None, map(_days_after, _nominal(trigger))), 0)
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat() if len(day) == 10 and days else day


def _days_after(noun: Token) -> int:
    """Return how far *au lendemain de* before a noun leads from its day; the parser may make it the noun's preposition."""
    cases = [t.lower_ for t in noun.children if t.dep_ in ("case", "fixed") and t.i < noun.i]
    return next((days for word in (noun.lower_, *cases) if (days := neighbours().get(word, 0))), 0)


def _nominal(trigger: Token) -> Iterator[Token]:
    """Yield the trigger and the nouns that it completes, up to the verb of their clause."""
    yield trigger
    token = trigger
    while token.head is not token and token.head.pos_ not in VERBAL:
        token = token.head
        yield token


def _carried_over(trigger: Token, dates: Sequence[DateMention], published: str, direction: Direction) -> str:
    """Return the month of the last date in the sentences just before: *En mai, X a fui. Y l'avait menacé*."""
    start = trigger.sent.start
    for _ in range(BACK):
        if start == 0 or "\n" in trigger.doc[start - 1].text_with_ws:
            return ""
        before = trigger.doc[start - 1].sent
        here = [m for m in dates if before.start_char <= m.start < before.end_char]
        value = next(filter(None, (resolve(m, published, direction) for m in reversed(here))), "")
        if value:
            return value[:7]
        start = before.start
    return ""


def _direction(trigger: Token, status: Status) -> Direction:
    return "future" if status == "planned" or is_future(trigger) else "past"


def _ranked(trigger: Token, dates: Sequence[DateMention]) -> list[DateMention]:
    """Return the expressions of the trigger's sentence that may be its time, the likeliest first."""
    sent = trigger.sent
    inside = [m for m in dates if sent.start_char <= m.start < sent.end_char]
    scored = [(rank, m) for m in inside if (rank := _rank(trigger, m)) is not None]
    return [m for _, m in sorted(scored, key=lambda pair: (pair[0], pair[1].start))]


def _rank(trigger: Token, mention: DateMention) -> tuple[int, int] | None:
    """Return how many governors lie between the trigger and the word that an expression hangs on, or None."""
    span = trigger.doc.char_span(mention.start, mention.end)
    if len(span) > 1 and span[-1].is_punct:  # the full stop may be of *sept.* or of the sentence
        span = trigger.doc.span(span.start, span.end - 1)
    distance = abs(span.start - trigger.i)
    holder = _holder(span, trigger)
    for rank, token in enumerate(_clauses(trigger)):
        if token == holder:
            return rank, distance
    if holder.dep_ in ("acl", "acl:relcl") and trigger.pos_ == "NOUN" and _is_same_noun(holder.head, trigger):
        return 1, distance  # *les négociations qui ont échoué en juin*
    if _is_antecedent(span, trigger):
        return 1, distance
    told_before = holder.pos_ in VERBAL and holder.i < span.start  # *l'homme, né en 1977, a attaqué*
    opens = span.start - trigger.sent.start < OPENING and not told_before
    return (FAR, distance) if opens or _is_beside(span, trigger, holder) else None


def _is_same_noun(noun: Token, trigger: Token) -> bool:
    """Return whether two words make one name: *attentat-suicide*."""
    first, last = sorted((noun.i, trigger.i))
    return first == last or (last - first <= 2 and all(t.text == "-" for t in noun.doc[first + 1 : last]))


def _is_antecedent(span: Span, trigger: Token) -> bool:
    """*L'intervention de 2014, dans laquelle X a été annexé*: the clause is of the date before its relative pronoun."""
    if trigger.pos_ not in VERBAL:
        return False
    following = trigger.doc[span.end : min(span.end + 3, trigger.i)]
    pronoun = next((t for t in following if t.lemma_ == "lequel" or t.lower_ in ("où", "quand", "lorsque")), None)
    return pronoun is not None and (pronoun.head == trigger or trigger.is_ancestor(pronoun))


def _is_beside(span: Span, trigger: Token, holder: Token) -> bool:
    """Return whether no other clause lies between an expression that the parse misplaced and the trigger."""
    first, last = sorted((span.start, trigger.i))
    between = [t for t in trigger.doc[first : last + 1] if t != trigger and t.pos_ == "VERB" and is_finite(t)]
    completes = holder != trigger and (holder.pos_ == "VERB" or holder == span.root.head)
    return not between and not completes


def _clauses(trigger: Token) -> Iterator[Token]:
    """Yield the trigger and the words above it, up to a verb that tells at another time (*a avoué lundi avoir tué*)."""
    token = trigger
    for _ in range(REACH):
        yield token
        if token.head == token or is_perfect_infinitive(token) or (token.dep_ == "ccomp" and is_finite(token)):
            if token.dep_ == "ccomp" and is_imperfect(token):
                yield token.head  # *a annoncé lundi qu'il démissionnait*: at one time
            return
        token = token.head


def _holder(span: Span, trigger: Token) -> Token:
    """Return the word that an expression dates: the noun that it completes with *de*, else the verb above it."""
    preposition = span[0].lower_ if span[0].pos_ == "ADP" else span.doc[max(0, span.start - 1)].lower_
    head = span.root.head
    while preposition in OF and head.lower_ in time_nouns() and head.head != head:  # *dans la nuit de jeudi*
        preposition = next((t.lower_ for t in head.children if t.dep_ == "case"), "")
        head = head.head
    above = next((t for t in (head, *head.ancestors) if t == trigger or t.pos_ in VERBAL), head)
    bounds = preposition in BOUNDS and head.pos_ == "NOUN" and above != trigger
    return head if preposition in OF or bounds else above


def _is_told_as_news(trigger: Token, status: Status) -> bool:
    """Return False for background: the pluperfect, the imperfect, a noun that only completes another noun."""
    verb = next((t for t in (trigger, *trigger.ancestors) if t.pos_ in VERBAL), None)
    if verb is None:
        return True  # a headline without a verb
    within = trigger.head not in (trigger, verb) and not _is_same_noun(trigger.head, trigger)
    if trigger.pos_ == "NOUN" and status == "actual" and within:
        return False
    told = verb.dep_ == "ccomp" and is_past(verb.head)  # *a annoncé qu'il démissionnait*
    return status == "planned" or not (is_pluperfect(verb) or (is_imperfect(verb) and not told))
