import assert from "node:assert/strict"
import { test } from "node:test"
import { filter, labelOf } from "./list.js"

test("a post is found by words of its path in any normalization form", () => {
  const entries = ["2026/2026-01-02-공부-log.md", "2025-03-04-other.md"].map(path => ({ path: path.normalize("NFD") }))
  assert.deepEqual(filter(entries, "공부 2026"), [entries[0]])
  assert.deepEqual(filter(entries, "OTHER"), [entries[1]])
  assert.equal(filter(entries, "").length, 2)
  assert.equal(labelOf(entries[0].path), "2026/공부-log.md")
})
