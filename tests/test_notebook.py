"""The tour: it runs from the first cell to the last, and its committed outputs stay small and belong to no machine."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
TOUR = NOTEBOOKS / "tour.ipynb"
LARGEST = 300_000  # bytes, outputs included


@pytest.mark.filterwarnings("ignore")
def test_the_tour_runs() -> None:
    """Every cell runs without an error, and the plots are drawn."""
    notebook = nbformat.read(TOUR, as_version=4)
    resources = {"metadata": {"path": str(NOTEBOOKS)}}
    done = NotebookClient(notebook, timeout=300, kernel_name="python3", resources=resources).execute()
    outputs = [output for cell in done.cells for output in cell.get("outputs", ())]
    assert [output for output in outputs if output.output_type == "error"] == []
    assert sum("image/png" in output.get("data", {}) for output in outputs) == 2


def test_the_tour_is_committed_with_small_outputs() -> None:
    """A visitor sees tables and plots without running anything, and no path of somebody's machine."""
    text = TOUR.read_text(encoding="utf-8")
    notebook = nbformat.reads(text, as_version=4)
    assert all(cell.outputs for cell in notebook.cells[2:] if cell.cell_type == "code")
    assert len(text.encode()) < LARGEST
    assert re.search(r"/(home|root|tmp|usr|opt)/", text) is None
