# The two commands of the README are `make demo` and `make test`; both do all the set-up that they need.
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,\
	$(if $(shell $(name) -c 'import sys; print(sys.version_info >= (3, 11) or "")' 2>/dev/null),$(name))))
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
# The lock names every package, so nothing is left to resolve. Errors only: pip also warns of each oddity in its settings.
PIP := $(BIN)/pip install --quiet --quiet --disable-pip-version-check --no-deps
# Folder with articles.py, score.py and dev/, the gold articles that `make score` measures with.
EVAL ?= $(firstword $(patsubst %/score.py,%,$(wildcard ../*/eval/score.py)))

.DEFAULT_GOAL := help
.PHONY: help setup compiled demo test chromium promtool score bench fuzz audit

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

setup: compiled ## Make the environment in .venv (once for each lock), and compile extraction and inference

compiled: $(STAMP)
	@$(BIN)/python deploy/compile

$(STAMP): requirements/dev.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Frontlog needs Python 3.11 or newer; none was found. Name one: make PYTHON=/path/to/python3" >&2; exit 1; }
	@test -x $(BIN)/pip || deploy/make-venv "$(PYTHON)" $(VENV)
	@echo "Installing the locked packages into $(VENV): a minute or two, once …"
	@$(PIP) --require-hashes --requirement requirements/dev.lock
	@$(PIP) --no-build-isolation --editable .
	@touch $@

demo: $(STAMP) ## The whole system on the samples, until Ctrl-C (ONCE=1: until the table)
	@$(BIN)/frontlog up --demo $(if $(ONCE),--once)

test: setup chromium promtool ## Lint, types, import rules, all tests (T=path: the tests of one path)
ifdef T
	$(BIN)/pytest $(T)
else
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2 --ignore=tests/dashboard
	$(BIN)/pytest tests/dashboard # by themselves: while the browser lives, no other event loop runs in its process
endif

chromium:
	@deploy/install-chromium

promtool: $(STAMP)
	@deploy/install-promtool $(BIN)/promtool

score: $(STAMP) ## Score extraction on gold articles (EVAL=folder with score.py and dev/)
	@test -n "$(EVAL)" || { echo "No gold articles here. Name their folder: make score EVAL=/path/to/eval" >&2; exit 1; }
	@$(BIN)/python $(EVAL)/articles.py $(EVAL)/dev | $(BIN)/frontlog extract > $(VENV)/predictions.jsonl
	@$(BIN)/python $(EVAL)/score.py $(EVAL)/dev $(VENV)/predictions.jsonl

bench: setup ## Measure the speed of extraction and of the ledger (some minutes; docs/speed.md)
	@$(BIN)/frontlog bench extract
	@$(BIN)/python -m benchmarks.speed

fuzz: $(STAMP) ## Look for input that breaks extraction or ingest, led by coverage (SECONDS=60 for each target)
	@$(PIP) --only-binary :all: --require-hashes --requirement requirements/fuzz.lock
	@$(BIN)/python deploy/compile --clean # coverage is of the sources
	@for target in sentences body page batch; do $(BIN)/python -m tests.fuzz $$target --seconds $(or $(SECONDS),60) || exit 1; done

audit: $(STAMP) ## Look for known weaknesses of the locked packages (asks a service on the network: no part of make test)
	@$(BIN)/pip-audit --strict --disable-pip --require-hashes --progress-spinner off \
		$(foreach lock,$(wildcard requirements/*.lock),--requirement $(lock))
