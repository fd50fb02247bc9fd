# Needs make and Python 3.11 or newer; everything else is installed in .venv from the locks.
# Every target is phony: cli, corpus, diff, model, notice, parser and tests are folders.

PYTHON ?= python3
PYTEST_OPTIONS ?= -n 2
export PIP_DISABLE_PIP_VERSION_CHECK = 1

VENV := .venv
BIN := $(VENV)/bin
# A stamp is newer than the locks it was installed from; it lives in the environment and goes with it.
RUN := $(VENV)/run.stamp
DEV := $(VENV)/dev.stamp
WHEEL_VENV := build/wheel-venv
COMPILE := --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --quiet

DEMO := corpus/documents/demarcatie
DEMO_STEP := demarcatie 2026-01 2026-02 --corpus build/demo
DEMO_DECIDED := --reasons docs/examples/reasons-2026-02.toml --verdicts docs/examples/verdicts-2026-02.jsonl
EXAMPLES := $(sort $(wildcard corpus/documents/*/*.pdf))
# Folders with NAME.old.md and NAME.new.md that the figures about the diff are made on besides the examples.
VERSIONS ?=
STATEMENT := corpus/documents/data-pro-statement/data-pro-statement
EXAMPLE_PAIRS := --pair $(DEMO)/demarcatie-2025-06.md $(DEMO)/demarcatie-2026-01.md \
	--pair $(DEMO)/demarcatie-2026-01.md $(DEMO)/demarcatie-2026-02.md \
	--pair $(DEMO)/demarcatie-2026-02.md $(DEMO)/demarcatie-2026-03.md \
	--pair $(STATEMENT)-03-2025.md $(STATEMENT)-09-2025.md --pair $(STATEMENT)-09-2025.md $(STATEMENT)-02-2026.md
EXAMPLE_FILES := $(filter-out --pair,$(EXAMPLE_PAIRS))

# Real texts to edit for the figures of pairing; more of them say more.
TEXTS ?= corpus/documents $(VERSIONS)

.DEFAULT_GOAL := help
.PHONY: help demo test check venv lock golden corpus bench clean

help: ## List the targets
	@sed -n 's/^\([a-z]*\):.*## /\1 /p' Makefile | while read -r target text; do printf '  make %-8s %s\n' "$$target" "$$text"; done

demo: $(RUN) ## Keep the example versions in a corpus, release a notice, open a window, rehearse the e-mails and build the site
	@rm -rf build/demo build/site build/.site.renvooi
	@mkdir -p build/demo
	@$(BIN)/renvooi init --corpus build/demo >build/demo/steps.log
	@$(BIN)/renvooi add $(EXAMPLES) --publish --corpus build/demo >>build/demo/steps.log 2>&1
	@$(BIN)/renvooi list --corpus build/demo
	@echo
	@$(BIN)/renvooi notice $(DEMO_STEP) $(DEMO_DECIDED) \
		--release --by "N. Jansen" --output build/demo/notice.md 2>>build/demo/steps.log
	@$(BIN)/renvooi notice $(DEMO_STEP) --released --received 2026-03-02 --format text
	@for form in html docx xlsx ics; do \
		$(BIN)/renvooi notice $(DEMO_STEP) --released --received 2026-03-02 --output build/demo/notice.$$form 2>>build/demo/steps.log || exit 1; done
	@$(BIN)/renvooi notice $(DEMO_STEP) --released --received 2026-03-02 --output build/demo/notice.pdf \
		|| true # a bare machine may lack what draws a PDF, and is told so
	@$(BIN)/renvooi notice $(DEMO_STEP) $(DEMO_DECIDED) --verify build/demo/notice.html --received 2026-03-02 >>build/demo/steps.log
	@echo
	@$(BIN)/renvooi windows open demarcatie 2026-01 2026-02 --client K-1024 --received 2026-03-02 \
		--evidence "ontvangstbevestiging van de mailserver" --because "Vastgelegd na verzending." --corpus build/demo >>build/demo/steps.log 2>&1
	@$(BIN)/renvooi windows list --today 2026-03-10 --corpus build/demo
	@echo
	@$(BIN)/renvooi clients import docs/examples/clients.csv --corpus build/demo >>build/demo/steps.log 2>&1
	@$(BIN)/renvooi notify $(DEMO_STEP) --mail docs/examples/mail.toml
	@for form in eml html txt; do \
		$(BIN)/renvooi notify $(DEMO_STEP) --mail docs/examples/mail.toml --sample K-1031 --output build/demo/mail.$$form 2>>build/demo/steps.log || exit 1; done
	@echo
	@$(BIN)/renvooi site build build/site --corpus build/demo --url https://www.example.nl/wijzigingen/
	@$(BIN)/renvooi site check build/site
	@echo
	@$(BIN)/renvooi verify --corpus build/demo
	@echo "The same notice as a page, PDF, Word, Excel and calendar file: $$(pwd)/build/demo/notice.*; as an e-mail: mail.*"
	@echo "The web site: $(BIN)/renvooi site serve build/site"

test: $(DEV) ## Run all tests
	@$(BIN)/python -m pytest $(PYTEST_OPTIONS)

check: $(DEV) ## All that must hold before a change goes in: format, lint, types, layers, tests, wheel
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python
	$(BIN)/lint-imports
	$(BIN)/python bench/startup.py --limit 2
	$(BIN)/python -m pytest $(PYTEST_OPTIONS)
	rm -rf build/wheel
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir build/wheel .
	test -x $(WHEEL_VENV)/bin/python || $(PYTHON) -m venv $(WHEEL_VENV)
	$(WHEEL_VENV)/bin/python -m pip install --quiet --require-hashes --requirement requirements/dev.txt
	$(WHEEL_VENV)/bin/python -m pip install --quiet --no-deps --force-reinstall build/wheel/*.whl
	$(WHEEL_VENV)/bin/python -P -m pytest $(PYTEST_OPTIONS)

venv: $(DEV) ## Make .venv with renvooi (editable) and all development tools

lock: $(DEV) ## Write requirements/*.txt anew from pyproject.toml
	$(BIN)/uv pip compile $(COMPILE) $(UPGRADE) pyproject.toml --extra all --group build --group dev --output-file requirements/dev.txt
	$(BIN)/uv pip compile $(COMPILE) pyproject.toml --extra all --constraints requirements/dev.txt --output-file requirements/run.txt
	$(BIN)/uv pip compile $(COMPILE) --group build --constraints requirements/dev.txt --output-file requirements/build.txt
	$(BIN)/uv pip compile $(COMPILE) --group bench --constraints requirements/dev.txt --output-file requirements/bench.txt

golden: $(DEV) ## Rewrite the expected texts of the tests; review the difference like code
	RENVOOI_GOLDEN=write $(BIN)/python -m pytest -n 0 tests

corpus: $(DEV) ## Render the example documents anew from their Markdown
	$(BIN)/python corpus/documents/render.py

bench: $(DEV) ## Print start-up time, speed, memory, accuracy of reading and comparing, and what becomes of bad files
	$(BIN)/python bench/startup.py
	$(BIN)/python bench/speed.py corpus/documents
	$(BIN)/python bench/memory.py corpus/documents/data-pro-statement/data-pro-statement-02-2026.pdf
	$(BIN)/python bench/hidden.py corpus/documents
	$(BIN)/python bench/trees.py corpus/documents/demarcatie corpus/documents/data-pro-statement
	$(BIN)/python bench/chains.py corpus/documents/demarcatie corpus/documents/data-pro-statement
	$(BIN)/python bench/blame.py --limit 2
	$(BIN)/python bench/ledger.py
	$(BIN)/python bench/akn.py $(EXAMPLES)
	$(BIN)/python bench/corpus.py
	$(BIN)/python -m bench.register
	$(BIN)/python -m bench.outbox
	$(BIN)/python bench/mails.py
	$(BIN)/python bench/storms.py
	$(BIN)/python bench/bundles.py
	$(BIN)/python bench/site.py
	$(BIN)/python bench/windows.py
	$(BIN)/python bench/readability.py $(EXAMPLE_FILES)
	$(BIN)/python bench/formats.py $(EXAMPLE_FILES)
	$(BIN)/python bench/tampering.py tests/notice/verifying/cases --floor 1
	$(BIN)/python bench/roundtrip.py corpus/documents/demarcatie corpus/documents/data-pro-statement
	$(BIN)/python bench/pairs.py tests/diff/pairs.tsv tests/diff/pairs/*.tsv --processor Voorbeeld --client klant
	$(BIN)/python bench/claims.py tests/diff/claims/labelled.txt --floor 0.95
	$(BIN)/python bench/redlines.py $(VERSIONS) $(EXAMPLE_PAIRS)
	$(BIN)/python bench/redlines.py $(VERSIONS) $(EXAMPLE_PAIRS) --same 20
	$(BIN)/python bench/diffspeed.py $(VERSIONS) $(EXAMPLE_PAIRS)
	$(BIN)/python bench/meaning.py $(VERSIONS) $(EXAMPLE_PAIRS)
	$(BIN)/python -m bench.evidence $(TEXTS) --peers all --floors
	$(BIN)/python -m bench.damage

clean: ## Remove .venv and all that was built
	rm -rf $(VENV) build dist

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "renvooi needs Python 3.11 or newer; say which with make PYTHON=...")'
	@echo "Making $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)

$(RUN): $(VENV)/bin/python pyproject.toml requirements/run.txt requirements/build.txt
	@echo "Installing renvooi and the libraries it needs ..."
	@$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements/run.txt --requirement requirements/build.txt
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q $(VENV)/lib cli diff model notice parser corpus/renvooi
	@touch $@

$(DEV): $(RUN) requirements/dev.txt
	@echo "Installing the development tools ..."
	@$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements/dev.txt
	@$(BIN)/python -m compileall -q $(VENV)/lib
	@touch $@
