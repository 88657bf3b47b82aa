# Needs Go, Node with npm and, for the tests, the programs that make deps installs.
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory
PORT ?= 8080

# npm writes this file last, so its time is that of the installation.
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

# Cheap checks first; each target can be run separately. The recursive make keeps make -j from
# running them before deps.
test: deps ## every check
	@$(MAKE) lint types test-web test-go test-wasm
	@echo "all checks passed"

.PHONY: deps lint types test-web test-go test-wasm
# The version of Go is checked here, because an older Go cannot build the command that checks the
# other programs.
GO_NEEDED = $$(sed -n 's/^go //p' go.mod)
deps: ## install the programs that the tests need (Debian), or list the missing ones
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
	tool=$$(go tool -n staticcheck) && GOOS=js GOARCH=wasm $$tool ./wasm # staticcheck itself runs natively

types: $(MODULES)
	web/node_modules/.bin/tsc -p web
	web/node_modules/.bin/tsc -p web/engine/worker

test-web: build
	node --test $$(find web -name '*.test.js' -not -path '*/node_modules/*')

# One package at a time (-p 1), because parallel tests slow the browsers down. -count=1, because the
# test cache does not see the sources of the site, which a separate go command builds.
test-go: $(MODULES)
	go test -count=1 -p 1 -timeout 40m ./internal/...

# The packages of the engine under wasm; -short, because they run about four times slower there.
ENGINE = $$(go list ./internal/... | grep -vE '/internal($$|/(cmd|e2e|oracle|site|tools)(/|$$))')
test-wasm:
	PATH="$$(go env GOROOT)/lib/wasm:$$PATH" GOOS=js GOARCH=wasm go test -short $(ENGINE) ./wasm
	@# Go's script gives tests eight times the stack of a browser. These have half of a browser's.
	GOOS=js GOARCH=wasm go test -short -run DeepNesting -exec "node --stack-size=500 $$(go env GOROOT)/lib/wasm/wasm_exec_node.js" ./internal/session ./internal/frontmatter

COUNT ?= 6
bench: ## keep the output, and compare two with: go tool benchstat old.txt new.txt
	go test -run '^$$' -bench . -benchmem -count $(COUNT) $(ENGINE)

.PHONY: bench-live
bench-live: $(MODULES) ## compare with other editors in a real browser; writes docs/benchmarks.md (ARGS=-quick for a trial)
	go run ./internal/cmd/benchlive $(ARGS)

FUZZTIME ?= 30s
fuzz: ## every fuzz target for FUZZTIME
	@set -e; for package in $$(go list ./internal/...); do \
		listed=$$(go test -list '^Fuzz' $$package); \
		for target in $$(echo "$$listed" | grep '^Fuzz'); do \
			echo "$$package $$target"; \
			go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) $$package; \
		done; \
	done

.PHONY: test-firefox test-webkit
test-firefox test-webkit: deps $(MODULES) ## all browser tests that work there (make test runs the main ones)
	go test -count=1 -timeout 40m ./internal/e2e -engine $(@:test-%=%)

.PHONY: torture
torture: $(MODULES) ## tests that take minutes
	go test -count=1 ./internal/cmd/cost -torture
	go test -count=1 -v -timeout 40m ./internal/e2e -torture -run 'TwoTabsTyping|KilledWhileTyping|ADayOfWriting|ManyLogs|NoAttackGetsIn|APostLooksUpNoName|NoPostLeaksInOther|InKorean|EditorOffersWords|WhileASyllable|ForTheSyllable'

.PHONY: fidelity fuzz-oracle
POSTS ?= ../shared/suite/posts
fidelity: ## share of a blog (BLOG=…), or of a folder of posts (POSTS=…), that is rendered as by Jekyll
	go run ./internal/cmd/fidelity $(if $(BLOG),-blog $(BLOG),$(POSTS))

.PHONY: check
check: ## list the problems of a blog's posts (BLOG=~/blog); fails if one is fatal
	go run ./internal/cmd/check $(BLOG)

N ?= 1000
fuzz-oracle: ## compare N random documents with the real kramdown, templates with Liquid, and sites with Jekyll
	go test -count=1 -v -timeout 3h -run TestLive ./internal/kramdown -docs $(N)
	go test -count=1 -v -timeout 3h -run 'TestLive$$' ./internal/liquid -docs $(N)
	go test -count=1 -v -timeout 3h -run TestSitesAgreeWithJekyll ./internal/session -sites $$(($(N)/100 + 1))
