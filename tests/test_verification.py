"""Every mention is re-sliced in the stored texts; whatever moved is found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import Graph
from readings import afp, belga

from kg.errors import InputError
from kg.graph import to_graph
from kg.store import GraphStore, store_of
from kg.texts import StoredText, read_texts, sha256_of, write_texts
from kg.turtle import to_turtle
from kg.verification import Verification, verify

TEXTS = {
    item.article.id: StoredText(item.article.id, sha256_of(item.article.text), item.article.title, item.article.text)
    for item in (belga(), afp())
}
GRAPH = store_of(to_graph([belga(), afp()]))


def with_text(text: str) -> dict[str, StoredText]:
    """Give the stored texts with another text for the first article."""
    return TEXTS | {"000_belga": replace(TEXTS["000_belga"], text=text)}


def reload(turtle: str) -> GraphStore:
    """Load Turtle text that was tampered with."""
    return store_of(Graph().parse(data=turtle, format="turtle"))


def reasons(found: Verification) -> set[str]:
    """Give the sentences of the mismatches."""
    return {mismatch.reason for mismatch in found.mismatches}


def test_a_graph_verifies_against_its_own_texts() -> None:
    """All nine mentions of both articles stand where the graph says."""
    assert verify(GRAPH, TEXTS) == Verification(mentions=9, articles=2, mismatches=())


def test_one_letter_more_at_the_start_is_noticed_everywhere() -> None:
    """Each of the five mentions of that article is reported, and its digest."""
    found = verify(GRAPH, with_text("x" + TEXTS["000_belga"].text))
    assert len(found.mismatches) == 6
    assert {mismatch.article for mismatch in found.mismatches} == {"000_belga"}
    assert any("not the one" in reason for reason in reasons(found))


def test_a_changed_word_shows_both_sides() -> None:
    """The report says what was expected and what is there."""
    text = TEXTS["000_belga"].text.replace("nouvelles sanctions", "vieilles  sanctions")
    (mismatch,) = [m for m in verify(GRAPH, with_text(text)).mismatches if "oa:exact" in m.reason]
    assert "nouvelles" in mismatch.expected
    assert "vieilles" in mismatch.found
    assert mismatch.mention == "men:mc66691aae00a02c09ad3"


def test_a_changed_neighbourhood_is_noticed() -> None:
    """The words may be right and stand in another sentence."""
    turtle = to_turtle(to_graph([belga(), afp()])).replace('oa:suffix ", selon', 'oa:suffix ", dixit')
    assert reasons(verify(reload(turtle), TEXTS)) == {"oa:prefix or oa:suffix is not around it."}


def test_a_missing_article_is_noticed() -> None:
    """A graph without its texts proves nothing."""
    found = verify(GRAPH, {"001_afp": TEXTS["001_afp"]})
    assert len(found.mismatches) == 6
    assert all("among the stored texts" in reason for reason in reasons(found))


def test_unreadable_offsets_are_a_mismatch_and_no_crash() -> None:
    """A damaged graph gets a report."""
    turtle = (
        to_turtle(to_graph([belga(), afp()]))
        .replace("oa:start 77 ;", "oa:start -77 ;")
        .replace("    oa:end 180 ;\n", "")
    )
    assert reasons(verify(reload(turtle), TEXTS)) == {"The mention has no readable offsets."}


def test_texts_come_back_as_they_were_written(tmp_path: Path) -> None:
    """Line separators, quotes and emoji survive articles.jsonl; the lines are sorted by id."""
    text = "Une « phrase »\u2028\u0085 et\n\tune \\ autre 😀"
    articles = [replace(belga().article, id=name, text=text) for name in ("b", "a")]
    write_texts(articles, tmp_path / "articles.jsonl")
    found = read_texts(tmp_path / "articles.jsonl")
    assert list(found) == ["a", "b"]
    assert found["a"] == StoredText("a", sha256_of(text), "Sanctions contre Minsk", text)


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "a"}', '{"id": 1, "sha256": "", "title": "", "text": ""}'])
def test_a_damaged_line_is_named(tmp_path: Path, line: str) -> None:
    """The error says which line of articles.jsonl is wrong."""
    path = tmp_path / "articles.jsonl"
    path.write_text('{"id": "a", "sha256": "", "title": "", "text": ""}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 2"):
        read_texts(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """No traceback where articles.jsonl is absent."""
    with pytest.raises(InputError, match=r"absent\.jsonl"):
        read_texts(tmp_path / "absent.jsonl")
