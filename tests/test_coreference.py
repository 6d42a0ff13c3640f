"""Which mentions of an article point at the same actor, on hand-made parses."""

from __future__ import annotations

from scenes import PAST, PRESENT, named, words
from spacy.tokens import Doc

from kg.coreference import chains, resolve_coreference
from kg.mentions import find_mentions


def groups(doc: Doc) -> list[list[str]]:
    """Return the texts of the mentions of each chain that has more than one, alphabetically."""
    mentions = find_mentions(doc, words())
    found = chains(resolve_coreference(doc, mentions, words()))
    return sorted([mentions[i].name for i in chain] for chain in found.values() if len(chain) > 1)


def test_a_surname_belongs_to_the_full_name() -> None:
    """*Claire Duval … Duval* is one person."""
    doc = named(f"""
    Claire Claire PROPN nsubj 2
    Duval Duval PROPN flat:name 0
    parle parler VERB ROOT 2 {PRESENT}

    Duval Duval PROPN nsubj 4
    part partir VERB ROOT 4 {PRESENT}
    """, Claire_Duval="PER", Duval="PER")  # fmt: skip
    assert groups(doc) == [["Claire Duval", "Duval"]]


def test_a_surname_that_two_persons_bear_goes_to_the_last_one() -> None:
    """Of *Claire Duval* and *Paul Duval* the nearest before it is meant."""
    doc = named(f"""
    Claire Claire PROPN nsubj 5
    Duval Duval PROPN flat:name 0
    et et CCONJ cc 3
    Paul Paul PROPN conj 0
    Duval Duval PROPN flat:name 3
    parlent parler VERB ROOT 5 {PRESENT}

    Duval Duval PROPN nsubj 7
    part partir VERB ROOT 7 {PRESENT}
    """, Claire_Duval="PER", Paul_Duval="PER", Duval="PER")  # fmt: skip
    assert groups(doc) == [["Paul Duval", "Duval"]]


def test_an_acronym_in_brackets_is_the_name_before_it() -> None:
    """*Union des Bergers (UDB)* introduces its short form."""
    doc = named(f"""
    Union union NOUN nsubj 6
    des de ADP case 2
    Bergers berger NOUN nmod 0
    ( ( PUNCT punct 4
    UDB UDB PROPN appos 0
    ) ) PUNCT punct 4
    parle parler VERB ROOT 6 {PRESENT}
    """, Union_des_Bergers="ORG", UDB="ORG")  # fmt: skip
    assert groups(doc) == [["Union des Bergers", "UDB"]]


def test_an_adjective_belongs_to_its_country() -> None:
    """*la Russie … l'armée russe*: the adjective names the country, the army is another actor."""
    doc = named(f"""
    La le DET det 1
    Russie Russie PROPN nsubj 2
    nie nier VERB ROOT 2 {PRESENT}

    L' le DET det 4
    armée armée NOUN nsubj 6 Gender=Fem|Number=Sing
    russe russe ADJ amod 4 Number=Sing
    avance avancer VERB ROOT 6 {PRESENT}
    """, Russie="russie")  # fmt: skip
    assert groups(doc) == [["Russie", "Russie"]]


def test_a_description_repeats_the_office_given_before() -> None:
    """*le président malien Omar … le président*."""
    doc = named(f"""
    Le le DET det 1
    président président NOUN nsubj 4 Gender=Masc|Number=Sing
    malien malien ADJ amod 1 Number=Sing
    Omar Omar PROPN appos 1
    parle parler VERB ROOT 4 {PRESENT}

    Le le DET det 6
    président président NOUN nsubj 7 Gender=Masc|Number=Sing
    part partir VERB ROOT 7 {PRESENT}
    """, Omar="PER")  # fmt: skip
    assert groups(doc) == [["président malien", "Omar", "président"]]


TWO_PERSONS = f"""
Claire Claire PROPN nsubj 3
Duval Duval PROPN flat:name 0
a avoir AUX aux:tense 3
vu voir VERB ROOT 3 {PAST}
Paul Paul PROPN obj 3
Morel Morel PROPN flat:name 4

{{pronoun}} {{pronoun}} PRON nsubj 7
part partir VERB ROOT 7 {PRESENT}
"""


def test_a_pronoun_agrees_in_gender() -> None:
    """After a woman and a man, *il* is the man although she is the subject."""
    doc = named(TWO_PERSONS.format(pronoun="il"), Claire_Duval="PER", Paul_Morel="PER")
    assert groups(doc) == [["Paul Morel", "il"]]


def test_a_pronoun_without_a_fitting_actor_stays_unresolved() -> None:
    """*ils* is neither of two single persons: nothing is guessed."""
    doc = named(TWO_PERSONS.format(pronoun="ils"), Claire_Duval="PER", Paul_Morel="PER")
    assert groups(doc) == []


def test_an_object_pronoun_is_not_the_subject_of_its_verb() -> None:
    """*Paul le convoque*: somebody else is convoked."""
    doc = named(f"""
    Luc Luc PROPN nsubj 1
    arrive arriver VERB ROOT 1 {PRESENT}

    Paul Paul PROPN nsubj 4
    le le PRON obj 4
    convoque convoquer VERB ROOT 4 {PRESENT}
    """, Luc="PER", Paul="PER")  # fmt: skip
    assert groups(doc) == [["Luc", "le"]]


def test_the_speaker_of_a_quotation_is_its_first_person() -> None:
    """*« Je pars », dit Claire*: *je* is Claire."""
    doc = named(f"""
    « « PUNCT punct 2
    Je je PRON nsubj 2
    pars partir VERB ROOT 2 {PRESENT}
    » » PUNCT punct 2
    , , PUNCT punct 5
    dit dire VERB parataxis 2 {PRESENT}
    Claire Claire PROPN nsubj 5
    """, Claire="PER")  # fmt: skip
    assert groups(doc) == [["je", "Claire"]]


def test_two_presidents_are_the_two_named_last() -> None:
    """*les deux présidents* points at two chains at once."""
    doc = named(f"""
    Omar Omar PROPN nsubj 3
    et et CCONJ cc 2
    Paul Paul PROPN conj 0
    parlent parler VERB ROOT 3 {PRESENT}

    Les le DET det 6
    deux deux NUM nummod 6
    présidents président NOUN nsubj 7 Gender=Masc|Number=Plur
    partent partir VERB ROOT 7 {PRESENT}
    """, Omar="PER", Paul="PER")  # fmt: skip
    mentions = find_mentions(doc, words())
    targets = resolve_coreference(doc, mentions, words())
    pair = next(target for m, target in zip(mentions, targets, strict=True) if m.form == "role")
    assert [mentions[i].name for i in pair] == ["Omar", "Paul"]
