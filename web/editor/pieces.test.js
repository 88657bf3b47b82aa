import assert from "node:assert/strict"
import { test } from "node:test"
import { Text } from "@codemirror/state"
import { piecesOf } from "./pieces.js"

/** @param {string[]} lines */
const cut = lines => {
  const doc = Text.of(lines)
  return piecesOf(doc, 0, doc.length).map(({ from, to }) => [from, to])
}

test("lines that browsers lay out quickly stay whole", () => {
  assert.deepEqual(cut(["word ".repeat(20_000), "글 ".repeat(20_000), "ภาษาไทย ".repeat(5000), "ภาษา".repeat(500)]), [])
})

test("long runs are cut into pieces that follow each other", () => {
  for (const part of ["ภาษา", "aא", "ភាសា"]) {
    const pieces = cut(["short", part.repeat(5000), "short"])
    assert.ok(pieces.length >= 5000 * part.length / 600 && pieces.every(([from, to]) => to > from && to - from < 600), part)
    assert.deepEqual([pieces[0][0], pieces.at(-1)?.[1]], [6, 6 + part.length * 5000])
    assert.ok(pieces.every(([from], at) => at === 0 || from === pieces[at - 1][1]))
  }
})
