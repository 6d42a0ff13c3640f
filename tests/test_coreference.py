"""Which mentions of an article point at the same actor, on hand-made parses."""

from __future__ import annotations

import pytest
from scenes import PAST, PRESENT, named, words

from kg.coreference import chains, resolve_coreference
from kg.mentions import find_mentions
from kg.tokens import Doc


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


def test_a_thing_may_be_meant_as_well() -> None:
    """*La réforme divise l'Ukraine. Elle coûte*: the reform is the subject, so nothing is guessed."""
    doc = named(f"""
    La le DET det 1
    réforme réforme NOUN nsubj 2 Gender=Fem|Number=Sing
    divise diviser VERB ROOT 2 {PRESENT}
    l' le DET det 4
    Ukraine Ukraine PROPN obj 2

    Elle elle PRON nsubj 6
    coûte coûter VERB ROOT 6 {PRESENT}
    """, Ukraine="ukraine")  # fmt: skip
    assert groups(doc) == []


def test_a_stressed_lui_names_nobody_else() -> None:
    """*Omar a lui aussi rendu hommage à Paul*: the pronoun only stresses the subject."""
    doc = named(f"""
    Paul Paul PROPN nsubj 1
    parle parler VERB ROOT 1 {PRESENT}

    Omar Omar PROPN nsubj 6
    a avoir AUX aux:tense 6 Mood=Ind|Tense=Pres|VerbForm=Fin
    lui lui PRON iobj 6
    aussi aussi ADV advmod 6
    rendu rendre VERB ROOT 6 {PAST}
    """, Omar="PER", Paul="PER")  # fmt: skip
    assert groups(doc) == []


def test_an_impersonal_il_names_nobody() -> None:
    """*Omar parle. Il faut partir*: *il* is nobody."""
    doc = named(f"""
    Omar Omar PROPN nsubj 1
    parle parler VERB ROOT 1 {PRESENT}

    Il il PRON nsubj 3
    faut falloir VERB ROOT 3 {PRESENT}
    partir partir VERB xcomp 3 VerbForm=Inf
    """, Omar="PER")  # fmt: skip
    assert groups(doc) == []


def test_a_pronoun_in_an_opening_clause_looks_ahead() -> None:
    """*Alors qu'il arrive, Omar parle*: the subject of the main clause is meant."""
    doc = named(f"""
    Alors alors ADV mark 3
    qu' que SCONJ fixed 0
    il il PRON nsubj 3
    arrive arriver VERB advcl 6 {PRESENT}
    , , PUNCT punct 3
    Omar Omar PROPN nsubj 6
    parle parler VERB ROOT 6 {PRESENT}
    """, Omar="PER")  # fmt: skip
    assert groups(doc) == [["il", "Omar"]]


def test_ce_dernier_is_the_one_named_last() -> None:
    """*Omar a vu Paul. Ce dernier part*: not the subject."""
    doc = named(f"""
    Omar Omar PROPN nsubj 2
    a avoir AUX aux:tense 2
    vu voir VERB ROOT 2 {PAST}
    Paul Paul PROPN obj 2

    Ce ce DET det 5
    dernier dernier ADJ nsubj 6 Gender=Masc|Number=Sing
    part partir VERB ROOT 6 {PRESENT}
    """, Omar="PER", Paul="PER")  # fmt: skip
    assert groups(doc) == [["Paul", "dernier"]]


KINGDOM = f"""
La le DET det 1
France France PROPN nsubj 2
critique critiquer VERB ROOT 2 {PRESENT}
le le DET det 4
Maroc Maroc PROPN obj 2
et et CCONJ cc 7
l' le DET det 7
Algérie Algérie PROPN conj 4

Le le DET det 9
royaume royaume NOUN nsubj 10 Gender=Masc|Number=Sing
répond répondre VERB ROOT 10 {PRESENT}
"""


def test_a_noun_stands_for_what_it_can_be_said_of() -> None:
    """*Le royaume* is the kingdom among three countries, not the last one named."""
    doc = named(KINGDOM, France="france", Maroc="maroc", Algérie="algerie")
    assert groups(doc) == [["Maroc", "royaume"]]


def test_a_noun_stands_for_the_name_that_opens_with_it() -> None:
    """*La Commission des Bergers … la commission*."""
    doc = named(f"""
    La le DET det 1
    Commission commission PROPN nsubj 4 Gender=Fem|Number=Sing
    des de ADP case 3
    Bergers berger PROPN nmod 1
    parle parler VERB ROOT 4 {PRESENT}

    La le DET det 6
    commission commission NOUN nsubj 7 Gender=Fem|Number=Sing
    vote voter VERB ROOT 7 {PRESENT}
    """, Commission_des_Bergers="ORG")  # fmt: skip
    assert groups(doc) == [["Commission des Bergers", "commission"]]


