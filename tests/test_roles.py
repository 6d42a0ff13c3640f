"""Which offices the text gives to persons, on hand-made parses."""

from __future__ import annotations

from scenes import PRESENT, named, scene_of

from kg.roles import read_roles


def roles(rows: str, **names: str) -> list[tuple[str, str, str, str]]:
    """Return holder, title, place and the words of the evidence."""
    doc = named(rows, **names)
    found = read_roles(scene_of(doc))
    return [(r.holder, r.title, r.of, doc.text[r.evidence.start : r.evidence.end]) for r in found]


def test_an_office_in_apposition_is_held_in_its_country() -> None:
    """*le président malien Omar Keita*: holder, title, country and the words that say it."""
    assert roles(f"""
    Le le DET det 1
    président président NOUN nsubj 5 Gender=Masc|Number=Sing
    malien malien ADJ amod 1 Number=Sing
    Omar Omar PROPN appos 1
    Keita Keita PROPN flat:name 3
    parle parler VERB ROOT 5 {PRESENT}
    """, Omar_Keita="PER") == [
        ("omar-keita", "président", "mali", "président malien Omar Keita")
    ]  # fmt: skip


def test_an_office_said_twice_is_one_role() -> None:
    """The same office of the same person is listed once, with its first evidence."""
    found = roles(f"""
    Le le DET det 1
    président président NOUN nsubj 4 Gender=Masc|Number=Sing
    malien malien ADJ amod 1 Number=Sing
    Keita Keita PROPN appos 1
    parle parler VERB ROOT 4 {PRESENT}

    Keita Keita PROPN nsubj 9
    , , PUNCT punct 7
    président président NOUN appos 5 Gender=Masc|Number=Sing
    malien malien ADJ amod 7 Number=Sing
    part partir VERB ROOT 9 {PRESENT}
    """, Keita="PER")  # fmt: skip
    assert [words for *_, words in found] == ["président malien Keita"]


def test_an_occupation_is_no_office_of_a_country() -> None:
    """*l'écrivain malien Keita* holds nothing in Mali."""
    assert roles(f"""
    L' le DET det 1
    écrivain écrivain NOUN nsubj 4 Gender=Masc|Number=Sing
    malien malien ADJ amod 1 Number=Sing
    Keita Keita PROPN appos 1
    parle parler VERB ROOT 4 {PRESENT}
    """, Keita="PER") == []  # fmt: skip


def test_several_officials_hold_no_single_office() -> None:
    """*des ministres maliens* are nobody in particular."""
    assert roles(f"""
    des un DET det 1
    ministres ministre NOUN nsubj 3 Gender=Masc|Number=Plur
    maliens malien ADJ amod 1 Number=Plur
    parlent parler VERB ROOT 3 {PRESENT}
    """) == []  # fmt: skip


def test_a_verb_says_who_leads_a_body() -> None:
    """*le Conseil constitutionnel présidé par Keita*: Keita is its president."""
    assert [found[:3] for found in roles(f"""
    le le DET det 1
    Conseil Conseil PROPN nsubj 6
    constitutionnel constitutionnel ADJ amod 1
    présidé présider VERB acl 1 Tense=Past|VerbForm=Part
    par par ADP case 5
    Keita Keita PROPN obl:agent 3
    parle parler VERB ROOT 6 {PRESENT}
    """, Conseil_constitutionnel="conseil-constitutionnel", Keita="PER")] == [
        ("keita-a", "président", "conseil-constitutionnel")
    ]  # fmt: skip


def test_a_minister_with_a_field_belongs_to_the_country_of_the_article() -> None:
    """*Le ministre de la Défense Keita* in an article about Mali holds his office there."""
    found = roles(f"""
    Le le DET det 1
    Mali Mali PROPN nsubj 2
    parle parler VERB ROOT 2 {PRESENT}

    le le DET det 4
    ministre ministre NOUN nsubj 9 Gender=Masc|Number=Sing
    de de ADP case 7
    la le DET det 7
    Défense défense NOUN nmod 4
    Keita Keita PROPN appos 4
    part partir VERB ROOT 9 {PRESENT}
    """, Mali="mali", Keita="PER")  # fmt: skip
    assert [r[2] for r in found] == ["mali"]


def test_a_council_of_a_region_is_the_place_of_its_president() -> None:
    """*le président du conseil régional de Bretagne Keita* presides over the council, not over Brittany."""
    found = roles("""
    le le DET det 1
    président président NOUN ROOT 1 Gender=Masc|Number=Sing
    du de ADP case 3
    conseil conseil NOUN nmod 1 Gender=Masc|Number=Sing
    régional régional ADJ amod 3
    de de ADP case 6
    Bretagne Bretagne PROPN nmod 3
    Keita Keita PROPN appos 1
    """, Bretagne="LOC", Keita="PER")  # fmt: skip
    assert [r[2].startswith("conseil-regional") for r in found] == [True]


def test_offices_side_by_side_have_one_holder() -> None:
    """*Keita, ministre du Mali et président du Niger*: without an article the second office is his too."""
    found = roles("""
    Keita Keita PROPN ROOT 0
    , , PUNCT punct 2
    ministre ministre NOUN appos 0 Gender=Masc|Number=Sing
    du de ADP case 4
    Mali Mali PROPN nmod 2
    et et CCONJ cc 6
    président président NOUN conj 2 Gender=Masc|Number=Sing
    du de ADP case 8
    Niger Niger PROPN nmod 6
    , , PUNCT punct 2
    """, Keita="PER", Mali="mali", Niger="niger")  # fmt: skip
    assert [r[1:3] for r in found] == [("ministre", "mali"), ("président", "niger")]
