# Trellis. `make demo` shows it, `make test` tests it, `make check` reads it; `make help` lists the rest.
# What each command needs, it installs into .venv first (scripts/bootstrap); data live in TRELLIS_HOME (.trellis).
.DEFAULT_GOAL := help
.PHONY: help demo demo-reset test test-sqlite test-postgres test-browser check format messages bench screenshots clean
PORT ?= 8000

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## /\1: /p' Makefile

demo: ## show the demo school in the browser, on http://127.0.0.1:8000 (PORT= changes it)
	@scripts/bootstrap
	@.venv/bin/trellis demo --port $(PORT)

demo-reset: ## plant the demo school afresh
	@scripts/bootstrap
	@.venv/bin/trellis demo --reset --only-plant

test: ## run every test: on SQLite, on PostgreSQL, and the journeys in Chromium
	@scripts/test

test-sqlite: ## run the tests on SQLite alone
	@scripts/test sqlite

test-postgres: ## run the tests on PostgreSQL alone
	@scripts/test postgresql

test-browser: ## run the journeys in Chromium alone
	@scripts/test browser

check: ## read the code: style, types, storeys, templates, migrations, messages
	@scripts/check

format: ## write code and templates in the house's form
	@scripts/bootstrap dev
	@scripts/format

messages: ## bring the message catalogues up to date and compile them
	@scripts/bootstrap dev
	@.venv/bin/python scripts/messages.py update

bench: ## measure, and write docs/benchmarks.md
	@scripts/bootstrap dev
	@.venv/bin/python -m benchmarks.run

screenshots: ## take the README's pictures again
	@scripts/bootstrap dev
	@.venv/bin/python scripts/screenshots.py

clean: ## remove what can be made again; your data in .trellis stay
	rm -rf .venv .tools .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis htmlcov .coverage
