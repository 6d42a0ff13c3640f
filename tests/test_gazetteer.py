"""The gazetteer: names lead to one entity, ids are stable, links are those the sources state."""

from __future__ import annotations

import importlib.util
import json
import re
import unicodedata
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from rigour.territories import get_territory_by_qid, lookup_territory

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "kg" / "data" / "gazetteer.jsonl").read_text(encoding="utf-8")
LINES: list[dict[str, Any]] = [json.loads(line) for line in TEXT.splitlines()]
BY_ID = {line["id"]: line for line in LINES}
COUNTRIES = [line for line in LINES if line["kind"] == "Country"]
PLACES = [line for line in LINES if line["kind"] == "Place"]
PERSONS = [line for line in LINES if line["kind"] == "Person"]
SECTORS = {"igo", "state", "party", "armed", "media", "company", "union", "ngo", "sport", "court"}
AMBIGUOUS_NAMES = {"Congo"}
AMBIGUOUS_DEMONYMS = {"congolais", "congolaise", "congolaises"}
SURNAMES_THAT_ARE_NAMES = {"Hollande"}
UN_MEMBERS = re.findall(
    "[a-z]{2}",
    "ad ae af ag al am ao ar at au az ba bb bd be bf bg bh bi bj bn bo br bs bt bw by bz ca cd cf cg ch ci cl cm cn co "
    "cr cu cv cy cz de dj dk dm do dz ec ee eg er es et fi fj fm fr ga gb gd ge gh gm gn gq gr gt gw gy hn hr ht hu id "
    "ie il in iq ir is it jm jo jp ke kg kh ki km kn kp kr kw kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk "
    "ml mm mn mr mt mu mv mw mx my mz na ne ng ni nl no np nr nz om pa pe pg ph pk pl pt pw py qa ro rs ru rw sa sb sc "
    "sd se sg si sk sl sm sn so sr ss st sv sy sz td tg th tj tl tm tn to tr tt tv tz ua ug us uy uz vc ve vn vu ws ye "
    "za zm zw",
)


def builder() -> ModuleType:
    """Return scripts/build_gazetteer.py as a module."""
    spec = importlib.util.spec_from_file_location("build_gazetteer", ROOT / "scripts" / "build_gazetteer.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BUILDER = builder()


def holders(field: str) -> dict[str, set[str]]:
    """Return which entities have each value of a list field; "names" includes the label."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in LINES:
        for value in line.get(field, []) + ([line["label"]] if field == "names" else []):
            found[value].add(line["id"])
    return found


def by_name(name: str) -> dict[str, Any]:
    """Return the one entity with this name."""
    (found,) = holders("names")[name]
    return BY_ID[found]


def test_the_committed_file_is_what_the_script_builds() -> None:
    """Nobody edits the generated file by hand, and every machine builds the same bytes."""
    assert BUILDER.build() == TEXT


def test_ids_are_unique_slugs_of_the_labels_in_order() -> None:
    """An entity's IRI follows from its label, and no two entities share one."""
    ids = [line["id"] for line in LINES]
    assert ids == sorted(set(ids))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", line["id"]) for line in LINES)
    assert all(line["id"] == BUILDER.slug(line["label"]) for line in LINES)


def test_the_file_is_nfc_and_free_of_stray_blanks() -> None:
    """A name matches the stored text only in the same normal form."""
    assert unicodedata.is_normalized("NFC", TEXT)
    assert not [name for name in holders("names") if name != " ".join(name.split())]


def test_a_name_means_one_entity() -> None:
    """Two entities never share a name, but for the homonyms known as such."""
    assert {name for name, ids in holders("names").items() if len(ids) > 1} == AMBIGUOUS_NAMES


def test_a_demonym_means_one_entity() -> None:
    """An adjective leads to one country, but for "congolais"."""
    assert {form for form, ids in holders("demonyms").items() if len(ids) > 1} == AMBIGUOUS_DEMONYMS


def test_no_surname_is_the_name_of_something_else() -> None:
    """A bare surname is never also a place or company, but for the homonyms known as such."""
    names = holders("names")
    clashes = {name for name, ids in holders("surnames").items() if names.get(name, ids) - ids}
    assert clashes == SURNAMES_THAT_ARE_NAMES


def test_every_un_member_is_there_with_its_demonyms() -> None:
    """Each of the 193 member states has adjectives in singular and plural and a people noun."""
    label_of = {row["code"]: row["label"] for row in BUILDER.read_table("countries")}
    assert len(set(UN_MEMBERS)) == 193
    for code in UN_MEMBERS:
        country = BY_ID[BUILDER.slug(label_of[code])]
        assert len(country["demonyms"]) >= 2 and country["people"], country["label"]


@pytest.mark.parametrize(
    ("form", "country"),
    [
        ("bélarusses", "bielorussie"),
        ("françaises", "france"),
        ("grecque", "grece"),
        ("turcs", "turquie"),
        ("lettonnes", "lettonie"),
        ("nigérians", "nigeria"),
        ("nigériens", "niger"),
        ("sud-coréennes", "coree-du-sud"),
        ("US", "etats-unis"),
        ("burkinabè", "burkina-faso"),
        ("européennes", "union-europeenne"),
        ("occidentaux", "occidentaux"),
    ],
)
def test_inflected_demonyms_lead_to_their_country(form: str, country: str) -> None:
    """Feminines and plurals are formed as French forms them."""
    assert holders("demonyms")[form] == {country}


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("Belarus", "bielorussie"),
        ("Etats-Unis", "etats-unis"),
        ("USA", "etats-unis"),
        ("RDC", "republique-democratique-du-congo"),
        ("RFA", "allemagne"),
        ("Myanmar", "birmanie"),
        ("Elysée", "elysee"),
        ("V. Poutine", "vladimir-poutine"),
        ("groupe de Minsk", "groupe-de-minsk"),
        ("Kurdistan irakien", "kurdistan-irakien"),
        ("Daech", "etat-islamique"),
    ],
)
def test_variants_and_abbreviations_lead_to_their_entity(name: str, entity: str) -> None:
    """The forms newsrooms really write are found."""
    assert by_name(name)["id"] == entity


