import assert from "node:assert/strict"
import { test } from "node:test"
import { EditorState } from "@codemirror/state"
import { Decoration } from "@codemirror/view"
import { decorateLines, updateLines } from "./hang.js"

/** @param {EditorState} state */
const all = state => Decoration.set(decorateLines(state.doc, 0, state.doc.length))

/** @param {import("@codemirror/view").DecorationSet} set */
function listed(set) {
  const list = []
  for (let at = set.iter(); at.value; at.next()) list.push([at.from, at.value.spec.attributes.style])
  return list
}

test("after any change the lines hang as if all had been looked at", () => {
  let seed = 1
  const random = (/** @type {number} */ below) => (seed = (seed * 48271) % 2147483647) % below
  const pieces = ["- ", "\n", "> ", "1. ", "  ", "글", "- [ ] 할 일\n", "\n\n", "> - a\n"]
  let state = EditorState.create({ doc: "- 하나\n  둘\n> 셋\n\n1. 넷\n" })
  let lines = all(state)
  for (let step = 0; step < 2000; step++) {
    const from = random(state.doc.length + 1)
    const to = Math.min(state.doc.length, from + random(state.doc.length > 300 ? 60 : 4))
    const { state: next, changes } = state.update({ changes: { from, to, insert: pieces[random(pieces.length)] } })
    lines = updateLines(lines, { state: next, changes })
    assert.deepEqual(listed(lines), listed(all(next)), `step ${step}`)
    state = next
  }
})
