import assert from "node:assert/strict"
import { test } from "node:test"
import { history, undo } from "@codemirror/commands"
import { EditorState } from "@codemirror/state"
import { EditorView } from "@codemirror/view"
import { createProblemMarks, editSpec, fixAtCaret, setProblems } from "./problems.js"
import { applyCommand } from "./testdata/states.js"

/**
 * @param {number} start
 * @param {number} end
 * @param {import("../types").Edit[]} fix
 * @returns {import("../types").Problem}
 */
const problem = (start, end, fix = []) => ({ start, end, rule: "r", severity: "wrong", detail: "", fix })

/** @param {string} doc @param {number} caret @param {import("../types").Problem[]} list */
const shown = (doc, caret, ...list) => EditorState.create({
  doc, selection: { anchor: caret }, extensions: [history(), EditorState.lineSeparator.of("\n"), createProblemMarks({ message: String, fixLabel: String, onFix() {} })],
}).update({ effects: setProblems.of(list) }).state

/** @param {EditorState} state */
function underlined(state) {
  /** @type {string[]} */
  const found = []
  for (const set of state.facet(EditorView.decorations)) if (typeof set != "function") set.between(0, state.doc.length, (from, to) => { found.push(state.sliceDoc(from, to)) })
  return found
}

test("problems are underlined and move with the text", () => {
  const state = shown("abc def", 0, problem(4, 7))
  assert.deepEqual(underlined(state), ["def"])
  assert.deepEqual(underlined(state.update({ changes: { from: 0, insert: "xx" } }).state), ["def"])
})

test("a problem without width shows at the character beside it", () => {
  assert.deepEqual(underlined(shown("ab\n\nc", 0, problem(1, 1), problem(2, 2), problem(5, 5))).sort(), ["b", "b", "c"])
  assert.deepEqual(underlined(shown("", 0, problem(0, 0))), [])
})

test("offsets behind the end are no harm", () => assert.deepEqual(underlined(shown("ab", 0, problem(1, 99), problem(50, 60))), ["b", "b"]))

test("the fix of the caret's line is one step, to the byte", () => {
  const state = shown("a\r\nb c\r\n", 4, problem(3, 4, [{ start: 3, end: 4, text: "X\n" }]), problem(0, 1, [{ start: 0, end: 1, text: "Z" }]))
  const fixed = state.update(/** @type {any} */ (fixAtCaret(state))).state
  assert.equal(fixed.doc.toString(), "a\r\nX\n c\r\n")
  assert.equal(applyCommand(fixed, undo).doc.toString(), "a\r\nb c\r\n")
})

test("fixes that meet are not made together", () => {
  const state = shown("abcd", 0, problem(0, 2, [{ start: 0, end: 2, text: "x" }]), problem(1, 3, [{ start: 1, end: 3, text: "y" }]))
  assert.equal(state.update(/** @type {any} */ (fixAtCaret(state))).state.doc.toString(), "xcd")
})

test("a fix made for another text is not offered", () => {
  const state = shown("abc", 0, problem(0, 1, [{ start: 0, end: 1, text: "x" }])).update({ changes: { from: 0, insert: "y" } }).state
  assert.equal(fixAtCaret(state), null)
})

test("edits come in any order", () => {
  const state = EditorState.create({ doc: "abc" })
  assert.equal(state.update(editSpec([{ start: 2, end: 3, text: "Z" }, { start: 0, end: 0, text: "X" }])).state.doc.toString(), "XabZ")
})
