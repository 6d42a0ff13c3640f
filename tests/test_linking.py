"""Chains to entities: known ones by their id, new ones by an id that depends on their names alone."""

from __future__ import annotations

import pytest
from scenes import words

from kg.identifiers import slug
from kg.linking import COMMON, Linked, link_entities
from kg.model import Article, Mention


def name(text: str, kind: str = "Person", known: str = "") -> Mention:
    """Make a mention by name."""
    return Mention(0, 1, 0, "name", kind, text, known)


def link(*mentions: Mention, targets: list[tuple[int, ...]] | None = None, published: str = "") -> Linked:
    """Link the mentions of an article; each is a chain of its own unless ``targets`` says otherwise."""
    article = Article("a1", "", "", published=published)
    chains = targets or [(i,) for i in range(len(mentions))]
    return link_entities(article, mentions, chains, words().gazetteer)


def test_a_known_name_brings_its_item() -> None:
    """A gazetteer entry gives label, kind and Wikidata item; what the article calls it becomes an alias."""
    (entity,) = link(name("Bélarus", "Country", "bielorussie")).entities.values()
    assert (entity.id, entity.kind, entity.label, entity.wikidata) == ("bielorussie", "Country", "Biélorussie", "Q184")
    assert entity.aliases == ("Bélarus",)


def test_an_unknown_person_is_called_by_the_fullest_name() -> None:
    """Of the spellings in a chain the longest is the label and makes the id."""
    linked = link(name("Duval"), name("Claire Duval"), targets=[(1,), (1,)])
    (entity,) = linked.entities.values()
    assert (entity.id, entity.label, entity.aliases) == ("claire-duval", "Claire Duval", ("Duval",))
    assert linked.of_mention == (("claire-duval",), ("claire-duval",))


def test_a_bare_surname_lives_in_its_article() -> None:
    """A *Duval* of one article is not that of another."""
    assert link(name("Duval")).of_mention == (("duval-a1",),)


def test_a_bare_surname_of_one_known_person_is_that_person() -> None:
    """A surname that only one known person bears is enough."""
    surname, known = min((s, p) for s, p in words().gazetteer.by_surname.items() if " " not in s)
    assert link(name(surname)).of_mention == ((known,),)


def test_a_common_surname_alone_is_anybody() -> None:
    """A *Diallo* without an office is not the known one of that name, nor is *Jean Diallo*."""
    common, known = min((s, p) for s, p in words().gazetteer.by_surname.items() if s in COMMON)
    assert link(name(common)).of_mention == ((f"{slug(common)}-a1",),)
    named = name(f"Jean {common}"), name(common)
    assert known not in link(*named, targets=[(0,), (0,)]).entities


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("Organization", "zorglub-organisation"), ("Place", "zorglub-lieu"), ("Group", "zorglub-groupe")],
)
def test_different_things_never_share_an_id(kind: str, expected: str) -> None:
    """A body, a place and a group of one name are three entities."""
    assert list(link(name("Zorglub", kind)).entities) == [expected]


def test_a_body_is_named_by_its_owner() -> None:
    """*l'armée malienne* is the same in every article; *l'armée* of nobody known is not."""
    army = Mention(0, 2, 0, "body", "Organization", "armée malienne", noun="armée", of=1)
    mali = Mention(1, 2, 1, "demonym", "Country", "Mali", "mali")
    bare = Mention(3, 4, 3, "body", "Organization", "armée", noun="armée")
    assert link(army, mali, bare).of_mention == (("armee-mali-organisation",), ("mali",), ("armee-a1",))


def holder(of: str, published: str) -> tuple[str, ...]:
    """Return whom *le président* of a country is linked to on a day."""
    office = Mention(0, 2, 0, "role", "Person", "président", noun="président", of=1, title="président")
    country = Mention(1, 2, 1, "demonym", "Country", of, of)
    return link(office, country, published=published).of_mention[0]


def test_an_office_means_its_holder_on_the_day_of_publication() -> None:
    """*le président français* is another person in 2010 than in 2020."""
    assert holder("france", "2010-05-01") == ("nicolas-sarkozy",)
    assert holder("france", "2020-05-01") == ("emmanuel-macron",)


def test_without_a_date_an_office_holder_is_not_guessed() -> None:
    """Where the day is unknown the president stays unnamed."""
    assert holder("france", "") == ("president-france-a1",)


def test_a_mention_of_two_chains_keeps_both() -> None:
    """*les deux présidents* points at two entities."""
    pair = Mention(5, 6, 5, "role", "Group", "présidents", noun="président", number="pl")
    linked = link(name("Claire Duval"), name("Paul Morel"), pair, targets=[(0,), (1,), (0, 1)])
    assert linked.of_mention[2] == ("claire-duval", "paul-morel")


def test_pronouns_alone_name_nobody() -> None:
    """A chain of pronouns makes no entity."""
    pronoun = Mention(0, 1, 0, "pronoun", "", "il")
    assert (link(pronoun).entities, link(pronoun).of_mention) == ({}, ((),))


def body(text: str, **more: object) -> Mention:
    """Make a mention of a definite body."""
    return Mention(9, 10, 9, "body", "Organization", text, noun=text, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(("noun", "expected"), [("armée", "armee-mali-organisation"), ("tribunal", "tribunal-a1")])
def test_a_national_body_belongs_to_the_country_of_the_article(noun: str, expected: str) -> None:
    """*Mali : l'armée…* is the army of Mali; *le tribunal* may be any."""
    assert link(name("Mali", "Country", "mali"), body(noun)).of_mention[1] == (expected,)


def test_whose_a_body_is_may_be_said_later() -> None:
    """*un tribunal*, further on *le tribunal du Niger*: one chain, one owner."""
    niger = Mention(12, 13, 12, "name", "Country", "Niger", "niger")
    linked = link(body("tribunal"), body("tribunal", of=2), niger, targets=[(0,), (0,), (2,)])
    assert linked.of_mention[0] == ("tribunal-niger-organisation",)
