"""The page in a real browser: what a reader clicks, types, sees and hears."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
from readings import belga

from kg.graph import to_graph
from kg.page import write_page

Opener = Callable[..., Any]
HOSTILE = "<img src=x onerror=alert(1)></script><script>alert(2)</script>\"'javascript:alert(3)\u202e"
CENTRE = "#graph canvas"


def panel(page: Any) -> str:
    """Read the panel as it is shown."""
    return page.locator("#panel").inner_text()


def test_it_opens_on_the_whole_with_title_counts_and_legend(news: Path, show: Opener) -> None:
    """The first sight says what this is, how much news it holds and what its signs mean, without any request."""
    page = show(news)
    assert page.locator("h1").inner_text() == "Qui a fait quoi à qui"
    assert (
        page.locator("#summary").inner_text()
        == "2 articles · novembre 2021 – 1er décembre 2021 · 8 acteurs · 7 événements"
    )
    legend = page.locator("#filters").inner_text()
    for word in (
        "coopération verbale",
        "conflit matériel",
        "prévu",
        "nié",
        "personne",
        "organisation",
        "Taille d’un acteur",
    ):
        assert word in legend
    assert page.locator(CENTRE).bounding_box()["width"] > 500


def test_nothing_trembles(news: Path, show: Opener) -> None:
    """The layout is made before the page opens: the picture is the same a second later."""
    page = show(news)
    page.wait_for_timeout(300)
    before = page.locator(CENTRE).screenshot()
    page.wait_for_timeout(1000)
    assert page.locator(CENTRE).screenshot() == before


def test_a_click_on_an_actor_opens_its_panel(news: Path, show: Opener) -> None:
    """The panel names the actor, its aliases, its Wikidata item, its office and what it did."""
    page = show(news)
    page.locator("#panel a", has_text="Biélorussie").first.click()
    text = panel(page)
    for words in ("Bélarus, Minsk", "Wikidata Q184", "Alexandre Loukachenko – président", "sanctionne", "PARTENAIRES"):
        assert words in text
    assert page.locator("#panel a", has_text="Wikidata").get_attribute("href") == "https://www.wikidata.org/wiki/Q184"
    assert "acteur=bielorussie" in page.url


def test_a_click_on_the_drawing_opens_what_lies_there(news: Path, show: Opener) -> None:
    """Sweeping over the drawing finds actors and links; a click on one opens exactly what the hint announced."""
    page = show(news)
    box = page.locator(CENTRE).bounding_box()
    kinds = set()
    for x in range(20, int(box["width"]), 12):
        for y in range(30, int(box["height"]), 45):
            page.mouse.move(box["x"] + x, box["y"] + y)
            hint = page.locator("#tip")
            if not hint.is_visible():
                continue
            words = hint.inner_text().splitlines()[0]
            page.mouse.click(box["x"] + x, box["y"] + y)
            kind = "acteur" if "acteur=" in page.url else "lien"
            if kind not in kinds:
                named = words.split(" – ")[0]
                assert named in panel(page)
                kinds.add(kind)
            page.keyboard.press("Escape")
            page.evaluate("location.hash = ''")
            if kinds == {"acteur", "lien"}:
                return
    pytest.fail(f"only {kinds} could be clicked")


def test_an_event_shows_its_sentence_with_the_words_marked(news: Path, show: Opener) -> None:
    """Sentence, marked words, title, outlet, date, speaker, status and rule: what a reader needs to believe it."""
    page = show(news, "#lien=emmanuel-macron~vladimir-poutine")
    quote = page.locator("#panel .quote", has=page.locator("text=Élysée")).first
    assert (
        quote.locator("blockquote").inner_text()
        == "Emmanuel Macron s'est entretenu avec Vladimir Poutine, selon l'Élysée."
    )
    assert quote.locator("mark").inner_text() == "Emmanuel Macron s'est entretenu avec Vladimir Poutine"
    told = quote.locator("figcaption").inner_text()
    for words in ("Selon", "Élysée", "Sanctions contre Minsk", "Belga", "novembre 2021", "règle-s'entretenir", "75 %"):
        assert words in told
    assert "avéré" in panel(page)


def test_a_denied_event_is_struck(news: Path, show: Opener) -> None:
    """What is denied does not look like a fact."""
    page = show(news, "#lien=bielorussie~ukraine&statuts=denied")
    assert page.locator("#panel h4 s").inner_text() == "attaque"


def test_the_article_can_be_read_with_all_its_marks(news: Path, show: Opener) -> None:
    """The stored text is there in full, and each mark leads to the event it says."""
    page = show(news, "#article=000_belga")
    page.wait_for_selector("#panel .text mark")
    assert page.locator("#panel .text").inner_text() == belga().article.text
    page.locator("#panel .text mark a", has_text="libéré").click()
    assert "libère" in panel(page)


def test_the_address_keeps_the_view(news: Path, show: Opener) -> None:
    """A link that was copied opens on the same selection and filters, and the way back works."""
    page = show(news)
    page.locator("#panel a", has_text="Biélorussie").first.click()
    page.get_by_label("prévu").uncheck()
    url = page.url
    again = show(news, url[url.index("#") :])
    assert panel(again) == panel(page)
    assert not again.get_by_label("prévu").is_checked()
    page.get_by_role("link", name="Fermer la fiche").click()
    assert "Vue d’ensemble" in panel(page)
    page.go_back()
    assert "Bélarus, Minsk" in panel(page)


def test_search_ignores_accents_and_knows_aliases(news: Path, show: Opener) -> None:
    """Whoever types without accents or by another name finds the actor, with the keyboard alone."""
    page = show(news)
    page.get_by_role("combobox").first.fill("etats")
    assert page.get_by_role("option").first.inner_text().startswith("États-Unis")
    page.get_by_role("combobox").first.fill("BELARUS")
    assert page.get_by_role("option").first.inner_text().startswith("Biélorussie")
    page.keyboard.press("Enter")
    assert "acteur=bielorussie" in page.url


@pytest.mark.parametrize(
    ("fragment", "left"),
    [
        ("types=SANCTION", 1),
        ("types=ASSAULT|CONSULT", 5),
        ("statuts=denied", 1),
        ("genres=Person", 3),
        ("medias=AFP", 4),
        ("n=2", 1),
        ("du=2021-11&au=2021-11", 4),
        ("du=2022-01", 0),
    ],
)
def test_filters_leave_what_they_say(news: Path, show: Opener, fragment: str, left: int) -> None:
    """By sort, status, kind of actor, outlet, corroboration and date: the table holds what passes, no more."""
    page = show(news, f"#vue=tableau&{fragment}")
    assert page.locator("tbody tr").count() == left


def test_a_category_is_switched_off_with_one_box(news: Path, show: Opener) -> None:
    """The box of a quad category acts on all its sorts, and one click brings everything back."""
    page = show(news, "#vue=tableau")
    page.get_by_label("conflit matériel", exact=True).uncheck()
    assert page.locator("tbody tr").count() == 3
    page.get_by_role("button", name="Effacer").click()
    assert page.locator("tbody tr").count() == 7


def test_a_bar_of_the_histogram_chooses_its_month(news: Path, show: Opener) -> None:
    """A click on a month leaves that month's events, a second one takes the choice back."""
    page = show(news, "#vue=tableau")
    bars = page.locator(".bars rect")
    bars.last.click()
    assert "du=2021-12" in page.url
    assert page.locator("tbody tr").count() < 7
    bars.last.click()
    assert page.locator("tbody tr").count() == 7


