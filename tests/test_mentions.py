"""Who is named, described or pointed at, on hand-made parses."""

from __future__ import annotations

import pytest
from scenes import PRESENT, named, words

from kg.mentions import find_mentions
from kg.model import Mention


def mentions(rows: str, **names: str) -> dict[str, Mention]:
    """Return the mentions of a parse by their text."""
    return {m.name: m for m in find_mentions(named(rows, **names), words())}


def test_a_capital_that_acts_is_its_government() -> None:
    """*Minsk cherche…* speaks of the state."""
    found = mentions(f"""
    Minsk Minsk PROPN nsubj 1
    négocie négocier VERB ROOT 1 {PRESENT}
    """, Minsk="minsk")  # fmt: skip
    assert (found["Minsk"].known, found["Minsk"].kind) == ("bielorussie", "Country")


def test_a_capital_behind_a_locative_is_a_place() -> None:
    """*vendredi à Minsk* speaks of the city."""
    found = mentions(f"""
    Paul Paul PROPN nsubj 1
    négocie négocier VERB ROOT 1 {PRESENT}
    à à ADP case 3
    Minsk Minsk PROPN obl:mod 1
    """, Minsk="minsk")  # fmt: skip
    assert (found["Minsk"].known, found["Minsk"].kind) == ("minsk", "Place")


def test_a_treaty_named_after_a_city_is_no_actor() -> None:
    """*les accords de Minsk* are blocked: neither city nor government acts there."""
    found = mentions("""
    les le DET det 1
    accords accord NOUN ROOT 1
    de de ADP case 3
    Minsk Minsk PROPN nmod 1
    """, accords_de_Minsk="accords-de-minsk")  # fmt: skip
    assert [m.form for m in found.values()] == ["blocked"]


def test_a_demonym_completes_the_body_before_it() -> None:
    """*l'armée russe* is a body whose country is Russia."""
    found = mentions(f"""
    L' le DET det 1
    armée armée NOUN nsubj 3 Gender=Fem|Number=Sing
    russe russe ADJ amod 1 Number=Sing
    avance avancer VERB ROOT 3 {PRESENT}
    """)
    body, demonym = found["armée russe"], found["Russie"]
    assert (body.form, body.noun, body.kind) == ("body", "armée", "Organization")
    assert (demonym.form, demonym.known, body.of) == ("demonym", "russie", list(found).index("Russie"))


def test_an_office_keeps_its_portfolio() -> None:
    """*le ministre russe des Transports* holds an office of that title in Russia."""
    found = mentions("""
    le le DET det 1
    ministre ministre NOUN ROOT 1 Gender=Masc|Number=Sing
    russe russe ADJ amod 1 Number=Sing
    des de ADP case 4
    Transports transport NOUN nmod 1 Gender=Masc|Number=Plur
    """)
    office = next(m for m in found.values() if m.form == "role")
    assert (office.title, office.kind, office.definite) == ("ministre des Transports", "Person", True)
    assert list(found)[office.of] == "Russie"


APPOSED_BEFORE = f"""
Le le DET det 1
président président NOUN nsubj 4 Gender=Masc|Number=Sing
malien malien ADJ amod 1 Number=Sing
Omar Omar PROPN appos 1
parle parler VERB ROOT 4 {PRESENT}
"""
APPOSED_AFTER = f"""
Omar Omar PROPN nsubj 6
, , PUNCT punct 3
le le DET det 3
président président NOUN appos 0 Gender=Masc|Number=Sing
malien malien ADJ amod 3 Number=Sing
, , PUNCT punct 3
parle parler VERB ROOT 6 {PRESENT}
"""


@pytest.mark.parametrize("rows", [APPOSED_BEFORE, APPOSED_AFTER], ids=["before", "after"])
def test_a_name_and_its_office_stand_in_apposition(rows: str) -> None:
    """*le président malien Omar*, *Omar, le président malien,*: one person on either side."""
    found = mentions(rows, Omar="PER")
    assert list(found)[found["président malien"].same] == "Omar"


