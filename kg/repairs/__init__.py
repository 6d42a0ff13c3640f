"""Repairs of the parse, made once before anything reads it: names are one word, dates carry nothing, gerunds share subjects.

The parser was trained on other text than wire copy, where a bare date stands between a verb and its object
(*a appelé vendredi la Fifa à …*); the repairs are those that the study of extraction found to recur.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from kg.repairs import appositions, clauses, headlines, neighbours
from kg.repairs.attaching import NAMES, OF, VERBS, attach, is_past_participle
from kg.tokens import Doc, Span, Token
from kg.wordlists import rows

ARGUMENTS = ("obj", "nmod", "appos", "obl", "obl:arg", "obl:mod", "obl:agent", "xcomp")
AUXILIARIES = ("avoir", "être")
STRESSED = ("lui", "elle", "eux", "elles")
INCISE = 12  # tokens between the commas behind an auxiliary
APART = 7  # tokens between an auxiliary and its participle (*a*, pour la troisième fois de l'année, *accusé*)
LINKS = {"de": OF, "à": ("à", "au", "aux"), "avec": ("avec",)}
ADVERBIAL = ("afin", "après", "auprès", "jusqu'à", "lors", "près")  # the parser knows these, infinitives follow them


def _compounds() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the nouns inside prepositions (*à l'encontre de*), each with the words before it and the one behind."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for written, _ in rows("prepositions.tsv"):
        *before, noun, link = ["", *written.replace("'", "' ").split()]
        if link in LINKS and noun and noun not in ADVERBIAL:
            found.setdefault(noun, []).append((tuple(before[1:]), link))
    return found


COMPOUNDS = _compounds()


def repair_parse(doc: Doc, times: Collection[str], forms: Mapping[str, str]) -> Doc:
    """Return ``doc`` with heads and labels repaired in place.

    ``times`` are words of time that can stand bare, ``forms`` has verbs by the forms that the tagger mistakes.
    """
    for ent in doc.ents:
        _join_name(ent)
    for sent in doc.sents:
        headlines.restore_noun(sent, forms)
        headlines.restore_verb(sent, forms)
    for token in doc:
        if token.lower_ in COMPOUNDS:
            _join_preposition(token)
        elif token.lower_ == "envers" and token.pos_ != "ADP":
            _hang_behind([token], token)
        elif token.dep_ == "amod" and token.pos_ == "VERB":
            _raise_finite(token)
        if token.lower_ in times:
            _unload_time(token, times)
        elif token.lemma_ in AUXILIARIES and not token.dep_.startswith("aux") and token.dep_ != "cop":
            _join_auxiliary(token, times)
        elif token.lower_ == "en" and token.i + 1 < len(doc):
            _raise_gerund(token)
        elif token.dep_ == "amod":
            _unload_adjective(token)
        elif token.lower_ in STRESSED and token.dep_ == "nsubj":
            _yield_subject(token)
    for sent in doc.sents:
        clauses.lower_opening(sent)
    for token in doc:
        _mend_clause(token)
    return doc


def _mend_clause(token: Token) -> None:
    """Repair what stands wrong in the clause of ``token``."""
    if token.pos_ == "VERB" and token.dep_ in ("conj", "parataxis"):
        headlines.join_subjects(token)
    elif token.dep_ in ("nmod", "appos") and token.pos_ in NAMES and token.head.i < token.i:
        headlines.claim_object(token)
    if token.dep_ == "conj":
        if token.pos_ in NAMES and token.head.pos_ == "VERB":
            clauses.share_conjunct(token)
        elif token.pos_ in NAMES:
            neighbours.start_clause(token)
        elif token.pos_ in VERBS:
            clauses.leave_quotation(token)
            clauses.leave_clause(token)
    elif token.dep_ in ("obj", "obl:arg") and token.pos_ == "NOUN":
        neighbours.part_objects(token)
        neighbours.free_partitive(token)
    elif token.dep_ in ("acl", "advcl") and token.pos_ == "VERB":
        clauses.raise_infinitive(token)
        appositions.leave_apposition(token)
    elif token.dep_ in ("nsubj", "nsubj:pass") and token.pos_ in NAMES:
        clauses.set_topic_apart(token)
        neighbours.sort_subjects(token.head)
    elif token.dep_ == "dep" and token.pos_ in NAMES:
        clauses.give_relative_subject(token)
    if token.lower_ in clauses.DATIVES and token.pos_ == "PRON":
        clauses.make_dative(token)


def _join_preposition(noun: Token) -> None:
    """*des sanctions à l'encontre de X*: a preposition of several words is one, X hangs where its noun hung."""
    for before, link in COMPOUNDS[noun.lower_]:
        start = noun.i - len(before)
        if start < noun.sent.start or noun.i + 2 >= noun.sent.end or noun.nbor(1).lower_ not in LINKS[link]:
            continue
        words = [noun.doc[i] for i in range(start, noun.i + 2)]
        if tuple(t.lower_ for t in words[: len(before)]) == before:
            _hang_behind(words, noun)
            return


def _hang_behind(words: list[Token], noun: Token) -> None:
    """Make ``words`` the preposition of what follows them, which takes the place of ``noun`` in the tree."""
    known = words[-1].head
    object_ = known if known.i > words[-1].i else next((t for t in noun.children if t.i > words[-1].i), None)
    if object_ is None or object_.pos_ not in ("NOUN", "PROPN", "PRON", "ADJ") or noun.head == noun:
        return
    if noun.is_ancestor(object_):
        attach(object_, noun.head, "nmod" if noun.head.pos_ in ("NOUN", "PROPN") else "obl:arg")
        for child in [t for t in noun.children if t.i > words[-1].i]:
            attach(child, object_, child.dep_)
    for k, word in enumerate(words):
        attach(word, object_, "fixed" if k else "case")
        word.pos_ = "ADP"


