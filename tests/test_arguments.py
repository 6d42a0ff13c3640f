"""Who stands in which slot of a verb or an event noun, on hand-made parses: one diathesis of French per case."""

from __future__ import annotations

import pytest
from parsing import doc_of, word
from scenes import INFINITIVE, PAST, PRESENT, grammar

from kg.arguments import (
    Filler,
    antecedent,
    complement_fillers,
    governor_fillers,
    is_passive,
    is_reflexive,
    noun_fillers,
    verb_fillers,
)

ACTIVE = f"""
Paris Paris PROPN nsubj 1
accuse accuser VERB ROOT 1 {PRESENT}
Moscou Moscou PROPN obj 1
devant devant ADP case 4
ONU ONU PROPN obl:mod 1
"""
PASSIVE = f"""
Moscou Moscou PROPN nsubj:pass 2
est être AUX aux:pass 2 {PRESENT}
accusé accuser VERB ROOT 2 {PAST}
par par ADP case 4
Paris Paris PROPN obl:agent 2
"""
PARTICIPLE = f"""
Bamako Bamako PROPN nsubj 5
soutenu soutenir VERB acl 0 {PAST}
par par ADP case 3
Moscou Moscou PROPN obl:agent 1
, , PUNCT punct 1
négocie négocier VERB ROOT 5 {PRESENT}
"""
COORDINATION = f"""
Paris Paris PROPN nsubj 3
et et CCONJ cc 2
Berlin Berlin PROPN conj 0
accusent accuser VERB ROOT 3 {PRESENT}
Moscou Moscou PROPN obj 3
et et CCONJ cc 6
Minsk Minsk PROPN conj 4
"""
SHARED_SUBJECT = f"""
Paris Paris PROPN nsubj 1
accuse accuser VERB ROOT 1 {PRESENT}
Moscou Moscou PROPN obj 1
et et CCONJ cc 4
sanctionne sanctionner VERB conj 1 {PRESENT}
Minsk Minsk PROPN obj 4
"""
SUBJECT_CONTROL = f"""
Paris Paris PROPN nsubj 1
promet promettre VERB ROOT 1 {PRESENT}
d' de ADP mark 3
aider aider VERB xcomp 1 {INFINITIVE}
Kiev Kiev PROPN obj 3
"""
OBJECT_CONTROL = f"""
Paris Paris PROPN nsubj 1
demande demander VERB ROOT 1 {PRESENT}
à à ADP case 3
Moscou Moscou PROPN obl:arg 1
de de ADP mark 5
aider aider VERB xcomp 1 {INFINITIVE}
Kiev Kiev PROPN obj 5
"""
DATIVE = f"""
Paris Paris PROPN nsubj 2
lui lui PRON iobj 2
livre livrer VERB ROOT 2 {PRESENT}
des un DET det 4
armes arme NOUN obj 2
"""
PREPOSITIONS = f"""
Paris Paris PROPN nsubj 1
manœuvre manœuvrer VERB ROOT 1 {PRESENT}
vis-à-vis vis-à-vis ADP case 4
de de ADP fixed 2
Moscou Moscou PROPN obl:mod 1
"""
REFLEXIVE = f"""
Paris Paris PROPN nsubj 2
s' se PRON expl:comp 2
entretient entretenir VERB ROOT 2 {PRESENT}
avec avec ADP case 4
Moscou Moscou PROPN obl:arg 2
"""


def slots(fillers: list[Filler]) -> set[tuple[str, str]]:
    """Return slot and form of each filler."""
    return {(filler.slot, filler.token.text) for filler in fillers}


