import assert from "node:assert/strict"
import { test } from "node:test"
import { placeOf, quoted } from "./fields.js"
import { readState } from "./testdata/states.js"
import { suggestionsAt } from "./suggest.js"

/**
 * Describes the cursor position in a front matter: kind, typed text, other values.
 * @param {string} text
 * @param {string} [end]
 */
function place(text, end = "\n") {
  const state = readState(`---\n${text}\n---\nbody`.replaceAll("\n", end))
  const found = placeOf(state, state.selection.main.head)
  if (!found) return null
  assert.equal(state.sliceDoc(found.from, state.selection.main.head).replace(/^["']/, ""), found.typed)
  return `${found.kind} ${found.typed} ${found.others.join("+")}`.trim()
}

test("the word at the caret, whatever way the list is written", () => {
  for (const end of ["\n", "\r\n"]) {
    assert.equal(place("tags: [a, py|]", end), "tags py a")
    assert.equal(place("tags: [py|, 'b b', c] # d", end), "tags py b b+c")
    assert.equal(place("tags: [|", end), "tags")
    assert.equal(place("tags: [a, \"머시|", end), "tags 머시 a")
    assert.equal(place("tags:\n  - a # x\n  - py|\nmath: true", end), "tags py a")
    assert.equal(place("tags:\n- |", end), "tags")
    assert.equal(place("tags: a py|", end), "tags py a")
    assert.equal(place("categories: [St|]", end), "top St")
    assert.equal(place("categories: [Study, A|]", end), "sub A Study")
    assert.equal(place("categories: [a, b, c|]", end), null)
    assert.equal(place("categories:\n  - Study\n  - |", end), "sub  Study")
  }
})

test("keys, switches, covers and dates", () => {
  assert.equal(place("title: x\nma|\ntoc: true"), "key ma title+toc")
  assert.equal(place("math: t|"), "switch t")
  assert.equal(place("image:\n  path: /as|"), "cover /as")
  assert.equal(place("image: /as|"), "cover /as")
  assert.equal(place("date: 2|"), "date 2")
})

test("elsewhere nothing is offered", () => {
  assert.equal(place("title: ta|"), null)
  assert.equal(place("tags: [a] # py|"), null)
  assert.equal(place("foo:\n  - a|"), null)
  assert.equal(place("---\ntags: [a|"), null)
  for (const text of ["tags: [a|", "-|", "---\n---\ntags: [a|"]) assert.equal(placeOf(readState(text), readState(text).selection.main.head), null, text)
})

test("a key that is there is not offered again, and a word that needs quotes has them", () => {
  const find = () => [{ text: "C#: a, b", count: 3 }]
  assert.deepEqual(suggestionsAt({ kind: "key", from: 0, typed: "ma", others: [] }, find), [{ text: "math: ", count: 0 }])
  assert.deepEqual(suggestionsAt({ kind: "key", from: 0, typed: "ma", others: ["math"] }, find), [])
  assert.deepEqual(suggestionsAt({ kind: "tags", from: 0, typed: "", others: [] }, find), [{ text: "\"C#: a, b\"", count: 3 }])
  assert.equal(quoted("2022"), "\"2022\"")
  assert.equal(quoted("say \"hi\""), "'say \"hi\"'")
  for (const plain of ["머신러닝", "C#", "deep learning", "week02", "2022 / AI Tech 3기"]) assert.equal(quoted(plain), plain)
})
