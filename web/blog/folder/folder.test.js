import assert from "node:assert/strict"
import { test } from "node:test"
import { filter, labelOf } from "./list.js"
import { change } from "./change.js"

for (const [before, after] of [["", ""], ["a", ""], ["", "a"], ["abc", "axc"], ["aa", "aaa"], ["aba", "a"], ["a\r\nb", "a\r\nc\r\nb"], ["a\r\n", "a\n"], ["한글", "한국글"]]) {
  test(`changes ${JSON.stringify(before)} into ${JSON.stringify(after)}`, () => {
    const { start, end, text } = change(before, after)
    assert.equal(before.slice(0, start) + text + before.slice(end), after)
    assert.ok(start <= end)
  })
}

test("a post is found by words of its path, composed or not", () => {
  const entries = ["2026/2026-01-02-공부-log.md", "2025-03-04-other.md"].map(path => ({ path: path.normalize("NFD") }))
  assert.deepEqual(filter(entries, "공부 2026"), [entries[0]])
  assert.deepEqual(filter(entries, "OTHER"), [entries[1]])
  assert.equal(filter(entries, "").length, 2)
  assert.equal(labelOf(entries[0].path), "2026/공부-log.md")
})
