# The doors of the portal. `make` alone names them.

PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help install browser demo test check ci setup rules messages lock clean bench-mail bench-pages

help: ## Name the doors
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

install: ## Put what the portal needs into .venv, from the lock file; does nothing when it is there
	@$(PYTHON) scripts/install

browser: install
	@$(PYTHON) scripts/install --browser

demo: install ## Start a believable Alliance on this machine and print its address and accounts
	@exec $(BIN)/python -m alliance87.demo

test: browser ## Run the whole suite
	@$(BIN)/python -m pytest

bench-mail: install ## Measure how fast mail leaves, on a real PostgreSQL, Redis and Postfix's test programs
	@scripts/bench_mail $(BENCH)

bench-pages: install ## Measure public pages with 200 and with 20,000 partners; BENCH_DATABASE_URL names a PostgreSQL
	@scripts/bench_pages $(BENCH)

check: install ## Style, types, layers, migrations, words, production settings
	@scripts/check

ci: ## What every change has to pass: both legs of the suite, then the checks
	@.ci/run

setup: install ## Set up a real installation: migrate, reference data, first officer
	@$(BIN)/python manage.py setup_portal

rules: install ## Print each rule, its clause and the tests that prove it
	@$(BIN)/python manage.py rules

messages: install ## Read the strings of the source into both catalogues
	@scripts/messages

lock: install ## Resolve the dependencies of pyproject.toml anew into the lock files
	@scripts/lock

clean: ## Remove what was built: .venv, caches, compiled catalogues (never var/, which holds data)
	@rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@find locale -name '*.mo' -delete 2>/dev/null || true
