# Two commands do everything: `make site` builds the website, `make test` checks the project.
# Each makes the environment it needs in .venv/ the first time and reuses it after that.

PYTHON ?= python3
SEEDS ?= seeds
ENV := .venv
BIN := $(ENV)/bin
BUILT := $(ENV)/.ready-build
TESTED := $(ENV)/.ready-test
ASKED := $(ENV)/.ready-ask
FUZZED := $(ENV)/.ready-fuzz
FUZZ_RUNS ?= 1000000
STRICT ?=
AS_OF ?=
export NO_MKDOCS_2_WARNING := true
CLEAN ?=

.PHONY: audit coverage fuzz mutants same-bytes sbom bench train explain help pictures site docs test test-browser lint serve check sheet ask clean lock

help:
	@echo "make site           build the website into site/  (STRICT=1: stop at the first seeds problem;"
	@echo "                    CLEAN=1: from nothing, without what earlier builds kept)"
	@echo "make serve          preview it, rebuilt when an article, the index or a template changes"
	@echo "make check          list every problem in the seeds as file:line"
	@echo "make sheet STORY=...   the story's sentences numbered, for a second reader"
	@echo "make ask STORY=... MODEL=...   let a language model read it (a server on this machine, or ENDPOINT=...)"
	@echo "make explain STORY=harbour-strike   every decision behind one story"
	@echo "make test           lint, types and every test that needs no browser"
	@echo "make test-browser   tests in a real Chromium (needs chromium, node, npm and java)"
	@echo "make fuzz           1,000 changed characters, then a fuzzer: FUZZ_RUNS=1000000 a target (hours)"
	@echo "make mutants        escape, spans, proof and addresses changed in one place: does a test tell?"
	@echo "make coverage       the tests, with the branches that they reach and the floors of each folder"
	@echo "make same-bytes     one site in ten environments (PYTHONS=\"python3.12 ...\" for other versions)"
	@echo "make sbom           what the program is made of, as CycloneDX; make audit: known weaknesses"
	@echo "make pictures       renew the pictures in docs/assets/ from the real site"
	@echo "make bench          speed, memory and growth on invented archives (half an hour or more)"
	@echo "make train          train a gate of generator/learned/ again: WHAT=agreement|disputes|headings|speakers|summary CORPUS=PATH"
	@echo "make lock           renew the locked requirements files"
	@echo "make clean          remove what was built; articles and index are never touched"

# --- environment --------------------------------------------------------------------------------

$(BUILT): requirements.txt
	@echo "environment: installing requirements.txt into $(ENV)/ (once; a minute or two)"
	@test -x $(BIN)/python || $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, this is " + sys.version.split()[0])'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(ENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(TESTED): $(BUILT) requirements-dev.txt
	@echo "environment: installing requirements-dev.txt into $(ENV)/ (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

# --- site ---------------------------------------------------------------------------------------

docs: $(BUILT)
	@echo "environment: $(ENV)/ is ready"
	@$(if $(CLEAN),rm -rf .cache)
	@echo "generator: $(SEEDS)/ -> docs/"
	@$(BIN)/python -m generator build --seeds $(SEEDS) $(if $(STRICT),--strict) || test $$? = 1 -a -z "$(STRICT)"

site: $(BUILT)
	@echo "environment: $(ENV)/ is ready"
	@$(if $(CLEAN),rm -rf .cache)
	@echo "generator: $(SEEDS)/ -> docs/ -> site/"
	@$(BIN)/python -m generator site --seeds $(SEEDS) $(if $(AS_OF),--as-of $(AS_OF)) $(if $(STRICT),--strict) || test $$? = 1 -a -z "$(STRICT)"

serve: docs
	@PREVIEW=true SEEDS=$(SEEDS) $(BIN)/mkdocs serve --watch $(SEEDS) --watch generator

explain: $(BUILT)
	@$(BIN)/python -m generator explain $(STORY) --seeds $(SEEDS)

check: $(BUILT)
	@$(BIN)/python -m generator check --seeds $(SEEDS)

sheet: $(BUILT)
	@test -n "$(STORY)" || { echo "say which story: make sheet STORY=its-id" >&2; exit 2; }
	@$(BIN)/python -m generator sheet "$(STORY)" --seeds $(SEEDS)

$(ASKED): $(BUILT) requirements-ask.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-ask.txt
	@touch $@

ask: $(ASKED)
	@test -n "$(STORY)$(STORIES)" -a -n "$(MODEL)" || { echo "say what and whom: make ask STORY=its-id MODEL=name [ENDPOINT=url]" >&2; exit 2; }
	@$(BIN)/python -m generator ask $(STORY) $(STORIES) --model "$(MODEL)" --seeds $(SEEDS) $(if $(ENDPOINT),--endpoint "$(ENDPOINT)")

# --- tests --------------------------------------------------------------------------------------

lint: $(TESTED)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

test: lint
	@echo "environment: $(ENV)/ is ready"
	@$(BIN)/python -m pytest -n auto --ignore tests/browser

CHECKERS := tests/browser/node_modules/.ready

$(CHECKERS): tests/browser/package-lock.json
	@echo "environment: installing the checkers of tests/browser (once)"
	@npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund --silent
	@touch $@

test-browser: $(TESTED) $(CHECKERS)
	@$(BIN)/python -m pytest tests/browser

$(FUZZED): $(TESTED) requirements-fuzz.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-fuzz.txt
	@touch $@

fuzz: $(FUZZED)
	@FUZZ=1 BRIEFING_CHANGES=1000 $(BIN)/python -m pytest -n auto tests/verify tests/test_mutated_answers.py
	@$(BIN)/python -m tests.hostile.fuzzing all -runs=$(FUZZ_RUNS)

mutants: $(TESTED)
	@$(BIN)/python -m tests.mutants

coverage: lint
	@$(BIN)/python -m pytest -n auto --ignore tests/browser --cov=generator --cov-branch --cov-report=json:.build/coverage.json
	@$(BIN)/python -m tests.coverage_floors

same-bytes: $(TESTED)
	@$(BIN)/python -m tests.same_bytes $(PYTHONS)

sbom: $(TESTED)
	@mkdir -p .build
	@$(BIN)/cyclonedx-py requirements requirements.txt --of JSON -o .build/sbom.json
	@$(BIN)/python -m tests.test_licences > .build/licences.txt
	@echo "ready: .build/sbom.json .build/licences.txt"

audit: $(TESTED)
	@$(BIN)/pip-audit --requirement requirements.txt --require-hashes --disable-pip

bench: $(TESTED)
	@$(BIN)/python -m benchmarks

train: $(TESTED)
	@$(BIN)/python -m training $(WHAT) $(CORPUS) --date "$$(date +%F)"

# --- upkeep -------------------------------------------------------------------------------------

pictures: site $(TESTED)
	@$(BIN)/python -m tests.browser.pictures

lock: $(TESTED)
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header requirements.in -o requirements.txt
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header requirements-dev.in -o requirements-dev.txt
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header requirements-dask.in -o requirements-dask.txt
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header requirements-ask.in -o requirements-ask.txt
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header requirements-fuzz.in -o requirements-fuzz.txt

clean:
	rm -rf site .build .cache
