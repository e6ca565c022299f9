# make run, make test: each does all of its own set-up. The rest is for those who work on the program.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: run test check bundle pins demo benchmarks clean

run: $(READY)
	@$(BIN)/python packaging/run.py

test: $(READY) check
	@$(BIN)/python packaging/run_tests.py

check: $(READY)
	@$(BIN)/ruff check src tests packaging benchmarks
	@$(BIN)/ruff format --check src tests packaging benchmarks
	@$(BIN)/mypy -p facilitator_app
	@$(BIN)/lint-imports

demo: $(READY)
	@QT_QPA_PLATFORM=offscreen $(BIN)/facilitator-app demo --out demo

bundle: $(READY)
	@$(BIN)/python packaging/bundle.py

benchmarks: $(READY)
	@for file in benchmarks/bench_*.py; do $(BIN)/python $$file || exit 1; done

# Pin every library again, with hashes and no download addresses.
pins: $(READY)
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile --universal --generate-hashes --python-version 3.11 --no-header --no-annotate --no-emit-index-url --no-strip-extras --upgrade requirements.in -o requirements.txt
	@$(BIN)/uv pip compile --universal --generate-hashes --python-version 3.11 --no-header --no-annotate --no-emit-index-url --no-strip-extras --upgrade requirements-dev.in -o requirements-dev.txt

$(READY): requirements-dev.txt pyproject.toml packaging/system_libraries.sh
	@sh packaging/system_libraries.sh $(PYTHON)
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the libraries the program needs (a few minutes the first time) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

clean:
	rm -rf $(VENV) build dist demo
