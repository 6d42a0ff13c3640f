"""Trigger words: which frame of the lexicon a verb or an event noun evokes in its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.arguments import (
    Filler,
    Grammar,
    Support,
    antecedent,
    is_passive,
    is_reflexive,
    lent_fillers,
    near_obliques,
    noun_fillers,
    subjects,
    verb_fillers,
)
from kg.events.scene import Scene, parties
from kg.frames import Frame

EXCHANGES = ("COOPERATE", "AID", "CONSULT", "AGREE")
AUTHORS = ("par", "poss", "adj", "de", "subj")  # of a thing that acts
CLASSES = {
    "human": {"Person", "Group"},
    "body": {"Organization"},
    "country": {"Country"},
    "place": {"Place", "Country"},
    "agent": {"Person", "Group", "Organization", "Country"},
    "group": {"Group"},
    "person": {"Person"},
}


@dataclass(frozen=True)
class Trigger:
    """A token that evokes ``frame``; ``carrier`` is the noun of an idiom (*lever les* sanctions), or None."""

    token: Token
    frame: Frame
    fillers: tuple[Filler, ...]
    carrier: Token | None = None


def find_triggers(scene: Scene) -> list[Trigger]:
    """Return the triggers of an article; nouns that an idiom has used up evoke nothing of their own."""
    support = Support(scene.lexicon.support_verbs)
    verbs = [
        t
        for token in scene.doc
        if token.pos_ in ("VERB", "AUX", "ADJ", "NOUN", "PROPN", "ADV", "X")
        for t in _verb(scene, token, support)
    ]
    used = {t.carrier.i for t in verbs if t.carrier is not None} | {t.token.i for t in verbs}
    nouns = [
        t
        for token in scene.doc
        if token.pos_ in ("NOUN", "PROPN") and token.i not in used
        for t in _noun(scene, token, support)
    ]
    used = {t.carrier.i for t in nouns if t.carrier is not None}
    return sorted([*verbs, *(t for t in nouns if t.token.i not in used)], key=lambda t: t.token.i)


def _verb(scene: Scene, token: Token, support: Support) -> Iterator[Trigger]:
    frames = scene.lexicon.verbs.get(_verb_lemma(scene, token), ())
    if not frames or (token.i in scene.at and token.pos_ not in ("VERB", "AUX")):
        return
    fillers = verb_fillers(token, scene.grammar)
    fillers += [a for f in fillers if f.slot == "subj" for a in _authors(scene, f.token, support)]
    found = [t for frame in frames if (t := _evoke(scene, token, frame, fillers)) is not None]
    idioms = [t for t in found if t.carrier is not None]
    yield from idioms or found


def _authors(scene: Scene, deed: Token, support: Support) -> list[Filler]:
    """*Les frappes russes ont tué …*, *la politique de X menace …*: who acts through a deed, a plan, a text."""
    lemma = deed.lemma_.lower()
    frames = scene.lexicon.nouns.get(lemma, ())
    if deed.i in scene.at or deed.pos_ != "NOUN" or not (frames or lemma in scene.lexicon.things):
        return []
    inside = [*noun_fillers(deed, scene.grammar), *lent_fillers(deed, scene.grammar, support)]
    for slot in frames[0].actor if frames else AUTHORS:
        found = [f for f in inside if f.slot == slot and f.how != "near" and parties(scene, f)]
        if found:
            return [Filler("subj", f.token, "deed") for f in found]
    return []


def _verb_lemma(scene: Scene, token: Token) -> str:
    """Return the lemma of a verb, also where the tagger took a participle for an adjective or a noun."""
    lemma = token.lemma_.lower()
    if token.pos_ in ("VERB", "AUX") and lemma in scene.lexicon.verbs:
        return lemma
    verb = scene.grammar.forms.get(token.lower_, "")
    form = token.lower_
    participle = _is_feminine(form, scene.grammar.forms)
    finite = (
        form.endswith(("e", "ent", "es"))
        and not form.endswith("ées")
        and not participle
        and token.pos_ not in ("VERB", "AUX")
    )
    return "" if finite and not _heads_clause(token) else verb


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


def _noun(scene: Scene, token: Token, support: Support) -> Iterator[Trigger]:
    frames = scene.lexicon.nouns.get(token.lemma_.lower()) or scene.lexicon.nouns.get(token.lower_, ())
    if not frames or (token.i in scene.at and scene.mentions[scene.at[token.i]].form not in ("role", "body")):
        return
    fillers = noun_fillers(token, scene.grammar)
    lent = [*lent_fillers(token, scene.grammar, support), *_served(scene, token)]
    found: list[Trigger] = []
    for frame in frames:
        carrier = _carrier(scene, token, frame, fillers)
        if _conditions(scene, token, frame, fillers) and (carrier is not None or not frame.carrier):
            inside = noun_fillers(carrier, scene.grammar) if carrier is not None else []
            known = {f.token.i for f in fillers}
            extra = (f for f in inside if f.token.i not in known)
            found.append(Trigger(token, _undone(scene, token, frame), (*fillers, *extra, *lent), carrier))
    yield from [t for t in found if t.carrier is not None] or found


def _served(scene: Scene, noun: Token) -> list[Filler]:
    """*avec l'aide de Y, X …*, *à la demande de Y, X …*: the subject of the clause is at the other end of the noun."""
    case = " ".join(w.lower_ for t in noun.children if t.dep_ == "case" for w in (t, *t.children))
    if f"{case} {noun.lemma_.lower()}" not in scene.lexicon.circumstances:
        return []
    clause = next((t for t in noun.ancestors if t.pos_ in ("VERB", "AUX")), None)
    found = subjects(clause, scene.grammar) if clause is not None else []
    return [Filler("patient", f.token, "circumstance") for f in found]


