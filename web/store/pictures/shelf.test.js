import assert from "node:assert/strict"
import { test } from "node:test"
import { createShelf } from "./shelf.js"

test("a drawing that would keep the page busy has no URL", async () => {
  const files = /** @type {Record<string, Blob>} */ ({
    "/a.svg": new Blob(["<svg>light</svg>"], { type: "image/svg+xml" }),
    "/b.svg": new Blob(["<svg>heavy</svg>"], { type: "image/svg+xml" }),
    "/c.png": new Blob(["heavy"], { type: "image/png" }),
  })
  const shelf = createShelf({
    table: { all: async () => [], get: async () => null, put: async () => {}, remove: async () => {} },
    fallback: async path => files[path] ?? null,
    isLight: source => !source.includes("heavy"),
    onChange() {},
  })
  const paths = Object.keys(files)
  paths.forEach(path => shelf.urlOf(path))
  await new Promise(resolve => setTimeout(resolve, 20))
  assert.deepEqual(paths.map(path => shelf.urlOf(path) !== ""), [true, false, true])
  shelf.forget()
})
