"""Trigger words: which frame of the lexicon a verb or an event noun evokes in its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.arguments import (
    Filler,
    is_passive,
    is_reflexive,
    lent_fillers,
    noun_fillers,
    slot_before,
    subjects,
    verb_fillers,
)
from kg.events.behind import behind
from kg.events.predicates import Predicate, completed
from kg.events.scene import Scene, parties
from kg.frames import Frame
from kg.tokens import Token

FACED = ("malgré", "face")  # *malgré les menaces de Y, X …*: X faces them
AUTHORS = ("par", "poss", "adj", "de", "subj")  # of a thing that acts


@dataclass(frozen=True)
class Trigger:
    """A token that evokes ``frame``; ``carrier`` is the noun of an idiom (*lever les* sanctions), or None."""

    token: Token
    frame: Frame
    fillers: tuple[Filler, ...]
    carrier: Token | None = None


def find_triggers(scene: Scene) -> list[Trigger]:
    """Return the triggers of an article; nouns that an idiom has used up evoke nothing of their own."""
    verbs = [
        t
        for token in scene.doc
        if token.pos_ in ("VERB", "AUX", "ADJ", "NOUN", "PROPN", "ADV", "X")
        for t in _verb(scene, token)
    ]
    used = {t.carrier.i for t in verbs if t.carrier is not None} | {t.token.i for t in verbs}
    nouns = [
        t for token in scene.doc if token.pos_ in ("NOUN", "PROPN") and token.i not in used for t in _noun(scene, token)
    ]
    used = {t.carrier.i for t in nouns if t.carrier is not None}
    return sorted([*verbs, *(t for t in nouns if t.token.i not in used)], key=lambda t: t.token.i)


def _verb(scene: Scene, token: Token) -> Iterator[Trigger]:
    if found := _predicative(scene, token):
        yield from found
        return
    if token.i in scene.at and token.pos_ not in ("VERB", "AUX"):
        return
    frames = completed(token, scene.lexicon.actions.get(_verb_lemma(scene, token), ()))
    if not frames:
        return
    fillers = verb_fillers(token, scene.grammar)
    authors = [a for f in fillers if f.slot == "subj" for a in authors_of(scene, f.token)]
    verb = Predicate(scene, token, (*fillers, *authors))
    found = [t for frame in frames if (t := _evoke(verb, frame)) is not None]
    idioms = [t for t in found if t.carrier is not None]
    undone = [t for t in idioms if t.frame.status == "actual"]  # *n'accepte pas*: of accepting nothing is left
    yield from undone or idioms or found


def _predicative(scene: Scene, token: Token) -> list[Trigger]:
    """*X est hostile à Y*, *X se dit solidaire de Y*, *X, en désaccord avec Y*: what somebody is said to be."""
    known = [f for word in _singulars(token) for f in scene.lexicon.predicates.get(word, ())]
    frames = completed(token, known)
    if not frames or token.i in scene.at or any(t.dep_ in ("obj", "aux:tense") for t in token.children):
        return []
    predicate = Predicate(scene, token, tuple(_of_the_subject(scene, token)))
    bare = token.pos_ != "NOUN" or any(t.dep_ == "cop" for t in token.children)
    found = [f for f in frames if (f.particle or bare) and predicate.reaches(f)]
    return [t for frame in found if (t := _evoke(predicate, frame)) is not None]


def _of_the_subject(scene: Scene, token: Token) -> list[Filler]:
    """Return the fillers of a predicate; whom it is said of is always its ``subj``: the copula looks like a passive."""
    own = verb_fillers(token, scene.grammar)
    fillers = [replace(f, slot="subj") if f.slot == "obj" else f for f in own]
    others = [f for f in fillers if f.slot != "subj"]
    if token.dep_ == "xcomp" and is_reflexive(token.head):
        return [*subjects(token.head, scene.grammar), *others]
    if len(others) == len(fillers) and token.left_edge.i and token.left_edge.nbor(-1).text == ",":
        return [Filler("subj", token.head, "participle"), *others]
    return fillers


def _singulars(token: Token) -> dict[str, None]:
    """Return what the masculine singular may be: tagger and lemmatiser know few such adjectives (*réticente*)."""
    form = token.lower_
    number = form.removesuffix("s")
    return dict.fromkeys((token.lemma_.lower(), form, number, number.removesuffix("e")))


def authors_of(scene: Scene, deed: Token) -> list[Filler]:
    """*Les frappes russes ont tué …*, *la politique de X menace …*: who acts through a deed, a plan, a text."""
    lemma = deed.lemma_.lower()
    frames = scene.lexicon.nouns.get(lemma, ())
    if deed.i in scene.at or deed.pos_ != "NOUN" or not (frames or lemma in scene.lexicon.things):
        return []
    inside = [*noun_fillers(deed, scene.grammar), *lent_fillers(deed, scene.grammar)]
    for slot in frames[0].actor if frames else AUTHORS:
        held = [f for f in inside if f.slot == slot.rstrip(">") and f.how != "near"]
        found = [p.token for f in held for p in (behind(scene, f) if slot.endswith(">") else parties(scene, f)[:1])]
        if found:
            return [Filler("subj", token, "deed") for token in found]
    return []


def _verb_lemma(scene: Scene, token: Token) -> str:
    """Return the lemma of a verb, also where the tagger took a participle for an adjective or a noun."""
    lemma = token.lemma_.lower()
    if token.pos_ in ("VERB", "AUX") and lemma in scene.lexicon.verbs:
        return lemma
    verb = scene.grammar.forms.get(token.lower_, "") or _compound(scene, token)
    if not verb or token.pos_ in ("VERB", "AUX"):
        return verb
    form = token.lower_
    present = form.endswith(("e", "ent", "es")) and not form.endswith("ées")
    finite = present and not _is_feminine(form, scene.grammar.forms)
    return "" if finite and not _heads_clause(token) else verb


def _compound(scene: Scene, token: Token) -> str:
    """*a gelé*, taken for an adjective that the lemmatiser does not know: behind an auxiliary it is a participle."""
    if not any(t.dep_ == "aux:tense" for t in token.children):
        return ""
    stem = token.lower_.removesuffix("s").removesuffix("ée").removesuffix("é")
    return f"{stem}er" if stem != token.lower_ and f"{stem}er" in scene.lexicon.verbs else ""


def _is_feminine(form: str, forms: Mapping[str, str]) -> bool:
    """Return True for the feminine of a participle (*détruite*, *prises*), which is no present."""
    return (form.endswith("e") and form[:-1] in forms) or (form.endswith("es") and form[:-2] in forms)


def _heads_clause(token: Token) -> bool:
    """Return True where a supposed noun or adjective (*épingle*, *critique*) has a subject or the whole sentence."""
    bare = not any(t.dep_ in ("det", "case") for t in token.children)
    if token.dep_ == "conj" and token.head.pos_ in ("VERB", "AUX") and bare:  # *salue X et demande à Y*
        return True
    return any(t.dep_.startswith("nsubj") for t in token.children) or (
        token.dep_ == "ROOT"
        and any(t.dep_ == "obj" or (t.i == token.i - 1 and t.pos_ != "DET") for t in token.children)
    )


def _noun(scene: Scene, token: Token) -> Iterator[Trigger]:
    known = scene.lexicon.nouns.get(token.lemma_.lower()) or scene.lexicon.nouns.get(token.lower_, ())
    frames = completed(token, known)
    if not frames or (token.i in scene.at and scene.mentions[scene.at[token.i]].form not in ("role", "body")):
        return
    noun = Predicate(scene, token, noun_fillers(token, scene.grammar))
    lent = (*lent_fillers(token, scene.grammar), *_served(scene, token))
    found = [t for frame in frames if (t := _name(noun, frame, lent)) is not None]
    yield from [t for t in found if t.carrier is not None] or found


def _name(noun: Predicate, frame: Frame, lent: Sequence[Filler]) -> Trigger | None:
    """Return the trigger if ``noun`` names an event of ``frame``; ``lent`` is what the words around give it."""
    carrier = noun.carrier(frame)
    if (frame.carrier and carrier is None) or not noun.meets(frame):
        return None
    extra = noun.besides(carrier)
    claimed = {f.token.i for f in lent if f.slot == "subj"}  # *imputent l'attaque* aux rebelles: hung on the noun
    own = [f for f in noun.fillers if f.token.i not in claimed or f.slot != "à"]
    return Trigger(noun.token, _undone(noun.scene, noun.token, frame), (*own, *extra, *lent), carrier)


def _served(scene: Scene, noun: Token) -> list[Filler]:
    """*avec l'aide de Y, X …*, *malgré les menaces de Y, X …*: the subject of the clause is at the other end of the noun."""
    case = " ".join(w.lower_ for t in noun.children if t.dep_ == "case" for w in (t, *t.children))
    known = f"{case} {noun.lemma_.lower()}" in scene.lexicon.circumstances
    if not known and (noun.dep_ == "nmod" or slot_before(noun, scene.grammar) not in FACED):
        return []
    clause = next((t for t in noun.ancestors if t.pos_ in ("VERB", "AUX")), None)
    return [Filler("patient", f.token, "circumstance") for f in _doers(scene, clause)] if clause is not None else []


