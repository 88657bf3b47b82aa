// For tests: states written as text. "|" is a caret, "«…»" a selection with its head at the end ("»…«" at the start).

import { history } from "@codemirror/commands"
import { EditorSelection, EditorState } from "@codemirror/state"
import { lineEnds } from "./lineends.js"
import { post } from "./markdown.js"

/** @param {string} text @param {string} [caret] another sign for the caret, where "|" is part of the text */
export function read(text, caret = "|") {
  const signs = new RegExp(`[«»\\${caret}]`, "g"), ranges = []
  let doc = "", last = 0, open = -1
  for (const match of text.matchAll(signs)) {
    doc += text.slice(last, match.index)
    last = match.index + match[0].length
    if (match[0] == caret) ranges.push(EditorSelection.cursor(doc.length))
    else if (open < 0) open = doc.length
    else {
      ranges.push(match[0] == "»" ? EditorSelection.range(open, doc.length) : EditorSelection.range(doc.length, open))
      open = -1
    }
  }
  doc += text.slice(last)
  const selection = ranges.length ? EditorSelection.create(ranges) : undefined
  return EditorState.create({ doc, selection, extensions: [lineEnds, history(), post(), EditorState.allowMultipleSelections.of(true)] })
}

/** @param {EditorState} state @param {string} [caret] */
export function write(state, caret = "|") {
  let text = "", last = 0
  for (const { from, to, anchor, head } of state.selection.ranges) {
    text += state.sliceDoc(last, from) + (from == to ? caret : anchor < head ? "«" : "»") + state.sliceDoc(from, to)
    if (from != to) text += anchor < head ? "»" : "«"
    last = to
  }
  return text + state.sliceDoc(last)
}

/**
 * The answer that a document with other line ends must have. One of a single line has none to follow.
 * @param {string} want @param {string} before @param {string} end
 */
export const ended = (want, before, end) => before.includes("\n") ? want.replaceAll("\n", end) : want

/**
 * Runs a command of @codemirror/commands, which wants a view.
 * @param {EditorState} state @param {import("@codemirror/state").StateCommand} command
 */
export function after(state, command) {
  let next = state
  command({ state, dispatch: tr => { next = tr.state } })
  return next
}