def test_monsieur_is_never_read_as_an_initial() -> None:
    """ "M. Touré" is any Monsieur Touré, so no name starts with "M. "."""
    assert not [name for name in holders("names") if name.startswith("M. ")]


def test_territories_carry_the_wikidata_id_of_rigour() -> None:
    """Where rigour knows a country by its French label, the ids agree."""
    known = {line["label"]: lookup_territory(line["label"]) for line in COUNTRIES}
    assert sum(territory is not None for territory in known.values()) > 190
    assert not [
        line["label"]
        for line in COUNTRIES
        if (territory := known[line["label"]]) and line["wikidata"] not in territory.qids
    ]


def test_regions_linked_to_wikidata_lie_in_their_country() -> None:
    """The territory a region is linked to belongs, by rigour, to the country the region is said to lie in."""
    for place in PLACES:
        territory = get_territory_by_qid(place["wikidata"]) if place["wikidata"] else None
        if place["country"] and territory and territory.parent:
            assert BY_ID[place["country"]]["wikidata"] in territory.parent.qids, place["label"]


def test_no_two_entities_are_linked_to_the_same_wikidata_item() -> None:
    """A link is exact: one item, one entity."""
    linked = [line["wikidata"] for line in LINES if line["wikidata"]]
    assert all(re.fullmatch(r"Q[1-9]\d*", qid) for qid in linked)
    assert sorted(set(linked)) == sorted(linked)


def test_a_link_beyond_rigour_names_its_source() -> None:
    """Wikidata ids of organizations and persons are never typed from memory."""
    linked = [line for line in LINES if line["wikidata"] and line["kind"] in {"Person", "Organization"}]
    assert linked and all(";" in line["source"] for line in linked)


def test_every_reference_names_an_entity_of_the_file() -> None:
    """Countries, governments, principals and offices point to entities that exist."""
    for line in LINES:
        fields = (line.get(field) for field in ("country", "capital", "government_of", "acts_for"))
        offices = (office["of"] for office in line.get("offices", []))
        assert all(target in BY_ID for target in [*fields, *offices] if target), line["id"]


def test_a_capital_stands_for_a_government() -> None:
    """Every capital lies in its country and says whose government its name may mean."""
    for country in COUNTRIES:
        if country["capital"]:
            capital = BY_ID[country["capital"]]
            assert capital["country"] == country["id"]
            assert capital["government_of"] in {country["id"], "union-europeenne"}
    assert BY_ID["bruxelles"]["government_of"] == "union-europeenne"


def test_offices_are_dated_in_order() -> None:
    """Each office ends after it begins, and the offices of a person are listed from the first to the last."""
    for person in PERSONS:
        starts = [office["from"] for office in person["offices"] if office["from"]]
        assert starts == sorted(starts), person["label"]
        for office in person["offices"]:
            dates = [date for date in (office["from"], office["to"]) if date]
            assert all(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", date) for date in dates), person["label"]
            assert dates == sorted(dates), person["label"]


def test_one_president_at_a_time() -> None:
    """Offices of the same country and title do not overlap by more than the change-over."""
    terms = defaultdict(list)
    for person in PERSONS:
        for office in person["offices"]:
            if office["title"] in {"président", "présidente", "chancelier", "chancelière"} and office["from"]:
                term = (office["from"][:7], office["to"][:7] or "9999", person["label"])
                terms[office["of"], office["title"][:8]].append(term)
    for of, held in terms.items():
        held.sort()
        for (_, end, first), (start, _, second) in pairwise(held):
            assert end[: len(start)] <= start[: len(end)], (of, first, second)


def test_genders_and_sectors_are_of_the_closed_lists() -> None:
    """Agreement and selection downstream rely on these values."""
    assert {person["gender"] for person in PERSONS} == {"f", "m"}
    assert {line["sector"] for line in LINES if line["kind"] == "Organization"} == SECTORS
    assert all(line["sector"] == "media" for line in LINES if line.get("media"))
