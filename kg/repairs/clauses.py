"""Repairs of the clause: which verb is the main one, who is its subject, what it shares with the verbs beside it."""

from __future__ import annotations

from kg.repairs.attaching import NAMES, VERBS, attach, is_finite, is_past_participle
from kg.tokens import Span, Token
from kg.wordlists import rows

CONTRACTED = {"au": "à", "aux": "à", "du": "de", "des": "de", "d'": "de"}
DATIVES = ("lui", "leur")
RELATIVE = ("que", "qu'")
INTO = ("de", "d'", "à")  # before an infinitive that completes a verb
CONTROL = {verb: kind for verb, kind in rows("verb_classes.tsv") if kind.endswith(" control")}


def lower_opening(sent: Span) -> None:
    """*Longtemps critiquée par X, la Turquie a renforcé …*: the clause behind a participle is the main one."""
    participle = next((t for t in sent if t.head is t), None)
    if participle is None or not is_past_participle(participle) or not _opens(participle, sent):
        return
    if any(t.dep_.startswith(("aux", "cop", "nsubj", "expl")) for t in participle.children):
        return
    main = next((t for t in participle.rights if t.pos_ in VERBS and _has_clause(t, participle)), None)
    if main is not None:
        main.hang(main, "ROOT")
        participle.hang(main, "advcl")


def _opens(participle: Token, sent: Span) -> bool:
    return all(t.pos_ in ("ADV", "PUNCT", "SPACE") for t in sent.doc[sent.start : participle.i])


def _has_clause(verb: Token, participle: Token) -> bool:
    """Return whether a finite verb has its own subject behind a comma, and no conjunction."""
    subject = next((t for t in verb.children if t.dep_.startswith("nsubj") and t.pos_ in NAMES), None)
    if subject is None or subject.i > verb.i or not is_finite(verb) or any(t.dep_ == "mark" for t in verb.children):
        return False
    return subject.i > participle.i and subject.left_edge.nbor(-1).text == ","


def set_topic_apart(subject: Token) -> None:
    """*SNCF : la CGT refuse …*: what stands before a colon is no subject where another follows."""
    verb, doc = subject.head, subject.doc
    colon = next((t for t in doc[subject.i + 1 : verb.i] if t.text == ":"), None)
    if colon is None:
        return
    behind = [t for t in verb.children if colon.i < t.i < verb.i and t.dep_.startswith("nsubj")]
    listed = [t for t in subject.children if t.dep_ in ("conj", "appos", "nmod") and colon.i < t.i < verb.i]
    for token in listed if not behind else ():
        attach(token, verb, subject.dep_)
    if behind or listed:
        subject.dep_ = "dislocated"


def make_dative(pronoun: Token) -> None:
    """*X et Y lui ont rendu hommage*: a clitic right before its verb is no object, and no subject beside another."""
    verb = pronoun.head
    if pronoun.dep_ not in ("obj", "nsubj") or verb.i < pronoun.i or not _is_clitic(pronoun, verb):
        return
    subjects = [t for t in verb.children if t.dep_.startswith("nsubj") and t is not pronoun]
    if pronoun.i > pronoun.sent.start and pronoun.nbor(-1).lower_ in RELATIVE:  # *les costumes que* lui *a offerts X*
        pronoun.dep_ = "iobj"
        return
    if pronoun.dep_ == "nsubj" and not subjects and not _disagrees(pronoun, verb):
        return
    if pronoun.dep_ == "nsubj" and not subjects and verb.dep_ == "parataxis" and verb.head.pos_ in NAMES:
        _give_subject(verb, verb.head)
    pronoun.dep_ = "iobj"


def _is_clitic(pronoun: Token, verb: Token) -> bool:
    following = pronoun.nbor(1)
    return following is verb or (following.head is verb and following.dep_.startswith("aux"))


def _disagrees(pronoun: Token, verb: Token) -> bool:
    forms = [verb, *(t for t in verb.children if t.dep_.startswith("aux"))]
    numbers = {n for t in forms for n in t.morph.get("Number", []) if "Fin" in t.morph.get("VerbForm", [])}
    return bool(numbers) and ("Plur" if pronoun.lower_ == "lui" else "Sing") in numbers


def _give_subject(verb: Token, noun: Token) -> None:
    """Make the noun that heads the sentence the subject of its verb."""
    verb.hang(*(verb, "ROOT") if noun.head is noun else (noun.head, noun.dep_))
    attach(noun, verb, "nsubj")