def test_the_table_sorts_both_ways(news: Path, show: Opener) -> None:
    """A click on a heading sorts by it, the next turns the order; accents sort as in French."""
    page = show(news, "#vue=tableau")
    page.get_by_role("button", name="Acteur", exact=True).click()
    rising = page.locator("tbody tr td:nth-child(2)").all_inner_texts()
    assert page.locator("th[aria-sort=ascending]").inner_text().startswith("Acteur")
    page.get_by_role("button", name="Acteur").click()
    falling = page.locator("tbody tr td:nth-child(2)").all_inner_texts()
    assert [name[1:] for name in rising] == [name[1:] for name in reversed(falling)]
    assert "États-Unis" in rising[-2]


def test_the_table_can_be_taken_away_as_csv(news: Path, show: Opener) -> None:
    """The file holds the rows of the view with type, sources and passages, and opens as UTF-8."""
    page = show(news, "#vue=tableau&types=SANCTION")
    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger en CSV").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["Acteur"], row["Destinataire"], row["Statut"], row["Date"]) == (
        "États-Unis",
        "Biélorussie",
        "prévu",
        "2021-11-15",
    )
    assert (row["Type PLOVER"], row["Articles"]) == ("SANCTION", "2")
    assert "Les Etats-Unis sanctionnent la Biélorussie" in row["Passages"]


