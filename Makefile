# Needs Go 1.26, Node 20 or newer with npm, and for the tests the Debian packages below.
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory
PORT ?= 8080

DEBIAN := chromium firefox-esr webkit2gtk-driver xvfb ruby ruby-kramdown ruby-kramdown-parser-gfm ruby-rouge ruby-liquid jekyll fonts-noto-cjk fonts-noto-color-emoji
# npm writes this file last, so it tells when the packages were fetched.
MODULES := web/node_modules/.package-lock.json

.PHONY: run build test bench fuzz
run: $(MODULES) ## serve the page on 127.0.0.1:$PORT and rebuild it on change
	PORT=$(PORT) go run ./internal/cmd/site serve

build: $(MODULES) ## write dist/
	go run ./internal/cmd/site build

$(MODULES): web/package-lock.json
	cd web && npm ci --no-audit --no-fund
	touch $@

# Cheap checks first; each line can be run by itself.
test: packages lint types test-web test-go test-wasm ## every check
	@echo "all checks passed"

.PHONY: packages lint types test-web test-go test-wasm
packages:
	@missing=; for p in $(DEBIAN); do \
		dpkg-query -W -f '$${Status}' $$p 2>/dev/null | grep -q '^install ok installed' || missing="$$missing $$p"; \
	done; \
	[ -z "$$missing" ] && exit 0; \
	if [ "$$(id -u)" = 0 ]; then sudo=; elif sudo -n true 2>/dev/null; then sudo=sudo; else \
		echo "the tests need these Debian packages:$$missing" >&2; exit 1; \
	fi; \
	echo "installing$$missing"; \
	install="$$sudo env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -qq -y --no-install-recommends install"; \
	$$install $$missing || { $$sudo apt-get -o DPkg::Lock::Timeout=300 -qq update && $$install $$missing; }

lint:
	@unformatted=$$(gofmt -l $$(git ls-files '*.go')); [ -z "$$unformatted" ] || { echo "not gofmt-ed: $$unformatted" >&2; exit 1; }
	go mod tidy -diff
	go vet ./internal/...
	GOOS=js GOARCH=wasm go vet ./wasm
	go tool staticcheck ./internal/...
	tool=$$(go tool -n staticcheck) && GOOS=js GOARCH=wasm $$tool ./wasm # the tool itself runs here, not in js

types: $(MODULES)
	web/node_modules/.bin/tsc -p web
	web/node_modules/.bin/tsc -p web/worker

test-web: build
	node --test $$(find web -name '*.test.js' -not -path '*/node_modules/*')

# One package at a time (-p 1), so that nothing slows the browsers down. -count=1: the site is built by a go command of its own, whose sources the test cache does not see.
test-go: $(MODULES)
	go test -count=1 -p 1 -timeout 40m ./internal/...

# What the browser runs, run as the browser runs it; -short, because it is about four times slower there.
ENGINE = $$(go list ./internal/... | grep -vE '/internal($$|/(cmd|e2e|oracle|site)(/|$$))')
test-wasm:
	PATH="$$(go env GOROOT)/lib/wasm:$$PATH" GOOS=js GOARCH=wasm go test -short $(ENGINE) ./wasm

COUNT ?= 6
bench: ## keep the output, and compare two with: go tool benchstat old.txt new.txt
	go test -run '^$$' -bench . -benchmem -count $(COUNT) $(ENGINE)

.PHONY: bench-live
bench-live: $(MODULES) ## beside other editors in a real browser; writes docs/benchmarks.md (ARGS=-quick to see that it works)
	go run ./internal/cmd/benchlive $(ARGS)

FUZZTIME ?= 30s
fuzz: ## every fuzz target for a while
	@set -e; for package in $$(go list ./internal/...); do \
		listed=$$(go test -list '^Fuzz' $$package); \
		for target in $$(echo "$$listed" | grep '^Fuzz'); do \
			echo "$$package $$target"; \
			go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) $$package; \
		done; \
	done

.PHONY: torture
torture: $(MODULES) ## the browser tests that need minutes
	go test -count=1 -v -timeout 40m ./internal/e2e -torture -run 'TwoTabsTyping|KilledWhileTyping|ADayOfWriting|ManyLogs'

.PHONY: fidelity fuzz-oracle
POSTS ?= ../shared/suite/posts
fidelity: ## how much of a folder of posts looks as Jekyll publishes it
	go run ./internal/cmd/fidelity $(POSTS)

N ?= 1000
fuzz-oracle: ## N random documents against the real kramdown
	go test -count=1 -v -run TestLive ./internal/kramdown -docs $(N)
