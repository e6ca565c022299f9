# make run, make test: each does all of its own set-up. The rest is for those who work on the program.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: run test quick check lint types types-of-tests bundle messages mutants soak pins demo look benchmarks clean

run: $(READY)
	@$(BIN)/python packaging/run.py

test: $(READY) check
	@sh packaging/system_libraries.sh $(PYTHON) desktop || echo "Without them the tests of a real display are left out."
	@$(BIN)/python packaging/run_tests.py

# What a change touches, without the slow tests, in about a third of the time: make test is still the whole.
quick: $(READY) check
	@$(BIN)/python packaging/run_tests.py --quick

check: $(READY)
	@$(MAKE) --no-print-directory --jobs=2 lint types types-of-tests

lint: $(READY)
	@$(BIN)/ruff check src tests packaging benchmarks
	@$(BIN)/ruff format --check src tests packaging benchmarks
	@$(BIN)/lint-imports

types: $(READY)
	@$(BIN)/mypy -p facilitator_app

types-of-tests: $(READY)
	@$(BIN)/mypy --config-file tests/mypy.ini tests packaging

# The sentences of the program into every catalogue; make messages NEW=cy begins one.
messages: $(READY)
	@$(BIN)/python packaging/messages.py $(if $(NEW),--new $(NEW))

# Do the tests notice small faults? About an hour; PACKAGE=store and SEED=7 choose.
mutants: $(READY)
	@$(BIN)/python packaging/mutants.py $(if $(PACKAGE),--package $(PACKAGE)) $(if $(SEED),--seed $(SEED))

# Many more kills, power cuts and faults than make test. Under an hour; its last result is in docs/safety.md.
soak: $(READY)
	@$(BIN)/python packaging/soak.py --write

demo: $(READY)
	@QT_QPA_PLATFORM=offscreen $(BIN)/facilitator-app demo --out demo

# One screen at 100 % and 200 % text: make look SCREEN=timeline
look: $(READY)
	@$(BIN)/python packaging/look.py $(SCREEN)

bundle: $(READY)
	@$(BIN)/python packaging/bundle.py

benchmarks: $(READY)
	@for file in benchmarks/bench_*.py; do $(BIN)/python $$file || exit 1; done

# Pin every library again, with hashes and no download addresses.
pins: $(READY)
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile --universal --generate-hashes --python-version 3.11 --no-header --no-annotate --no-emit-index-url --no-strip-extras --upgrade requirements.in -o requirements.txt
	@$(BIN)/uv pip compile --universal --generate-hashes --python-version 3.11 --no-header --no-annotate --no-emit-index-url --no-strip-extras --upgrade requirements-dev.in -o requirements-dev.txt

$(READY): requirements-dev.txt pyproject.toml setup.py packaging/system_libraries.sh
	@sh packaging/system_libraries.sh $(PYTHON)
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the libraries the program needs (a few minutes the first time) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python packaging/messages.py --compile
	@touch $(READY)

clean:
	rm -rf $(VENV) build dist demo
