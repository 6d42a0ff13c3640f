"""Pronouns and possessives that can point at an actor."""

from __future__ import annotations

from kg.lexicon import Lexicon
from kg.model import Mention
from kg.tokens import Doc, Token

# closed classes of French grammar: form -> (gender, number)
PERSONAL = {
    "il": ("m", "sg"), "elle": ("f", "sg"), "ils": ("m", "pl"), "elles": ("f", "pl"), "lui": ("", "sg"),
    "leur": ("", "pl"), "eux": ("m", "pl"), "celui-ci": ("m", "sg"), "celle-ci": ("f", "sg"), "ceux-ci": ("m", "pl"),
    "celles-ci": ("f", "pl"), "le": ("m", "sg"), "la": ("f", "sg"), "l'": ("", "sg"), "les": ("", "pl"),
    "je": ("", "sg"), "j'": ("", "sg"), "nous": ("", "pl"), "moi": ("", "sg"), "me": ("", "sg"), "m'": ("", "sg"),
}  # fmt: skip
POSSESSIVE = {
    "son": "sg", "sa": "sg", "ses": "sg", "leur": "pl", "leurs": "pl", "mon": "sg", "ma": "sg", "mes": "sg",
    "notre": "pl", "nos": "pl",
}  # fmt: skip
CLAUSES = ("ccomp", "xcomp", "csubj", "advcl")
STRESSED = frozenset({"lui", "elle", "eux", "elles", "moi", "nous"})
LAST = {"dernier": ("m", "sg"), "dernière": ("f", "sg"), "derniers": ("m", "pl"), "dernières": ("f", "pl")}


def find_pronouns(doc: Doc, lexicon: Lexicon, taken: set[int]) -> list[Mention]:
    """Return the pronouns and possessive determiners outside the tokens ``taken`` by other mentions' names."""
    return [m for token in doc if (m := _pronoun(token, lexicon, taken)) is not None]


def _pronoun(token: Token, lexicon: Lexicon, taken: set[int]) -> Mention | None:
    lower = token.lower_.removeprefix("-t").lstrip("-")
    if lower in POSSESSIVE and token.pos_ == "DET":
        return _mention(token, lower, "possessive", ("", POSSESSIVE[lower]))
    if lower in PERSONAL and token.pos_ == "PRON" and not _is_empty(token, lexicon) and token.i not in taken:
        return _mention(token, lower, "pronoun", PERSONAL[lower])
    if lower in LAST and token.i and token.nbor(-1).lower_ in ("ce", "cette", "ces") and token.i not in taken:
        return _mention(token, lower, "pronoun", LAST[lower]) if _stands_alone(token) else None
    return None


def _stands_alone(token: Token) -> bool:
    """Tell *cette dernière* from *cette dernière réforme*."""
    after = _next(token)
    return after is None or after.pos_ not in ("NOUN", "PROPN", "NUM") or token.dep_ != "amod"


def _is_empty(token: Token, lexicon: Lexicon) -> bool:
    """Return True for reflexives, the *l'* of *l'on*, a *lui* that only stresses, and the *il* of impersonal verbs."""
    if token.lower_ in ("il", "-il", "-t-il"):
        return _is_impersonal(token, lexicon)
    if token.lower_ in ("l'", "le") and _is_predicate(token):
        return True
    if token.lower_ == "l'":
        return (after := _next(token)) is not None and after.lower_ == "on"
    return token.dep_.startswith("expl") or (token.lower_ in STRESSED and _is_stressed(token))


def _is_predicate(token: Token) -> bool:
    """*ils l'ont été*, *il ne l'est pas*: the pronoun repeats what somebody is, not who."""
    verb = token.head
    auxiliaries = [t for t in verb.children if t.dep_.startswith(("aux", "cop")) and t.i > token.i]
    return (
        token.i < verb.i
        and (verb.lemma_ == "être" or verb.lower_ == "été")
        and not any(t.lemma_ == "être" for t in auxiliaries)
    )


def _is_stressed(token: Token) -> bool:
    """*lui aussi*, *quant à lui*, *a lui rendu hommage*: the subject once more, behind its verb or beside a particle."""
    before, after = token.nbor(-1) if token.i else None, _next(token)
    if after is not None and after.lower_ in ("aussi", "même", "-même", "seul", "non"):
        return after.lower_ != "non" or _beyond(after) == "plus"
    if before is not None and before.lower_ in ("à", "a") and token.i > 1 and token.nbor(-2).lower_ == "quant":
        return True
    if before is None or token.lower_ != "lui":
        return False
    behind = before.pos_ in ("AUX", "VERB") and "Fin" in before.morph.get("VerbForm", []) and before.text != "-"
    return behind and after is not None and (after.pos_ == "ADV" or "Part" in after.morph.get("VerbForm", []))


def _beyond(token: Token) -> str:
    return after.lower_ if (after := _next(token)) is not None else ""


def _next(token: Token) -> Token | None:
    return token.nbor(1) if token.i + 1 < len(token.doc) else None


def _is_impersonal(token: Token, lexicon: Lexicon) -> bool:
    """Return True for the *il* of *il y a*, *il faut*, *il est possible de*, *il a été décidé que*.

    The parser marks some of them (``expl:subj``), but also *il* that means a person.
    """
    if (after := _next(token)) is not None and (
        after.lower_ == "y" or (after.lower_ == "n'" and _beyond(after) == "y")
    ):
        return True
    verb, words = _beneath_modal(token.head), lexicon.impersonal
    empty = token.dep_ == "expl:subj" or (
        verb.lemma_ == "agir" and any(t.dep_.startswith("expl") for t in verb.children)
    )
    if (verb.lemma_, "always") in words or (empty and (verb.lemma_, "verb") in words):
        return True
    if any(t.lower_ == "y" for t in verb.children) and verb.lemma_ == "avoir":
        return True
    clause = any(t.dep_ in CLAUSES and t.i > verb.i for t in verb.children)
    if verb.pos_ in ("ADJ", "NOUN", "ADV") and (verb.lower_, "predicate") in words:
        return clause
    if verb.pos_ == "ADJ" and token.dep_ == "expl:subj":
        return clause
    passive = any(t.dep_ in ("aux:pass", "cop") for t in verb.children)
    return passive and clause and (verb.lemma_, "passive") in words


def _beneath_modal(verb: Token) -> Token:
    """*il pourrait y avoir*, *il doit s'agir d'une erreur*: return the verb that a modal one governs."""
    if verb.lemma_ not in ("pouvoir", "devoir", "aller", "sembler"):
        return verb
    return next((t for t in verb.children if t.dep_ == "xcomp" and t.i > verb.i), verb)


def _mention(token: Token, lower: str, form: str, agreement: tuple[str, str]) -> Mention:
    return Mention(
        token.i, token.i + 1, token.i, form, "", lower, gender=agreement[0], number=agreement[1], definite=True
    )
