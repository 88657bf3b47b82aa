import assert from "node:assert/strict"
import { test } from "node:test"
import { filter } from "./palette.js"

const entries = ["오늘 기록", "내려받기", "지금 저장", "View: editor and page", "Go to today"]
  .map((label, number) => ({ label, name: `action${number}`, keys: "" }))
const found = (/** @type {string} */ query) => filter(entries, query).map(({ label }) => label)

test("an empty query finds all entries in order", () => {
  assert.equal(found("").length, entries.length)
  assert.equal(found("  ")[0], "오늘 기록")
})

test("all words have to occur, in any order and case", () => {
  assert.deepEqual(found("page view"), ["View: editor and page"])
  assert.deepEqual(found("저장"), ["지금 저장"])
  assert.deepEqual(found("저장".normalize("NFD")), ["지금 저장"])
  assert.deepEqual(found("nothing like it"), [])
})

test("entries that begin with the query precede the others", () => {
  const both = ["Go to today", "Today"].map(label => ({ label, name: "", keys: "" }))
  assert.deepEqual(filter(both, "today").map(({ label }) => label), ["Today", "Go to today"])
})
