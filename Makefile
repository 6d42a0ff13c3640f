PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin

.PHONY: graph test browser gazetteer lock clean

graph: $(VENV)/ready  ## build the graph of the articles in seeds/ into output/
	$(BIN)/kg build seeds -o output

test: $(VENV)/ready  ## run the checks and the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2 --dist loadfile

$(VENV)/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

browser:  ## install Chromium for the tests of the page (Debian, Ubuntu; as root)
	command -v chromium || (apt-get update && apt-get install --yes --no-install-recommends chromium)

gazetteer: $(VENV)/ready  ## regenerate kg/data/gazetteer.jsonl from kg/data/gazetteer/
	$(BIN)/python scripts/build_gazetteer.py

lock:  ## pin the dependencies again, with hashes
	uv pip compile --quiet pyproject.toml --group dev --generate-hashes --universal --python-version 3.11 --no-header --no-annotate --no-emit-index-url -o requirements.lock

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