def test_neighbourhood_and_paths(news: Path, show: Opener) -> None:
    """One step around an actor, two steps, and the way from one actor to another through a third."""
    page = show(news, "#vue=tableau&autour=russie~1")
    assert page.locator("tbody tr").count() == 1
    wider = show(news, "#vue=tableau&autour=russie~2")
    assert wider.locator("tbody tr").count() == 3
    path = show(news, "#vue=tableau&chemin=etats-unis~russie")
    assert "3 liens" in path.locator("#notice").inner_text()
    assert path.locator("tbody tr").count() == 4
    none = show(news, "#chemin=emmanuel-macron~russie")
    assert "Aucun chemin ne relie Emmanuel Macron à Russie" in none.locator("#notice").inner_text()


def test_a_path_is_asked_for_in_the_panel(news: Path, show: Opener) -> None:
    """From an actor's panel a second name is typed, and the path is drawn."""
    page = show(news, "#acteur=etats-unis")
    page.get_by_label("Chemin vers").fill("ukra")
    page.keyboard.press("Enter")
    assert "Les plus courts chemins de États-Unis à Ukraine\u00a0: 2 liens" in page.locator("#notice").inner_text()


def test_the_drawing_works_with_the_keyboard(news: Path, show: Opener) -> None:
    """Arrows walk from actor to actor and say who it is, Enter opens the panel, Escape closes it."""
    page = show(news)
    page.locator("#graph").focus()
    page.keyboard.press("ArrowRight")
    first = page.locator("#announce").inner_text()
    assert "événement" in first
    for key in ("ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
    name = page.locator("#announce").inner_text().split(",")[0]
    page.keyboard.press("Enter")
    assert page.locator("#panel-title").inner_text().endswith(name)
    page.keyboard.press("Escape")
    assert "Vue d’ensemble" in panel(page)


def test_everything_can_be_reached_by_tab(news: Path, show: Opener) -> None:
    """Tab leads through search, views, filters, drawing and panel; the first stops skip ahead to table and panel."""
    page = show(news)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Tableau des événements"
    page = show(news)
    stops = []
    for _ in range(60):
        page.keyboard.press("Tab")
        stops.extend(
            page.evaluate("[document.activeElement.id, document.activeElement.closest('#panel, #filters')?.id]")
        )
    for stop in ("search", "show-table", "filters", "graph", "panel"):
        assert stop in stops


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "fragment",
    [
        "",
        "#acteur=bielorussie",
        "#lien=bielorussie~etats-unis",
        "#article=000_belga",
        "#vue=tableau",
        "#autour=russie~2",
    ],
)
def test_axe_finds_no_accessibility_violation(news: Path, show: Opener, fragment: str, scheme: str) -> None:
    """Names, roles, contrast, order of headings and landmarks hold up in every view, light and dark."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    page = show(news, fragment, color_scheme=scheme)
    found = axe.Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found] == []


def test_a_phone_shows_everything_without_scrolling_sideways(news: Path, show: Opener) -> None:
    """At 390 pixels nothing is cut off, the filters open on demand, and a selection brings its panel into view."""
    page = show(news, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert not page.locator("#filters").is_visible()
    page.get_by_role("button", name="Légende et filtres").click()
    assert page.locator("#filters").is_visible()
    page.get_by_role("button", name="Légende et filtres").click()
    page.locator("#panel a", has_text="Biélorussie").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_hostile_names_and_texts_are_shown_and_never_run(tmp_path: Path, show: Opener) -> None:
    """Markup, scripts, javascript: links and bidi marks in names, titles and texts are letters like others."""
    reading = belga()
    entities = tuple(
        replace(one, label=HOSTILE, aliases=(HOSTILE + "2",), wikidata="javascript:alert(4)")
        if one.id == "bielorussie"
        else one
        for one in reading.entities
    )
    text = reading.article.text + HOSTILE
    article = replace(reading.article, text=text, title=HOSTILE, publisher=HOSTILE)
    path = tmp_path / "hostile.html"
    write_page(to_graph([replace(reading, article=article, entities=entities)]), {article.id: text}, path)
    shown = HOSTILE.replace("\u202e", "⟨U+202E⟩")
    page = show(path, "#acteur=bielorussie")
    assert shown in panel(page)
    assert page.locator("#panel a[href^='javascript']").count() == 0
    page.evaluate("location.hash = 'article=000_belga'")
    page.wait_for_selector("#panel .text mark")
    assert page.locator("#panel .text").inner_text().endswith(shown)
    page.evaluate("location.hash = 'vue=tableau'")
    page.get_by_role("combobox").first.fill("img src")
    assert page.get_by_role("option").first.inner_text().startswith(shown)
    assert page.locator("img").count() == 0


def test_an_article_without_events_still_shows_what_was_recognised(tmp_path: Path, show: Opener) -> None:
    """Where nothing happened the page says so, and the actors, their offices and the text can still be read."""
    silent = replace(belga(), events=())
    path = tmp_path / "silent.html"
    write_page(to_graph([silent]), {silent.article.id: silent.article.text}, path)
    page = show(path)
    assert "Aucun événement" in page.locator("#notice").inner_text()
    page.evaluate("location.hash = 'acteur=alexandre-loukachenko'")
    assert "président – ⬢Biélorussie" in panel(page)
    page.evaluate("location.hash = 'article=000_belga'")
    page.wait_for_selector("#panel .text mark")
    assert page.locator("#panel .text").inner_text() == silent.article.text


def test_twenty_thousand_actors_open_on_the_most_important_part(tmp_path: Path, show: Opener) -> None:
    """The page says that it shows a part, stays under 30 MB, and search reaches an actor that is not drawn."""
    spec = spec_from_file_location("bench_page", Path(__file__).parents[2] / "scripts" / "bench_page.py")
    assert spec
    assert spec.loader
    bench = module_from_spec(spec)
    spec.loader.exec_module(bench)
    graph, texts = bench.synthetic(20_000, 30_000)
    path = tmp_path / "large.html"
    write_page(graph, texts, path)
    assert path.stat().st_size < 30_000_000
    page = show(path)
    assert "acteurs les plus cités sur 20\u202f000" in page.locator("#notice").inner_text()
    page.get_by_role("combobox").first.fill("numero 19876")
    page.keyboard.press("Enter")
    assert page.locator("#panel-title").inner_text().endswith("Acteur Numéro 19876")
    page.locator("#panel .quote figcaption a").first.click()
    page.wait_for_selector("#panel .text mark")
    page.get_by_role("button", name="Tableau", exact=True).click()
    assert page.locator("tbody tr").count() == 100