def test_a_role_without_an_article_is_nobody() -> None:
    """*Omar … comme président*: what he is, not a person of his own."""
    doc = named(f"""
    Omar Omar PROPN nsubj 1
    parle parler VERB ROOT 1 {PRESENT}
    comme comme ADP case 3
    président président NOUN obl 1 Gender=Masc|Number=Sing
    """, Omar="PER")  # fmt: skip
    mentions = find_mentions(doc, words())
    targets = resolve_coreference(doc, mentions, words())
    assert [target for m, target in zip(mentions, targets, strict=True) if m.form == "role"] == [()]


def test_nous_of_an_official_is_his_country() -> None:
    """*« Nous partons », dit le ministre malien Omar*: Mali."""
    doc = named(f"""
    « « PUNCT punct 2
    Nous nous PRON nsubj 2
    partons partir VERB ROOT 2 {PRESENT}
    » » PUNCT punct 2
    , , PUNCT punct 5
    dit dire VERB parataxis 2 {PRESENT}
    le le DET det 7
    ministre ministre NOUN nsubj 5 Gender=Masc|Number=Sing
    malien malien ADJ amod 7 Number=Sing
    Omar Omar PROPN appos 7
    """, Omar="PER")  # fmt: skip
    assert ["nous", "Mali"] in groups(doc)


def test_a_quotation_without_words_around_it_goes_on() -> None:
    """*« Je pars », dit Claire. « Je reviens. »*: one speaker."""
    doc = named(f"""
    « « PUNCT punct 2
    Je je PRON nsubj 2
    pars partir VERB ROOT 2 {PRESENT}
    » » PUNCT punct 2
    , , PUNCT punct 5
    dit dire VERB parataxis 2 {PRESENT}
    Claire Claire PROPN nsubj 5
    . . PUNCT punct 2

    « « PUNCT punct 10
    Je je PRON nsubj 10
    reviens revenir VERB ROOT 10 {PRESENT}
    » » PUNCT punct 10
    """, Claire="PER")  # fmt: skip
    assert groups(doc) == [["je", "Claire", "je"]]


def test_a_shared_surname_means_the_person_named_far_more_often() -> None:
    """*Paul Duval … Paul Duval … Claire Duval. Duval part*: Paul."""
    person = "{0} {0} PROPN nsubj {2}\n    Duval Duval PROPN flat:name {1}\n    parle parler VERB ROOT {2} " + PRESENT
    parts = [person.format(name, k * 3, k * 3 + 2) for k, name in enumerate(("Paul", "Paul", "Claire"))]
    last = f"Duval Duval PROPN nsubj 10\n    part partir VERB ROOT 10 {PRESENT}"
    doc = named("\n\n    ".join([*parts, last]), Paul_Duval="PER", Claire_Duval="PER", Duval="PER")
    assert groups(doc) == [["Paul Duval", "Paul Duval", "Duval"]]


def test_the_two_countries_are_those_that_et_joins() -> None:
    """*La France et l'Italie … avec l'Espagne. Les deux pays*: the pair, not the last two."""
    doc = named(f"""
    La le DET det 1
    France France PROPN nsubj 5
    et et CCONJ cc 4
    l' le DET det 4
    Italie Italie PROPN conj 1
    parlent parler VERB ROOT 5 {PRESENT}

    Les le DET det 8
    deux deux NUM nummod 8
    pays pays NOUN nsubj 9 Gender=Masc|Number=Plur
    votent voter VERB ROOT 9 {PRESENT}
    """, France="france", Italie="italie")  # fmt: skip
    mentions = find_mentions(doc, words())
    targets = resolve_coreference(doc, mentions, words())
    pair = next(target for m, target in zip(mentions, targets, strict=True) if m.noun == "pays")
    assert [mentions[i].name for i in pair] == ["France", "Italie"]


def test_three_leaders_are_the_list_of_three() -> None:
    """*Paul, Omar et Claire … les trois dirigeants* points at all of them."""
    doc = named(f"""
    Paul Paul PROPN nsubj 5
    , , PUNCT punct 2
    Omar Omar PROPN conj 0
    et et CCONJ cc 4
    Claire Claire PROPN conj 0
    parlent parler VERB ROOT 5 {PRESENT}

    Les le DET det 8
    trois trois NUM nummod 8
    dirigeants dirigeant NOUN nsubj 9 Gender=Masc|Number=Plur
    partent partir VERB ROOT 9 {PRESENT}
    """, Paul="PER", Omar="PER", Claire="PER")  # fmt: skip
    mentions = find_mentions(doc, words())
    targets = resolve_coreference(doc, mentions, words())
    group = next(target for m, target in zip(mentions, targets, strict=True) if m.noun == "dirigeants")
    assert [mentions[i].name for i in group] == ["Paul", "Omar", "Claire"]


