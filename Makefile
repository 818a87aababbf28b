# `make run` opens the program on the sample case; `make test` checks everything; `make help` lists all.
# Each sets up what it needs (a virtual environment in .venv, system libraries) and is quick again.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
CATALOGS := $(patsubst %.po,%.mo,$(wildcard i18n/*/LC_MESSAGES/*.po))
WORKERS ?= 2
SHARED ?= ../shared

export PYTHONUTF8 := 1
# The tests start hundreds of processes: none shall compile the sources anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run test check unit format catalogs bench score fuzz kills offline pictures readme-pictures licences lock wheel frozen package-linux package-tar package-windows \
        package-macos sums test-packages clean \
        system-run system-test
.DEFAULT_GOAL := help

help:
	@echo "make run       open the window on the sample case (without a display: brief and pictures in out/)"
	@echo "make test      format, lint, types, import rules, catalogs, tests"
	@echo "make check     the same without the tests"
	@echo "make unit      the tests alone; T=path for some of them"
	@echo "make format    put the sources into their form"
	@echo "make catalogs  take new texts into the translations"
	@echo "make score     print how well the papers in SHARED are read, field by field"
	@echo "make bench     measure the ratios of tests/benchmarks"
	@echo "make fuzz      read 20,000 papers with bytes changed at random (FUZZ_COUNT=n), open 50,000"
	@echo "               desks, backups, packages and settings with damage (FUZZ_STORED=a quarter),"
	@echo "               and make briefs on far too much in every language on every paper"
	@echo "make pictures  take every screen in both languages, both themes and two sizes, into out/pictures"
	@echo "make readme-pictures  take those of the READMEs anew, into assets/readme"
	@echo "make kills     kill the program 500 times in the middle of its work (KILLS=n), and look"
	@echo "make licences  collect the licences of all that is shipped into assets/licences"
	@echo "make offline   run the tests and walk through the window without a network, each socket traced"
	@echo "make lock      choose the versions of packaging/requirements.lock anew (needs uv)"
	@echo "make wheel     build the wheel in dist/"
	@echo "make frozen    the program as one folder in dist/tro-desk, tried once"
	@echo "make package-linux    the Debian package in dist/"
	@echo "make package-tar      an archive for any other Linux in dist/"
	@echo "make package-windows  Setup.exe in dist/ (needs nsis, mingw-w64 and osslsigncode)"
	@echo "make package-macos    the disk image in dist/ (on a Mac)"
	@echo "make sums             SHA256SUMS of the packages in dist/"
	@echo "make test-packages    install the packages in dist/ and work them with the mouse; pictures in"
	@echo "                      out/packages (as root; needs xvfb, xdotool, debootstrap and wine)"

run: system-run $(READY) $(CATALOGS)
	@if [ "$$(uname)" != Linux ] || [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	    $(BIN)/tro-desk demo --desk out/sample-desk && $(BIN)/tro-desk --desk out/sample-desk; \
	else \
	    echo "There is no display: the sample case is worked without a window."; \
	    $(BIN)/tro-desk demo --desk out/sample-desk && \
	    $(BIN)/tro-desk brief c1 --desk out/sample-desk --lang zh+en --out out/brief.pdf && \
	    $(BIN)/python packaging/pictures out/pictures --form zh-light --size 1366x690; \
	fi

test: check unit
	@echo "All checks passed."

check: system-test $(READY) $(CATALOGS)
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python i18n/catalogs.py check

# Thousands of small desks are made, and each is forced to the disk: memory, where there is enough of
# it, takes them at once.
unit: MEMORY := $(shell df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 && $$4 > 4000000 {print $$6}')
unit: system-test $(READY) $(CATALOGS)
	$(if $(MEMORY),TMPDIR=$(MEMORY)) $(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal $(T)

format: $(READY)
	$(BIN)/ruff check --fix --quiet . || true
	$(BIN)/ruff format --quiet .

catalogs: $(READY)
	$(BIN)/python i18n/catalogs.py update
	$(BIN)/python i18n/catalogs.py compile
	$(BIN)/python i18n/catalogs.py check

score: system-test $(READY) $(CATALOGS)
	@if [ -f $(SHARED)/tools/score_notices.py ]; then \
	    $(BIN)/python $(SHARED)/tools/score_notices.py $(SHARED)/samples/notices \
	        --cmd '$(BIN)/tro-desk read {} --json' --details; \
	else \
	    echo "Skipped: the papers and the tool are not in $(SHARED); tests/score checks its own copy."; \
	fi

bench: system-test $(READY) $(CATALOGS)
	$(BIN)/python -m pytest -q -p no:randomly -o faulthandler_timeout=3600 -s tests/benchmarks

fuzz: system-test $(READY) $(CATALOGS)
	FUZZ_COUNT=$${FUZZ_COUNT:-20000} FUZZ_STORED=$${FUZZ_STORED:-12500} \
	    $(BIN)/python -m pytest -q -p no:randomly \
	    -o faulthandler_timeout=3600 -n $(WORKERS) --dist worksteal tests/fuzz
	ALL_SIZES=1 $(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal tests/papers/test_sizes.py

pictures: system-run $(READY) $(CATALOGS)
	$(BIN)/python packaging/pictures out/pictures

readme-pictures: system-run $(READY) $(CATALOGS)
	$(BIN)/python packaging/pictures out/pictures --readme assets/readme

kills: system-test $(READY) $(CATALOGS)
	KILLS=$${KILLS:-500} LOCK_KILLS=40 LOCK_STRIDE=19 LOCK_LEAK_KILLS=4 $(BIN)/python -m pytest -q -s \
	    -p no:randomly -o faulthandler_timeout=3600 tests/kills tests/desk/test_kill.py \
	    tests/desk/test_load_kill.py tests/desk/test_trash_kill.py tests/desk/test_backup_kill.py \
	    tests/desk/test_lock_kill.py tests/desk/test_lock_leaks.py tests/store/test_page_note.py

# Linux alone; strace, unshare and xvfb-run are asked for where they are missing. T=walk for a part.
offline: system-test $(READY) $(CATALOGS)
	$(BIN)/python -m tests.offline $(T)

lock:
	uv pip compile pyproject.toml --extra test --extra package --universal \
	    --python-version 3.11 --generate-hashes --no-header --quiet -o packaging/requirements.lock

licences: $(READY)
	$(BIN)/python packaging/licences.py

wheel: $(READY) $(CATALOGS)
	$(BIN)/python -m build --wheel --no-isolation

# The same commit gives the same bytes: hashes do not vary, times are the commit's.
frozen package-linux package-tar package-windows package-macos: export SOURCE_DATE_EPOCH = $(shell git log -1 --format=%ct)
# The modules lie in the archive as they are read: to unpack them is a twentieth of the time to the first
# frame, and what is installed is packed as a whole anyway.
frozen package-macos: export PYINSTALLER_ZLIB_COMPRESSION_LEVEL = 0

frozen: system-run $(READY) $(CATALOGS)
	PYTHONHASHSEED=0 $(BIN)/pyinstaller --noconfirm \
	    --log-level ERROR --distpath dist --workpath build packaging/tro_desk.spec
	strip --strip-unneeded dist/tro-desk/_internal/libpython3*.so*
	dist/tro-desk/tro-desk --smoke

package-linux: frozen
	$(BIN)/python packaging/linux/deb.py dist/tro-desk dist

package-tar: frozen
	$(BIN)/python packaging/linux/tar.py dist/tro-desk dist

package-windows: system-run $(READY) $(CATALOGS)
	$(BIN)/python packaging/windows/build.py build/windows dist

package-macos: system-run $(READY) $(CATALOGS)
	@[ "$$(uname)" = Darwin ] || { echo "The program for macOS is built on macOS alone."; exit 1; }
	PYTHONHASHSEED=0 $(BIN)/pyinstaller --noconfirm \
	    --log-level ERROR --distpath dist --workpath build packaging/tro_desk.spec
	"dist/TRO Desk.app/Contents/MacOS/tro-desk" --smoke
	$(BIN)/python packaging/macos/dmg.py dist dist

sums:
	@$(PYTHON) packaging/sums.py dist

test-packages: system-test $(READY) $(CATALOGS)
	$(BIN)/python -m pytest -q -p no:randomly -o faulthandler_timeout=3600 \
	    $(or $(T),tests/packaging/installed)

clean:
	rm -rf $(VENV) out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -f $(CATALOGS)

system-run:
	@sh packaging/linux/system.sh run

system-test:
	@sh packaging/linux/system.sh test

# The environment is made anew when the lock changes; an interrupted one is finished by the next call.
$(READY): packaging/requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	    || { echo "Python 3.11 or newer is needed as '$(PYTHON)'; set PYTHON=... for another."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	    || { echo "Python's venv is missing: apt-get install python3-venv"; exit 1; }
	@echo "Setting up $(VENV) (once)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r packaging/requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

i18n/%/LC_MESSAGES/tro_desk.mo: i18n/%/LC_MESSAGES/tro_desk.po $(READY)
	@$(BIN)/python i18n/catalogs.py compile