@pytest.mark.parametrize(
    ("rows", "verb", "expected"),
    [
        pytest.param(ACTIVE, "accuse", {("subj", "Paris"), ("obj", "Moscou"), ("devant", "ONU")}, id="active"),
        pytest.param(PASSIVE, "accusé", {("subj", "Paris"), ("obj", "Moscou")}, id="passive"),
        pytest.param(PARTICIPLE, "soutenu", {("subj", "Moscou"), ("obj", "Bamako")}, id="participle"),
        pytest.param(
            COORDINATION,
            "accusent",
            {("subj", "Paris"), ("subj", "Berlin"), ("obj", "Moscou"), ("obj", "Minsk")},
            id="coordination",
        ),
        pytest.param(SHARED_SUBJECT, "sanctionne", {("subj", "Paris"), ("obj", "Minsk")}, id="shared subject"),
        pytest.param(SUBJECT_CONTROL, "aider", {("subj", "Paris"), ("obj", "Kiev")}, id="subject control"),
        pytest.param(OBJECT_CONTROL, "aider", {("subj", "Moscou"), ("obj", "Kiev")}, id="object control"),
        pytest.param(DATIVE, "livre", {("subj", "Paris"), ("à", "lui"), ("obj", "armes")}, id="dative clitic"),
        pytest.param(PREPOSITIONS, "manœuvre", {("subj", "Paris"), ("envers", "Moscou")}, id="compound preposition"),
        pytest.param(REFLEXIVE, "entretient", {("subj", "Paris"), ("avec", "Moscou")}, id="reflexive"),
    ],
)
def test_slots_of_a_verb(rows: str, verb: str, expected: set[tuple[str, str]]) -> None:
    """Whatever the construction, the doer is the subject and the one acted upon the object."""
    doc = doc_of(rows)
    assert slots(verb_fillers(word(doc, verb), grammar())) == expected


NOUN = """
l' le DET det 1
invasion invasion NOUN ROOT 1
russe russe ADJ amod 1
de de ADP case 5
l' le DET det 5
Ukraine Ukraine PROPN nmod 1
par par ADP case 7
Moscou Moscou PROPN nmod 1
"""
POSSESSIVE = """
sa son DET det 1
visite visite NOUN ROOT 1
à à ADP case 3
Minsk Minsk PROPN nmod 1
"""


@pytest.mark.parametrize(
    ("rows", "noun", "expected"),
    [
        (NOUN, "invasion", {("adj", "russe"), ("de", "Ukraine"), ("par", "Moscou")}),
        (POSSESSIVE, "visite", {("poss", "sa"), ("à", "Minsk")}),
    ],
)
def test_slots_of_an_event_noun(rows: str, noun: str, expected: set[tuple[str, str]]) -> None:
    """Adjectives, possessives and the phrases behind a noun say who takes part in its event."""
    doc = doc_of(rows)
    assert expected <= slots(noun_fillers(word(doc, noun), grammar()))


def test_a_support_verb_is_found_from_its_noun() -> None:
    """*Paris mène une attaque contre Gao*: the noun's verb lends it a subject."""
    doc = doc_of(f"""
    Paris Paris PROPN nsubj 1
    mène mener VERB ROOT 1 {PRESENT}
    une un DET det 3
    attaque attaque NOUN obj 1
    """)
    verb, fillers = governor_fillers(word(doc, "attaque"), grammar())
    assert verb is not None and verb.text == "mène"
    assert slots(fillers) == {("subj", "Paris")}


def test_the_complement_clause_gives_its_subject_first() -> None:
    """*exige que Kiev libère Gao*: the one addressed is the subject of the clause."""
    doc = doc_of(f"""
    Moscou Moscou PROPN nsubj 1
    exige exiger VERB ROOT 1 {PRESENT}
    que que SCONJ mark 4
    Kiev Kiev PROPN nsubj 4
    libère libérer VERB ccomp 1 Mood=Sub|Tense=Pres|VerbForm=Fin
    Gao Gao PROPN obj 4
    """)
    found = complement_fillers(word(doc, "exige"), grammar())
    assert [(f.slot, f.token.text) for f in found] == [("comp", "Kiev"), ("comp", "Gao")]


def test_a_relative_pronoun_stands_for_its_noun() -> None:
    """*l'armée qui attaque Gao*: the army attacks."""
    doc = doc_of(f"""
    L' le DET det 1
    armée armée NOUN ROOT 1
    qui qui PRON nsubj 3
    attaque attaquer VERB acl:relcl 1 {PRESENT}
    Gao Gao PROPN obj 3
    """)
    noun = antecedent(word(doc, "qui"))
    assert noun is not None and noun.text == "armée"
    assert antecedent(word(doc, "Gao")) is None


def test_a_reflexive_is_no_passive() -> None:
    """*s'est entretenu* has a reflexive and the auxiliary of the passive: nobody undergoes it."""
    doc = doc_of(f"""
    Paris Paris PROPN nsubj 3
    s' se PRON expl:comp 3
    est être AUX aux:pass 3 {PRESENT}
    entretenu entretenir VERB ROOT 3 {PAST}
    """)
    verb = word(doc, "entretenu")
    assert (is_reflexive(verb), is_passive(verb)) == (True, False)
