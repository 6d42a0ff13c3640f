"""Cues outside the verb (*selon*, *de l'avis de*, *révélé par*): whom they name, and how far they reach."""

from __future__ import annotations

from collections.abc import Iterator

from kg.attribution.marks import Cue, Marks
from kg.attribution.speech import inverted_clitic, is_inverted, says, subject
from kg.lexicon import Lexicon
from kg.tokens import Token

PHRASE = ("nmod", "acl", "acl:relcl", "amod", "appos", "flat:name", "obl:arg", "obl:mod")  # links within a noun phrase


def cued(trigger: Token, marks: Marks, lexicon: Lexicon) -> Iterator[Token | None]:
    """Yield the noun after *selon*, *d'après*, *de l'avis de* in the trigger's sentence."""
    for cue in marks.cues.get(marks.sentence[trigger.i], ()):
        if marks.doc[cue.start] == trigger or not _reaches(cue, trigger, marks, lexicon):
            continue
        named = _named_by(cue, marks, lexicon)
        clause = _relative_after(cue, marks)
        if clause is not None:
            yield from [clause.head] if trigger == clause or clause.is_ancestor(trigger) else ()
        elif cue.kind == "anonymous":
            yield None
        elif named is not None and not _is_within(trigger, named):
            yield named


def _relative_after(cue: Cue, marks: Marks) -> Token | None:
    """Return the clause that *un article du Monde selon lequel* opens: the text that it hangs on says it."""
    if cue.end >= len(marks.doc) or marks.doc[cue.end].lemma_ != "lequel" or cue.kind != "source":
        return None
    above = (t for t in marks.doc[cue.end].ancestors if t.dep_ in ("acl", "acl:relcl"))
    return next((t for t in above if t.head.i < cue.start), None)


def _is_within(trigger: Token, named: Token) -> bool:
    """Return whether the trigger belongs to the phrase that names the speaker (*selon le juge chargé de l'enquête*)."""
    if trigger == named:
        return True
    above = [t for t in (trigger, *trigger.ancestors) if named.is_ancestor(t)]
    if not above or above[-1].dep_ not in PHRASE:
        return False
    clause = above[-1].dep_.startswith(("acl", "appos"))
    return clause or all(t.text != "," for t in named.doc[named.i : above[-1].i])


def _named_by(cue: Cue, marks: Marks, lexicon: Lexicon) -> Token | None:
    """Return whom a cue names; *pour* opens an opinion only before a person at the head of a sentence."""
    named = _named_after(cue, marks) if cue.kind in ("source", "opinion") else None
    if named is None or cue.kind == "source":
        return named
    if named.i < cue.end:
        return None  # *quant à lui* only turns to somebody else
    opens = marks.doc[cue.start].is_sent_start and _is_person(named, lexicon)
    return named if cue.end - cue.start > 1 or opens else None


def _reaches(cue: Cue, trigger: Token, marks: Marks, lexicon: Lexicon) -> bool:
    """Return whether a cue speaks of the trigger: no semicolon between, not within another's quotation.

    A noun (*les révélations de X*) speaks only of what it governs, *révélé par X* of what it modifies.
    """
    first = marks.doc[cue.start]
    first_, last = sorted((cue.start, trigger.i))
    if any(t.text == ";" for t in marks.doc[first_:last]):
        return False
    quotation = marks.quotation_at.get(cue.start)
    if quotation is not None and quotation != marks.quotation_at.get(trigger.i):
        return False
    if (aside := _aside(cue, marks)) is not None and trigger != aside and not aside.is_ancestor(trigger):
        return False
    if first.pos_ == "VERB" and first.dep_ == "acl":
        according = _is_according(first.head) and not says(trigger, lexicon)
        return first.head == trigger or first.head.is_ancestor(trigger) or according
    return first.pos_ != "NOUN" or first.is_ancestor(trigger)


def _aside(cue: Cue, marks: Marks) -> Token | None:
    """Return the adjective or clause of a noun in which a cue stands without a comma (*l'homme, ivre selon la police*)."""
    named = _named_after(cue, marks)
    if named is None or marks.doc[cue.start - 1].text == ",":
        return None
    return next((t for t in named.ancestors if t.i < cue.start and t.dep_ in ("amod", "acl", "acl:relcl")), None)


def _is_according(noun: Token) -> bool:
    """*Selon un rapport publié par X* speaks of the whole sentence."""
    return any(t.dep_ == "case" and t.lower_ in ("selon", "après", "dans") for t in noun.children)


def _is_person(token: Token, lexicon: Lexicon) -> bool:
    """*Pour* opens an opinion before a person (*Pour l'économiste*), not before a country or a purpose."""
    return token.ent_type_ == "PER" or token.lemma_.lower() in lexicon.roles


def _named_after(cue: Cue, marks: Marks) -> Token | None:
    """Return the head of the noun phrase after a cue; *selon lesquelles* has none."""
    doc, last = marks.doc, marks.doc[cue.end - 1]
    if last.pos_ == "PRON":
        return last  # *selon lui*
    sentence = marks.sentence[cue.start]
    i = cue.end
    while i < len(doc) and marks.sentence[i] == sentence and doc[i].pos_ in ("DET", "ADJ", "NUM", "ADV"):
        i += 1
    if last.pos_ in ("NOUN", "PROPN") or i >= len(doc) or marks.sentence[i] != sentence:
        return None
    first = doc[i]
    relative = "Rel" in first.morph.get("PronType", [])
    return first if first.pos_ in ("NOUN", "PROPN", "PRON") and not relative else None


def speakers_in(marks: Marks, number: int, lexicon: Lexicon) -> Iterator[Token | None]:
    """Yield whoever a sentence makes speak."""
    for cue in marks.cues.get(number, ()):
        if cue.kind == "anonymous":
            yield None
        elif (named := _named_by(cue, marks, lexicon)) is not None:
            yield named
    for verb in marks.verbs.get(number, ()):
        told = any(t.dep_ == "ccomp" for t in verb.children)
        if told or inverted_clitic(verb) is not None or is_inverted(verb, lexicon):
            yield from subject(verb, lexicon)
