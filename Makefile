# Netra: everything a newcomer types. `make help` lists it.
PYTHON ?= python3
PORT ?= 8501
NETRA_FUZZ_SECONDS ?= 600
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
PACKAGES ?= build/packages
# As many as the cores of a small machine.
PROCESSES ?= 2
MEASURED := analysis data_loaders geo store domain
# Containers often forbid to keep compiled modules: each process would compile all of them again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run test fuzz everyone simulation coverage check format sample-data screenshots benchmark catalogues clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

# pip of today reads an index in half the time; where there is none, the one that Python brings will do.
# Of 11,000 modules a third is ever loaded: compiled when that happens, not all of them now.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile
READY := test -x $(BIN)/python || $(PYTHON) -m venv $(VENV); $(INSTALL) pip==26.3 2>/dev/null || true

$(VENV)/.installed: requirements.txt constraints.txt
	@$(READY)
	$(INSTALL) -r requirements.txt
	@touch $@

# One call for both: requirements-dev.txt has those of the app in it.
$(VENV)/.installed-dev: requirements-dev.txt requirements.txt constraints.txt
	@$(READY)
	$(INSTALL) -r requirements-dev.txt
	@touch $(VENV)/.installed $@

run: $(VENV)/.installed ## install, load sample data on first start, serve on http://localhost:8501 or PORT
	$(BIN)/python -m sample_data --load --if-empty
	$(BIN)/python -m streamlit run dashboard.py --server.port $(PORT)

sample-data: $(VENV)/.installed ## make the invented months in sample_data/generated and load them
	$(BIN)/python -m sample_data --load

test: $(VENV)/.installed-dev ## all tests: units, both databases, every page, a real browser
	@sh scripts/find_browser.sh
	$(BIN)/python -m pytest -n $(PROCESSES) --dist loadfile --no-loadscope-reorder

fuzz: $(VENV)/.installed-dev ## sequences of acts, thousands of generated workbooks, bent files for ten minutes
	SEQUENCES=60 $(BIN)/python -m pytest tests/store/test_any_sequence.py
	WORKBOOKS=2500 $(BIN)/python -m pytest tests/data_loaders/test_generated_tables.py
	NETRA_FUZZ_SECONDS=$(NETRA_FUZZ_SECONDS) $(BIN)/python -m pytest tests/data_loaders/test_fuzzed_files.py

everyone: $(VENV)/.installed-dev ## axe-core on every page, both languages and themes; every page on imported boundaries
	@sh scripts/find_browser.sh
	NETRA_EVERYONE=both $(BIN)/python -m pytest tests/browser/test_accessibility.py tests/browser/test_administration.py

simulation: $(VENV)/.installed-dev ## 200,000 months without any change at each mean: how many are marked
	NETRA_SIMULATION=1 $(BIN)/python -m pytest tests/analysis/test_false_alarms.py

coverage: $(VENV)/.installed-dev ## branches that the tests take, builds the places again; at least 95 % of each package
	$(BIN)/python -m coverage erase
	NETRA_BUILD=$(PACKAGES) $(BIN)/python -m coverage run -m pytest -n $(PROCESSES) --dist loadfile --no-loadscope-reorder --ignore tests/browser
	$(BIN)/python -m coverage combine -q
	@for each in $(MEASURED); do $(BIN)/python -m coverage report --include "$$each/*" --skip-covered --fail-under 95 || exit 1; done

check: $(VENV)/.installed-dev ## format, lint and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: $(VENV)/.installed-dev ## write the code in the project's format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

catalogues: $(VENV)/.installed-dev ## collect the texts and compile the translations
	$(BIN)/python scripts/catalogues.py

screenshots: $(VENV)/.installed-dev ## pictures of every page into docs/pictures
	$(BIN)/python scripts/screenshots.py

benchmark: $(VENV)/.installed-dev ## measure what the documents claim about speed
	$(BIN)/python -m benchmarks

clean: ## remove the virtual environment and caches, keep data
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
