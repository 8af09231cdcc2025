# The site's few commands. Each prepares what it needs and is quick when nothing has changed.

PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
KEYS := var/secrets.env

# Any Python from 3.11 on, the newest first; PYTHON=… chooses another.
PYTHON ?= $(shell for name in python3.14 python3.13 python3.12 python3.11 python3 python; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && break; done)

# A stamp named for the locked versions: another lock is another stamp, and the packages are brought in line.
INSTALLED := $(VENV)/.installed-$(shell cat uv.lock requirements.txt requirements-dev.txt | cksum | tr ' ' '-')

# What pages are drawn with, compiled from npm's locked packages. Neither is committed; a page never needs Node.
NPM := assets/node_modules/.package-lock.json
BUILT := assets/built/.made

# What a site on one's own machine needs to know. A real one says these things itself: see README.md.
HERE := HTTPS=false DEBUG=false DEMONSTRATION=true ALLOWED_HOSTS=127.0.0.1,localhost
# A demonstration's few people are shared by everybody who tries it, so a day there is longer than one person's.
SHARED := FILINGS_A_DAY=500 PEOPLE_NAMED_A_DAY=500 PEOPLE_WRITTEN_FOR_A_DAY=100 WITNESSES_NAMED_A_DAY=500 PREVIEWS_A_DAY=5000
# How `check --deploy` sees it: as it would stand on the internet.
DEPLOYED := HTTPS=true DEBUG=false DEMONSTRATION=false ALLOWED_HOSTS=portal.example.gov.uk

.PHONY: help run test browser test-sqlite test-postgresql check lint types contracts deployable rulebooks coverage \
	format setup lock words database clean

help:
	@echo "make run       the site, with demonstration councils, on http://127.0.0.1:$(PORT)"
	@echo "make test      every test, on SQLite and PostgreSQL side by side"
	@echo "make check     everything a change must pass"
	@echo "make format    put the code in one layout"
	@echo "make words     list the words of the pages anew, for translators"
	@echo "make lock      take newer packages (needs the network)"
	@echo "make clean     remove what make made; the data in var/ stays"

# --- The environment ---------------------------------------------------------------------------------------

setup: $(INSTALLED) $(KEYS) $(BUILT)

# uv installs what uv.lock names, and trusts the certificates this machine trusts (a council's proxy has its own).
# Where uv cannot be had, pip installs the same versions from the same hashes.
$(INSTALLED):
	@test -n "$(PYTHON)" || { echo "This needs Python 3.11 or newer, and found none."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "Python could not make an environment. On Debian or Ubuntu: apt install python3-venv"; exit 1; }
	@if $(BIN)/python -m pip install --quiet --disable-pip-version-check "uv>=0.9,<1" && \
		UV_SYSTEM_CERTS=true $(BIN)/uv sync --frozen --inexact --quiet --python $(BIN)/python; then \
		echo "Packages installed by uv, as locked in uv.lock."; \
	else \
		echo "uv could not do it; pip installs the same versions."; \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes \
			-r requirements-dev.txt; \
	fi
	@rm -f $(VENV)/.installed-*
	@touch $@

# Made once. Keep a copy of the keys of a real site: what they encrypted cannot be read without them.
# A file that is older than the list of keys gets those it lacks; no key that stands is ever written again.
$(KEYS): protocol_portal/keys.py | $(INSTALLED)
	@$(BIN)/python -m protocol_portal.keys $@
	@touch $@

$(NPM): assets/package-lock.json assets/build.sh | $(INSTALLED)
	@sh assets/build.sh $(abspath $(VENV)) packages
	@touch $@

$(BUILT): $(NPM) $(wildcard assets/styles/*.scss assets/scripts/*.js)
	@sh assets/build.sh $(abspath $(VENV)) compile
	@touch $@

# --- The site ----------------------------------------------------------------------------------------------

database: setup
	@$(HERE) $(BIN)/python manage.py migrate --verbosity 0
	@$(HERE) $(BIN)/python manage.py load_rulebooks
	@$(HERE) $(BIN)/python manage.py collectstatic --no-input --verbosity 0
	@$(HERE) $(BIN)/python manage.py seed_demonstration
	@$(HERE) $(BIN)/python manage.py schedule_work

run: database
	@echo
	@echo "The site is at http://127.0.0.1:$(PORT), and its worker runs beside it (Ctrl+C stops both)"
	@exec env $(HERE) $(SHARED) $(BIN)/python -m protocol_portal.side_by_side \
		$(BIN)/gunicorn protocol_portal.wsgi --bind 127.0.0.1:$(PORT) --worker-class gthread \
		--workers 2 --threads 4 --no-control-socket --log-level warning \
		-- $(BIN)/python manage.py qcluster

# --- The tests ---------------------------------------------------------------------------------------------

# Both passes always run, so that one failure does not hide another: side by side, as each keeps one core busy. What
# PostgreSQL's says is shown when both have ended.
BESIDE := .cache/test-postgresql.txt
test: setup browser
	@mkdir -p $(dir $(BESIDE)); failed=; \
	$(MAKE) --no-print-directory test-postgresql > $(BESIDE) 2>&1 & beside=$$!; \
	trap 'kill $$beside; exit 130' INT TERM; \
	$(MAKE) --no-print-directory test-sqlite || failed=1; \
	wait $$beside || failed=1; \
	cat $(BESIDE); \
	test -z "$$failed"

# A Chromium for tests/browser: the machine's own, else Debian's package, else Playwright's. Never a failure by itself:
# where none can be had those tests say so in red, and count as skipped.
browser: $(INSTALLED)
	@$(BIN)/python -m tests.browser.finding

test-sqlite: setup browser
	@echo "== Every test, on SQLite"
	@TEST_DATABASE=sqlite $(BIN)/python -m pytest

test-postgresql: setup
	@echo "== The tests that touch a database, on PostgreSQL"
	@TEST_DATABASE=postgresql $(BIN)/python -m pytest

coverage: setup
	@$(BIN)/python -m pytest --cov --cov-report=term-missing

# --- What a change must pass -------------------------------------------------------------------------------

check: lint types contracts deployable rulebooks test

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

contracts: setup
	$(BIN)/lint-imports --cache-dir .cache/import-linter

deployable: setup
	$(DEPLOYED) $(BIN)/python manage.py check --deploy --fail-level WARNING
	$(DEPLOYED) $(BIN)/python manage.py makemigrations --check --dry-run

rulebooks: setup
	$(HERE) $(BIN)/python manage.py check_rulebooks protocols

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# --- Now and then ------------------------------------------------------------------------------------------

words: setup
	@$(HERE) $(BIN)/python manage.py make_words

lock: setup
	UV_SYSTEM_CERTS=true $(BIN)/uv lock --upgrade
	$(BIN)/uv export --frozen --quiet --no-header --no-dev --no-emit-project -o requirements.txt
	$(BIN)/uv export --frozen --quiet --no-header --no-emit-project -o requirements-dev.txt

clean:
	rm -rf $(VENV) .cache var/static assets/built assets/node_modules
	find . -name __pycache__ -type d -not -path './node_modules/*' -exec rm -rf {} +