def test_an_officials_own_country_is_that_of_the_office() -> None:
    """*Le président malien, Omar, … son pays*: the country of the office."""
    doc = named(f"""
    Le le DET det 1
    président président NOUN nsubj 4 Gender=Masc|Number=Sing
    malien malien ADJ amod 1
    Omar Omar PROPN appos 1
    défend défendre VERB ROOT 4 {PRESENT}
    son son DET det 6
    pays pays NOUN obj 4 Gender=Masc|Number=Sing
    """, Omar="PER")  # fmt: skip
    assert ["malien", "pays"] in [[w for w in g if w != "Mali"] for g in groups(doc)] or ["Mali", "pays"] in groups(doc)


def pointed(doc: Doc) -> dict[str, tuple[str, ...]]:
    """Return mention text → the names of the mentions that open the chains it points at (the last mention wins)."""
    mentions = find_mentions(doc, words())
    targets = resolve_coreference(doc, mentions, words())
    first = {
        t: next(m.name for m, ts in zip(mentions, targets, strict=True) if ts == (t,)) for ts in targets for t in ts
    }
    return {m.name: tuple(first[t] for t in ts) for m, ts in zip(mentions, targets, strict=True)}


def test_who_wants_to_see_him_is_somebody_else() -> None:
    """*Omar parle. Paul veut le voir*: the understood subject of *voir* is not *le*."""
    doc = named(f"""
    Omar Omar PROPN nsubj 1
    parle parler VERB ROOT 1 {PRESENT}

    Paul Paul PROPN nsubj 3
    veut vouloir VERB ROOT 3 {PRESENT}
    le le PRON obj 5 Gender=Masc|Number=Sing
    voir voir VERB xcomp 3 VerbForm=Inf
    """, Omar="PER", Paul="PER")  # fmt: skip
    assert pointed(doc)["le"] == ("Omar",)


def test_an_enumeration_is_one_plural() -> None:
    """*Paul et Omar parlent des lois. Ils …*: the subject together, not the last of them."""
    doc = named(f"""
    Paul Paul PROPN nsubj 3
    et et CCONJ cc 2
    Omar Omar PROPN conj 0
    parlent parler VERB ROOT 3 {PRESENT}
    des de ADP case 5
    lois loi NOUN obl 3 Gender=Fem|Number=Plur

    Ils il PRON nsubj 7 Number=Plur
    partent partir VERB ROOT 7 {PRESENT}
    """, Paul="PER", Omar="PER")  # fmt: skip
    assert pointed(doc)["ils"] == ("Paul", "Omar")


def test_two_persons_who_meet_are_they() -> None:
    """*Paul rencontre Omar et ils …*."""
    doc = named(f"""
    Paul Paul PROPN nsubj 1
    rencontre rencontrer VERB ROOT 1 {PRESENT}
    Omar Omar PROPN obj 1
    et et CCONJ cc 5
    ils il PRON nsubj 5 Number=Plur
    partent partir VERB conj 1 {PRESENT}
    """, Paul="PER", Omar="PER")  # fmt: skip
    assert pointed(doc)["ils"] == ("Paul", "Omar")


def test_a_title_opens_with_where_not_who() -> None:
    """*Russie : Claire parle. Elle part.*"""
    doc = named(f"""
    Russie Russie PROPN ROOT 0
    : : PUNCT punct 0
    Claire Claire PROPN nsubj 3
    parle parler VERB parataxis 0 {PRESENT}

    Elle il PRON nsubj 5 Gender=Fem|Number=Sing
    part partir VERB ROOT 5 {PRESENT}
    """, Russie="russie", Claire="PER")  # fmt: skip
    assert pointed(doc)["elle"] == ("Claire",)


def test_the_armed_forces_are_the_army() -> None:
    """*l'armée russe … les forces armées*: one body; *des policiers* are not the police."""
    doc = named(f"""
    L' le DET det 1
    armée armée NOUN nsubj 3 Gender=Fem|Number=Sing
    russe russe ADJ amod 1 Number=Sing
    avance avancer VERB ROOT 3 {PRESENT}

    Les le DET det 5
    forces force NOUN nsubj 7 Gender=Fem|Number=Plur
    armées armé ADJ amod 5 Number=Plur
    tirent tirer VERB ROOT 7 {PRESENT}

    La le DET det 9
    police police NOUN nsubj 10 Gender=Fem|Number=Sing
    avance avancer VERB ROOT 10 {PRESENT}

    Des un DET det 12
    policiers policier NOUN nsubj 13 Number=Plur
    tirent tirer VERB ROOT 13 {PRESENT}
    """)  # fmt: skip
    found = pointed(doc)
    assert found["forces armées"] == found["armée russe"]
    assert found["policiers"] != ("police",)


