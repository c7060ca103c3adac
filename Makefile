# What one types to run Leak Lab and to work on it. `make` alone lists it all.

# Names another Python to make .venv with: make PYTHON=python3.13 run
ifeq ($(origin PYTHON),undefined)
PYTHON := $(firstword $(wildcard .venv/bin/python) python3)
endif

# npm and node are the ones that the set-up put into .venv/bin.
export PATH := $(CURDIR)/.venv/bin:$(PATH)

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev tauri run test coverage test-page test-python test-window check check-style check-types \
	check-imports check-page format lock bench gallery screenshots translations clean

help: ## list these
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {sub(/:.*/, "", $$1); printf "make %-12s %s\n", $$1, $$2}' Makefile

setup: ## put everything in place to run it
	@$(PYTHON) -m tools.bootstrap run

setup-dev: ## put everything in place to work on it
	@$(PYTHON) -m tools.bootstrap dev

tauri: setup ## put real Tauri in place, for `run --on tauri`: three versions, and WebKitGTK
	@$(PYTHON) -m tools.bootstrap tauri

run: setup ## run it; ARGS='run --all' passes a command line
	@.venv/bin/python main.py $(ARGS)

test: test-page test-python test-window ## run all tests; ARGS='-k upload' is for pytest

coverage: ## run all tests, and say which lines none of them reaches; takes half as long again
	@$(MAKE) test COVERAGE=yes

# As many processes of pytest as there are cores, up to four. Each takes whole files: what tests share
# is in one file. WORKERS=1 runs all in one, for --pdb and -s.
WORKERS := $(shell cores=$$(nproc); echo $$((cores < 4 ? cores : 4)))
SEVERAL = $(filter-out 1,$(WORKERS))
IN_XVFB = .venv/bin/python -m tools.in_xvfb .venv/bin/python

# What ARGS selects may all be in another of the sessions: then pytest's status is 5.
OR_NONE = $(if $(ARGS),|| [ $$? -eq 5 ])

test-page: setup-dev
	npm --prefix web run --silent test

test-python: setup-dev
	QT_QPA_PLATFORM=offscreen .venv/bin/python -m pytest -m "not xvfb and not alone" \
		$(if $(SEVERAL),-n $(WORKERS) --dist loadfile) $(if $(COVERAGE),--cov --cov-report=) $(ARGS) $(OR_NONE)
	QT_QPA_PLATFORM=offscreen .venv/bin/python -m pytest -m alone $(if $(COVERAGE),--cov --cov-append --cov-report=) $(ARGS) $(OR_NONE)

# Each process has a screen of its own: two windows on one would take the keyboard from each other.
test-window: setup-dev ## run the tests of the window on a real screen, by Xvfb
	$(if $(SEVERAL),.venv/bin/python,$(IN_XVFB)) -m pytest -m xvfb \
		$(if $(SEVERAL),--dist loadfile --tx '$(WORKERS)*popen//python=$(IN_XVFB)') $(if $(COVERAGE),--cov --cov-append) $(ARGS) $(OR_NONE)

check: check-style check-types check-imports check-page ## check style, types and imports of the Python and the page

check-style: setup-dev
	.venv/bin/ruff check
	.venv/bin/ruff format --check

check-types: setup-dev
	.venv/bin/mypy

check-imports: setup-dev
	.venv/bin/lint-imports

check-page: setup-dev
	npm --prefix web run --silent types
	npm --prefix web run --silent lint

format: setup-dev ## rewrite the sources in the style that check wants
	.venv/bin/ruff check --fix
	.venv/bin/ruff format
	npm --prefix web run --silent format

# Not setup-dev: that stops when a lock is broken.
lock: ## write requirements/*.txt anew from requirements/*.in
	@$(PYTHON) -m tools.bootstrap lock
	cd requirements && for name in run dev node lock tauri-2.3.1 tauri-2.5.1 tauri-2.8.5; do \
		../.venv/bin/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
			--custom-compile-command 'make lock' $$name.in --output-file $$name.txt || exit 1; \
	done

bench: setup-dev ## measure start-up, the tracker, the bridge, heap queries against memlab, and check against its peers
	.venv/bin/python -m benchmarks.start_up
	.venv/bin/python -m benchmarks.tracker_cost
	.venv/bin/python -m benchmarks.bridge
	.venv/bin/python -m benchmarks.heap_vs_memlab $(ARGS)
	.venv/bin/python -m benchmarks.check_phases
	.venv/bin/python -m benchmarks.check_vs_peers $(CHECK_ARGS)

gallery: setup-dev ## run the whole matrix and write the README's table anew
	.venv/bin/python -m tools.gallery

screenshots: setup-dev ## take the README's pictures anew
	.venv/bin/python -m tools.screenshots

TRANSLATED = ui/*/*.py check/*.py */problems.py */*/problems.py memory/advice/*.py */metrics/*.py \
	report/composed_names.py memory/heap/growth/composed_names.py
translations: setup-dev ## take the texts of the window into ui/translations anew
	.venv/bin/pyside6-lupdate $(sort $(wildcard $(TRANSLATED))) \
		-tr-function-alias QT_TRANSLATE_NOOP+=translatable -locations none -no-obsolete \
		-ts ui/translations/leak-lab_zh_CN.ts

clean: ## delete everything that the set-up, the tests and the checks made
	rm -rf .venv .tauri .setup.lock web/node_modules web/dist ui/translations/compiled web/coverage .coverage .coverage.* htmlcov
	rm -rf tests/corpus/libraries/node_modules tests/corpus/libraries/built
	rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
