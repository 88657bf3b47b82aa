// The keys of writing: Enter, Backspace, Tab, Escape, and CodeMirror's keys that move the caret.
// The keys of keymap.js are matched by position (see actionOf), which CodeMirror does not do.

import {
  copyLineDown, copyLineUp, moveLineDown, moveLineUp, simplifySelection, standardKeymap,
} from "@codemirror/commands"
import { closeSearchPanel, findNext, findPrevious, selectNextOccurrence } from "@codemirror/search"
import { EditorSelection } from "@codemirror/state"
import { EditorView, keymap } from "@codemirror/view"
import { enclosingNode } from "./context.js"
import { surroundTyped } from "./inline.js"
import { backspace, enter, indent } from "./lists.js"

/** @import { EditorState, TransactionSpec } from "@codemirror/state" */

/**
 * Time after Escape in which Tab leaves the editor, in ms: enough for a screen reader to announce
 * it.
 */
const LEAVE_TIME = 10_000

/** The nodes in which Tab indents by spaces. */
const CODE = /^(FencedCode|FrontMatter)$/

/** @type {(view: EditorView, phrase: string) => true} */
function announce(view, phrase) {
  view.dispatch({ effects: EditorView.announce.of(view.state.phrase(phrase)) })
  return true
}

/**
 * @param {(state: EditorState) => TransactionSpec | null} change
 * @returns {(view: EditorView) => boolean}
 */
const command = change => view => {
  const spec = change(view.state)
  if (spec) view.dispatch(spec)
  return spec !== null
}

/**
 * Tab in code and front matter inserts spaces up to the next step of indentation, or indents the
 * selected lines.
 * @param {EditorState} state
 * @returns {TransactionSpec | null}
 */
export function indentCode(state) {
  const { main } = state.selection
  const node = enclosingNode(state, CODE, main.from, main.to)
  if (!node) return null
  const usesTwo = node.name === "FrontMatter" || /^ {2}\S/m.test(state.sliceDoc(node.from, node.to))
  const step = usesTwo ? 2 : 4
  const spec = state.changeByRange(range => {
    const { from, to } = range
    const line = state.doc.lineAt(from)
    if (range.empty) {
      const width = step - (from - line.from) % step
      const changes = { from, insert: " ".repeat(width) }
      return { changes, range: EditorSelection.cursor(from + width) }
    }
    const insertions = []
    const last = state.doc.lineAt(to).number
    for (let n = line.number; n <= last; n++) {
      const { from, text } = state.doc.line(n)
      if (text.trim()) insertions.push({ from, insert: " ".repeat(step) })
    }
    const set = state.changes(insertions)
    const anchor = set.mapPos(range.anchor, 1)
    return { changes: insertions, range: EditorSelection.range(anchor, set.mapPos(range.head, 1)) }
  })
  return { ...spec, scrollIntoView: true, userEvent: "input.indent" }
}

/**
 * Shift+Tab in code and front matter deletes up to four spaces or a tab at the start of each line.
 * @param {EditorState} state
 * @returns {TransactionSpec | null}
 */
export function dedentCode(state) {
  const { from, to } = state.selection.main
  if (!enclosingNode(state, CODE, from, to)) return null
  const changes = []
  const last = state.doc.lineAt(to).number
  for (let n = state.doc.lineAt(from).number; n <= last; n++) {
    const line = state.doc.line(n)
    const width = /^(\t| {1,4})/.exec(line.text)?.[0].length ?? 0
    if (width > 0) changes.push({ from: line.from, to: line.from + width })
  }
  return { changes, userEvent: "delete.dedent" }
}

const TAB_HINT = "Tab moves list items. To leave the editor, press Esc, then Tab."

const moveIn = command(state => indent(state, 1) ?? indentCode(state))
const moveOut = command(state => indent(state, -1) ?? dedentCode(state))

const searchKeys = {
  run: findNext, shift: findPrevious, scope: "editor search-panel", preventDefault: true,
}

/** @param {EditorView} view */
function offerToLeave(view) {
  view.setTabFocusMode(LEAVE_TIME)
  return announce(view, "Press Tab to leave the editor.")
}

export const writingKeys = [
  keymap.of([
    { key: "Enter", run: command(enter) },
    { key: "Backspace", run: command(backspace) },
    {
      key: "Tab",
      run: view => moveIn(view) || announce(view, TAB_HINT),
      shift: view => moveOut(view) || announce(view, TAB_HINT),
    },
    { key: "Alt-ArrowUp", run: moveLineUp },
    { key: "Alt-ArrowDown", run: moveLineDown },
    { key: "Shift-Alt-ArrowUp", run: copyLineUp },
    { key: "Shift-Alt-ArrowDown", run: copyLineDown },
    { key: "F3", ...searchKeys },
    { key: "Mod-g", ...searchKeys },
    { key: "Mod-d", run: selectNextOccurrence, preventDefault: true },
    { key: "Escape", run: closeSearchPanel, scope: "editor search-panel" },
    { key: "Escape", run: simplifySelection },
    { key: "Escape", run: offerToLeave },
    ...standardKeymap,
  ]),
  EditorView.inputHandler.of((view, _from, _to, text) =>
    !view.compositionStarted && command(state => surroundTyped(state, text))(view)),
  EditorView.domEventHandlers({
    blur: (_event, view) => view.setTabFocusMode(false),
  }),
]