def test_an_unknown_name_gets_one_kind_throughout() -> None:
    """Where the model wavers, the majority of an article decides, and a first name decides against it."""
    doc = named(f"""
    Claire Claire PROPN nsubj 2
    Duval Duval PROPN flat:name 0
    parle parler VERB ROOT 2 {PRESENT}
    """, Claire_Duval="ORG")  # fmt: skip
    assert [m.kind for m in find_mentions(doc, words()) if m.form == "name"] == ["Person"]


def test_a_title_is_no_part_of_a_name() -> None:
    """*M. Duval* is called *Duval*, and is a person."""
    doc = named(f"""
    M. M. NOUN nsubj 2
    Duval Duval PROPN appos 0
    parle parler VERB ROOT 2 {PRESENT}
    """, **{"M._Duval": "ORG"})  # fmt: skip
    assert [(m.name, m.kind) for m in find_mentions(doc, words()) if m.form == "name"] == [("Duval", "Person")]


def test_indefinite_people_are_generic() -> None:
    """*des manifestants* is nobody in particular."""
    found = mentions(f"""
    des un DET det 1
    manifestants manifestant NOUN nsubj 2 Gender=Masc|Number=Plur
    crient crier VERB ROOT 2 {PRESENT}
    """)
    assert found["manifestants"].generic
    assert not found["manifestants"].definite


def test_an_impersonal_pronoun_is_no_mention() -> None:
    """*il pleut*: nobody."""
    assert mentions(f"""
    il il PRON expl:subj 1
    pleut pleuvoir VERB ROOT 1 {PRESENT}
    """) == {}  # fmt: skip


def test_a_day_is_no_part_of_a_name() -> None:
    """*la Conférence des cultes mercredi*: the model's span is cut before the day."""
    doc = named(f"""
    La le DET det 1
    Conférence conférence PROPN nsubj 5
    des de ADP case 3
    cultes culte NOUN nmod 1
    mercredi mercredi NOUN obl:mod 5
    parle parler VERB ROOT 5 {PRESENT}
    """, Conférence_des_cultes_mercredi="ORG")  # fmt: skip
    assert [m.name for m in find_mentions(doc, words()) if m.form == "name"] == ["Conférence des cultes"]


def test_an_acronym_spells_the_words_before_it() -> None:
    """*l'association pour la protection des oiseaux rares (APOR)*: one body under both names."""
    found = mentions(f"""
    L' le DET det 1
    association association NOUN nsubj 11
    pour pour ADP case 4
    la le DET det 4
    protection protection NOUN nmod 1
    des de ADP case 6
    oiseaux oiseau NOUN nmod 4
    rares rare ADJ amod 6
    ( ( PUNCT punct 9
    APOR APOR PROPN appos 1
    ) ) PUNCT punct 9
    parle parler VERB ROOT 11 {PRESENT}
    """, APOR="ORG")  # fmt: skip
    assert found["APOR"].same == list(found).index("association pour la protection des oiseaux rares")


def test_an_acronym_that_nothing_spells_stands_alone() -> None:
    """*le maire de Lourmarin (UDE)*: no long form is made up."""
    found = mentions("""
    le le DET det 1
    maire maire NOUN ROOT 1 Gender=Masc|Number=Sing
    de de ADP case 3
    Lourmarin Lourmarin PROPN nmod 1
    ( ( PUNCT punct 5
    UDE UDE PROPN appos 1
    ) ) PUNCT punct 5
    """, Lourmarin="LOC", UDE="ORG")  # fmt: skip
    assert found["UDE"].same == -1


def test_a_body_with_its_adjective_is_a_description() -> None:
    """*le Parlement espagnol* is the parliament of Spain, no name of its own."""
    found = mentions("""
    le le DET det 1
    Parlement parlement NOUN ROOT 1 Gender=Masc|Number=Sing
    espagnol espagnol ADJ amod 1 Number=Sing
    """, Parlement_espagnol="ORG")  # fmt: skip
    assert (found["Parlement espagnol"].form, list(found)[found["Parlement espagnol"].of]) == ("body", "Espagne")


