"""The slots of a verb, its voice undone, and of an event noun."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.arguments.obliques import given_to, near_obliques, obliques, right_context, slot_before
from kg.arguments.records import Filler, Grammar
from kg.arguments.subjects import inverted, subjects
from kg.arguments.voice import is_passive, is_reflexive
from kg.tokens import Token, per_token


@per_token
def verb_fillers(verb: Token, grammar: Grammar) -> tuple[Filler, ...]:
    """Return the fillers of a verb, its voice undone: the agent of a passive is ``subj``, its subject ``obj``."""
    passive = is_passive(verb)
    fillers = [_as_object(f) if passive else f for f in subjects(verb, grammar)]
    undergone = passive and bool(fillers)  # who undergoes it is known: nothing else need be sought
    fillers += [f for f in _objects(verb, grammar) if f.how == "own" or not undergone]
    for filler in obliques(verb, grammar):
        agent = passive and filler.slot == "par"
        fillers.append(replace(filler, slot="subj") if agent else filler)
    if passive and not any(f.slot == "subj" for f in fillers):
        fillers += [replace(f, slot="subj") for f in near_obliques(verb, grammar) if f.slot == "par"]
    return tuple(f for filler in fillers for f in _conjuncts(filler))


@per_token
def noun_fillers(noun: Token, grammar: Grammar) -> tuple[Filler, ...]:
    """Return the fillers inside the noun phrase: PPs, demonym adjectives (``adj``), possessives (``poss``)."""
    fillers = [
        Filler("adj", t) for t in noun.children if t.dep_ in ("amod", "nmod", "appos") and not slot_before(t, grammar)
    ]
    fillers += [Filler("adj", t) for t in noun.children if t.dep_ == "conj" and _qualifies(t)]
    fillers += [Filler("poss", t) for t in noun.children if t.dep_ == "det"]
    fillers += list(obliques(noun, grammar))
    own = {f.token.i for f in fillers}
    fillers += [f for f in right_context(noun, grammar) if f.token.i not in own]
    return tuple(f for filler in fillers for f in _conjuncts(filler))


def governor_fillers(noun: Token, grammar: Grammar) -> tuple[Token | None, list[Filler]]:
    """Return the verb that governs an event noun (through PPs and chain nouns) and that verb's fillers, else None."""
    verb = noun.head
    for _ in range(3):
        if verb.pos_ in ("VERB", "AUX") or verb.dep_ == "ROOT":
            break
        verb = verb.head
    if verb.pos_ not in ("VERB", "AUX"):
        return None, []
    return verb, [f for f in verb_fillers(verb, grammar) if f.token.i != noun.i]


def complement_fillers(verb: Token, grammar: Grammar) -> list[Filler]:
    """Return subjects, then objects, of the clauses and infinitives that complete ``verb``, as slot ``comp``.

    Of a noun the infinitives alone: *le refus de Berlin de livrer des missiles à* Kiev.
    """
    labels = ("acl", "xcomp") if verb.pos_ == "NOUN" else ("ccomp", "xcomp", "advcl")
    clauses = [t for t in verb.children if t.dep_ in labels and t.i > verb.i]
    if verb.pos_ == "NOUN":
        clauses = [t for t in clauses if "Inf" in t.morph.get("VerbForm", [])]
    found = []
    for clause in clauses:
        inside = [*verb_fillers(clause, grammar)]
        inside += given_to(clause, inside, grammar)
        own = [f for f in inside if f.slot == "subj" and f.how == "own"]
        found += own + [f for f in inside if f.slot not in ("subj",)]
    return [Filler("comp", f.token, "comp") for f in found]


def _as_object(filler: Filler) -> Filler:
    return replace(filler, slot="obj")


def _objects(verb: Token, grammar: Grammar) -> list[Filler]:
    """Return the direct objects: those of the parse, else one that it hung on a date or an idiom, else *que*'s noun."""
    found = [t for t in verb.children if t.dep_ == "obj" and _can_be_object(t, grammar)]
    found += [t for t in verb.children if t.i > verb.i and _bare_name(t)]
    found = found or [t for t in verb.rights if _mislabelled(t, grammar)][:1]
    if found:
        turned = inverted(verb)
        return [Filler("obj", t) for t in found if t not in turned]
    shared = _shared_objects(verb, grammar)
    if shared:
        return [Filler("obj", t, "shared") for t in shared]
    hung = [t for child in verb.children if child.i > verb.i for t in child.children if _is_hung(t, child, grammar)]
    return [Filler("obj", t, "repaired") for t in hung[:1]] or [
        Filler("obj", t, "relative") for t in _relativised(verb, grammar)
    ]


def _shared_objects(verb: Token, grammar: Grammar) -> list[Token]:
    """*a enlevé et tué* le géologue: the first of two verbs side by side takes the object of the second."""
    for second in verb.children:
        between = verb.doc[verb.i + 1 : second.i] if second.dep_ == "conj" and second.pos_ == "VERB" else None
        if between is not None and all(t.pos_ in ("CCONJ", "ADV", "AUX", "PUNCT") for t in between):
            return [t for t in second.children if t.dep_ == "obj" and t.i > second.i and _can_be_object(t, grammar)]
    return []


