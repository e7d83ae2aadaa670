# make run       set up what is missing and open the app (without a display: print the example's ranking)
# make test      the same set-up, then linters, types, walls and all tests
# make bench     speed and memory
# make pictures  draw the pictures of README.md anew
# make clean     remove the environment and everything that was built

PYTHON ?= python3
export PYTHON

BIN := .venv/bin
# An environment is as good as what it was made from: another content makes another stamp.
KEY := $(shell cat pyproject.toml constraints.txt | cksum | tr ' ' '-')
APP := .venv/app-$(KEY)
TOOLS := .venv/test-$(KEY)
PEERS := .venv/bench-$(KEY)
INSTALL := PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt \
	$(BIN)/pip install --quiet --disable-pip-version-check

.PHONY: run test bench pictures clean python system-libraries

run: $(APP)
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		echo "There is no display here, so this is the ranking of the example strategy:"; \
		folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
		$(BIN)/dia-desktop new "$$folder/example.strategy" && $(BIN)/dia-desktop rank "$$folder/example.strategy"; \
	else \
		$(BIN)/dia-desktop; \
	fi

test: ROLE := test
test: $(TOOLS)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2

bench: $(PEERS)
	$(BIN)/python -m benchmarks

pictures: $(APP)
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
		$(BIN)/dia-desktop screenshots "$$folder" && \
		$(BIN)/dia-desktop screenshots "$$folder" --theme dark && \
		$(BIN)/dia-desktop new "$$folder/example.strategy" && \
		$(BIN)/dia-desktop export "$$folder/example.strategy" --out "$$folder/out" --format png && \
		mkdir -p resources/pictures && \
		cp "$$folder"/markets-light.png "$$folder"/markets-dark.png "$$folder"/robustness-light.png \
			"$$folder"/swot-light.png "$$folder"/roadmap-light.png "$$folder"/funding-kpis-light.png resources/pictures/ && \
		cp "$$folder"/out/*.png resources/pictures/ranking.png

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -prune -exec rm -rf {} +

python:
	@[ -x $(BIN)/pip ] || $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "DIA Desktop needs Python 3.11 or newer. Name one, for example: make PYTHON=python3.12 run" >&2; exit 1; }

system-libraries: | python
	@.ci/system-libraries $(ROLE)

$(BIN)/pip: | system-libraries
	@echo "Setting up .venv; the first time this downloads about 300 MB."
	$(PYTHON) -m venv .venv

$(APP): | system-libraries $(BIN)/pip
	rm -f .venv/app-* .venv/test-*
	$(INSTALL) --editable .
	touch $@

$(TOOLS): | system-libraries $(BIN)/pip
	rm -f .venv/app-* .venv/test-*
	$(INSTALL) --editable '.[test]'
	touch $@ $(APP)

$(PEERS): $(TOOLS)
	rm -f .venv/bench-*
	$(INSTALL) --editable '.[bench]'
	touch $@
