"""A real browser for the tests of the page: Debian's Chromium through Playwright, or a reason why there is none."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))  # tests/readings.py, as for the tests beside it

from readings import afp, belga

from kg.graph import to_graph
from kg.page import write_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
Opener = Callable[..., "Page"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once; skip where the machine has none."""
    api = pytest.importorskip("playwright.sync_api", reason="the Python package playwright is not installed")
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not path:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the page of two articles."""
    path = tmp_path_factory.mktemp("page") / "graph.html"
    readings = (belga(), afp())
    write_page(to_graph(readings), {one.article.id: one.article.text for one in readings}, path)
    return path


@pytest.fixture
def show(browser: Browser) -> Iterator[Opener]:
    """Give a function that opens a file; at the end no page may have logged an error or asked the network."""
    contexts, complaints = [], []

    def open_page(path: Path, fragment: str = "", **options: object) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1400, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on(
            "request",
            lambda one: None if one.url.startswith(("file:", "data:", "blob:")) else complaints.append(one.url),
        )
        page.goto(path.as_uri() + fragment)
        page.wait_for_selector("html[data-ready]", state="attached")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
