"""The verb of a headline or a short lead, which the tagger took for a noun, an adjective or a name (*Macron presse Netanyahou*)."""

from __future__ import annotations

from collections.abc import Mapping

from kg.repairs.attaching import NAMES, VERBS, attach, is_finite
from kg.repairs.neighbours import noun_number, number_of
from kg.tokens import Span, Token, morph
from kg.wordlists import rows

INSIDE = ("DET", "ADJ", "NUM", "ADP", "CCONJ", "PROPN", "NOUN", "X", "PART")  # classes of the words of a subject
OF = ("de", "d'", "du")
SUBORDINATE = ("qui", "que", "qu'", "dont", "où")
PARTICIPLE = ("é", "és", "ée", "ées")
AUXILIARIES = ("avoir", "être")
LONG = 12  # tokens of the longest subject
PRESENTS = {form: verb for verb, forms in rows("presents.tsv") for form in forms.split("|")}
LEAST = 3  # words of a headline with a deed and somebody who does it
HOLDERS = ("ROOT", "parataxis", "conj", "advcl", "ccomp")


def restore_verb(sent: Span, forms: Mapping[str, str]) -> None:
    """Make the one word that can be a finite verb the verb of a clause that has none; ``forms`` has the readings."""
    start = clause = sent.start
    for token in sent:
        if token.text in (":", ",", "«", "—", "–", "-") or token.is_space:
            clause = clause if token.text == "," else token.i + 1
            start = clause if _closes_apposition(token, clause) else token.i + 1
        elif _ends_search(token) or token.i - start > LONG:
            return
        elif token.i > start and (lemma := _verb_of(token, forms)) and _follows_subject(token, start):
            if _has_complement(token) and not _is_followed(token, sent.end):
                _rebuild(token, start, sent.end, lemma)
            return


def restore_noun(sent: Span, forms: Mapping[str, str]) -> None:
    """*Frappes israéliennes sur Beyrouth*: a capital opens the headline, the word is the noun of a deed and no name."""
    if len(sent) < LEAST:
        return
    first, after = sent[0], sent[1]
    noun = first.lower_.removesuffix("s")
    if first.pos_ == "PROPN" and not first.ent_type_ and noun in forms and (after.pos_ == "ADJ" or after.lower_ in OF):
        first.pos_, first.lemma_ = "NOUN", noun


def _closes_apposition(comma: Token, clause: int) -> bool:
    """*Le patron du parti*, Jean Dupont, *critique*: the second comma leads back to the noun phrase before the first."""
    if comma.text != ",":
        return False
    commas = [t.i for t in comma.doc[clause : comma.i] if t.text == ","]
    inside = comma.doc[commas[0] + 1 : comma.i] if len(commas) == 1 else []
    named = bool(inside) and inside[0].pos_ in ("PROPN", "DET", "X") and any(t.pos_ in NAMES for t in inside)
    return named and all(t.pos_ in INSIDE for t in inside) and _is_phrase(comma.doc[clause : commas[0]])


def _ends_search(token: Token) -> bool:
    """Return whether the sentence has a verb already, or begins a clause that is not the main one."""
    sound = token.pos_ in VERBS and is_finite(token) and _is_sound(token)
    return sound or token.lower_ in SUBORDINATE or token.pos_ == "SCONJ"


def join_subjects(verb: Token) -> None:
    """*Londres et Paris condamnent Moscou*: a plural verb between two names has both as its subject."""
    first, second = verb.head, next((t for t in verb.lefts if t.dep_ == "nsubj" and t.pos_ in NAMES), None)
    if second is None or first.pos_ not in NAMES or not first.i < second.i or not is_finite(verb):
        return
    link = second.left_edge if second.left_edge.pos_ == "CCONJ" else second.left_edge.nbor(-1)
    alone = "Plur" not in (noun_number(first), noun_number(second)) and not any(t.dep_ == "case" for t in first.lefts)
    between = first.doc[first.i : link.i]
    if (
        link.lower_ != "et"
        or number_of(verb) != "Plur"
        or not alone
        or any(t.is_punct or t.pos_ in VERBS for t in between)
    ):
        return
    verb.hang(*(verb, "ROOT") if first.head is first else (first.head, first.dep_))
    attach(first, verb, "nsubj")
    attach(second, first, "conj")


