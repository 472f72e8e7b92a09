# Two commands for a new machine: `make run` and `make test`. Everything they need goes into .venv.
PYTHON ?= python3
BIN := .venv/bin
RAW ?= data/raw
CLEAN ?= data/clean

.PHONY: help setup run test lint check docs train train-pages lock clean clean-kernels

help:            ## show this list
	@grep -E '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed 's/:[^#]*##/\t/' | expand -t 12

setup: .venv/.installed  ## make .venv with the locked packages and cleaner itself, editable

.venv/.installed: constraints.txt pyproject.toml
	@echo "setting up .venv (a minute or two, once)"
	@$(PYTHON) -c 'import sys; sys.exit("cleaner needs Python 3.11 or newer") if sys.version_info < (3, 11) else None'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r constraints.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

run: setup       ## run the Prefect flow over data/raw into data/clean
	@echo "running the flow clean-articles over $(RAW) into $(CLEAN)"
	@$(BIN)/python -m flows.clean_articles --raw $(RAW) --clean $(CLEAN)

test: setup      ## run all tests
	@echo "running the tests"
	@$(BIN)/python -m pytest

lint: setup      ## style (ruff) and types (mypy)
	@$(BIN)/ruff check .
	@$(BIN)/mypy

check: lint test ## what CI runs

docs: setup      ## write the generated pages of docs/ again
	@$(BIN)/python scripts/render_rules.py
	@$(BIN)/python scripts/render_docs.py

train: setup     ## make the models again; BENCH=folder adds its real pages
	@$(BIN)/python -m training.train_junk $(if $(BENCH),--bench $(BENCH))
	@$(BIN)/python -m training.train_roles $(if $(BENCH),--bench $(BENCH))

train-pages: setup  ## make the judge of pages again; BENCH=folder has the pages
	@$(BIN)/python -m training.train_pages $(BENCH)

lock:            ## resolve the dependencies again (needs uv on the PATH)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --extra flows --extra dev pyproject.toml --output-file constraints.txt

clean:           ## remove .venv and what runs have written
	rm -rf .venv data/clean/current data/clean/snapshots data/clean/.pool data/clean/.work data/clean/.holds

clean-kernels:   ## remove machine code kept from earlier versions of the sources
	find src -name '*.nb[ci]' -delete
