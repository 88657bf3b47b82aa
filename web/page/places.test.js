import assert from "node:assert/strict"
import { test } from "node:test"
import { findSnippet, inOrder, lineAt, offsetIn, yOf } from "./places.js"

/** A head of 5 lines and 300 px, a tall line, a blank one, 100 lines of code with 20 px each. */
const places = [
  { line: 1, y: 0 }, { line: 6, y: 300 }, { line: 7, y: 500 }, { line: 8, y: 520 },
  { line: 108, y: 2520 },
]

test("lines between two places are interpolated", () => {
  assert.equal(yOf(places, 1), 0)
  assert.equal(yOf(places, 6), 300)
  assert.equal(yOf(places, 6.5), 400)
  assert.equal(yOf(places, 58), 1520)
  assert.equal(yOf(places, 500), 2520)
})

test("lineAt is the inverse of yOf", () => {
  for (let line = 1; line <= 108; line += .25) {
    assert.ok(Math.abs(lineAt(places, yOf(places, line)) - line) < 1e-9, String(line))
  }
})

test("lines that are not shown share a place", () => {
  const hidden = [{ line: 1, y: 0 }, { line: 3, y: 100 }, { line: 9, y: 100 }, { line: 10, y: 150 }]
  assert.equal(yOf(hidden, 5), 100)
  assert.equal(lineAt(hidden, 100), 9)
  assert.equal(lineAt(hidden, 99.9) < 3, true)
})

test("a block without lines in the text has one line over its height", () => {
  const notes = [{ line: 4, y: 100 }, { line: 5, y: 120 }, { line: 5, y: 900 }]
  assert.equal(yOf(notes, 5), 120)
  assert.equal(lineAt(notes, 500), 5)
})

test("places ascend", () => {
  assert.deepEqual(
    inOrder([{ line: 2, y: 50 }, { line: 1, y: 60 }, { line: 4, y: 40 }]),
    [{ line: 2, y: 50 }, { line: 2, y: 60 }, { line: 4, y: 60 }],
  )
})

test("without places, the start is returned", () => {
  assert.equal(yOf([], 7), 0)
  assert.equal(lineAt([], 7), 1)
})

test("finds the source of a click", () => {
  const text = "- one\n  - two **words** two\n"
  assert.equal(findSnippet(text, "tw", 8), 12)
  assert.equal(findSnippet(text, " tw", 20), 26)
  assert.equal(findSnippet(text, "curly ’", 8), 8)
  assert.equal(findSnippet(text, "", 8), 8)
})

test("an offset is an integer within its block", () => {
  const read = (written, length = 10) => offsetIn({ getAttribute: () => written }, length)
  for (const at of [0, 3, 10]) assert.equal(read(String(at)), at)
  for (const invalid of [
    null, "", " ", "NaN", "-1", "1.5", "1e1", "0x5", "11", "99999999999", "1".repeat(400),
    "Infinity", "3 ",
  ]) {
    assert.equal(read(invalid), null, String(invalid))
  }
})
