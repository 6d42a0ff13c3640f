"""What a verb or an event noun shows in its clause, and whether that is what a frame asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from kg.arguments import (
    Filler,
    aimed_at,
    antecedent,
    is_reflexive,
    lent_fillers,
    near_obliques,
    noun_fillers,
    slot_before,
)
from kg.events.scene import Scene, parties
from kg.frames import Frame
from kg.tokens import Doc, Token, per_text

FARTHEST = 6  # words behind it where that preposition has several
SHORT = 4  # letters: *fils*, *bas* are no plurals
DEEPER = 2  # steps under the object's own words
BEHIND = 3  # words behind an adjective among which its preposition stands (*hostile, lui aussi, à*)
OF_VERBS = ("à", "comme", "pour")  # behind the object's bare name these complete the verb (*condamne X* à dix ans)
EXCHANGES = ("COOPERATE", "AID", "CONSULT", "AGREE")
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
class Predicate:
    """A word that may evoke frames, with the fillers of its slots."""

    scene: Scene
    token: Token
    fillers: tuple[Filler, ...]
    _completing: dict[str, list[Token]] = field(default_factory=dict)

    def carrier(self, frame: Frame) -> Token | None:
        """Return the word that completes an idiom: the object or predicate, or in the PP that the frame names."""
        if not frame.carrier:
            return None
        slot = frame.prep or ("obj" if frame.pos == "verb" else "de")
        if slot not in self._completing:
            self._completing[slot] = list(self._in_slot(slot))
        nouns = self._completing[slot]
        found = (t for t in nouns if not frame.carrier.isdisjoint(_names(t)))
        charge = frame.type == "ACCUSE" and frame.prep == "que"
        return next((t for t in found if not charge or _is_asserted(t)), None)

    def _in_slot(self, slot: str) -> Iterator[Token]:
        """The parser often hangs the PP of an idiom on its object (*retirer X de la liste*), so those count too."""
        cases = self.scene.grammar.prepositions
        for f in self.fillers:
            if f.slot == slot or _introduced(f.token, slot, cases):
                yield _noun_of(self.scene, f.token)
        if slot == "obj" and not is_reflexive(self.token) and not any(f.slot == "obj" for f in self.fillers):
            yield from (_noun_of(self.scene, f.token) for f in self.fillers if f.slot == "de" and _partitive(f.token))
        below = self._below() if slot != "obj" else ()
        yield from (t for t in below if t.dep_ == "fixed" or _introduced(t, slot, cases))  # *aux* côtés *de*
        labels = {"obj": ("xcomp", "obj", "advmod", "amod", "acl"), "de": ("amod",)}.get(slot, ())
        yield from (t for t in self.token.children if t.dep_ in labels)

    def _below(self) -> Iterator[Token]:
        """Two steps down, under the object four (*qualifie les propos de X d'« absurdes »*: hung on X)."""
        level = list(self.token.children)
        yield from (t for child in level for t in (child, *child.children))
        level = [t for child in level if child.dep_ == "obj" for t in child.children]
        for _ in range(DEEPER):
            level = [t for above in level for t in above.children]
            yield from level

    def besides(self, carrier: Token | None) -> list[Filler]:
        """Return the fillers of an idiom's noun that the predicate does not have itself."""
        known = {f.token.i for f in self.fillers if f.how != "deed"}
        return [f for f in self._inside(carrier) if f.token.i not in known]

    def _inside(self, carrier: Token | None) -> Sequence[Filler]:
        """The fillers of a noun, its target or victim, and the *à* hung on its complement (*rend le corps d'un otage* à X).

        *X est tué dans une attaque* revendiquée *par Y*: the verbs around the attack show whom it hit.
        """
        if carrier is None:
            return ()
        inside = noun_fillers(carrier, self.scene.grammar)
        below = (g for f in inside if f.slot == "de" for g in noun_fillers(f.token, self.scene.grammar))
        near = (replace(g, how="near") for g in below if g.slot == "à" and g.how == "own")
        lent = lent_fillers(carrier, self.scene.grammar)
        hit = (f for f in lent if f.slot == "patient" and f.token is not self.token)
        return (*inside, *aimed_at(carrier, self.scene.grammar), *near, *hit)

    def meets(self, frame: Frame, carrier: Token | None = None) -> bool:
        """Return whether the clause fits the frame's ``needs``, ``unless`` and ``object_is``."""
        if frame.type in EXCHANGES and self.token.lemma_.lower() in self.scene.lexicon.speech and _reports(self.token):
            return False
        if frame.unless and frame.unless & self.signs:
            return False
        if frame.needs and not frame.needs & self.signs and not frame.needs & self._far(frame, carrier):
            return False
        objects = [f for f in self.fillers if f.slot == "obj"] if frame.object_is else ()
        return not frame.object_is or any(_is_a(self.scene, f, frame.object_is) for f in objects)

    def reaches(self, frame: Frame) -> bool:
        """Return whether somebody is said to be something, and towards somebody (*un avis favorable*: towards none)."""
        wanted = {slot.removesuffix(">") for slot in (*frame.actor, *frame.recipient)}
        behind = self.token.doc[self.token.i + 1 : self.token.i + 1 + BEHIND]  # wherever the parse has hung it
        found = {self.scene.grammar.prepositions.get(t.lower_, "") for t in behind}
        found |= {slot_before(t, self.scene.grammar) for t in self._right()}
        found |= {"poss" for t in self.token.lefts if "Yes" in t.morph.get("Poss", [])}
        return any(f.slot == "subj" for f in self.fillers) and (frame.reciprocal or bool(wanted & found))

    def _right(self) -> Iterator[Token]:
        """*critique à l'égard de X*: the name behind a preposition of several words."""
        words = self.token.doc[self.token.i + 1 : self.token.i + 1 + FARTHEST]
        yield from (t for t in words if t.dep_ != "case" and any(c.dep_ == "case" for c in t.children))

    def _far(self, frame: Frame, carrier: Token | None) -> set[str]:
        """Return the prepositions that the parse hung deeper (*rétablit le dialogue* avec X)."""
        near = near_obliques(self.token, self.scene.grammar) if frame.pos == "verb" else ()
        return {f"prep:{f.slot}" for f in (*self._inside(carrier), *near)}

    @cached_property
    def signs(self) -> frozenset[str]:
        """What ``needs`` and ``unless`` can name of the word in its clause."""
        return frozenset((*self._slots(), *_own(self.token), *self._clauses()))

    def _slots(self) -> Iterator[str]:
        objects = [f for f in self.fillers if f.slot == "obj"]
        yield "obj" if objects else "no-obj"
        for slot in ("obj", "subj"):
            nouns = (_noun_of(self.scene, f.token) for f in self.fillers if f.slot == slot)
            yield from (f"{slot}:{noun.lemma_.lower()}" for noun in nouns)
        bare = (t for t in self.token.rights if t.dep_ in ("obj", "obl:mod") and not any(t.lefts))
        yield from (f"obj:{t.lemma_.lower()}" for t in bare)  # *met **fin** à*: taken for a word of time
        yield from (f"prep:{f.slot}" for f in self.fillers if f.slot not in ("subj", "obj"))
        names = (f.token for f in objects if f.token.pos_ == "PROPN")
        hung = (f.slot for t in names for f in noun_fillers(t, self.scene.grammar))
        yield from (f"prep:{slot}" for slot in hung if slot in OF_VERBS)

    def _clauses(self) -> Iterator[str]:
        """*que* and infinitives, also those hung on a filler (*demande à X* de partir)."""
        below = [t for f in self.fillers for t in f.token.children if t.i > self.token.i]
        deep = [t for t in below if t.dep_ == "acl" or _is_no_relative(t)]
        for child in [*self.token.children, *deep]:
            infinitive = "Inf" in child.morph.get("VerbForm", [])
            if child.dep_ in ("ccomp", "acl:relcl") and not infinitive:
                yield "que"
                if _is_future(child):
                    yield "que+fut"
            elif child.dep_ in ("xcomp", "ccomp", "acl") and infinitive:
                mark = next((t.lower_ for t in child.children if t.dep_ in ("mark", "case")), "")
                yield {"de": "de+inf", "d'": "de+inf", "à": "à+inf"}.get(mark, "inf")
                yield "inf"


def completed(token: Token, frames: Sequence[Frame]) -> list[Frame]:
    """Return the frames without those idioms of whose nouns the sentence holds none."""
    words = words_around(token) if frames else frozenset()
    return [f for f in frames if not f.carrier or not f.carrier.isdisjoint(words)]


def words_around(token: Token) -> frozenset[str]:
    """Return the words of a token's sentence, as written and as lemmas, in small letters."""
    return _words(token.doc)[token.sent.start]


@per_text
def _words(doc: Doc) -> dict[int, frozenset[str]]:
    """Return the words of each sentence, by its start, as written and as lemmas, in small letters."""
    return {s.start: frozenset(w for t in s for w in _names(t)) for s in doc.sents}


def _names(token: Token) -> tuple[str, ...]:
    """Return a word as written, its lemma, and what the singular of a plural is that the lemmatiser left alone."""
    lower = token.lower_
    return (
        (lower, token.lemma_.lower(), lower.removesuffix("s")) if len(lower) > SHORT else (lower, token.lemma_.lower())
    )


def _is_asserted(word: Token) -> bool:
    """Tell *affirme que X ment* from *que X* n'a pas *menti* and from *que les* menteurs *sont punis*."""
    return not word.dep_.startswith("nsubj") and not any(t.lower_ in ("ne", "n'", "ni") for t in word.children)


def _is_no_relative(clause: Token) -> bool:
    """*avertit l'Otan **qu'**il ripostera*: right behind a name *que* opens no relative, whatever the parse says."""
    first = clause.left_edge
    return clause.dep_ == "acl:relcl" and first.lower_ in ("que", "qu'") and first.nbor(-1).pos_ == "PROPN"


def _is_future(verb: Token) -> bool:
    """*suggère que X **gagnerait***: what would be so is an opinion; asking takes the subjunctive."""
    forms = [verb, *(t for t in verb.children if t.dep_.startswith(("aux", "cop")))]
    return any("Cnd" in t.morph.get("Mood", []) or "Fut" in t.morph.get("Tense", []) for t in forms)


def _own(token: Token) -> Iterator[str]:
    yield from (f"case:{t.lower_}" for t in token.children if t.dep_ == "case")
    yield from (f"adj:{t.lemma_.lower()}" for t in token.children if t.dep_ == "amod")
    if is_reflexive(token):
        yield "refl"


def _reports(token: Token) -> bool:
    """Return True where the verb introduces what is said (*a confié à l'AFP que …*, *« … », a-t-il confié*)."""
    clause = any(t.dep_ == "ccomp" for t in token.children)
    return clause or token.dep_ == "parataxis" or any(t.text in ("«", "»", '"') for t in token.sent)


def _introduced(token: Token, preposition: str, cases: Mapping[str, str]) -> bool:
    """Return whether the preposition, also contracted (*aux*, *du*), stands before ``token``."""
    if preposition == "obj":
        return False
    found = (t for t in token.children if t.i < token.i and (t.dep_ in ("case", "mark") or t.lower_ in ("au", "aux")))
    return any(t.lower_ == preposition or cases.get(_whole(t)) == preposition for t in found)


def _whole(token: Token) -> str:
    """Return a preposition whole: before a quotation mark the tokeniser splits it (*qualifié d' « absurde »*)."""
    return "d'" if token.text in ("'", "’") and token.i and token.nbor(-1).lower_ == "d" else token.lower_


def _partitive(token: Token) -> bool:
    """Return whether *des*, *du*, *de la*, *de bonnes* before a noun are its article, which the parse took for *de*."""
    case = next((t for t in token.children if t.dep_ == "case" and t.i < token.i), None)
    return case is not None and (
        case.lower_ in ("des", "du") or any(t.pos_ in ("DET", "ADJ") for t in token.doc[case.i + 1 : token.i])
    )


def _noun_of(scene: Scene, token: Token) -> Token:
    """Return the noun that a relative pronoun stands for or that a quantity counts (*des milliers de* soldats)."""
    noun = antecedent(token) or token
    if noun.lemma_.lower() not in scene.lexicon.quantities:
        return noun
    cases = scene.grammar.prepositions  # *5 milliards* à Kiev: Kiev is not counted
    return next((t for t in noun.children if t.dep_ == "nmod" and t.i > noun.i and _introduced(t, "de", cases)), noun)


def _is_a(scene: Scene, filler: Filler, classes: frozenset[str]) -> bool:
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