def test_a_name_in_another_spelling_is_known() -> None:
    """*Nations-Unies* are the *Nations unies*."""
    found = mentions("""
    les le DET det 1
    Nations-Unies Nations-Unies PROPN ROOT 1
    """, **{"Nations-Unies": "ORG"})  # fmt: skip
    assert found["Nations-Unies"].known == "organisation-des-nations-unies"


def test_a_government_is_no_title_of_its_head() -> None:
    """*l'administration Durand*: the body of Durand, who stays a person."""
    found = mentions(f"""
    Paul Paul PROPN nsubj 2
    Durand Durand PROPN flat:name 0
    défend défendre VERB ROOT 2 {PRESENT}
    l' le DET det 4
    administration administration NOUN obj 2 Gender=Fem|Number=Sing
    Durand Durand PROPN nmod 4
    """, Paul_Durand="PER", Durand="ORG")  # fmt: skip
    body = found["administration Durand"]
    assert (list(found)[body.of], found["Durand"].kind) == ("Durand", "Person")


def test_fields_of_one_office_stand_side_by_side() -> None:
    """*la ministre de la Culture et des Sports* has one office with two fields."""
    found = mentions("""
    la le DET det 1
    ministre ministre NOUN ROOT 1 Gender=Fem|Number=Sing
    de de ADP case 4
    la le DET det 4
    Culture culture NOUN nmod 1
    et et CCONJ cc 7
    des de ADP case 7
    Sports sport NOUN conj 4
    """)
    assert [m.title for m in found.values() if m.form == "role"] == ["ministre de la culture et des Sports"]


@pytest.mark.parametrize(
    ("verb", "negation"), [("élue", ""), ("nommée", ""), ("élue", "n' ne ADV advmod 6")], ids=["élire", "nommer", "non"]
)
def test_a_verb_gives_an_office(verb: str, negation: str) -> None:
    """*Claire Duval a été élue présidente*, but not where it is denied."""
    shift = 1 if negation else 0
    found = mentions(f"""
    Claire Claire PROPN nsubj:pass {4 + shift}
    Duval Duval PROPN flat:name 0
    {negation.replace(" 6", f" {4 + shift}")}
    a avoir AUX aux:tense {4 + shift}
    été être AUX aux:pass {4 + shift}
    {verb} élire VERB ROOT {4 + shift} Gender=Fem|Tense=Past|VerbForm=Part
    présidente président NOUN xcomp {4 + shift} Gender=Fem|Number=Sing
    """.replace("\n    \n", "\n"), Claire_Duval="PER")  # fmt: skip
    assert found["présidente"].same == (-1 if negation else list(found).index("Claire Duval"))


def test_one_of_several_is_one_person() -> None:
    """*un des chefs du FLN, Ali,*: the plural names the group he belongs to."""
    found = mentions("""
    un un PRON ROOT 0
    des de ADP case 2
    chefs chef NOUN nmod 0 Gender=Masc|Number=Plur
    , , PUNCT punct 4
    Ali Ali PROPN appos 0
    , , PUNCT punct 4
    """, Ali="PER")  # fmt: skip
    assert (found["chefs"].number, found["chefs"].same) == ("sg", list(found).index("Ali"))


def test_a_body_behind_au_is_a_body() -> None:
    """*demande au gouvernement* asks somebody; *au pouvoir* and *en cours* do not."""
    found = mentions(f"""
    Paul Paul PROPN nsubj 1
    demande demander VERB ROOT 1 {PRESENT}
    au au ADP case 3
    tribunal tribunal NOUN obl:arg 1 Gender=Masc|Number=Sing
    """, Paul="PER")  # fmt: skip
    assert found["tribunal"].form == "body"
    fixed = mentions(f"""
    Paul Paul PROPN nsubj 1
    revient revenir VERB ROOT 1 {PRESENT}
    au au ADP case 3
    pouvoir pouvoir NOUN obl:arg 1 Gender=Masc|Number=Sing
    """, Paul="PER")  # fmt: skip
    assert "pouvoir" not in fixed