def claim_object(noun: Token) -> None:
    """*Moscou menace Kiev*: a noun without preposition right behind a finite verb is its object."""
    verb = noun.head
    bare = not any(t.dep_ in ("case", "cc", "cop", "mark") for t in noun.lefts)
    if verb.pos_ == "VERB" and _is_sound(verb) and noun.left_edge.i == verb.i + 1 and bare and is_finite(verb):
        noun.dep_ = "obj"


def _is_sound(verb: Token) -> bool:
    """Return whether a finite verb heads its clause, and no noun before it hangs elsewhere."""
    subjects = [t for t in verb.lefts if t.dep_.startswith(("nsubj", "expl", "aux")) or t.pos_ == "PRON"]
    return (
        (bool(subjects) or verb.i == verb.sent.start)
        and verb.dep_ in HOLDERS
        and subjects[-1:] != []
        and (subjects[-1].dep_ != "expl:subj" or subjects[-1].pos_ not in NAMES)
    )


def _verb_of(token: Token, forms: Mapping[str, str]) -> str:
    """Return the verb that ``token`` is a present of, "" where it cannot be one."""
    form = token.lower_
    if (
        token.text != form
        or form.endswith(PARTICIPLE)
        or token.lemma_ in AUXILIARIES
        or any(t.dep_.startswith(("det", "case", "aux", "cop", "mark")) for t in token.lefts)
    ):
        return ""
    if token.pos_ == "AUX" or (token.pos_ == "VERB" and "Fin" in token.morph.get("VerbForm", [])):
        return token.lemma_ if token.pos_ == "VERB" else ""
    if token.pos_ == "ADP":
        return ""
    if form in PRESENTS:
        return PRESENTS[form] if not _may_be_participle(form) or _has_object(token) else ""
    participle = form.endswith("e") and form[:-1] in forms
    return forms.get(form, "") if form.endswith(("e", "ent")) and not participle else ""


def _may_be_participle(form: str) -> bool:
    """Return whether a present of the third group is a past participle as well (*interdit*, *contraint*)."""
    verb = PRESENTS[form]
    return form.endswith("t") and not form.endswith("ent") and verb.endswith(("ire", "indre")) and verb[-4:] != "lire"


def _has_object(verb: Token) -> bool:
    """*Pékin interdit le bœuf*: what may be a participle is a verb where its object follows."""
    if verb.i + 1 >= verb.sent.end:
        return False
    after = verb.nbor(1)
    return _is_name(after) or (after.pos_ in ("DET", "NUM") and after.lower_ not in OF)


def _follows_subject(verb: Token, start: int) -> bool:
    """Return whether nothing but one noun phrase without preposition stands between ``start`` and the verb."""
    words = verb.doc[start : verb.i]
    if words[-1].text == ",":  # behind an apposition
        return True
    many = words[-1].pos_ == "NUM" and (verb.lower_.endswith("ent") or words[-1].lower_ in ("un", "une"))
    return not many and _is_phrase(words)


def _is_phrase(words: list[Token]) -> bool:
    """Return whether ``words`` are one noun phrase without preposition."""
    if not words or words[0].pos_ == "ADP" or words[-1].pos_ in ("DET", "ADP", "CCONJ"):
        return False
    first = words[0]
    named = first.text[:1].isupper() and first.pos_ in ("ADV", "X", "INTJ") and len(words) == 1
    return named or (all(t.pos_ in INSIDE for t in words) and any(t.pos_ in NAMES for t in words))


