# Two commands do everything: `make serve` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
CODECITE_CHROMIUM ?= $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)
export CODECITE_CHROMIUM

.PHONY: serve test checks fmt clean

serve: $(STAMP)
	$(BIN)/codecite serve

test: $(STAMP) checks

checks: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest
	$(BIN)/codecite-eval --gate

fmt: $(STAMP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Installed again only when what is to be installed changes.
$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --editable ".[dev]"
	touch $(STAMP)

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