def test_a_short_noun_for_a_fuller_body() -> None:
    """*la Cour constitutionnelle … la Cour*."""
    doc = named(f"""
    La le DET det 1
    Cour cour NOUN nsubj 3 Gender=Fem|Number=Sing
    constitutionnelle constitutionnel ADJ amod 1 Number=Sing
    parle parler VERB ROOT 3 {PRESENT}

    La le DET det 5
    Cour cour NOUN nsubj 6 Gender=Fem|Number=Sing
    tranche trancher VERB ROOT 6 {PRESENT}
    """)  # fmt: skip
    assert pointed(doc)["Cour"] == ("Cour constitutionnelle",)


def test_a_regime_is_that_of_the_government_named_before() -> None:
    """*La Russie … la Russie … le gouvernement malien … le régime*: not the country most spoken of."""
    doc = named(f"""
    La le DET det 1
    Russie Russie PROPN nsubj 2
    parle parler VERB ROOT 2 {PRESENT}

    La le DET det 4
    Russie Russie PROPN nsubj 5
    nie nier VERB ROOT 5 {PRESENT}

    Le le DET det 7
    gouvernement gouvernement NOUN nsubj 9 Gender=Masc|Number=Sing
    malien malien ADJ amod 7 Number=Sing
    nie nier VERB ROOT 9 {PRESENT}

    Le le DET det 11
    régime régime NOUN nsubj 12 Gender=Masc|Number=Sing
    tombe tomber VERB ROOT 12 {PRESENT}
    """, Russie="russie")  # fmt: skip
    assert pointed(doc)["régime"] == pointed(doc)["gouvernement malien"]


@pytest.mark.parametrize(("count", "same"), [("Les le DET det 5", True), ("Quatorze quatorze NUM nummod 5", False)])
def test_the_policemen_are_the_police(count: str, same: bool) -> None:
    """*la police russe … les policiers*, not *quatorze policiers*: some of them are not the police."""
    doc = named(f"""
    La le DET det 1
    police police NOUN nsubj 3 Gender=Fem|Number=Sing
    russe russe ADJ amod 1 Number=Sing
    avance avancer VERB ROOT 3 {PRESENT}

    {count}
    policiers policier NOUN nsubj 6 Gender=Masc|Number=Plur
    tirent tirer VERB ROOT 6 {PRESENT}
    """)  # fmt: skip
    found = pointed(doc)
    assert (found["policiers"] == found["police russe"]) is same


def test_a_bare_minister_is_the_one_with_a_field() -> None:
    """*le ministre de la Défense Omar … le ministre*."""
    doc = named(f"""
    Le le DET det 1
    ministre ministre NOUN nsubj 6 Number=Sing
    de de ADP case 4
    la le DET det 4
    Défense défense NOUN nmod 1
    Omar Omar PROPN appos 1
    parle parler VERB ROOT 6 {PRESENT}

    Le le DET det 8
    ministre ministre NOUN nsubj 9 Number=Sing
    accuse accuser VERB ROOT 9 {PRESENT}
    """, Omar="PER")  # fmt: skip
    found = pointed(doc)
    assert found["ministre"] == found["Omar"] != ()


def test_a_suspect_is_nobody_unnamed() -> None:
    """*Le maire parle. Le suspect tire*: two persons."""
    doc = named(f"""
    Le le DET det 1
    maire maire NOUN nsubj 2 Gender=Masc|Number=Sing
    parle parler VERB ROOT 2 {PRESENT}

    Le le DET det 4
    suspect suspect NOUN nsubj 5 Gender=Masc|Number=Sing
    tire tirer VERB ROOT 5 {PRESENT}
    """)  # fmt: skip
    found = pointed(doc)
    assert found["suspect"] != found["maire"]


@pytest.mark.parametrize("same", ["", "même même ADJ amod 4\n"], ids=["la commission", "la même commission"])
def test_a_noun_called_the_same_stands_for_its_name(same: str) -> None:
    """*La Commission des Bergers … la même commission*."""
    last = 5 if same else 4
    doc = named(f"""
    Commission Commission PROPN nsubj 2
    Bergers Bergers PROPN flat:name 0
    parle parler VERB ROOT 2 {PRESENT}

    la le DET det {last}
    {same}commission commission NOUN nsubj {last + 1} Gender=Fem|Number=Sing
    part partir VERB ROOT {last + 1} {PRESENT}
    """.replace("amod 4", "amod 5"), Commission_Bergers="ORG")  # fmt: skip
    assert groups(doc) == [["Commission Bergers", "commission"]]
