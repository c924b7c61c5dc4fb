# Two commands do all set-up: `make run` and `make test`. Needed beforehand: Python 3.11 or newer, git and make.

BIN := .venv/bin
UV_COMPILE := UV_PYTHON_DOWNLOADS=never $(BIN)/uv pip compile --quiet --universal --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock"

# Without bytecode on disk every command takes seconds longer to start; a foreign PYTHONPATH would shadow the lock.
unexport PYTHONDONTWRITEBYTECODE PYTHONPATH VIRTUAL_ENV

.PHONY: help run test check unit format texts lock upgrade clean FORCE

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/.run-installed  ## the grants of all municipalities and the resolution checked, in out/
	@$(BIN)/thorbecke national --output out
	@$(BIN)/thorbecke resolution report --output out
	@printf '\nNext: %s\n' '$(BIN)/thorbecke serve opens the pages; $(BIN)/thorbecke --help shows what else can be asked.'

test: check unit  ## everything: style, types, tests, documentation

check: .venv/.dev-installed  ## style and types only
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

unit: .venv/.dev-installed  ## tests only; some of them: make unit ARGS="tests/law -k ozb -n 0"
	$(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

format: .venv/.dev-installed  ## put the code in the house style
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

texts: .venv/.dev-installed  ## gather what the web app says into its Dutch catalogue
	$(BIN)/python tools/build_texts.py

lock: .venv/.dev-installed  ## write requirements/ anew after a change of pyproject.toml
	$(UV_COMPILE) $(UPGRADE) --group build pyproject.toml -o requirements/run.txt
	$(UV_COMPILE) $(UPGRADE) --group build --group dev -c requirements/run.txt pyproject.toml -o requirements/dev.txt

upgrade:  ## the same, with the newest version of every package
	@$(MAKE) lock UPGRADE=--upgrade

clean:  ## remove the virtual environment and what tools left behind
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp newer than the lock means: nothing to install. A missing interpreter (never set up, or removed) forces it.
.venv/.%-installed: requirements/%.txt pyproject.toml frontend/package-lock.json tools/install tools/front_end.py $(shell test -x $(BIN)/python || echo FORCE)
	@tools/install $*
