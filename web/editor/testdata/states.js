// Editor states written as text, for tests. "|" is a caret; "«…»" is a selection with its head at
// the end, "»…«" one with its head at the start.

import { history } from "@codemirror/commands"
import { EditorSelection, EditorState } from "@codemirror/state"
import { lineEnds } from "../lineends.js"
import { postSupport } from "../markdown.js"

/**
 * @param {string} text
 * @param {string} [caret] another sign for the caret, for texts that contain "|"
 */
export function readState(text, caret = "|") {
  const signs = new RegExp(`[«»\\${caret}]`, "g")
  const ranges = []
  let doc = ""
  let last = 0
  let open = -1
  for (const match of text.matchAll(signs)) {
    doc += text.slice(last, match.index)
    last = match.index + match[0].length
    if (match[0] === caret) ranges.push(EditorSelection.cursor(doc.length))
    else if (open < 0) open = doc.length
    else {
      const [anchor, head] = match[0] === "»" ? [open, doc.length] : [doc.length, open]
      ranges.push(EditorSelection.range(anchor, head))
      open = -1
    }
  }
  doc += text.slice(last)
  const selection = ranges.length > 0 ? EditorSelection.create(ranges) : undefined
  const extensions = [
    lineEnds, history(), postSupport(), EditorState.allowMultipleSelections.of(true),
  ]
  return EditorState.create({ doc, selection, extensions })
}

/**
 * @param {EditorState} state
 * @param {string} [caret]
 */
export function writeState(state, caret = "|") {
  let text = ""
  let last = 0
  for (const { from, to, anchor, head } of state.selection.ranges) {
    text += state.sliceDoc(last, from)
    if (from === to) text += caret
    else {
      const [start, end] = anchor < head ? ["«", "»"] : ["»", "«"]
      text += start + state.sliceDoc(from, to) + end
    }
    last = to
  }
  return text + state.sliceDoc(last)
}

/**
 * Returns the expected text with another line end, unless the text before has a single line: a new
 * line follows the line ends of the others.
 * @param {string} expected
 * @param {string} before
 * @param {string} lineEnd
 */
export const withLineEnd = (expected, before, lineEnd) =>
  before.includes("\n") ? expected.replaceAll("\n", lineEnd) : expected

/**
 * Returns the state after a command of @codemirror/commands.
 * @param {EditorState} state
 * @param {import("@codemirror/state").StateCommand} command
 */
export function applyCommand(state, command) {
  let next = state
  command({ state, dispatch: tr => { next = tr.state } })
  return next
}
