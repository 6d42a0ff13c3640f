"""Dates in the text: which expressions are dates, and what they mean on the day of publication."""

from __future__ import annotations

import pytest

from kg.dates import Direction, find_dates, resolve

WEDNESDAY = "2016-05-04"


def values(text: str, published: str = WEDNESDAY, direction: Direction = "past") -> list[str]:
    """Return what each expression of ``text`` means."""
    return [resolve(mention, published, direction) for mention in find_dates(text, published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Il l'a annoncé lundi.", "2016-05-02"),
        ("Mercredi, le Sénat a voté.", "2016-05-04"),
        ("ce mercredi 4 mai", "2016-05-04"),
        ("le vote de ce mercredi", "2016-05-04"),
        ("mardi dernier", "2016-05-03"),
        ("mercredi dernier", "2016-04-27"),
        ("vendredi prochain", "2016-05-06"),
        ("depuis lundi", "2016-05-02"),
        ("dans la nuit de lundi", "2016-05-02"),
        ("lundi matin", "2016-05-02"),
        ("Hier soir, il a parlé.", "2016-05-03"),
        ("avant-hier", "2016-05-02"),
        ("Aujourd'hui, il part.", "2016-05-04"),
        ("ce matin", "2016-05-04"),
        ("Dans la matinée, des tirs ont retenti.", "2016-05-04"),
        ("dans la soirée d'hier", "2016-05-03"),
        ("demain", "2016-05-05"),
        ("il y a trois jours", "2016-05-01"),
        ("il y a 2 mois", "2016-03"),
        ("il y a dix ans", "2006"),
        ("dans deux mois", "2016-07"),
        ("la semaine dernière", "2016"),
        ("le week-end dernier", "2016"),
        ("cette semaine", "2016-05"),
        ("le mois dernier", "2016-04"),
        ("l'an dernier", "2015"),
        ("cette année", "2016"),
        ("l'année prochaine", "2017"),
        ("en mars", "2016-03"),
        ("fin octobre", "2015-10"),
        ("à la mi-octobre dernier", "2015-10"),
        ("en mai dernier", "2015-05"),
        ("depuis août de l'année dernière", "2015-08"),
        ("en avril de cette année", "2016-04"),
        ("d'août dernier", "2015-08"),
        ("entre mars et avril", "2016-03"),
        ("attentats de janvier et novembre 2015", "2015-01"),
        ("en septembre 2025", "2025-09"),
        ("début janvier 2017", "2017-01"),
        ("l'été dernier", "2015"),
        ("au début du printemps", "2016"),
        ("à l'automne", "2015"),
        ("le 9 avril", "2016-04-09"),
        ("le 1er décembre", "2015-12-01"),
        ("le 1 er décembre", "2015-12-01"),
        ("le 11 octobre dernier", "2015-10-11"),
        ("mardi 15 septembre", "2015-09-15"),
        ("Le jeudi 28, dans l'après-midi", "2016-04-28"),
        ("du 3 au 5 mai", "2016-05-03"),
        ("les 7 et 8 avril", "2016-04-07"),
        ("dans la nuit du 28 au 29 juillet 2015", "2015-07-28"),
        ("du 28 mai au 3 juin 2015", "2015-05-28"),
        ("le 22/08/2020 à 00:30", "2020-08-22"),
        ("le 22.08.2020", "2020-08-22"),
        ("le 2020-08-22", "2020-08-22"),
        ("en 2014", "2014"),
        ("depuis 2012", "2012"),
        ("au premier semestre 2022", "2022"),
        ("l'été 2015", "2015"),
        ("entre 2005 et 2007", "2005"),
        ("l'accord de 2015 prévoit", "2015"),
        ("les attentats du 11 septembre 2001", "2001-09-11"),
    ],
)
def test_expression_against_the_day_of_publication(text: str, value: str) -> None:
    """Each expression means the day, month or year that a reader of that day's paper would say."""
    assert values(text)[0] == value


@pytest.mark.parametrize(
    "text",
    [
        "au pouvoir depuis 26 ans",
        "âgé de 26 ans",
        "pendant trois jours",
        "dans les années 1990",
        "la planète Mars",
        "Mars attaque",
        "en mai 68",
        "l'après-Mai 68",
        "le 11-Septembre",
        "les attentats du 11 septembre",
        "l'article 49.3",
        "un score de 3-2",
        "9,5 millions d'habitants",
        "de 2000 soldats",
        "la saison 2015-2016",
        "en 2 000 jours",
        "tous les lundis",
        "chaque lundi",
        "le lundi suivant",
        "au lendemain de la guerre",
        "à la veille du scrutin",
        "le 30 février",
        "31/13/2020",
        "la place du 8 Mai 1945",
        "il marche en tête",
        "les marchés",
        "l'été fut chaud",
        "le printemps arabe",
        "dimanches et jours fériés",
    ],
)
def test_what_is_no_date(text: str) -> None:
    """Durations, ages, names, scores and habits give no date."""
    assert find_dates(text, WEDNESDAY) == []


