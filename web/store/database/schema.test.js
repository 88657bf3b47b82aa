import assert from "node:assert/strict"
import { test } from "node:test"
import { upgrade, version } from "./schema.js"

/** Returns the stores that an upgrade creates. */
function made(/** @type {number} */ from) {
  /** @type {string[]} */
  const names = []
  const createObjectStore = (/** @type {any} */ name) => /** @type {any} */ (names.push(name), { createIndex() {} })
  upgrade({ createObjectStore }, from)
  return names
}

const second = ["revisions", "revisionTexts", "pictures", "pictureBlobs", "pages", "templates", "settings", "handles"]

test("an upgrade adds the missing stores", () => {
  assert.deepEqual(made(0), ["logs", "texts", ...second])
  assert.deepEqual(made(1), second)
  assert.deepEqual(made(version), [])
})