def _doers(scene: Scene, clause: Token) -> list[Filler]:
    """*remis par X à Y sur instruction de Z*: in the passive the agent is who does it, where there is one."""
    agents = [f for f in verb_fillers(clause, scene.grammar) if f.slot == "subj"] if is_passive(clause) else []
    return agents or subjects(clause, scene.grammar)


def _undone(scene: Scene, noun: Token, frame: Frame) -> Frame:
    """*La levée de l'embargo*, *mettre fin à la suspension*: a sanction that ends is a concession."""
    above = [noun.head, noun.head.head] if noun.dep_ in ("nmod", "obj", "obl:arg", "obl:mod") else []
    if frame.type == "SANCTION" and any(t.lemma_.lower() in scene.lexicon.ending for t in above):
        return replace(frame, type="CONCEDE", mode="")
    return frame


def _evoke(verb: Predicate, frame: Frame) -> Trigger | None:
    """Return the trigger if ``verb`` evokes ``frame`` in its clause."""
    token = verb.token
    reflexive = is_reflexive(token)
    if frame.reflexive != reflexive and not (frame.reciprocal and reflexive) and not (reflexive and is_passive(token)):
        return None
    if frame.particle and not any(t.lower_ == frame.particle for t in token.lefts):
        return None
    carrier = verb.carrier(frame)
    if (frame.carrier and carrier is None) or not verb.meets(frame, carrier):
        return None
    agent = "subj" if is_passive(token) else "par"
    extra = [replace(f, slot=agent) if f.slot == "par" else f for f in verb.besides(carrier)]
    return Trigger(token, frame, (*verb.fillers, *extra), carrier)