def _undone(scene: Scene, noun: Token, frame: Frame) -> Frame:
    """*La levée de l'embargo*, *mettre fin à la suspension*: a sanction that ends is a concession."""
    above = [noun.head, noun.head.head] if noun.dep_ in ("nmod", "obj", "obl:arg", "obl:mod") else []
    if frame.type == "SANCTION" and any(t.lemma_.lower() in scene.lexicon.ending for t in above):
        return replace(frame, type="CONCEDE", mode="")
    return frame


def _evoke(scene: Scene, token: Token, frame: Frame, fillers: list[Filler]) -> Trigger | None:
    reflexive = is_reflexive(token)
    if frame.reflexive != reflexive and not (frame.reciprocal and reflexive) and not (reflexive and is_passive(token)):
        return None
    if frame.particle and not any(t.lower_ == frame.particle for t in token.lefts):
        return None
    carrier = _carrier(scene, token, frame, fillers)
    inside = noun_fillers(carrier, scene.grammar) if carrier is not None else []
    if (frame.carrier and carrier is None) or not _conditions(scene, token, frame, fillers, inside):
        return None
    known = {f.token.i for f in fillers}
    agent = "subj" if is_passive(token) else "par"
    extra = [replace(f, slot=agent) if f.slot == "par" else f for f in inside if f.token.i not in known]
    return Trigger(token, frame, (*fillers, *extra), carrier)


def _reports(token: Token) -> bool:
    """Return True where the verb introduces what is said (*a confié à l'AFP que …*, *« … », a-t-il confié*)."""
    clause = any(t.dep_ == "ccomp" for t in token.children)
    return clause or token.dep_ == "parataxis" or any(t.text in ("«", "»", '"') for t in token.sent)


def _carrier(scene: Scene, token: Token, frame: Frame, fillers: list[Filler]) -> Token | None:
    """Return the word that completes an idiom: the object or predicate, or in the PP that the frame names.

    The parser often hangs the PP of an idiom on its object (*retirer X de la liste*), so those count too.
    """
    if not frame.carrier:
        return None
    slot = frame.prep or ("obj" if frame.pos == "verb" else "de")
    cases = scene.grammar.prepositions
    below = [t for child in token.children for t in (child, *child.children)] if slot != "obj" else []
    nouns = [_noun_of(scene, f.token) for f in fillers if f.slot == slot or _introduced(f.token, slot, cases)]
    nouns += [t for t in below if t.dep_ == "fixed" or _introduced(t, slot, cases)]  # *aux* côtés *de*
    nouns += [t for t in token.children if slot == "obj" and t.dep_ in ("xcomp", "obj", "advmod", "amod")]
    nouns += [t for t in token.children if slot == "de" and t.dep_ == "amod"]
    return next((t for t in nouns if t.lemma_.lower() in frame.carrier or t.lower_ in frame.carrier), None)


