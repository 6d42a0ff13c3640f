"""What a word does to the event that it governs: *refuse de*, *a été accusé d'avoir*, *projet de*, *annule une*."""

from __future__ import annotations

from collections.abc import Iterator

from kg.factuality.effects import ELIDED, SPAN, Effect, effect_of, is_negated
from kg.lexicon import Lexicon
from kg.tense import clause_head, is_infinitive, masculine
from kg.tokens import Token

NEGATED: dict[Effect, Effect] = {"actual": "denied", "planned": "denied", "denied": "actual", "ended": "ongoing"}
POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}


def governor(token: Token) -> tuple[Token, tuple[str, ...]]:
    """Return the word above with the links to it; the subject of a modal belongs to its infinitive."""
    head = clause_head(token)
    if token.dep_ == "ccomp" and any(t.text == ";" for t in token.doc[head.i : token.i]):
        return token, ()
    if token.dep_ in ("nsubj", "nsubj:pass"):
        verbs = [t for t in head.children if t.dep_ == "xcomp" and (is_infinitive(t) or _is_passive(t))]
        if verbs:
            return verbs[0], ("obj",) if _is_passive(verbs[0]) else ("subj",)
    return head, _links(token)


def governing_effect(head: Token, links: tuple[str, ...], lexicon: Lexicon) -> Effect | None:
    """Return what ``head`` does to what it governs through ``links``, or None; its longest known name wins."""
    kinds = tuple(dict.fromkeys([POS.get(head.pos_, "verb"), "verb", "adjective", "noun", "particle"]))
    negated = is_negated(head, lexicon)
    if negated:
        for effect in effect_of((f"ne pas {head.lemma_.lower()}",), kinds, links, lexicon):
            return effect
    for effect in effect_of(_names(head), kinds, links, lexicon):
        return _negate(effect, links) if negated else effect
    return None


def is_carried(noun: Token, head: Token, links: tuple[str, ...], lexicon: Lexicon) -> bool:
    """*Mène une attaque*, *prendra part à un sommet*: the verb says when and whether the event noun happens."""
    if "subj" in links or noun.dep_ == "nmod":
        return False
    preposition = next((ELIDED.get(t.lower_, t.lower_) for t in noun.children if t.dep_ == "case"), "")
    keys = {preposition, ""} if "obj" in links else {preposition}
    return any((word, key) in lexicon.support_verbs for word in _names(head) for key in keys)


def _links(token: Token) -> tuple[str, ...]:
    """Return how a word hangs on its head, as the ``prep`` column of the list names it."""
    marks = [ELIDED.get(t.lower_, t.lower_) for t in token.children if t.dep_ in ("mark", "case") and t.i < token.i]
    if token.dep_ in ("obj", "nsubj:pass"):
        return ("obj",)
    predicate = ("-",) if token.head.pos_ == "ADJ" and any(t.dep_ == "cop" for t in token.head.children) else ()
    if token.dep_ == "nsubj":
        return ("subj", *predicate)  # *des pourparlers sont possibles*
    if token.dep_.startswith("obl") and any(_is_article(t, token.head) for t in token.children if t.dep_ == "case"):
        return ("obj", "de")  # the parser takes the article for the preposition: *ouvre des négociations*
    if marks:
        return (*marks, *predicate)
    if token.dep_ == "ccomp" and not is_infinitive(token):
        return () if any(t.lemma_ == "lequel" for t in token.children) else ("que",)
    return ("inf",) if token.dep_ in ("xcomp", "ccomp") else ()


def _is_article(case: Token, verb: Token) -> bool:
    """*Ouvre des négociations*, and under negation *n'a pas mené de raid*."""
    return case.lower_ == "des" or (
        case.lower_ in ("de", "d'") and any(ELIDED.get(t.lower_, t.lower_) == "ne" for t in verb.children)
    )


def _is_passive(verb: Token) -> bool:
    return any(t.dep_ == "aux:pass" for t in verb.children)


def _names(head: Token) -> Iterator[str]:
    """Yield the names under which a list may hold a governor: *se dire prêt*, *être accusé*, *avoir pu*, *dire*."""
    lemma, form = head.lemma_.lower(), head.lower_
    following = [t.lower_ for t in head.doc[head.i + 1 : min(head.i + SPAN, head.sent.end)]]
    for word in (*_clitic_forms(head), lemma):
        yield from (f"{word} {' '.join(following[:n])}" for n in range(SPAN - 1, 0, -1))
        yield from (word,) if word != lemma else ()
    auxiliaries = {t.dep_ for t in head.children}
    if auxiliaries & {"aux:pass", "cop"}:
        yield from (f"être {masculine(form)}", f"être {lemma}")
    if "aux:tense" in auxiliaries:
        yield f"avoir {masculine(form)}"
    yield from (f"{t.lower_} {lemma}" for t in head.children if t.dep_ == "case")
    yield from dict.fromkeys((lemma, form, masculine(form)))


def _clitic_forms(verb: Token) -> Iterator[str]:
    """Yield *se dire* for a reflexive verb, *il faut* for an impersonal one."""
    before = [t for t in verb.children if t.i < verb.i]
    if any(t.lower_ in ("se", "s'") for t in before):
        yield ("s'" if verb.lemma_[:1].lower() in "aeiouéèêhâîôû" else "se ") + verb.lemma_.lower()
    if any(t.lower_ == "il" for t in before):
        yield f"il {verb.lower_}"


def _negate(effect: Effect, links: tuple[str, ...]) -> Effect:
    """*N'a pas réussi à*: denied; *n'exclut pas que*: possible; a fact that is regretted or not (*que*) stays one."""
    if "que" in links and effect in ("actual", "denied"):
        return "actual" if effect == "actual" else "possible"
    return NEGATED.get(effect, effect)
