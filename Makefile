# make            the handbook in public/
# make test       everything that must hold
# make bench      how fast, how large
# make help       the rest

SHELL := /bin/bash
.DELETE_ON_ERROR:
# CARGO_TARGET_DIR counts, as it does for cargo.
export TEBIKI := $(abspath $(or $(CARGO_TARGET_DIR),target)/release/tebiki)
# Debian packages: fonts for the PDF; a browser and a PDF reader for the tests.
FONTS := fonts-morisawa-bizud-mincho fonts-morisawa-bizud-gothic
TEST_TOOLS := chromium poppler-utils
export CHROMIUM ?= /usr/bin/chromium

.PHONY: all binary bundle site test test-scripts test-rust test-site test-browser bench bench-search bench-search-scale fonts test-tools pack screenshots clean help windows test-windows

all: fonts site

binary: bundle
	cargo build --release --locked

## The search engine's bundle is in the repository: it is made anew only where its modules have changed.
bundle:
	@if command -v node >/dev/null; then node scripts/bundle-search.mjs || { npm ci --ignore-scripts --no-audit --no-fund && node scripts/bundle-search.mjs; }; fi

site: binary
	$(TEBIKI) build

## Installs what is missing, where it can; a missing font is reported by the build itself.
fonts:
	@scripts/install-debian.sh --optional $(FONTS)

test-tools:
	@scripts/install-debian.sh $(FONTS) $(TEST_TOOLS)
	@test -d node_modules/playwright-core -a -d node_modules/axe-core -a -d node_modules/minisearch -a -d node_modules/esbuild -a -d node_modules/typescript -a -d node_modules/rdf-validate-shacl || npm ci --ignore-scripts --no-audit --no-fund

test: test-tools test-scripts test-rust test-site test-browser

## The search engine's modules: bundle, types, unit tests.
test-scripts: test-tools
	npm run --silent test:search

test-rust: binary
	cargo fmt --check
	cargo clippy --release --locked --all-targets -- -D warnings
	TEBIKI_KILLS=200 TEBIKI_FUZZ_CASES=100000 TEBIKI_EDITS=1000 cargo test --release --locked

## The real plan: nothing lost, nothing to complain of.
test-site: site
	$(TEBIKI) check
	$(TEBIKI) verify seeds/saitama-employment-plan-2023.txt --published public
	node tests/search/quality.mjs --floor

test-browser: site
	TEBIKI_PUBLIC=public node --test tests/browser/

bench: binary
	python3 benches/build.py --binary $(TEBIKI)
	python3 benches/pdf.py --binary $(TEBIKI)
	python3 benches/desk.py --binary $(TEBIKI)

bench-search: site
	node tests/search/quality.mjs

bench-search-scale: binary test-tools
	node benches/search.mjs

pack: binary
	$(TEBIKI) pack

screenshots: site test-tools
	node tests/browser/screenshots.mjs

## The program for Windows, with what is double-clicked and the manual. About 20 minutes the first time.
windows: binary
	rm -rf dist/guide && $(TEBIKI) guide --out dist/guide
	python3 scripts/windows-zip.py "$$(scripts/windows-build.sh)" dist/guide dist/tebiki-windows.zip

## The same under wine: every byte as on Linux.
test-windows: binary
	scripts/test-windows.sh dist/tebiki-windows.zip

clean:
	rm -rf dist target public handbook-offline.zip node_modules

help:
	@echo "make            build the binary and render the handbook to public/"
	@echo "make test       format, lints, unit, property, command-line, search and browser tests"
	@echo "make bench      times of the build, of the PDFs, and of the desk, at several sizes"
	@echo "make bench-search  quality of the search, by category"
	@echo "make bench-search-scale  what a search loads and takes at 10,000 measures, in Chromium"
	@echo "make pack       handbook-offline.zip"
	@echo "make screenshots  refresh docs/*.png"
	@echo "make windows    dist/tebiki-windows.zip: the program for Windows"
	@echo "make test-windows  its tour under wine, compared byte for byte"
	@echo "make clean      remove what was made"
