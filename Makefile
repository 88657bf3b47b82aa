# Needs Go, Node with npm, and for the tests what make deps installs.
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory
PORT ?= 8080

# npm writes this file last, so it tells when the packages were fetched.
MODULES := web/node_modules/.package-lock.json

.PHONY: run build test bench fuzz
run: $(MODULES) ## serve the page on 127.0.0.1:$PORT and rebuild it on change
	PORT=$(PORT) go run ./internal/cmd/site serve

build: $(MODULES) ## write dist/
	go run ./internal/cmd/site build

.PHONY: release
release: $(MODULES) ## write dist/ and release/daylog-VERSION.zip, with checksums and licences
	go run ./internal/cmd/site release

$(MODULES): web/package-lock.json
	cd web && npm ci --no-audit --no-fund
	touch $@

# Cheap checks first; each target can be run by itself. A make of its own, so that make -j runs none of them before deps.
test: deps ## every check
	@$(MAKE) lint types test-web test-go test-wasm
	@echo "all checks passed"

.PHONY: deps lint types test-web test-go test-wasm
# Go's own version is compared here, because an older Go cannot build the command that checks the others.
GO_NEEDED = $$(sed -n 's/^go //p' go.mod)
deps: ## install what the tests need (Debian), or say what is missing
	@found=$$(go version 2>/dev/null | sed -n 's/^go version go\([0-9.]*\).*/\1/p'); \
	[ "$$found" ] || found=$$(GOTOOLCHAIN=local go version 2>/dev/null | sed -n 's/^go version go\([0-9.]*\).*/\1/p'); \
	awk -v found="$$found" -v needed="$(GO_NEEDED)" 'BEGIN { \
		split(found, f, "."); split(needed, n, "."); \
		for (i = 1; i <= 3; i++) if (f[i] + 0 != n[i] + 0) exit f[i] + 0 < n[i] + 0 }' || \
	{ echo "Go: found version $${found:-none}, needed $(GO_NEEDED) or newer" >&2; exit 1; }
	@go run ./internal/cmd/deps

lint:
	@unformatted=$$(gofmt -l $$(git ls-files '*.go')); [ -z "$$unformatted" ] || { echo "not gofmt-ed: $$unformatted" >&2; exit 1; }
	go mod tidy -diff
	go vet ./internal/...
	GOOS=js GOARCH=wasm go vet ./wasm
	go tool staticcheck ./internal/...
	tool=$$(go tool -n staticcheck) && GOOS=js GOARCH=wasm $$tool ./wasm # the tool itself runs here, not in js

types: $(MODULES)
	web/node_modules/.bin/tsc -p web
	web/node_modules/.bin/tsc -p web/engine/worker

test-web: build
	node --test $$(find web -name '*.test.js' -not -path '*/node_modules/*')

# One package at a time (-p 1), so that nothing slows the browsers down. -count=1: the site is built by a go command of its own, whose sources the test cache does not see.
test-go: $(MODULES)
	go test -count=1 -p 1 -timeout 40m ./internal/...

# What the browser runs, run as the browser runs it; -short, because it is about four times slower there.
ENGINE = $$(go list ./internal/... | grep -vE '/internal($$|/(cmd|e2e|oracle|site|tools)(/|$$))')
test-wasm:
	PATH="$$(go env GOROOT)/lib/wasm:$$PATH" GOOS=js GOARCH=wasm go test -short $(ENGINE) ./wasm
	@# Go's own script gives the tests eight times the browser's stack. Here they have half of it.
	GOOS=js GOARCH=wasm go test -short -run DeepNesting -exec "node --stack-size=500 $$(go env GOROOT)/lib/wasm/wasm_exec_node.js" ./internal/session ./internal/frontmatter

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

.PHONY: test-firefox test-webkit
test-firefox test-webkit: deps $(MODULES) ## all browser tests that can be played there (make test runs the main ones)
	go test -count=1 -timeout 40m ./internal/e2e -engine $(@:test-%=%)

.PHONY: torture
torture: $(MODULES) ## the tests that need minutes
	go test -count=1 ./internal/cmd/cost -torture
	go test -count=1 -v -timeout 40m ./internal/e2e -torture -run 'TwoTabsTyping|KilledWhileTyping|ADayOfWriting|ManyLogs|NoAttackGetsIn|APostLooksUpNoName|NoPostLeaksInOther|InKorean|EditorOffersWords|WhileASyllable|ForTheSyllable'

.PHONY: fidelity fuzz-oracle
POSTS ?= ../shared/suite/posts
fidelity: ## how much of a folder of posts looks as Jekyll publishes it
	go run ./internal/cmd/fidelity $(POSTS)

N ?= 1000
fuzz-oracle: ## N random documents against the real kramdown
	go test -count=1 -v -run TestLive ./internal/kramdown -docs $(N)
