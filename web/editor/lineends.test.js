import assert from "node:assert/strict"
import { test } from "node:test"
import { copyLineDown, copyLineUp, history, moveLineDown, moveLineUp, undo } from "@codemirror/commands"
import { EditorState } from "@codemirror/state"
import { enter } from "./lists.js"
import { applyCommand, readState, writeState } from "./testdata/states.js"

for (const text of ["a\r\nb\r\n", "a\r\nb\nc\r", "\ufeff---\r\na: 1\r\n", "\t a  \n\n\r\r\n", "끝 없음", "", "\ufeff", "\u2028\u0085\v\f"]) {
  test(`opens and returns ${JSON.stringify(text)}`, () => assert.equal(readState(text).doc.toString(), text))
}

/**
 * @param {string} name
 * @param {(state: EditorState) => EditorState} run
 * @param {string} before
 * @param {string} want
 */
const check = (name, run, before, want) => test(`${name}: ${JSON.stringify(before)}`, () => {
  const start = readState(before), state = run(start)
  assert.equal(writeState(state), want)
  if (!state.doc.eq(start.doc)) assert.equal(writeState(applyCommand(state, undo)), writeState(start), "undo")
})

/** @param {string} text */
const type = text => (/** @type {EditorState} */ state) => state.update(state.replaceSelection(text), { userEvent: "input.type" }).state
/** @param {number} from @param {number} to */
const remove = (from, to) => (/** @type {EditorState} */ state) => state.update({ changes: { from, to }, userEvent: "delete" }).state
/** @param {import("@codemirror/state").StateCommand} command */
const run = command => (/** @type {EditorState} */ state) => applyCommand(state, command)

check("the caret stays before the line end", state => state, "a|\r\nb", "a|\r\nb")
check("a click after \\r", state => state.update({ selection: { anchor: 2 } }).state, "|a\r\nb", "a|\r\nb")
check("a click before the byte order mark", state => state.update({ selection: { anchor: 0 } }).state, "\ufeffa|", "\ufeff|a")
check("select all", state => state.update({ selection: { anchor: 0, head: 2 } }).state, "\ufeffa|", "\ufeff«a»")
check("a deletion of all", remove(0, 2), "\ufeffa|", "\ufeff|")
check("typing", type("x"), "a|\r\nb\n", "ax|\r\nb\n")
check("a new line in CRLF", state => state.update(enter(state)).state, "a|\r\nb\r\n", "a\r\n|\r\nb\r\n")
check("a new line in the last line", state => state.update(enter(state)).state, "a\r\nb|", "a\r\nb\r\n|")
check("a new line in LF", state => state.update(enter(state)).state, "a|\nb\r\n", "a\n|\nb\r\n")
check("several lines pasted", type("x\ny\n"), "a\r\n|b\r\n", "a\r\nx\r\ny\r\n|b\r\n")
check("Backspace joins lines", remove(3, 4), "a\r\n|b\r\n".replace("a", "aa").replace("|b", "|b"), "aa|b\r\n")
check("Delete joins lines", remove(1, 2), "a|\r\nb\r\n", "a|b\r\n")
check("a deletion up to the line's end", remove(0, 2), "|a\r\nb\r\n", "|\r\nb\r\n")
check("a deletion over a line's end", remove(0, 3), "|a\r\nb\r\n", "|b\r\n")
check("a deletion from within a pair", remove(2, 4), "a|\r\nb\r\n", "a|\r\n")
check("text put within a pair", state => state.update({ changes: { from: 2, insert: "x" }, userEvent: "input.drop" }).state, "a|\r\nb", "ax|\r\nb".replace("x|", "|x"))
check("text put before the byte order mark", state => state.update({ changes: { from: 0, insert: "x" } }).state, "\ufeff|a", "\ufeff|xa".replace("|x", "x|"))
check("move line down", run(moveLineDown), "a|\r\nb\r\nc", "b\r\na|\r\nc")
check("move line down to the end", run(moveLineDown), "a|\r\nb", "b\r\na|")
check("move line up", run(moveLineUp), "a\r\nb|\r\nc", "b|\r\na\r\nc")
check("copy line down", run(copyLineDown), "a|\r\nb", "a\r\na|\r\nb")
check("copy line up", run(copyLineUp), "a|\r\nb", "a|\r\na\r\nb")

test("changes that ask for it are left as they are", () => {
  const state = readState("a\r\nb").update({ changes: { from: 1, to: 2 }, filter: false }).state
  assert.equal(state.doc.toString(), "a\nb")
})

test("a document without \\r gets none", () => {
  const state = EditorState.create({ doc: "a\n", extensions: [history()] })
  assert.equal(type("x\ny")(readState(state.doc.toString() + "|")).doc.toString(), "a\nx\ny")
})
