import assert from "node:assert/strict"
import { test } from "node:test"
import { fileOf } from "./source.js"

/** @param {object} log */
const nameOf = log => fileOf(/** @type {any} */ ({ name: "2026-11-04-a.md", file: "", ...log }))

test("a log has the name of the file that it was opened from, until it gets another name", () => {
  assert.equal(nameOf({}), "")
  assert.equal(nameOf({ file: "2026-11-04-a.md" }), "2026-11-04-a.md")
  assert.equal(nameOf({ file: "2026-11-04-b.md" }), "")
  assert.equal(nameOf({ file: "2026-11-04-a.md", made: 10 }), "")
  assert.equal(nameOf({ disk: { path: "til/2026-11-04-a.md" } }), "_posts/til/2026-11-04-a.md")
})
