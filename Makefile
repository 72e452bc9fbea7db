# `make run` and `make test` are all that a fresh machine needs: each sees to .venv, to the locked packages and to Qt's libraries.
# PYTHON=/path/to/python3.12 chooses the Python; otherwise it is the newest of 3.11 to 3.13 on the PATH.

export PYTHON
bin := .venv/bin
benchmarks := $(sort $(wildcard benchmarks/bench_*.py))
offscreen := QT_QPA_PLATFORM=offscreen QT_STYLE_OVERRIDE=fusion

.PHONY: help run test test-foreign translations bench quality lock clean run-environment dev-environment

help: ## what there is to make
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 22

run: run-environment ## the sample project: the window, or with no screen the fact table in the terminal
	@$(bin)/diptych demo

test: dev-environment ## every check: style, types, layers, tests
	$(bin)/ruff check
	$(bin)/ruff format --check
	$(bin)/mypy
	$(offscreen) $(bin)/pytest -m "not foreign" -n logical --maxprocesses 4

test-foreign: dev-environment ## the tests that need another program; those whose program is not here are skipped
	$(offscreen) $(bin)/pytest -m foreign

translations: dev-environment ## the catalogues of the window's languages anew from the source, and compiled
	@bash .ci/translations

bench: dev-environment ## how long things take, as ratios
	@for file in $(benchmarks); do echo "== $$file"; PYTHONPATH=. $(offscreen) $(bin)/python $$file || exit; done

quality: dev-environment ## how good the results are on the data that DIPTYCH_SHARED names, as one table
	@PYTHONPATH=. $(bin)/python benchmarks/quality.py

lock: dev-environment ## write both locks anew from pyproject.toml; UPGRADE=yes moves every pin
	@bash .ci/lock $(if $(UPGRADE),--upgrade)

clean: ## take away .venv, caches and whatever was built
	rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

run-environment:
	@bash .ci/environment run
	@bash .ci/system-libraries

dev-environment:
	@bash .ci/environment dev
	@QT_QPA_PLATFORM=offscreen bash .ci/system-libraries
