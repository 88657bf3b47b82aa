import assert from "node:assert/strict"
import { test } from "node:test"
import { filter, labelOf } from "./list.js"
import { change, pair } from "./pair.js"

/** @param {string} left @param {string} right one letter a line; "-" stands for none */
const paired = (left, right) => {
  const rows = pair([...left], [...right])
  return [rows.map(row => row.left ?? "-").join(""), rows.map(row => row.right ?? "-").join("")]
}

for (const [left, right, ...want] of [
  ["abc", "abc", "abc", "abc"],
  ["abc", "axc", "abc", "axc"],
  ["ac", "abc", "a-c", "abc"],
  ["abc", "ac", "abc", "a-c"],
  ["abcd", "xbcy", "abcd", "xbcy"],
  ["abxcd", "abcyd", "abxc-d", "ab-cyd"],
  ["", "ab", "--", "ab"],
  ["", "", "", ""],
]) {
  test(`pairs ${left} with ${right}`, () => assert.deepEqual(paired(left, right), want))
}

test("texts of any length are paired", () => {
  const left = Array.from({ length: 5000 }, (_, n) => `left ${n}`)
  const right = Array.from({ length: 5000 }, (_, n) => `right ${n}`)
  assert.equal(pair(left, right).length, 5000)
})

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
