import assert from "node:assert/strict"
import { test } from "node:test"
import { hunksOf } from "./fixes.js"

/** @import { Part } from "./fixes.js" */

/** Writes the changed parts in brackets. @param {Part[]} parts */
const lineOf = parts => parts.map(({ text, isChanged }) => (isChanged ? `[${text}]` : text)).join("")

/** @type {(text: string, ...edits: [number, number, string][]) => string[][]} */
const shown = (text, ...edits) =>
  hunksOf(text, edits.map(([start, end, text]) => ({ start, end, text })))
    .map(({ before, after }) => [lineOf(before), lineOf(after)])

test("a hunk has the touched line before and after", () => {
  assert.deepEqual(shown("a\nb | c\nd", [4, 4, "\\"]), [["b | c", "b [\\]| c"]])
  assert.deepEqual(shown("a\n b\nc", [2, 3, ""]), [["[ ]b", "b"]])
  assert.deepEqual(shown("", [0, 0, "x"]), [["", "[x]"]])
})

test("edits of one line share a hunk, those of other lines do not", () => {
  assert.deepEqual(shown("a b\nc\nd", [0, 1, "A"], [2, 3, "B"], [6, 7, "D"]),
    [["[a] [b]", "[A] [B]"], ["[d]", "[D]"]])
})

test("an edit over several lines shows all of them", () => {
  assert.deepEqual(shown("a\nb\nc\nd", [3, 5, " "]), [["b[\nc]", "b[ ]"]])
})

test("long unchanged parts are shortened beside the change, and pairs stay whole", () => {
  const long = "😀".repeat(100)
  const [[before, after]] = shown(`${long}x${long}`, [200, 201, "y"])
  assert.equal(before, `…${"😀".repeat(20)}[x]${"😀".repeat(20)}…`)
  assert.equal(after, before.replace("x", "y"))
  const [[, cut]] = shown("", [0, 0, "a".repeat(1000)])
  assert.equal(cut, `[${"a".repeat(400)}…]`)
})
