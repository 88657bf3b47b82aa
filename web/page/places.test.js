import assert from "node:assert/strict"
import { test } from "node:test"
import { find, inOrder, lineAt, placeOf, yOf } from "./places.js"

/** A head of 5 lines and 300 px, a tall line, a blank one, code of 100 lines at 20 px. */
const places = [{ line: 1, y: 0 }, { line: 6, y: 300 }, { line: 7, y: 500 }, { line: 8, y: 520 }, { line: 108, y: 2520 }]

test("lines between two places stand between them", () => {
  assert.equal(yOf(places, 1), 0)
  assert.equal(yOf(places, 6), 300)
  assert.equal(yOf(places, 6.5), 400)
  assert.equal(yOf(places, 58), 1520)
  assert.equal(yOf(places, 500), 2520)
})

test("a place and its line are each other's", () => {
  for (let line = 1; line <= 108; line += .25) assert.ok(Math.abs(lineAt(places, yOf(places, line)) - line) < 1e-9, String(line))
})

test("lines that are not in the page share a place", () => {
  const hidden = [{ line: 1, y: 0 }, { line: 3, y: 100 }, { line: 9, y: 100 }, { line: 10, y: 150 }]
  assert.equal(yOf(hidden, 5), 100)
  assert.equal(lineAt(hidden, 100), 9)
  assert.equal(lineAt(hidden, 99.9) < 3, true)
})

test("a block without lines of its own keeps its line all the way", () => {
  const notes = [{ line: 4, y: 100 }, { line: 5, y: 120 }, { line: 5, y: 900 }]
  assert.equal(yOf(notes, 5), 120)
  assert.equal(lineAt(notes, 500), 5)
})

test("places never go back", () => {
  assert.deepEqual(inOrder([{ line: 2, y: 50 }, { line: 1, y: 60 }, { line: 4, y: 40 }]), [{ line: 2, y: 50 }, { line: 2, y: 60 }, { line: 4, y: 60 }])
})

test("nothing measured is the beginning", () => {
  assert.equal(yOf([], 7), 0)
  assert.equal(lineAt([], 7), 1)
})

test("finds the source of what was clicked", () => {
  const text = "- one\n  - two **words** two\n"
  assert.equal(find(text, "tw", 8), 12)
  assert.equal(find(text, " tw", 20), 26)
  assert.equal(find(text, "curly ’", 8), 8)
  assert.equal(find(text, "", 8), 8)
})

test("a place is an integer within its block, or none", () => {
  const read = (written, length = 10) => placeOf({ getAttribute: () => written }, length)
  for (const at of [0, 3, 10]) assert.equal(read(String(at)), at)
  for (const wrong of [null, "", " ", "NaN", "-1", "1.5", "1e1", "0x5", "11", "99999999999", "1".repeat(400), "Infinity", "3 "]) assert.equal(read(wrong), null, String(wrong))
})
