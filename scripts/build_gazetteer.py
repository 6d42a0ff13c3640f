"""Build kg/data/gazetteer.jsonl from the hand-kept tables, rigour's Wikidata ids and CLDR's French territory names.

Run ``python scripts/build_gazetteer.py`` after any change under kg/data/gazetteer; the result depends on nothing else.
"""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from babel import Locale
from rigour.territories import get_territory

DATA = Path(__file__).resolve().parent.parent / "kg" / "data"
TABLES = DATA / "gazetteer"
TARGET = DATA / "gazetteer.jsonl"
HAND = "Dépêche KG"
RIGOUR = f"rigour {version('rigour')}"
CLDR = f"CLDR (Babel {version('babel')})"

Row = dict[str, str]
Line = dict[str, Any]


def slug(label: str) -> str:
    """Return the local name ``[a-z0-9-]`` of a French label: "Côte d'Ivoire" -> "cote-d-ivoire"."""
    plain = label.lower().replace("œ", "oe").replace("æ", "ae").replace("ø", "o").replace("ł", "l")
    plain = unicodedata.normalize("NFD", plain).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def read_table(name: str) -> list[Row]:
    """Return the rows of one hand-kept table, NFC, missing cells as ""."""
    text = unicodedata.normalize("NFC", (TABLES / f"{name}.tsv").read_text(encoding="utf-8"))
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def split(cell: str, separator: str = ";") -> list[str]:
    """Return the non-empty parts of a cell."""
    return [part.strip() for part in cell.split(separator) if part.strip()]


def plain_capitals(name: str) -> str:
    """Return the name as newsrooms without accented capitals write it: "Élysée" -> "Elysée"."""
    return re.sub(r"\b[À-ÝŒ]", lambda m: unicodedata.normalize("NFD", m[0])[0], name)


def with_variants(label: str, names: list[str]) -> list[str]:
    """Return the other names of an entity, sorted, with those written without accented capitals, without the label."""
    every = [label, *names]
    return sorted({*every, *map(plain_capitals, every)} - {label})


def plural(word: str) -> str:
    """Return the plural of a demonym; words in -s, -x, -z and abbreviations ("US") keep their form."""
    if word.isupper() or word[-1] in "sxz":
        return word
    return word[:-2] + "aux" if word.endswith("al") else word + "s"


def inflect(cell: str) -> tuple[list[str], list[str]]:
    """Return the adjectives (masculine/feminine, singular and plural) and the plural people nouns of a cell."""
    forms = [form for entry in cell.split() for form in entry.split("/")]
    adjectives = {inflected for form in forms for inflected in (form, plural(form))}
    people = {"-".join(part[:1].upper() + part[1:] for part in plural(form).split("-")) for form in forms}
    people -= {form for form in people if form.isupper()}
    return sorted(adjectives), sorted(people)


def demonym_fields(row: Row) -> Line:
    """Return the fields ``demonyms`` and ``people`` of a row, none where it has no demonym."""
    adjectives, people = inflect(row["demonyms"])
    return {"demonyms": adjectives, "people": people} if adjectives else {}


def territory_id(code: str, preferred: str = "") -> str:
    """Return rigour's Wikidata id of a territory code; ``preferred`` picks another of the ids rigour gives it."""
    territory = get_territory(code)
    if territory is None or not territory.qids or (preferred and preferred not in territory.qids):
        raise SystemExit(f"kg/data/gazetteer: rigour knows no territory {code!r} {preferred}; expected one of its ids.")
    return preferred or str(territory.qid)


def countries() -> Iterator[Line]:
    """Yield the countries: names by hand and from CLDR, Wikidata ids from rigour."""
    cldr = Locale("fr").territories
    for row in read_table("countries"):
        official = cldr.get(row["code"].upper(), "").replace("’", "'")
        known = split(row["names"]) + ([official] if official and "(" not in official else [])
        yield {
            "id": slug(row["label"]),
            "kind": "Country",
            "label": row["label"],
            "names": with_variants(row["label"], known),
            **demonym_fields(row),
            "capital": slug(row["capital"]),
            "wikidata": territory_id(row["code"], row["wikidata"]),
            "source": f"{HAND}; {RIGOUR}" + (f"; {CLDR}" if official else ""),
        }


def places() -> Iterator[Line]:
    """Yield cities, regions and continents; Wikidata ids from rigour, or as the row names another source."""
    for row in read_table("places"):
        yield {
            "id": slug(row["label"]),
            "kind": "Place",
            "label": row["label"],
            "names": with_variants(row["label"], split(row["names"])),
            **demonym_fields(row),
            "country": row["country"] or None,
            **({"government_of": row["government_of"]} if row["government_of"] else {}),
            "wikidata": territory_id(row["code"], row["wikidata"]) if row["code"] else row["wikidata"],
            "source": "; ".join([HAND, *([RIGOUR] if row["code"] else []), *split(row["wikidata_source"])]),
        }


def organizations() -> Iterator[Line]:
    """Yield organizations, groups of people and things (names that only block the names inside them)."""
    for row in read_table("organizations"):
        yield {
            "id": slug(row["label"]),
            "kind": row["kind"],
            "label": row["label"],
            "names": with_variants(row["label"], split(row["names"])),
            **demonym_fields(row),
            **({"sector": row["sector"]} if row["sector"] else {}),
            "country": row["country"] or None,
            **({"acts_for": row["acts_for"]} if row["acts_for"] else {}),
            **({"media": True} if row["sector"] == "media" else {}),
            "wikidata": row["wikidata"],
            "source": "; ".join([HAND, *split(row["wikidata_source"])]),
        }


def initials(label: str, surname: str) -> list[str]:
    """Return the name with its given name shortened ("V. Poutine"); none for "M.", which reads as "Monsieur"."""
    given = label.removesuffix(surname).strip() if surname else label
    short = "-".join(f"{part[0]}." for part in given.split(" ")[0].split("-") if part)
    return [] if given in ("", label) or short == "M." else [f"{short} {surname}"]


def office(cell: str) -> Line:
    """Return one office of a cell "title@of@from@to"; dates are years, months or days, or "" where unsure."""
    title, of, start, end = cell.split("@")
    return {"title": title, "of": of, "from": start, "to": end}


def surnames_of(row: Row) -> list[str]:
    """Return the surnames of a person: the last word of the label unless given, none where the cell is "-"."""
    return [] if row["surnames"] == "-" else split(row["surnames"]) or row["label"].split(" ")[-1:]


def persons() -> Iterator[Line]:
    """Yield office-holders with their surnames and dated offices; shortened names only where one person has them."""
    rows = read_table("persons")
    shortened = {row["label"]: initials(row["label"], "".join(surnames_of(row)[:1])) for row in rows}
    shared = Counter(name for names in shortened.values() for name in names)
    for row in rows:
        short = [name for name in shortened[row["label"]] if shared[name] == 1]
        yield {
            "id": slug(row["label"]),
            "kind": "Person",
            "label": row["label"],
            "gender": row["gender"],
            "names": with_variants(row["label"], split(row["names"]) + short),
            "surnames": surnames_of(row),
            "country": row["country"] or None,
            "offices": sorted(map(office, split(row["offices"])), key=lambda held: str(held["from"])),
            "wikidata": row["wikidata"],
            "source": "; ".join([HAND, *split(row["wikidata_source"])]),
        }


def build() -> str:
    """Return the whole gazetteer as JSON Lines, sorted by id."""
    lines = sorted([*countries(), *places(), *organizations(), *persons()], key=lambda line: str(line["id"]))
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


if __name__ == "__main__":
    TARGET.write_text(build(), encoding="utf-8")