def test_a_nationality_before_a_name_is_no_country() -> None:
    """*L'italien Zorglub* is a company, *le Suisse Duval* a person."""
    found = mentions(f"""
    L' le DET det 1
    italien italien NOUN nsubj 3
    Zorglub Zorglub PROPN flat:name 1
    affronte affronter VERB ROOT 3 {PRESENT}
    le le DET det 5
    Suisse Suisse PROPN obj 3
    Duval Duval PROPN flat:name 5
    """, Zorglub="ORG", Suisse_Duval="PER")  # fmt: skip
    assert {(m.name, m.kind) for m in found.values()} == {("Zorglub", "Organization"), ("Duval", "Person")}


def test_an_adjective_opens_a_description_with_its_noun() -> None:
    """*le bureau du premier ministre*: the office is not cut."""
    found = mentions("""
    le le DET det 1
    bureau bureau NOUN ROOT 1 Gender=Masc|Number=Sing
    du de ADP case 4
    premier premier ADJ amod 4
    ministre ministre NOUN nmod 1 Gender=Masc|Number=Sing
    """)
    assert set(found) == {"bureau du premier ministre", "premier ministre"}


def test_a_numeral_before_a_noun_is_no_group_of_states() -> None:
    """*27 blessés* are not *les 27*."""
    counted = mentions(f"27 27 NUM nummod 1\nblessés blessé NOUN nsubj 2\nparlent parler VERB ROOT 2 {PRESENT}")
    states = mentions(f"Les le DET det 1\n27 27 NUM nsubj 2\nparlent parler VERB ROOT 2 {PRESENT}")
    assert not any(m.form == "collective" for m in counted.values())
    assert any(m.form == "collective" for m in states.values())


@pytest.mark.parametrize(("noun", "body"), [("opération", False), ("", True)])
def test_an_adjective_behind_its_noun_is_no_army(noun: str, body: bool) -> None:
    """*l'opération armée* is no army, whatever the tag of the adjective."""
    rows = f"L' le DET det 1\narmée armée NOUN nsubj 2 Number=Sing\nparle parler VERB ROOT 2 {PRESENT}"
    if noun:
        rows = f"L' le DET det 1\n{noun} {noun} NOUN nsubj 3\narmée armée NOUN amod 1 Number=Sing\ncesse cesser VERB ROOT 3 {PRESENT}"
    assert ("armée" in mentions(rows)) is body


def test_a_modal_may_govern_an_impersonal_verb() -> None:
    """*il pourrait y avoir*: the pronoun means nobody."""
    assert "il" not in mentions("""
    Il il PRON nsubj 1 Gender=Masc|Number=Sing
    pourrait pouvoir VERB ROOT 1 Mood=Cnd|VerbForm=Fin
    y y PRON obl:arg 3
    avoir avoir VERB xcomp 1 VerbForm=Inf
    """)  # fmt: skip


def test_a_pronoun_for_a_predicate_means_nobody() -> None:
    """*les élus l'ont été*."""
    assert "l'" not in mentions("""
    ils il PRON nsubj:pass 3 Gender=Masc|Number=Plur
    l' le PRON obj 3
    ont avoir AUX aux:tense 3 VerbForm=Fin
    été être AUX ROOT 3 VerbForm=Part
    """)  # fmt: skip


@pytest.mark.parametrize(("pos", "dep", "known"), [("ADP", "case", True), ("DET", "det", False)])
def test_contracted_des_is_definite(pos: str, dep: str, known: bool) -> None:
    """*le soutien des rebelles* is of those who are known, *il soutient des rebelles* of any."""
    found = mentions(f"""
    le le DET det 1
    soutien soutien NOUN ROOT 1 Gender=Masc|Number=Sing
    des de {pos} {dep} 3
    rebelles rebelle NOUN nmod 1 Gender=Masc|Number=Plur
    """)
    assert found["rebelles"].definite is known


