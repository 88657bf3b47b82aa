// The commands that need the view: those of the history and of the search panel, and the fix of
// problems.

import { redo, undo } from "@codemirror/commands"
import { openSearchPanel } from "@codemirror/search"
import { edit, edits } from "./commands.js"
import { fixAtCaret } from "./problems.js"

/** @import { EditorView } from "@codemirror/view" */

/** @type {Record<string, (view: EditorView) => boolean>} */
const viewCommands = { undo, redo, find: openSearchPanel, replace: openReplace, fix }

/** Commands that leave the focus where it is, and that a key in the search panel may call. */
const panelCommands = new Set(["find", "replace"])

/** @param {string} name */
export const isPanelCommand = name => panelCommands.has(name)

/**
 * Reports whether a command is the editor's.
 * @param {string} name
 */
export const isEditorCommand = name =>
  name === "pastePlain" || Object.hasOwn(edits, name) || Object.hasOwn(viewCommands, name)

/**
 * Runs a command other than `pastePlain`. Returns false if it does not apply.
 * @param {EditorView} view
 * @param {string} name
 */
export function runCommand(view, name) {
  if (!(name in edits)) return viewCommands[name]?.(view) ?? false
  const transaction = edit(view.state, name)
  if (transaction) view.dispatch(transaction)
  return Boolean(transaction)
}

/** @param {EditorView} view */
function openReplace(view) {
  const { main } = view.state.selection
  openSearchPanel(view)
  /** @type {HTMLInputElement | null} */
  const field = view.dom.querySelector(".cm-search [name=replace]")
  // The selected text is already in the search field.
  if (field && !main.empty) field.select()
  return true
}

/** @param {EditorView} view */
function fix(view) {
  const spec = fixAtCaret(view.state)
  if (spec) view.dispatch(spec)
  return Boolean(spec)
}
