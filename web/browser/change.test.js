import assert from "node:assert/strict"
import { test } from "node:test"
import { changeBetween } from "./change.js"

for (const [before, after] of [["", ""], ["a", ""], ["", "a"], ["abc", "axc"], ["aa", "aaa"], ["aba", "a"], ["a\r\nb", "a\r\nc\r\nb"], ["a\r\n", "a\n"], ["한글", "한국글"]]) {
  test(`changes ${JSON.stringify(before)} into ${JSON.stringify(after)}`, () => {
    const { start, end, text } = changeBetween(before, after)
    assert.equal(before.slice(0, start) + text + before.slice(end), after)
    assert.ok(start <= end)
  })
}
