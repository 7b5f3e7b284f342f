# `make site` builds, `make test` proves. Both set up all they need; `make help` lists the rest.
# On Windows, or without make: the README gives the same steps by hand.

PYTHON ?= python3
VENV := .venv
TOOLS := $(VENV)/tools
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip --disable-pip-version-check

# The theme prints a banner about MkDocs 2, which the lock already keeps out.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help site serve test test-faults bench format lock licences sbom clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(VENV)/site.stamp ## build docs/, site/ and dist/ from seeds/
	$(RUN) build.py

serve: $(VENV)/site.stamp ## build, serve on this machine, rebuild when seeds or templates change
	$(RUN) build.py serve

test: $(VENV)/test.stamp ## lint, types and every test, those in a browser too
	$(RUN) -m tools.get_browser
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(RUN) -m pytest -n auto

test-faults: $(VENV)/test.stamp ## kill a build, and fail it, at every call that writes; tests try a sample of these
	ZHUJIE_ALL_FAULTS=1 $(RUN) -m pytest -n auto -rP tests/faults

bench: $(VENV)/test.stamp ## time, memory, search and weight, as ratios and against targets
	$(RUN) -m tools.get_browser
	$(RUN) -m tools.bench
	$(RUN) -m tools.bench_page
	$(RUN) -m tools.bench_search

format: $(VENV)/test.stamp ## put imports and layout in order
	$(RUN) -m ruff check --fix-only --quiet .
	$(RUN) -m ruff format .

# As a program, not with -m: that would find our build.py where pip-tools looks for a package of this name.
lock: $(TOOLS)/stamp ## write requirements*.txt anew from requirements*.in, with the digest of every file
	for name in requirements requirements-test requirements-tools; do CUSTOM_COMPILE_COMMAND="make lock" \
		$(TOOLS)/bin/pip-compile --generate-hashes --allow-unsafe --output-file $$name.txt $$name.in || exit 1; done

licences: $(VENV)/site.stamp ## write THIRD-PARTY.md anew: what is shipped and what a build stands on, with their licences
	$(RUN) -m tools.licences > THIRD-PARTY.md

sbom: $(TOOLS)/stamp $(VENV)/site.stamp ## list what a build stands on, with licences, as dist/sbom.cdx.json (CycloneDX)
	@mkdir -p dist
	$(TOOLS)/bin/cyclonedx-py requirements --output-reproducible --of JSON -o dist/sbom.cdx.json requirements.txt
	$(RUN) -m tools.licences dist/sbom.cdx.json

clean: ## remove everything that is built, installed or cached; docs/ stays
	rm -rf site dist .zhujie $(VENV) __pycache__ .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find zhujie tests tools -name __pycache__ -prune -exec rm -rf {} +

# A stamp is older than its lock exactly when something must be installed.
$(VENV)/site.stamp: requirements.txt $(RUN)
	$(PIP) install --quiet --require-hashes --requirement requirements.txt
	@touch $@

# Depends on the other stamp so that a new lock is installed once, not twice at a time.
$(VENV)/test.stamp: requirements-test.txt $(VENV)/site.stamp
	$(PIP) install --quiet --require-hashes --requirement requirements-test.txt
	@touch $@

# Apart from the build's own packages, which a tool could otherwise change.
$(TOOLS)/stamp: requirements-tools.txt $(RUN)
	$(RUN) -m venv $(TOOLS)
	$(TOOLS)/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes --requirement requirements-tools.txt
	@touch $@

$(RUN):
	@sh tools/make_venv.sh "$(PYTHON)" $(VENV)
