# Ledelsesplan from a fresh checkout: Python 3.11 or newer and make are all that has to be there.
# PYTHON=… chooses another Python, ARGS=… is handed on to the app, pytest or the lock's compiler.

PYTHON ?= python3
ARGS ?=
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help run test check lint types bench lock clean

version := $(shell $(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])')
python := .venv/bin/python
install := $(python) -m pip -qq --disable-pip-version-check install

# Stamps: when one is newer than the files it was made from, the step is done.
made := .venv/made-$(version)
runtime := .venv/installed-runtime
dev := .venv/installed-dev

help: ## This list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-7s %s\n", $$1, $$2 }' Makefile

run: $(runtime) ## Open the app; where there is no screen, make the sample workshop in demo/
	@if [ "$$(uname -s)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		echo "There is no screen here: 'ledelsesplan demo -o demo' does the main job without one."; \
		packaging/system-packages.sh offscreen && \
		QT_QPA_PLATFORM=offscreen $(python) -m ledelsesplan demo -o demo $(ARGS); \
	else \
		packaging/system-packages.sh window || true; \
		$(python) -m ledelsesplan $(ARGS); \
	fi

test: $(dev) ## All tests, without a screen
	@packaging/system-packages.sh offscreen
	@QT_QPA_PLATFORM=offscreen $(python) -m pytest -n auto --maxprocesses 4 $(ARGS)

check: $(dev) ## Everything that has to be in order: lint, types, test
	@failed=0; for target in lint types test; do $(MAKE) $$target || failed=1; done; exit $$failed

lint: $(dev) ## Style, and how the code is laid out
	@$(python) -m ruff check
	@$(python) -m ruff format --check

types: $(dev) ## Type annotations
	@$(python) -m mypy

bench: $(dev) ## What is measured: every script in benchmarks/ that does not begin with _
	@packaging/system-packages.sh offscreen
	@failed=0; for script in benchmarks/[!_]*.py; do \
		echo "$$script"; QT_QPA_PLATFORM=offscreen $(python) "$$script" || failed=1; \
	done; exit $$failed

lock: ## Write the lock files anew (needs uv; ARGS=--upgrade takes newer versions)
	@compile="uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 $(ARGS)"; \
	$$compile pyproject.toml -o requirements.txt && \
	$$compile pyproject.toml --group pyproject.toml:dev -c requirements.txt -o requirements-dev.txt && \
	$$compile --group pyproject.toml:build -c requirements-dev.txt -o requirements-build.txt

clean: ## Remove what these commands made
	@rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist demo
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# An environment that is whole and of this Python is kept; any other is made anew.
$(made):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one with make PYTHON=…" >&2; exit 1; }
	@$(python) -m pip --version 2>/dev/null | grep -qF '(python $(version))' || \
		{ PYTHON='$(PYTHON)' packaging/system-packages.sh venv && $(PYTHON) -m venv --clear .venv; }
	@touch $@

$(runtime): $(made) requirements.txt requirements-build.txt pyproject.toml
	@echo "Installing the locked requirements in .venv"
	@$(install) -r requirements.txt -r requirements-build.txt
	@$(install) --no-deps --no-build-isolation -e .
	@touch $@

$(dev): $(runtime) requirements-dev.txt
	@echo "Installing what tests and checks need"
	@$(install) -r requirements-dev.txt
	@touch $@
