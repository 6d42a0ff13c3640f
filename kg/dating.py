"""When an event happens: the best expression of time for its trigger, else what the publication date allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.dates import DateMention, Direction, resolve
from kg.model import Status
from kg.tense import is_finite, is_future, is_imperfect, is_past, is_perfect_infinitive, is_pluperfect
from kg.tokens import Span, Token

REACH = 8  # governors looked at above a trigger
FAR = 99  # rank of an expression that opens the sentence without hanging on the trigger's clause
OPENING = 6  # tokens; an expression that begins within them sets the time of the whole sentence
VERBAL = ("VERB", "AUX")
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
            return value
    return published[:7] if _is_told_as_news(trigger, status) else ""


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
    if span is None:
        return None
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
    if preposition in OF:
        return head
    return next((t for t in (head, *head.ancestors) if t == trigger or t.pos_ in VERBAL), head)


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
