"""Prepositional dependents of verbs and nouns, named by the slot of their preposition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.arguments.records import Filler, Grammar
from kg.tokens import Token, per_token

NEAR = ("avec", "contre", "entre", "par", "envers", "auprès", "face")
LONGEST = 5  # words of a preposition (*par rapport à*, *à l'encontre de*)
CONTRACTED = {"du": "de", "des": "de", "d'": "de", "au": "à", "aux": "à"}
SIDES = ("avec", "contre", "envers")  # *négociations sur l'accord* avec Y: the noun's, wherever the parse hung it
PLACES = ("à", "en", "dans")  # of the clause rather than of the noun
QUOTED = 3  # words between an opening quotation mark and its noun
QUOTES = ("«", '"', "“")
BARRIERS = (";", ":", ",", "qui", "que", "qu'", "selon", "«", "»")


def obliques(head: Token, grammar: Grammar) -> Iterator[Filler]:
    """Yield the prepositional dependents, their slot named by the preposition; dative clitics are ``à``."""
    below = [t for child in head.children if child.pos_ == "ADV" for t in child.children]
    for token in [*head.children, *below]:
        if token.dep_ == "iobj" and token.lower_ in ("lui", "leur", "me", "nous"):
            yield Filler("à", token)
        elif token.dep_.startswith(("obl", "nmod", "iobj", "dep", "advmod", "appos")) or token.pos_ == "PROPN":
            slot = slot_before(token, grammar) or _relative(token, grammar)
            if slot and token.dep_ != "conj" and not (slot == "à" and _is_setting(token, head)):
                yield Filler(slot, token)


def _is_setting(token: Token, head: Token) -> bool:
    """À Paris, *l'Élysée a rendu hommage à X*: a name set off at the head of its sentence says where, not to whom."""
    if token.pos_ != "PROPN" or token.i > head.i or token.left_edge.i != token.sent.start:
        return False
    return token.nbor(1).text == ","


def _relative(token: Token, grammar: Grammar) -> str:
    """*auquel*, *dont* hold their preposition."""
    return grammar.prepositions.get(token.lower_, "") if token.pos_ == "PRON" else ""


@per_token
def slot_before(token: Token, grammar: Grammar) -> str:
    """Return the slot of the preposition before the phrase of ``token``, or "".

    Read from the words, not from the labels: the tagger takes *envers* for a verb and *auprès* for an adverb.
    """
    i = token.i - 1
    start = token.sent.start
    while i >= start and _opens_phrase(token.doc[i], token):
        i -= 1
    words = [t.lower_ for t in token.doc[max(start, i - LONGEST + 1) : i + 1]]
    words[-1:] = [CONTRACTED.get(w, w) for w in words[-1:]]
    for n in range(len(words), 0, -1):
        slot = grammar.prepositions.get(" ".join(words[-n:]).replace("' ", "'"))
        if slot and (n > 1 or token.doc[i].pos_ != "DET"):
            return slot
    return ""


def _opens_phrase(token: Token, head: Token) -> bool:
    """Return True for determiners, numbers and adjectives that stand between a preposition and its noun."""
    if token.text in QUOTES:  # *par son* « *ami* » *X*
        return True
    if token.pos_ == "NUM" and token.nbor(1).pos_ == "DET":
        return False  # *a infligé en 2019* une amende
    if token.pos_ in ("DET", "NUM") or (token.pos_ in ("ADJ", "ADV") and head.is_ancestor(token)):
        return token.dep_ != "case"
    return token.pos_ in ("NOUN", "PROPN") and token.head == head and token.dep_.startswith("flat")


def right_context(head: Token, grammar: Grammar) -> Iterator[Filler]:
    """Yield PPs that follow in the same phrase but that the parse hangs elsewhere, surely so right behind the noun."""
    adjacent = True
    for token in head.doc[head.i + 1 : head.sent.end]:
        quoted = adjacent and token.text in ("»", '"', "”") and _opens_quotation(head)
        barred = token.lower_ in BARRIERS and not quoted
        if barred or (token.pos_ in ("VERB", "AUX") and not _qualifies(token, head)):
            return
        if token.dep_ == "case" and token.head.i > token.i:
            slot = slot_before(token.head, grammar)
            above = token.head.head
            hung = above.i >= head.i or slot in SIDES or (slot == "par" and _completes(head, above))
            if slot and token.head.head != head and (adjacent or (hung and slot not in PLACES)):
                yield Filler(slot, token.head, "next" if adjacent else "near")
        adjacent = adjacent and (quoted or token.pos_ in ("ADJ", "ADV", "CCONJ") or _qualifies(token, head))


def _opens_quotation(noun: Token) -> bool:
    """*« l'incapacité organisée » des dirigeants*: the quotation is no more than the noun and what qualifies it."""
    return any(t.text in QUOTES for t in noun.doc[max(noun.sent.start, noun.i - QUOTED) : noun.i])


def _qualifies(token: Token, noun: Token) -> bool:
    """Return True for a participle used as an adjective (*l'appui déclaré de X*)."""
    return token.head == noun and token.dep_ in ("amod", "acl") and "Part" in token.morph.get("VerbForm", [])


def _completes(noun: Token, above: Token) -> bool:
    """*la demande d'extradition de X* par Y: who does the one does the other."""
    return noun.head is above and noun.dep_ == "nmod" and above.pos_ == "NOUN"


def near_obliques(verb: Token, grammar: Grammar) -> Iterator[Filler]:
    """Yield PPs with *avec* and *contre* after the verb within its clause that the parse attached too deep."""
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.pos_ in ("VERB", "AUX") or token.lower_ in BARRIERS:
            return
        if token.dep_ == "case" and token.head.head.i != verb.i and token.head.i > token.i:
            slot = slot_before(token.head, grammar)
            if slot in NEAR:
                yield Filler(slot, token.head, "near")


def given_to(verb: Token, fillers: Sequence[Filler], grammar: Grammar) -> Iterator[Filler]:
    """*impute ces attaques* aux rebelles, *demande l'aide* à X: an *à* that the parse hung on the object of the verb."""
    if any(f.slot == "à" for f in fillers):
        return
    for object_ in verb.children:
        if object_.dep_ == "obj" and object_.i > verb.i and object_.pos_ == "NOUN":
            behind = (t for t in object_.children if t.dep_ == "nmod" and t.i > object_.i)
            yield from (Filler("à", t, "near") for t in behind if slot_before(t, grammar) == "à")