def _introduced(token: Token, preposition: str, cases: Mapping[str, str]) -> bool:
    """Return whether the preposition, also contracted (*aux*, *du*), stands before ``token``."""
    if preposition == "obj":
        return False
    found = (t for t in token.children if t.i < token.i and (t.dep_ in ("case", "mark") or t.lower_ in ("au", "aux")))
    return any(t.lower_ == preposition or cases.get(t.lower_) == preposition for t in found)


def _noun_of(scene: Scene, token: Token) -> Token:
    """Return the noun that a relative pronoun stands for or that a quantity counts (*des milliers de* soldats)."""
    noun = antecedent(token) or token
    if noun.lemma_.lower() not in scene.lexicon.quantities:
        return noun
    return next((t for t in noun.children if t.dep_ == "nmod" and t.i > noun.i), noun)


def _conditions(scene: Scene, token: Token, frame: Frame, fillers: list[Filler], inside: Sequence[Filler] = ()) -> bool:
    """Check the frame's ``needs``, ``unless`` and ``object_is``; ``inside`` are the fillers of an idiom's noun."""
    present = set(_signs(scene, token, fillers))
    if frame.type in EXCHANGES and token.lemma_.lower() in scene.lexicon.speech and _reports(token):
        return False
    if frame.unless & present or (frame.needs and not frame.needs & (present | _far(scene, token, frame, inside))):
        return False
    if not frame.object_is:
        return True
    objects = [f for f in fillers if f.slot == "obj"]
    return any(_is_a(scene, f, frame.object_is, scene.grammar) for f in objects)


def _far(scene: Scene, token: Token, frame: Frame, inside: Sequence[Filler]) -> set[str]:
    """Return the prepositions that the parse hung deeper (*rétablit le dialogue* avec X)."""
    near = near_obliques(token, scene.grammar) if frame.pos == "verb" else ()
    return {f"prep:{f.slot}" for f in (*inside, *near)}


def _signs(scene: Scene, token: Token, fillers: list[Filler]) -> Iterator[str]:
    """Yield what ``needs`` and ``unless`` can name about a trigger in its sentence."""
    objects = [f for f in fillers if f.slot == "obj"]
    yield "obj" if objects else "no-obj"
    yield from (f"obj:{_noun_of(scene, f.token).lemma_.lower()}" for f in objects)
    yield from (f"case:{t.lower_}" for t in token.children if t.dep_ == "case")
    yield from (f"subj:{_noun_of(scene, f.token).lemma_.lower()}" for f in fillers if f.slot == "subj")
    yield from (f"adj:{t.lemma_.lower()}" for t in token.children if t.dep_ == "amod")
    yield from (f"prep:{f.slot}" for f in fillers if f.slot not in ("subj", "obj"))
    if is_reflexive(token):
        yield "refl"
    deep = [t for f in fillers for t in f.token.children if t.dep_ == "acl" and t.i > token.i]
    for child in [*token.children, *deep]:
        if child.dep_ == "ccomp" and "Inf" not in child.morph.get("VerbForm", []):
            yield "que"
        elif child.dep_ in ("xcomp", "ccomp", "acl") and "Inf" in child.morph.get("VerbForm", []):
            mark = next((t.lower_ for t in child.children if t.dep_ in ("mark", "case")), "")
            yield {"de": "de+inf", "d'": "de+inf", "à": "à+inf"}.get(mark, "inf")
            yield "inf"


def _is_a(scene: Scene, filler: Filler, classes: frozenset[str], grammar: Grammar) -> bool:
    """Return whether an object is of one of the classes: by its entity, else by its noun."""
    noun = _noun_of(scene, filler.token)
    lemma = noun.lemma_.lower()
    if noun.i not in scene.at and (lemma in scene.lexicon.texts or lemma in scene.lexicon.things):
        return bool(classes & {"thing", "text"})
    kinds = {scene.entities[p.entity].kind for p in parties(scene, filler)}
    if kinds:
        return any(kinds & CLASSES.get(c, set()) for c in classes)
    if lemma in scene.lexicon.roles or noun.pos_ == "PRON":
        return bool(classes & {"human", "agent", "person"})
    if lemma in scene.lexicon.bodies:
        return bool(classes & {"body", "agent", "country"})
    return "thing" in classes or ("text" in classes and lemma in scene.lexicon.texts)