def _has_complement(verb: Token) -> bool:
    """Return whether an object, an infinitive or a clause follows (*presse* Y, *peine* à convaincre, *juge* que)."""
    place = next((t.i for t in verb.doc[verb.i + 1 : verb.sent.end] if t.pos_ != "ADV"), verb.sent.end)
    if place + 1 >= verb.sent.end:
        return place < verb.sent.end and _is_name(verb.doc[place])
    after, second = verb.doc[place], verb.doc[place + 1]
    if after.pos_ == "ADP" and after.lower_ != "des":
        return verb.pos_ == "VERB" or _is_infinitive(second)
    if after.pos_ == "ADJ":  # *juge* inacceptable *la décision*
        after = second
    article = after.lower_ not in OF and (after.pos_ in ("DET", "NUM") or after.lower_ == "des")
    return article or _is_name(after) or after.lower_ in ("que", "qu'") or _is_infinitive(after)


def _is_infinitive(token: Token) -> bool:
    return token.pos_ == "VERB" and token.morph.get("VerbForm", []) == ["Inf"]


def _is_name(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos_ not in ("DET", "ADP")


def _is_followed(verb: Token, end: int) -> bool:
    """Return whether another finite verb stands behind on the same level: then the word is what the tagger said."""
    for token in verb.doc[verb.i + 1 : end]:
        if token.lower_ in SUBORDINATE or token.pos_ == "SCONJ" or token.text in (",", ":", "«", ";"):
            return False
        if token.pos_ in VERBS and "Fin" in token.morph.get("VerbForm", []):
            return True
    return False


def _rebuild(verb: Token, start: int, end: int, lemma: str) -> None:
    """Hang the words before ``verb`` and behind it on the verb."""
    top = verb
    while top.head is not top and start <= top.head.i < end:
        top = top.head
    subject = _subject(verb, start)
    if subject is None or any(start <= t.i < end for t in top.ancestors):
        return
    before, behind = _loose(verb, start, verb.i), _loose(verb, verb.i + 1, end)
    verb.hang(
        *(verb, "ROOT") if top.head is top else (top.head, top.dep_ if top.dep_ in ("ccomp", "advcl") else "parataxis")
    )
    for token in before:
        if token is not subject:
            attach(token, verb, "punct" if token.pos_ == "PUNCT" else "dislocated")
    attach(subject, verb, "nsubj")
    _make_article(verb.nbor(1))
    for token in behind:
        attach(token, verb, _label(token))
    if verb.pos_ != "VERB" or not is_finite(verb):
        verb.pos_, verb.lemma_ = "VERB", lemma
        number = "Plur" if verb.lower_.endswith("ent") else "Sing"
        verb.morph = morph(f"Mood=Ind|Number={number}|Person=3|Tense=Pres|VerbForm=Fin")


def _make_article(des: Token) -> None:
    """*Berlin livre* des *chars*: right behind a verb without other object the word is an article."""
    if des.lower_ == "des" and des.head.i == des.i + 1:
        des.pos_, des.dep_ = "DET", "det"


def _subject(verb: Token, start: int) -> Token | None:
    """Return the head of the noun phrase before the verb."""
    words = verb.doc[start : verb.i]
    if len(words) == 1:
        if words[0].pos_ not in NAMES:
            words[0].pos_ = "PROPN"
        return words[0]
    nouns = (t for t in words if t.pos_ in NAMES and not any(c.dep_ == "case" for c in t.lefts))
    return next(nouns, None)


def _loose(verb: Token, start: int, end: int) -> list[Token]:
    """Return the words from ``start`` to ``end`` that hang on no other word of that part."""
    return [t for t in verb.doc[start:end] if t.head is t or not start <= t.head.i < end]


def _label(token: Token) -> str:
    """Return what a word behind a restored verb is to it."""
    introduced = any(t.dep_ in ("case", "mark") for t in token.lefts)
    if token.pos_ in NAMES or token.pos_ in ("X", "NUM"):
        return "obl:arg" if introduced else "obj"
    if token.pos_ == "VERB" and token.dep_ not in ("advcl", "ccomp", "parataxis", "conj"):
        return "xcomp"
    return "punct" if token.pos_ == "PUNCT" else token.dep_ if token.dep_ != "ROOT" else "dep"