def share_conjunct(noun: Token) -> None:
    """*arraché par Paris et Berlin*, *lié à X et à Y*: a noun goes with the noun before the conjunction, not with a verb."""
    verb = noun.head
    link = noun.left_edge
    if noun.i < verb.i or link.pos_ != "CCONJ" or any(t.dep_ in ("cop", "mark") for t in noun.children):
        return
    before = link.nbor(-1) if link.i > noun.sent.start else verb
    while before.head is not verb and before.head is not before and verb.is_ancestor(before):
        before = before.head
    alike = _case_of(noun) in ("", _case_of(before))
    if before.head is verb and before.i > verb.i and before.pos_ in NAMES and before.dep_ != "conj" and alike:
        attach(noun, before, "conj")


def _case_of(noun: Token) -> str:
    """Return the preposition of a noun without its article (*au*: *à*), or ""."""
    case = next((t for t in noun.lefts if t.dep_ == "case"), None)
    return CONTRACTED.get(case.lower_, case.lower_) if case is not None else ""


def leave_quotation(verb: Token) -> None:
    """*X a dit que « … » et a condamné Y*: what is coordinated behind the quotation continues the clause before it."""
    inner, doc = verb.head, verb.doc
    if verb.i < inner.i or inner.dep_ != "ccomp" or any(t.dep_.startswith("nsubj") for t in verb.children):
        return
    if any(t.text == "»" for t in doc[inner.i : verb.i]) and not any(t.text == "«" for t in doc[inner.i : verb.i]):
        attach(verb, inner.head, "conj")


def leave_clause(verb: Token) -> None:
    """*a prévenu que X répondrait de ses actes et* prié Y *de …*: the participle shares the auxiliary before *que*."""
    inner = verb.head
    participle = is_past_participle(verb) or verb.lower_.endswith("é")  # whatever the tagger says
    if verb.i < inner.i or not participle or is_past_participle(inner):
        return
    if any(t.dep_.startswith(("aux", "cop", "nsubj")) or t.dep_ == "obl:agent" for t in verb.children):
        return
    clause = next((t for t in (inner, *inner.ancestors) if t.dep_ == "ccomp" or _has_avoir(t)), None)
    objects = any(t.dep_ in ("obj", "ccomp", "xcomp") and t.i > verb.i for t in verb.children)
    if objects and clause is not None and not _has_avoir(clause) and _has_avoir(clause.head):
        attach(verb, clause.head, "conj")


def _has_avoir(verb: Token) -> bool:
    """Return True for *a dit*, False for *a été dit* and *est venu*."""
    return is_past_participle(verb) and [t.lemma_ for t in verb.children if t.dep_.startswith("aux")] == ["avoir"]


def raise_infinitive(verb: Token) -> None:
    """*a chargé l'armée de* reprendre *X*, *autorise Y à* frapper: the infinitive completes the verb, not its object."""
    marks = [t.lower_ for t in verb.children if t.dep_ in ("mark", "case") and t.i < verb.i]
    if len(marks) != 1 or marks[0] not in INTO or not _is_infinitive(verb):
        return
    object_ = _phrase_of(verb.head) if verb.dep_ == "acl" else None
    governor = object_.head if object_ is not None else verb.head
    kind = CONTROL.get(governor.lemma_)
    if governor.pos_ != "VERB" or governor.i > verb.i or kind is None:
        return
    if object_ is not None:
        behind = any(t.dep_ == "case" for t in object_.children)
        if object_.dep_ not in ("obj", "obl:arg", "iobj") or behind != (kind == "dative control"):
            return
    attach(verb, governor, "xcomp")


def _is_infinitive(verb: Token) -> bool:
    """Return True for *attaquer* and *avoir attaqué*."""
    forms = [verb, *(t for t in verb.children if t.dep_.startswith("aux"))]
    return any("Inf" in t.morph.get("VerbForm", []) for t in forms)


def _phrase_of(noun: Token) -> Token:
    """*les autorités de* Kiev, *X et* Y: return the noun that a name or noun completes or follows."""
    while noun.dep_ in ("nmod", "appos", "conj") and noun.head.i < noun.i and noun.head.pos_ in NAMES:
        noun = noun.head
    return noun


def give_relative_subject(noun: Token) -> None:
    """*les discussions que Paris a menées*: a noun below the relative pronoun is the subject of its verb."""
    verb = noun.head.head
    if noun.head.pos_ in ("PRON", "SCONJ") and noun.i > noun.head.i and verb.pos_ in VERBS and verb.i > noun.i:
        attach(noun, verb, "nsubj")