def _raise_finite(verb: Token) -> None:
    """*Gaza: l'armée bombarde Rafah*: a finite verb qualifies no noun, the noun before it is its subject."""
    noun = verb.head
    if "Fin" not in verb.morph.get("VerbForm", []) or noun.i > verb.i or noun.pos_ not in ("NOUN", "PROPN"):
        return
    if any(t.dep_.startswith(("aux", "nsubj")) or t.pos_ == "PRON" for t in verb.children):
        return
    for child in [t for t in noun.children if t.i > verb.i]:
        attach(child, verb, _label(child))
    verb.hang(*(verb, "ROOT") if noun.head == noun else (noun.head, "parataxis"))
    attach(noun, verb, "nsubj")


def _label(child: Token) -> str:
    """Return what a word behind a restored verb is to it."""
    if child.pos_ in ("PUNCT", "VERB"):
        return "punct" if child.pos_ == "PUNCT" else "xcomp"
    return "obl:arg" if any(t.dep_ in ("case", "mark") for t in child.children) else "obj"


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
                attach(child, root, child.dep_)
        attach(word, root, "flat:name")


def _unload_time(time: Token, times: Collection[str]) -> None:
    """*a appelé vendredi* la Fifa: what hangs without a preposition on a word of time belongs to the verb above it."""
    verb = time.head
    while (verb.lower_ in times or verb.is_digit) and verb.head != verb:
        verb = verb.head
    if verb.pos_ not in ("VERB", "AUX") or verb.lower_ in times:
        return
    labels = {t.dep_ for t in time.children}
    if time.dep_ == "obj" and {"nummod", "nmod"} <= labels:  # *a requis dix ans de prison*
        return
    bare = not labels & {"det", "nummod"}
    for child in list(time.rights):
        introduced = any(t.dep_ in ("case", "mark") for t in child.children)
        if child.dep_ not in ARGUMENTS or child.lower_ in times or child.is_digit or child.pos_ == "ADJ":
            continue
        if not introduced:
            attach(child, verb, "obj" if child.i > verb.i else "nsubj")
        elif bare:
            attach(child, verb, "xcomp" if child.dep_ == "xcomp" else "obl:arg")
    if time.dep_ == "obj":
        time.dep_ = "obl:mod"


def _raise_gerund(en: Token) -> None:
    """*ont soldé deux années en* s'entendant: a gerund has the subject of the finite verb, not of the nearest noun."""
    verb = en.head
    if verb.i < en.i or verb.dep_ not in ("acl", "acl:relcl", "amod", "nmod") or not verb.lower_.endswith("ant"):
        return
    above = next((t for t in verb.ancestors if t.pos_ in ("VERB", "AUX") and t.i < en.i), None)
    if above is not None:
        attach(verb, above, "advcl")


def _unload_adjective(adjective: Token) -> None:
    """*l'appui déterminant de* la Russie: a de-phrase behind an attributive adjective completes its noun."""
    noun = adjective.head
    if noun.pos_ != "NOUN" or adjective.i < noun.i:
        return
    for child in list(adjective.rights):
        if child.dep_.startswith(("obl", "nmod")) and any(t.dep_ == "case" and t.lower_ in OF for t in child.children):
            attach(child, noun, "nmod")


def _join_auxiliary(auxiliary: Token, times: Collection[str]) -> None:
    """*a une nouvelle fois* mis *en cause*: an auxiliary that adverbials part from its participle is no verb itself."""
    participle = _participle_after(auxiliary, times)
    if participle is None:
        return
    above, label = auxiliary.head, auxiliary.dep_
    participle.hang(participle if label == "ROOT" else above, label)
    for child in list(auxiliary.children):
        if child.i != participle.i:
            attach(child, participle, "obl:mod" if child.dep_ == "obj" else child.dep_)
    attach(auxiliary, participle, "aux:tense")


def _participle_after(auxiliary: Token, times: Collection[str]) -> Token | None:
    """Return the past participle behind ``auxiliary`` with nothing but adverbials between the two, else None."""
    introduced = False
    start = _behind_incise(auxiliary)
    for token in auxiliary.doc[start : min(start + APART - 1, auxiliary.sent.end)]:
        if is_past_participle(token):
            own = any(t.dep_.startswith("aux") for t in token.children)
            return token if auxiliary.is_ancestor(token) and not own else None
        if token.pos_ in ("VERB", "AUX", "PUNCT", "SCONJ", "CCONJ", "PRON"):
            return None
        introduced = introduced or token.pos_ == "ADP"
        if token.pos_ in ("NOUN", "PROPN") and not introduced and token.lower_ not in times:
            return None
    return None


def _behind_incise(auxiliary: Token) -> int:
    """*a*, par la voix de son porte-parole, *condamné*: return the place behind the commas, else behind the auxiliary."""
    i = auxiliary.i + 1
    if i + 1 >= auxiliary.sent.end or auxiliary.nbor(1).text != "," or auxiliary.nbor(2).pos_ not in ("ADP", "ADV"):
        return i
    inside = auxiliary.doc[i + 1 : min(i + INCISE, auxiliary.sent.end)]
    end = next((t for t in inside if t.text == "," or t.pos_ in ("VERB", "AUX")), None)
    return end.i + 1 if end is not None and end.text == "," else i


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
        attach(noun, verb, "nsubj")
