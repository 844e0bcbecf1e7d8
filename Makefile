# The two commands of this repository: `make demo` and `make test`. Both install what they need into the checkout.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: install demo test lint lock bench learn migration clean

install: .venv/.installed

# uv is used where it is installed; elsewhere it is bootstrapped into .uv with pip.
.venv/.installed: pyproject.toml requirements.lock
	@set -e; UV=$$(command -v uv || true); \
	if [ -z "$$UV" ]; then \
	  [ -x .uv/bin/uv ] || { $(PYTHON) -m venv .uv && .uv/bin/python -m pip install --quiet uv; }; \
	  UV=.uv/bin/uv; \
	fi; \
	[ -x $(BIN)/python ] || $$UV venv --quiet --python "$$($(PYTHON) -c 'import sys; print(sys.executable)')" .venv; \
	$$UV pip sync --quiet --require-hashes --python $(BIN)/python requirements.lock; \
	$$UV pip install --quiet --python $(BIN)/python --no-deps --editable .
	@touch $@

demo: install
	$(BIN)/ally demo

test: install
	$(BIN)/python -m pytest -n auto

lint: install
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

bench: install
	nice $(BIN)/python -m bench.understanding
	nice $(BIN)/python -m bench.cockpit

# Learns anew what every ability sounds like, after sentences were added to tests/corpus. What it needs is not needed to run Ally.
learn: install
	uv pip install --quiet --python $(BIN)/python --group training
	$(BIN)/python -m bench.training

# Pins every dependency with its hashes and names no package index, so that the lock holds behind any mirror.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
	  --all-extras --group dev pyproject.toml -o requirements.lock

# make migration NAME="accounts have a tier": writes the difference between the models and the newest migration.
migration: install
	@set -e; DRAFT=$$(mktemp -d); trap 'rm -rf "$$DRAFT"' EXIT; export DATABASE_URL="sqlite:///$$DRAFT/draft.db"; \
	$(BIN)/alembic upgrade head && $(BIN)/alembic revision --autogenerate -m "$(NAME)"

clean:
	rm -rf .venv .uv