def test_plural_adjectives_divide_a_plural_noun() -> None:
    """*les dirigeants russes et syriens* are those of Russia and those of Syria."""
    found = find_mentions(
        named("""
    les le DET det 1
    dirigeants dirigeant NOUN ROOT 1 Gender=Masc|Number=Plur
    russes russe ADJ amod 1 Number=Plur
    et et CCONJ cc 4
    syriens syrien ADJ conj 2 Number=Plur
    """),
        words(),
    )
    shares = [m for m in found if m.form == "body" and m.of >= 0]
    assert [(m.name, found[m.of].known, m.number) for m in shares] == [
        ("dirigeants russes", "russie", "pl"),
        ("dirigeants syriens", "syrie", "pl"),
    ]


def test_a_noun_shows_the_name_of_its_body() -> None:
    """*la société Dark Star*: a name that neither list nor model has."""
    found = mentions("""
    la le DET det 1
    société société NOUN nsubj 4 Gender=Fem|Number=Sing
    Darck Darck PROPN appos 1
    Stor Stor PROPN flat:name 2
    triche tricher VERB ROOT 4
    """)
    assert (found["Darck Stor"].kind, found["Darck Stor"].form) == ("Organization", "name")
    assert list(found)[found["société"].same] == "Darck Stor"


def test_brackets_show_the_acronym_of_a_body() -> None:
    """*le commissariat à l'information (ICO)*: initials that the French words do not spell."""
    found = mentions("""
    le le DET det 1
    commissariat commissariat NOUN ROOT 1 Gender=Masc|Number=Sing
    à à ADP case 4
    l' le DET det 4
    information information NOUN nmod 1 Gender=Fem|Number=Sing
    ( ( PUNCT punct 6
    ICO ICO PROPN appos 1
    ) ) PUNCT punct 6
    """)
    assert list(found)[found["commissariat"].same] == "ICO"


def test_an_office_says_what_it_is_for_before_its_holder() -> None:
    """*le commissaire à l'éthique Mario Dion* is one person."""
    found = mentions(
        """
    le le DET det 1
    commissaire commissaire NOUN ROOT 1 Gender=Masc|Number=Sing
    à à ADP case 4
    l' le DET det 4
    éthique éthique NOUN nmod 1 Gender=Fem|Number=Sing
    Mario Mario PROPN appos 1
    Dion Dion PROPN flat:name 5
    """,
        **{"Mario Dion": "PER"},
    )
    assert list(found)[found["commissaire"].same] == "Mario Dion"


def test_the_centre_of_a_town_is_no_body() -> None:
    """*le centre de Paris* is where something happens, *le centre d'accueil* a body."""
    found = mentions("""
    le le DET det 1
    centre centre NOUN ROOT 1 Gender=Masc|Number=Sing
    de de ADP case 3
    Mogadiscio Mogadiscio PROPN nmod 1
    """, Mogadiscio="LOC")  # fmt: skip
    assert all(m.form != "body" for m in found.values())


def test_a_numbered_road_is_no_party() -> None:
    """*la RN 79* is a road."""
    found = mentions("""
    la le DET det 1
    RN RN PROPN ROOT 1
    79 79 NUM nummod 1
    """, RN="rassemblement-national")  # fmt: skip
    assert [m.form for m in found.values()] == ["blocked"]


@pytest.mark.parametrize(("behind", "group"), [("à à ADP case 3", False), ("chez chez ADP case 3", True)])
def test_an_act_is_not_the_group_of_its_name(behind: str, group: bool) -> None:
    """*son opposition à Paris* is no party, *son opposition chez Durand* would be one."""
    found = mentions(f"son son DET det 1\nopposition opposition NOUN ROOT 1\n{behind}\nParis Paris PROPN nmod 1")
    assert ("opposition" in {m.noun for m in found.values()}) is group


@pytest.mark.parametrize(("owner", "group"), [("Moscou Moscou PROPN", False), ("gauche gauche NOUN", True)])
def test_whose_act_it_is(owner: str, group: bool) -> None:
    """*l'opposition de Moscou au traité* is an act, *l'opposition de gauche au Parlement* a group."""
    found = mentions(f"""
    l' le DET det 1
    opposition opposition NOUN ROOT 1
    de de ADP case 3
    {owner} nmod 1
    au à ADP case 5
    traité traité NOUN nmod 1
    """)
    assert ("opposition" in {m.noun for m in found.values()}) is group
