"""Pronouns and possessives that can point at an actor."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.model import Mention

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
IMPERSONAL = frozenset({
    "falloir", "agir", "pleuvoir", "sembler", "paraître", "exister", "rester", "suffire", "convenir", "arriver",
    "manquer", "importer", "valoir",
})  # fmt: skip
CLAUSES = ("ccomp", "xcomp", "csubj", "advcl")
LAST = {"dernier": ("m", "sg"), "dernière": ("f", "sg"), "derniers": ("m", "pl"), "dernières": ("f", "pl")}


def find_pronouns(doc: Doc, taken: set[int]) -> list[Mention]:
    """Return the pronouns and possessive determiners outside the tokens ``taken`` by other mentions' names."""
    return [m for token in doc if (m := _pronoun(token, taken)) is not None]


def _pronoun(token: Token, taken: set[int]) -> Mention | None:
    lower = token.lower_.removeprefix("-t").lstrip("-")
    if lower in POSSESSIVE and token.pos_ == "DET":
        return _mention(token, lower, "possessive", ("", POSSESSIVE[lower]))
    if lower in PERSONAL and token.pos_ == "PRON" and not _is_empty(token) and token.i not in taken:
        return _mention(token, lower, "pronoun", PERSONAL[lower])
    if lower in LAST and token.i and token.nbor(-1).lower_ in ("ce", "cette", "ces") and token.i not in taken:
        return _mention(token, lower, "pronoun", LAST[lower])
    return None


def _is_empty(token: Token) -> bool:
    """Return True for reflexives and for the *il* of impersonal verbs; the parser takes other *il* for them too."""
    if token.dep_ != "expl:subj" or token.lower_ not in ("il", "-il", "-t-il"):
        return token.dep_.startswith("expl")
    verb = token.head
    there = any(t.lower_ == "y" for t in verb.children)
    return there or verb.lemma_ in IMPERSONAL or (verb.pos_ == "ADJ" and any(t.dep_ in CLAUSES for t in verb.children))


def _mention(token: Token, lower: str, form: str, agreement: tuple[str, str]) -> Mention:
    return Mention(
        token.i, token.i + 1, token.i, form, "", lower, gender=agreement[0], number=agreement[1], definite=True
    )
