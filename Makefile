# The commands of this repository. `make run` and `make test` do their own set-up; nothing else has to come first.
# PYTHON=... chooses the Python for the virtual environment when .venv does not exist yet.

.DEFAULT_GOAL := help
.PHONY: help setup run test quick wobble coverage check static-checks check-style check-types check-imports bench incoming first-sheets outgoing reimport drills simulate picture refresh-requirements clean clean-venv

python := .venv/bin/python
set_up := packaging/setup/set_up.sh
with_postgresql := packaging/setup/with_postgresql.sh
in_memory := packaging/setup/in_memory.sh

# A third of their time the tests wait, for the disk or a window, so there is one process more than cores;
# more than four would gain little and want a lot of memory.
processes := $(shell cores=$$(getconf _NPROCESSORS_ONLN); echo $$((cores < 4 ? cores + 1 : 4)))
in_parallel := --numprocesses=$(processes) --dist=worksteal

# Containers often tell Python to keep nothing that it compiled: each test process and each child of one would
# compile the whole program and its tests anew.
unexport PYTHONDONTWRITEBYTECODE

# Windows are drawn in memory wherever no display was asked for.
offscreen := QT_QPA_PLATFORM=offscreen
in_place := $(offscreen) $(with_postgresql) $(in_memory)
whole_suite = $(in_parallel) --ignore=tests/benchmarks $$(packaging/setup/tests_left_out.sh)

help:  ## Say what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 30

setup:  ## System libraries, .venv with the locked packages, PostgreSQL for the tests
	@$(set_up) window tests

run:  ## Open the window on a copy of the Prime Day sample plan (no display: pictures in build/demo)
	@$(set_up) window
	@$(python) packaging/demo/run_demo.py

test: static-checks  ## All checks and tests, on SQLCipher and PostgreSQL, in random order (seed=N repeats one)
	@$(in_place) $(python) -m tests.suite.judge $(if $(seed),--seed=$(seed)) $(whole_suite)

quick: setup  ## The tests that the edited files reach, the nearest first (since=COMMIT for all edits after it)
	@$(in_place) $(python) -m tests.suite.reached_tests --since=$(or $(since),HEAD) $(in_parallel)

wobble: setup  ## The suite many times in random order, and beside busy processes; writes tests/suite/WOBBLE.md (runs=20, add=1 goes on)
	@$(in_place) $(python) -m tests.suite.wobble --runs=$(or $(runs),20) $(if $(add),--add) $(whole_suite)

coverage: setup  ## Which lines and branches of the program no test reaches, in build/coverage
	@$(in_place) $(python) -m coverage run -m pytest $(whole_suite)
	@$(python) -m coverage combine --quiet && $(python) -m coverage html --quiet && $(python) -m coverage report

check: static-checks  ## Format, lint, types, import contracts, dependencies, architecture tests
	@$(offscreen) $(python) -m pytest $(in_parallel) tests/architecture

# Beside one another: each of them uses one core only, and what each prints stays together.
static-checks: setup
	@$(MAKE) --no-print-directory --jobs=$(processes) --output-sync=target check-style check-types check-imports

check-style:
	@$(python) -m ruff format --check --quiet .
	@$(python) -m ruff check --quiet .

check-types:
	@$(python) -m mypy --no-error-summary

check-imports:
	@.venv/bin/lint-imports --no-logo
	@.venv/bin/deptry organizer_app

bench: setup  ## Measure the figures of the bar
	@$(offscreen) $(with_postgresql) $(python) tests/benchmarks/run.py

incoming: setup  ## What becomes of the files of others in the folder SAMPLES, and 100,000 damaged files
	@PYTHONPATH=. $(python) tests/incoming/incoming_table.py $(SAMPLES)
	@PYTHONPATH=. $(python) -m tests.incoming.mutations 100000

first-sheets: setup  ## How much of lists as programs and strangers write them is understood without a click (seed=N)
	@$(python) -m tests.first_sheet.run $(if $(seed),--seed $(seed)) --told

outgoing: setup  ## The table of formats, the programs that read them, and how many actions each reads right
	@PYTHONPATH=. $(python) tests/outgoing/format_matrix.py

reimport: setup  ## Import thirty lists again after twelve changes each, and write tests/reimport/RESULTS.md
	@PYTHONPATH=. $(offscreen) $(python) tests/reimport/matrix.py

drills: setup  ## Kill, damage and forget on plans, and write tests/reliability/RESULTS.md (size=small or full, only=kill,power,...)
	@$(offscreen) $(with_postgresql) $(python) tests/reliability/run.py $(or $(size),small) $(if $(only),--only $(only)) --write tests/reliability/RESULTS.md

simulate: setup  ## Play simulated teams from new seeds (seconds=60, or seeds=N first=S), or find planted bugs (planted=all)
	@$(offscreen) $(in_memory) $(python) -m tests.simulation.run $(if $(planted),--planted $(filter-out all,$(planted)),$(if $(seeds),--seeds $(seeds) $(if $(first),--first $(first)),--seconds $(or $(seconds),60)))

picture:  ## Draw the pictures of the README and the guide anew
	@$(set_up) window
	@$(offscreen) $(python) packaging/demo/draw_pictures.py

refresh-requirements: setup  ## Lock the newest packages that pyproject.toml allows (needs Python 3.11 in .venv)
	@$(python) packaging/setup/refresh_requirements.py

clean:  ## Delete what was built and cached; .venv stays
	@rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find organizer_app tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +

clean-venv:  ## Delete .venv
	@rm -rf .venv
