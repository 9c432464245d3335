# All commands run in .venv/, which is created on first use and updated when the locked versions change.
PYTHON ?= python3
BENCH  ?= 100 1000
# Number of test files to run in parallel: at most two, because the builds in them start worker processes.
JOBS   ?= 2
VENV   := .venv
BIN    := $(VENV)/bin
PYTEST := $(BIN)/python -m pytest --numprocesses $(JOBS) --dist loadfile
PIP    := $(BIN)/python -m pip --disable-pip-version-check install --quiet

export PIP_REQUIRE_VIRTUALENV := 1

.DEFAULT_GOAL := help
.PHONY: help setup site serve example test lint check golden quality torture fuzz bench format lock clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

setup: $(VENV)/.installed ## Create .venv/ with the `briefing` command

site: setup ## Generate the pages from seeds/ and build the site into site/
	$(BIN)/briefing build

serve: setup ## Build the site, serve it on http://127.0.0.1:8000/ and rebuild it on changes
	$(BIN)/briefing serve

example: setup ## Build the example site into examples/site/
	$(BIN)/briefing build --config examples/mkdocs.yml

test: $(VENV)/.installed-dev ## Run the fast tests of every stage, without a browser
	$(PYTEST) -m "not slow and not browser"

lint: $(VENV)/.installed-dev ## Check format, style, types and architecture
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint ## Run what CI runs: lint and all tests
	$(PYTEST)

golden: $(VENV)/.installed-dev ## Rewrite the expected files of the golden tests; read the diff before committing it
	BRIEFING_UPDATE_GOLDEN=1 $(BIN)/python -m pytest tests/golden

quality: $(VENV)/.installed-dev ## Measure names, dates and summaries on the gold articles in $$BRIEFING_SHARED
	$(BIN)/python -m tests.quality

torture: $(VENV)/.installed-dev ## Test with bad input, kills, full disks and damaged files, and print a table (half an hour)
	$(BIN)/python -m tests.torture

bench: $(VENV)/.installed-dev ## Time whole builds of BENCH="100 1000" articles next to bare spaCy and bare MkDocs
	$(BIN)/python -m benchmarks.build $(BENCH)

FUZZ_SECONDS ?= 60
fuzz: $(VENV)/.installed-dev ## Fuzz the readers, the escape filter and the registry for FUZZ_SECONDS each
	$(PIP) --require-hashes -r requirements-fuzz.txt
	for target in reading escaping registry; do \
	  $(BIN)/python -m tests.fuzz $$target $(FUZZ_SECONDS) || exit 1; done

format: $(VENV)/.installed-dev ## Format the code and fix what the linter can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: $(VENV)/.installed-dev ## Lock the newest allowed versions, with hashes
	$(BIN)/uv pip compile --upgrade --universal --python-version 3.11 --generate-hashes --no-header --quiet pyproject.toml --group build -o requirements.txt
	$(BIN)/uv pip compile --upgrade --universal --python-version 3.11 --generate-hashes --no-header --quiet pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt
	$(BIN)/uv pip compile --upgrade --universal --python-version 3.11 --generate-hashes --no-header --quiet --group pyproject.toml:fuzz -o requirements-fuzz.txt

clean: ## Remove all build and test output, except .venv/
	rm -rf site examples/site .briefing .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed, but $(PYTHON) is older. Run: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt pyproject.toml | $(VENV)/bin/python
	$(PIP) --require-hashes -r requirements.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	$(PIP) --require-hashes -r requirements-dev.txt
	@touch $@
