"""What the tests on the real model share: it is loaded once."""

from __future__ import annotations

import pytest

from kg.pipeline import Reader, load_reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader of the package: words, language model, scorer."""
    return load_reader()