@pytest.mark.parametrize(
    ("text", "published", "direction", "value"),
    [
        ("lundi", "2021-11-17", "past", "2021-11-15"),
        ("lundi", "2021-11-17", "future", "2021-11-22"),
        ("mercredi", "2021-11-17", "future", "2021-11-17"),
        ("en décembre", "2021-11-17", "future", "2021-12"),
        ("en décembre", "2021-11-17", "past", "2020-12"),
        ("en décembre", "2021-11-17", "", "2021-12"),
        ("en novembre", "2021-11-17", "future", "2021-11"),
        ("le 3 mars", "2021-11-17", "future", "2022-03-03"),
        ("le 3 mars", "2021-11-17", "past", "2021-03-03"),
        ("avant l'élection du 3 novembre", "2020-10-23", "past", "2020-11-03"),
        ("jeudi 26,", "2017-01-28", "past", "2017-01-26"),
        ("dans trois jours", "2021-11-29", "future", "2021-12-02"),
        ("jeudi", "2020-08-22", "past", "2020-08-20"),
        ("ce week-end", "2021-11-15", "past", "2021-11"),
    ],
)
def test_tense_chooses_the_side(text: str, published: str, direction: Direction, value: str) -> None:
    """The same words mean a day before or after publication, by the tense of their clause."""
    assert values(text, published, direction) == [value]


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("lundi", "2021-11", "2021-11"),
        ("hier", "2021-11", "2021-11"),
        ("le mois dernier", "2021-01", "2020-12"),
        ("en septembre", "2021-11", "2021-09"),
        ("le 9 août", "2020-08", "2020-08-09"),
        ("la semaine dernière", "2021-11", ""),
        ("l'an dernier", "2021", "2020"),
        ("en mars", "2021", ""),
        ("lundi", "", ""),
        ("hier", "", ""),
        ("le 9 août", "", ""),
        ("l'an dernier", "", ""),
        ("le 9 août 2020", "", "2020-08-09"),
        ("en 2014", "", "2014"),
    ],
)
def test_nothing_is_invented_where_publication_is_not_known(text: str, published: str, value: str) -> None:
    """A coarse day of publication gives coarse values, none at all leaves relative expressions open."""
    assert values(text, published) == [value]


def test_the_next_day_counts_from_the_day_named_before() -> None:
    """*Le lendemain* is the day after the last day of the text, not after publication."""
    assert values("Le 30 avril, il a fui. Le lendemain, il est revenu.") == ["2016-04-30", "2016-05-01"]
    assert values("Lundi, il a fui. La veille, il avait parlé.") == ["2016-05-02", "2016-05-01"]


def test_offsets_and_precision_are_those_of_the_expression() -> None:
    """A mention can be sliced out of the text and says how exact it is."""
    text = "Le président a promis, le mois dernier, de partir le 9 avril 2016 ou en 2017."
    found = find_dates(text, WEDNESDAY)
    assert [text[m.start : m.end] for m in found] == ["le mois dernier", "9 avril 2016", "en 2017"]
    assert [m.precision for m in found] == ["month", "day", "year"]
    assert [m.value for m in found] == ["2016-04", "2016-04-09", "2017"]


def test_leap_day_is_found_in_a_leap_year() -> None:
    """The 29th of February without a year belongs to the year that has one."""
    assert values("le 29 février", "2017-01-10") == ["2016-02-29"]


def test_days_next_to_each_other_do_not_overlap() -> None:
    """Two days of an enumeration are two mentions."""
    found = find_dates("vendredi et samedi à Minsk", "2025-12-13")
    assert [m.value for m in found] == ["2025-12-12", "2025-12-13"]
    assert found[0].end <= found[1].start
    assert values("des accords signés en 1979 et 1994 avec les deux voisins") == ["1979", "1994"]


def test_a_range_is_dated_by_its_beginning() -> None:
    """*De décembre 2015 à mars 2016* and *dans la nuit de lundi à mardi* begin with their first date."""
    assert values("assigné de décembre 2015 à mars 2016") == ["2015-12"]
    assert values("dans la nuit de lundi à mardi") == ["2016-05-02"]


def test_years_later_count_from_the_date_before() -> None:
    """*Dix ans plus tard* needs a date to count from."""
    assert values("reconnu en 1999 mais abandonné dix ans plus tard") == ["1999", "2009"]
    assert values("abandonné dix ans plus tard") == []


def test_a_year_may_stand_before_a_plural_article() -> None:
    """*En 2012 les premiers réfugiés* is a year, *2000 soldats* is not."""
    assert values("a accueilli en 2012 les premiers réfugiés") == ["2012"]
