"""How long the page takes to open, for 200, 2,000 and 20,000 actors, with plain pyvis on the same graph beside it.

Needs Chromium and the Python package playwright. Prints one Markdown table: the seconds and bytes that writing takes, and
the seconds from opening the file to the first stable picture (for pyvis: to the end of its physics) in headless Chromium.

    python scripts/bench_page.py [ACTORS...]
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, TimeoutError, sync_playwright
from pyvis.network import Network
from rdflib import Graph

from kg.graph import to_graph
from kg.model import Article, Entity, Event, EventType, Evidence, Kind, Reading, Status
from kg.page import write_page

SIZES = (200, 2_000, 20_000)
EVENTS_PER_ARTICLE = 4
KINDS: tuple[Kind, ...] = ("Person", "Country", "Organization", "Group")
TYPES: tuple[EventType, ...] = ("CONSULT", "ACCUSE", "SUPPORT", "ASSAULT", "SANCTION", "AID", "REQUEST", "THREATEN")
STATUSES: tuple[Status, ...] = ("actual", "actual", "actual", "planned", "possible", "denied")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
PATIENCE = 60.0  # seconds after which a page counts as never ready
FILLER = "Les discussions se poursuivent dans la capitale, où aucun commentaire n'a été obtenu dans l'immédiat. "


def synthetic(actors: int, events: int) -> tuple[Graph, dict[str, str]]:
    """Make a graph of so many actors and events, some actors far more in the news than others, and its texts."""
    chance = random.Random(actors)
    entities = [Entity(f"acteur-{n}", KINDS[n % len(KINDS)], f"Acteur Numéro {n}") for n in range(actors)]
    # One event for each actor, the rest for the few that are always in the news.
    ones = [n if n < actors else int(actors * chance.random() ** 6) for n in range(events)]
    pairs = [(one, _other(chance, one, actors)) for one in ones]
    readings = [
        _reading(first // EVENTS_PER_ARTICLE, pairs[first : first + EVENTS_PER_ARTICLE], entities, chance)
        for first in range(0, events, EVENTS_PER_ARTICLE)
    ]
    return to_graph(readings), {reading.article.id: reading.article.text for reading in readings}


def _other(chance: random.Random, one: int, actors: int) -> int:
    other = int(actors * chance.random() ** 4)
    return other if other != one else (one + 1) % actors


def _reading(number: int, pairs: list[tuple[int, int]], entities: list[Entity], chance: random.Random) -> Reading:
    text, events = "", []
    for one, other in pairs:
        sentence = (
            f"{entities[one].label} a accusé {entities[other].label} de manquer à sa parole, le {chance.random()}."
        )
        evidence = Evidence(len(text), len(text) + len(sentence), "accuser", "verbe", 0.8)
        date = f"20{chance.randint(18, 23)}-{chance.randint(1, 12):02d}"
        kind, status = chance.choice(TYPES), chance.choice(STATUSES)
        events.append(Event(kind, "", entities[one].id, entities[other].id, status, date, "", evidence))
        text += f"{sentence}\n{FILLER * chance.randint(3, 6)}\n"
    used = sorted({entities[end] for pair in pairs for end in pair}, key=lambda entity: entity.id)
    article = Article(f"article-{number:05d}", text, text, f"Dépêche numéro {number}", "2023-06-01", "Agence")
    return Reading(article, tuple(used), tuple(events), ())


def plain_pyvis(graph: Graph, path: Path) -> None:
    """Write the direct edges of a graph as pyvis does without help: its own template, its own physics."""
    network = Network(cdn_resources="in_line", directed=True)
    ends = sorted({(str(s), str(o)) for s, p, o in graph if "/entity/" in str(s) and "/entity/" in str(o)})
    network.add_nodes(sorted({end for pair in ends for end in pair}))
    for one, other in ends:
        network.add_edge(one, other)
    path.write_text(network.generate_html(notebook=False), encoding="utf-8")


def seconds_to_ready(browser: Browser, path: Path, own: bool) -> float | None:
    """Open a page; give the seconds until its picture is stable, None where PATIENCE ends first."""
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.set_default_timeout(PATIENCE * 1000)
    start = time.perf_counter()
    try:
        page.goto(path.as_uri(), wait_until="commit")
        if own:
            page.wait_for_selector("html[data-ready]", state="attached")
        else:
            page.wait_for_function(
                "() => typeof network === 'object' && network !== null && network.physics.stabilized"
            )
        return time.perf_counter() - start
    except TimeoutError:
        return None
    finally:
        page.close()


def main() -> None:
    """Measure every size and print the table."""
    sizes = [int(argument) for argument in sys.argv[1:]] or list(SIZES)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    print("| actors | events | page | written in | size | first stable picture |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        for size in sizes:
            events = size * 3 // 2
            graph, texts = synthetic(size, events)
            for name in ("Dépêche KG", "plain pyvis"):
                own = name == "Dépêche KG"
                path = Path(folder) / f"{size}-{own}.html"
                start = time.perf_counter()
                if own:
                    write_page(graph, texts, path)
                else:
                    plain_pyvis(graph, path)
                written = time.perf_counter() - start
                browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
                ready = seconds_to_ready(browser, path, own)
                browser.close()
                shown = f"{ready:.1f} s" if ready else f"not within {PATIENCE:.0f} s"
                weight = path.stat().st_size / 1e6
                print(f"| {size:,} | {events:,} | {name} | {written:.1f} s | {weight:.1f} MB | {shown} |", flush=True)


if __name__ == "__main__":
    main()