def _can_be_object(token: Token, grammar: Grammar) -> bool:
    noun = token.pos_ != "VERB" or any(t.pos_ == "DET" for t in token.children)
    return noun and token.lower_ not in ("se", "s'") and (token.lower_ not in grammar.times or _is_measure(token))


def _mislabelled(token: Token, grammar: Grammar) -> bool:
    """*a rejeté la demande*, *mène des opérations*: a noun phrase right behind the verb, taken for a complement.

    *des* may be the preposition (*parler des négociations*), but then no frame asks for an object.
    """
    labelled = token.pos_ == "NOUN" and token.dep_ in ("obl:mod", "obl:arg") and token.lower_ not in grammar.times
    if not labelled or token.left_edge.i != token.head.i + 1 or is_reflexive(token.head):
        return False
    first = token.left_edge
    return first.pos_ == "DET" or first.lower_ == "des"


def _is_measure(time: Token) -> bool:
    """*a requis dix ans de prison*: a time that is counted and says of what is an object."""
    labels = {t.dep_ for t in time.children if t.dep_ == "nummod" or (t.i > time.i and _case_of(t) == "de")}
    return {"nummod", "nmod"} <= labels


def _case_of(token: Token) -> str:
    """Return the bare preposition that the parse hung on ``token``, or ""."""
    return next((t.lower_.replace("d'", "de") for t in token.children if t.dep_ == "case"), "")


def _is_hung(token: Token, parent: Token, grammar: Grammar) -> bool:
    """*a accusé mercredi* Israël, *a mis en garde* Téhéran: a bare noun below a date or an idiom's PP."""
    if token.dep_ not in ("nmod", "appos") or token.i < parent.i or token.is_digit or slot_before(token, grammar):
        return False
    definite = token.pos_ == "NOUN" and any(t.dep_ == "det" for t in token.children)
    named = (token.pos_ == "PROPN" or definite) and token.lower_ not in grammar.times
    return parent.lower_ in grammar.times or (parent.dep_.startswith("obl") and named)


def _relativised(verb: Token, grammar: Grammar) -> list[Token]:
    """*X, que Moscou avait expulsé*: the noun before *que*, also where the parser missed the relative clause."""
    for que in verb.lefts:
        if (
            que.lower_ in ("que", "qu'")
            and que.i > verb.sent.start
            and (verb.dep_ != "ccomp" or _apart(que, verb.head))
        ):
            noun = que.nbor(-1)
            noun = noun.nbor(-1) if noun.text == "," and noun.i > verb.sent.start else noun
            while noun.dep_.startswith("flat") or (noun.dep_ in ("amod", "appos") and noun.head.i < noun.i):
                noun = noun.head
            if noun.pos_ in ("NOUN", "PROPN") and noun.lower_ not in grammar.times:
                return [noun]
    return []


def _apart(que: Token, governor: Token) -> bool:
    """*s'en prend à Kiev, que Paris soutient*: behind a name and the only comma *que* opens no clause of saying."""
    if que.nbor(-1).text != "," or governor.i >= que.i or que.nbor(-2).pos_ != "PROPN":
        return False
    return sum(t.text in (",", "»", "–") for t in que.doc[governor.i : que.i]) == 1


def _bare_name(token: Token) -> bool:
    """Return True for a capitalised word after the verb that the parser took for something else than its object."""
    misread = token.dep_ in ("xcomp", "obl:arg", "obl:mod", "advmod") and token.text[:1].isupper()
    return misread and token.pos_ in ("PROPN", "VERB", "ADJ", "NOUN") and token.nbor(-1).pos_ not in ("ADP", "DET")


def _conjuncts(filler: Filler) -> Iterator[Filler]:
    """Yield a filler and what is coordinated with it, also below the words of a name."""
    seen = {filler.token.i}
    queue = [filler.token]
    while queue:
        token = queue.pop(0)
        yield Filler(filler.slot, token, filler.how)
        for child in _coordinated(token):
            if child.i not in seen:
                seen.add(child.i)
                queue.append(child)


def _qualifies(adjective: Token) -> bool:
    """*les armées turque et* syrienne: an adjective coordinated with another that the parser hung on their noun."""
    noun = adjective.head
    beside = any(t.dep_ == "amod" and noun.i < t.i < adjective.i for t in noun.children)
    return adjective.pos_ == "ADJ" and adjective.is_lower and noun.pos_ == "NOUN" and beside


def _coordinated(token: Token) -> Iterator[Token]:
    """Yield conjuncts, also those hung on the name inside the phrase (*le président* E. M. *et son homologue*)."""
    for child in token.children:
        if (child.dep_ == "conj" and child.pos_ not in ("VERB", "AUX") and not _qualifies(child)) or (
            child.dep_ == "appos"
            and child.pos_ == token.pos_ == "PROPN"
            and any(t.dep_ == "conj" for t in child.children)
        ):
            yield child
        elif child.dep_ in ("appos", "flat:name", "nmod") and child.pos_ in ("PROPN", "X") and token.pos_ == "NOUN":
            yield from (t for t in child.children if t.dep_ == "conj" and t.pos_ not in ("VERB", "AUX"))
