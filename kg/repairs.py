"""Repairs of the parse, made once before anything reads it: names are one word, dates carry nothing, gerunds share subjects.

The parser was trained on other text than wire copy, where a bare date stands between a verb and its object
(*a appelé vendredi la Fifa à …*); the repairs are those that the study of extraction found to recur.
"""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc, Span, Token

ARGUMENTS = ("obj", "nmod", "appos", "obl", "obl:arg", "obl:mod", "obl:agent", "xcomp")
AUXILIARIES = ("avoir", "être")
STRESSED = ("lui", "elle", "eux", "elles")
APART = 7  # tokens between an auxiliary and its participle (*a*, pour la troisième fois de l'année, *accusé*)
OF = ("de", "d'", "du", "des")


def repair_parse(doc: Doc, times: Collection[str], intransitives: Collection[str]) -> Doc:
    """Return ``doc`` with heads and labels repaired in place.

    ``times`` are words of time that can stand bare, ``intransitives`` the verbs that *être* never makes passive.
    """
    for ent in doc.ents:
        _join_name(ent)
    for token in doc:
        if token.lower_ in times:
            _unload_time(token, times)
        elif token.lemma_ in AUXILIARIES and not token.dep_.startswith("aux") and token.dep_ != "cop":
            _join_auxiliary(token, times)
        elif token.lower_ == "en" and token.i + 1 < len(doc):
            _raise_gerund(token)
        elif token.dep_ == "amod":
            _unload_adjective(token)
        elif token.dep_ == "aux:pass" and token.head.lemma_ in intransitives:
            _make_active(token)
        elif token.lower_ in STRESSED and token.dep_ == "nsubj":
            _yield_subject(token)
    return doc


def _attach(token: Token, head: Token, label: str) -> None:
    """Hang ``token`` on ``head``, unless that would close a circle."""
    if token.i != head.i and not token.is_ancestor(head):
        token.head = head
        token.dep_ = label


def _join_name(ent: Span) -> None:
    """Hang the words of a name on its first one, and on that what hung inside (*Mohamed Ould Abdel Aziz*)."""
    words = [t for t in ent if not t.is_space]
    while words and (words[0].pos_ in ("DET", "ADP") or not words[0].text[:1].isupper()):
        words.pop(0)
    if len(words) < 2:
        return
    inside = {t.i for t in words}
    root = next((t for t in words if t.head.i not in inside or t.head == t), words[0])
    for word in words:
        if word.i == root.i:
            continue
        for child in list(word.children):
            if child.i not in inside:
                _attach(child, root, child.dep_)
        _attach(word, root, "flat:name")


def _unload_time(time: Token, times: Collection[str]) -> None:
    """*a appelé vendredi* la Fifa: what hangs without a preposition on a word of time belongs to the verb above it."""
    verb = time.head
    while verb.lower_ in times and verb.head != verb:
        verb = verb.head
    if verb.pos_ not in ("VERB", "AUX") or verb.lower_ in times:
        return
    bare = not any(t.dep_ in ("det", "nummod") for t in time.children)
    for child in list(time.rights):
        introduced = any(t.dep_ in ("case", "mark") for t in child.children)
        if child.dep_ not in ARGUMENTS or child.lower_ in times or child.is_digit or child.pos_ == "ADJ":
            continue
        if not introduced:
            _attach(child, verb, "obj")
        elif bare and child.lower_ not in times:
            _attach(child, verb, "obl:arg" if child.dep_ != "xcomp" else "xcomp")
    if time.dep_ == "obj":
        time.dep_ = "obl:mod"


def _raise_gerund(en: Token) -> None:
    """*ont soldé deux années en* s'entendant: a gerund has the subject of the finite verb, not of the nearest noun."""
    verb = en.head
    if verb.i < en.i or verb.dep_ not in ("acl", "acl:relcl", "amod", "nmod") or not verb.lower_.endswith("ant"):
        return
    above = next((t for t in verb.ancestors if t.pos_ in ("VERB", "AUX") and t.i < en.i), None)
    if above is not None:
        _attach(verb, above, "advcl")


def _unload_adjective(adjective: Token) -> None:
    """*l'appui déterminant de* la Russie: a de-phrase behind an attributive adjective completes its noun."""
    noun = adjective.head
    if noun.pos_ != "NOUN" or adjective.i < noun.i:
        return
    for child in list(adjective.rights):
        if child.dep_.startswith(("obl", "nmod")) and any(t.dep_ == "case" and t.lower_ in OF for t in child.children):
            _attach(child, noun, "nmod")


def _join_auxiliary(auxiliary: Token, times: Collection[str]) -> None:
    """*a une nouvelle fois* mis *en cause*: an auxiliary that adverbials part from its participle is no verb itself."""
    participle = _participle_after(auxiliary, times)
    if participle is None:
        return
    above, label = auxiliary.head, auxiliary.dep_
    participle.head = participle if label == "ROOT" else above
    participle.dep_ = label
    for child in list(auxiliary.children):
        if child.i != participle.i:
            _attach(child, participle, "obl:mod" if child.dep_ == "obj" else child.dep_)
    _attach(auxiliary, participle, "aux:tense")


def _participle_after(auxiliary: Token, times: Collection[str]) -> Token | None:
    """Return the past participle behind ``auxiliary`` with nothing but adverbials between the two, else None."""
    introduced = False
    for token in auxiliary.doc[auxiliary.i + 1 : min(auxiliary.i + APART, auxiliary.sent.end)]:
        if "Part" in token.morph.get("VerbForm", []) and "Past" in token.morph.get("Tense", []):
            own = any(t.dep_.startswith("aux") for t in token.children)
            return token if auxiliary.is_ancestor(token) and not own else None
        if token.pos_ in ("VERB", "AUX", "PUNCT", "SCONJ", "CCONJ", "PRON"):
            return None
        introduced = introduced or token.pos_ == "ADP"
        if token.pos_ in ("NOUN", "PROPN") and not introduced and token.lower_ not in times:
            return None
    return None


def _make_active(auxiliary: Token) -> None:
    """*est intervenu*, *sont arrivés*: no passive."""
    auxiliary.dep_ = "aux:tense"
    for child in auxiliary.head.children:
        if child.dep_ == "nsubj:pass":
            child.dep_ = "nsubj"


def _yield_subject(pronoun: Token) -> None:
    """*L'Agence, elle, a salué …*: the noun before a stressed pronoun between commas is the subject."""
    doc, i = pronoun.doc, pronoun.i
    if i - 2 < pronoun.sent.start or i + 1 >= len(doc) or doc[i - 1].text != "," or doc[i + 1].text != ",":
        return
    noun = doc[i - 2]
    while noun.head.i < i and noun.head != noun and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    if noun.pos_ in ("NOUN", "PROPN"):
        verb = pronoun.head
        pronoun.dep_ = "dislocated"
        _attach(noun, verb, "nsubj")
