"""The page as a file: what it holds, that it is safe, French and the same in every run."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from readings import MINSK, afp, belga

from kg.graph import to_graph
from kg.model import Entity, Reading
from kg.page import write_page
from kg.page.layout import Box, arrange

HOSTILE = "</script><script>alert(1)</script><!--\"'&\u2028"


def page_of(tmp_path: Path, *readings: Reading, texts: dict[str, str] | None = None) -> str:
    """Write the page of some readings and give it back."""
    path = tmp_path / "graph.html"
    stored = {reading.article.id: reading.article.text for reading in readings}
    write_page(to_graph(readings), stored if texts is None else texts, path)
    return path.read_text(encoding="utf-8")


def block(page: str, name: str) -> Any:
    """Give a data block of the page as the browser would parse it."""
    found = re.search(f'<script type="application/json" id="{name}">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


@pytest.fixture
def page(tmp_path: Path) -> str:
    """Give the page of two articles."""
    return page_of(tmp_path, belga(), afp())


def test_every_event_of_the_graph_is_in_the_page_once(page: str) -> None:
    """Nothing that was read is missing from the page, and what two articles say stands there once."""
    data = block(page, "data")
    names = [actor[1] for actor in data["actors"]]
    statuses = [status[0] for status in data["statuses"]]
    said = sorted((names[f[1]], data["verbs"][f[4]], names[f[2]], statuses[f[5]]) for f in data["facts"])
    assert ("États-Unis", "sanctionne", "Biélorussie", "planned") in said
    assert ("Biélorussie", "attaque", "Ukraine", "denied") in said
    assert len(said) == len(set(said)) == 7
    sanction = next(fact for fact in data["facts"] if data["verbs"][fact[4]] == "sanctionne")
    assert {data["articles"][data["passages"][number][0]][0] for number in sanction[-1]} == {"000_belga", "001_afp"}


def test_a_passage_is_shown_with_the_rest_of_its_sentence(page: str) -> None:
    """The words that say an event stand in their sentence, and the sentence ends where the next begins."""
    passages = {row[4]: row for row in block(page, "data")["passages"]}
    words = "Alexandre Loukachenko a libéré Roman Protassevitch"
    assert (
        passages[words][3] + words + passages[words][5]
        == "Le président Alexandre Loukachenko a libéré Roman Protassevitch."
    )


def test_offsets_count_as_the_browser_counts(tmp_path: Path) -> None:
    """A character outside the basic plane is two units in JavaScript: the marks after it must not shift."""
    reading = afp()
    text = "\U0001f5de " + reading.article.text
    events = tuple(
        replace(event, evidence=replace(event.evidence, start=event.evidence.start + 2, end=event.evidence.end + 2))
        for event in reading.events
    )
    moved = replace(reading, article=replace(reading.article, text=text, reading=text), events=events)
    units = text.encode("utf-16-le")
    for passage in block(page_of(tmp_path, moved), "data")["passages"]:
        assert units[2 * passage[1] : 2 * passage[2]].decode("utf-16-le") == passage[4]


def test_the_texts_can_be_unpacked(page: str) -> None:
    """The articles are in the page in full, in the order of the article list."""
    data, packs = block(page, "data"), block(page, "texts")
    texts = [text for pack in packs for text in json.loads(zlib.decompress(base64.b64decode(pack)))]
    assert texts[[article[0] for article in data["articles"]].index("000_belga")] == MINSK


def test_a_missing_text_leaves_the_passages_readable(tmp_path: Path) -> None:
    """Without the stored texts the page shows the words that the graph itself keeps."""
    passages = block(page_of(tmp_path, belga(), texts={}), "data")["passages"]
    assert any(row[4] == "Alexandre Loukachenko a libéré Roman Protassevitch" and row[3] for row in passages)


def test_names_cannot_leave_the_data_block(tmp_path: Path) -> None:
    """A name that closes the script element and opens another stays data, to the letter."""
    reading = belga()
    entities = tuple(replace(one, label=HOSTILE) if one.id == "elysee" else one for one in reading.entities)
    article = replace(reading.article, title=HOSTILE, publisher=HOSTILE)
    page = page_of(tmp_path, replace(reading, entities=entities, article=article))
    assert "alert(1)</" not in page
    harmless = page_of(tmp_path, reading)
    assert page.count("<script") == harmless.count("<script")
    assert page.count("</script>") == harmless.count("</script>") == 5
    assert HOSTILE in [actor[1] for actor in block(page, "data")["actors"]]


def test_only_the_scripts_and_styles_of_the_page_itself_may_run(page: str) -> None:
    """The policy names each of them by its hash, and refuses everything else, the network included."""
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    rules = policy[1].replace("&#39;", "'")
    assert rules.startswith("default-src 'none'; ")
    assert "unsafe" not in rules
    assert "http" not in rules
    inline = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", page, re.DOTALL)
    assert len(inline) == 3
    for content in inline:
        assert base64.b64encode(hashlib.sha256(content.encode()).digest()).decode() in rules


def test_nothing_is_loaded_from_elsewhere(page: str) -> None:
    """The page opens from a USB stick: no element of it names a file or a host."""
    markup = re.sub(r"<(script|style)[^>]*>.*?</\1>", "", page, flags=re.DOTALL)
    assert not re.search(r"(?:https?:)?//\w", markup)
    assert re.findall(r'\b(?:src|href)="([^"]*)"', markup) == ["data:,"]
    styles = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert styles
    assert "url(" not in styles[1]
    assert "@import" not in styles[1]


def test_the_same_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    """Two runs, and two orders of the articles, write the same page."""
    assert page_of(tmp_path, belga(), afp()) == page_of(tmp_path, afp(), belga())


def test_the_page_speaks_french(page: str) -> None:
    """Labels, statuses and categories are the French ones of the ontology."""
    data = block(page, "data")
    assert '<html lang="fr">' in page
    assert [status[1] for status in data["statuses"]] == ["avéré", "prévu", "possible", "nié"]
    assert [quad[1] for quad in data["quads"]] == [
        *("coopération verbale", "coopération matérielle", "conflit verbal", "conflit matériel"),
    ]
    assert all(label and definition for _, label, definition, _ in data["types"])


def test_a_graph_without_events_still_makes_a_page(tmp_path: Path) -> None:
    """An article in which nothing was found, or no article at all, is no error."""
    silent = replace(belga(), events=(), roles=())
    assert block(page_of(tmp_path, silent), "data")["facts"] == []
    assert block(page_of(tmp_path), "data")["actors"] == []


def test_a_large_graph_opens_on_its_most_important_part(tmp_path: Path) -> None:
    """Beyond what a screen can show the page opens on the heaviest actors; all of them are in its data."""
    reading = belga()
    many = tuple(Entity(f"a-{number:03d}", "Person", f"A {number}") for number in range(300))
    call = next(event for event in reading.events if event.type == "CONSULT")
    calls = tuple(
        replace(call, actor=one.id, recipient=other.id) for one, other in zip(many, many[1:] + many[:1], strict=True)
    )
    hub = tuple(replace(call, actor="vladimir-poutine", recipient=one.id) for one in many[:50])
    page = page_of(tmp_path, replace(reading, entities=(*reading.entities, *many), events=(*calls, *hub)))
    drawn = {node["id"] for node in block(page, "opening")["nodes"]}
    assert "vladimir-poutine" in drawn
    assert {one.id for one in many[:50]} <= drawn
    assert len(drawn) <= 121
    assert len(block(page, "data")["actors"]) == 300 + len(reading.entities)


def test_no_two_actors_of_the_layout_overlap() -> None:
    """Names are legible: the boxes of a ring, a star and loose pairs do not cover one another."""
    ring = [(f"r{n}", f"r{(n + 1) % 12}") for n in range(12)]
    star = [("hub", f"s{n}") for n in range(25)]
    pairs = [(f"p{n}", f"q{n}") for n in range(6)]
    links = [*ring, *star, *pairs]
    boxes = {name: Box(120, 50) for link in links for name in link}
    places = arrange(boxes, links)
    assert places.keys() == boxes.keys()
    names = sorted(places)
    for number, one in enumerate(names):
        for other in names[number + 1 :]:
            (x1, y1), (x2, y2) = places[one], places[other]
            assert abs(x1 - x2) >= 118 or abs(y1 - y2) >= 48, (one, other)
