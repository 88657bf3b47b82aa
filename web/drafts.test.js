import assert from "node:assert/strict"
import { test } from "node:test"
import { upgrade } from "./drafts.js"

test("a new database gets its stores, an up-to-date one is left alone", () => {
  const made = (/** @type {number} */ from) => {
    /** @type {string[]} */
    const names = []
    upgrade({ createObjectStore: (/** @type {any} */ name) => /** @type {any} */ (names.push(name)) }, from)
    return names
  }
  assert.deepEqual(made(0), ["logs", "texts"])
  assert.deepEqual(made(1), [])
})
