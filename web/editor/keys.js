// Keys that belong to writing itself: Enter, Backspace, Tab, Esc and the library's own for moving. Those of the keymap are
// matched by place (see actionOf), for CodeMirror goes by what a key types.

import { copyLineDown, copyLineUp, moveLineDown, moveLineUp, simplifySelection, standardKeymap } from "@codemirror/commands"
import { closeSearchPanel, findNext, findPrevious, selectNextOccurrence } from "@codemirror/search"
import { EditorSelection } from "@codemirror/state"
import { EditorView, keymap } from "@codemirror/view"
import { enclosingNode } from "./context.js"
import { surroundTyped } from "./inline.js"
import { backspace, enter, indent } from "./lists.js"

/** @typedef {import("@codemirror/state").EditorState} EditorState */
/** @typedef {import("@codemirror/state").TransactionSpec} TransactionSpec */

// Long enough to hear the announcement out.
const leaveWithin = 10_000

/** @param {EditorView} view @param {string} phrase */
function announce(view, phrase) {
  view.dispatch({ effects: EditorView.announce.of(view.state.phrase(phrase)) })
  return true
}

/** @param {(state: EditorState) => TransactionSpec | null} change @returns {(view: EditorView) => boolean} */
const run = change => view => {
  const spec = change(view.state)
  if (spec) view.dispatch(spec)
  return !!spec
}

/**
 * In code and front matter Tab indents by the step in use there; nowhere does it type a tab.
 * @param {EditorState} state @returns {TransactionSpec | null}
 */
export function indentCode(state) {
  const node = enclosingNode(state, /^(FencedCode|FrontMatter)$/, state.selection.main.from, state.selection.main.to)
  if (!node) return null
  const size = node.name == "FrontMatter" || /^ {2}\S/m.test(state.sliceDoc(node.from, node.to)) ? 2 : 4
  return {
    ...state.changeByRange(range => {
      const line = state.doc.lineAt(range.from), by = size - (range.from - line.from) % size
      if (range.empty) return { changes: { from: range.from, insert: " ".repeat(by) }, range: EditorSelection.cursor(range.from + by) }
      const lines = [], last = state.doc.lineAt(range.to).number
      for (let n = line.number; n <= last; n++) {
        const { from, text } = state.doc.line(n)
        if (text.trim()) lines.push({ from, insert: " ".repeat(size) })
      }
      const set = state.changes(lines)
      return { changes: lines, range: EditorSelection.range(set.mapPos(range.anchor, 1), set.mapPos(range.head, 1)) }
    }),
    scrollIntoView: true, userEvent: "input.indent",
  }
}

/** @param {EditorState} state @returns {TransactionSpec | null} */
export function dedentCode(state) {
  const { from, to } = state.selection.main
  if (!enclosingNode(state, /^(FencedCode|FrontMatter)$/, from, to)) return null
  const changes = [], last = state.doc.lineAt(to).number
  for (let n = state.doc.lineAt(from).number; n <= last; n++) {
    const line = state.doc.line(n), space = /^(\t| {1,4})/.exec(line.text)?.[0].length ?? 0
    if (space) changes.push({ from: line.from, to: line.from + space })
  }
  return { changes, userEvent: "delete.dedent" }
}

const tabHint = "Tab moves list items. To leave the editor, press Esc, then Tab."

export const writingKeys = [
  keymap.of([
    { key: "Enter", run: run(enter) },
    { key: "Backspace", run: run(backspace) },
    {
      key: "Tab",
      run: view => run(state => indent(state, 1) ?? indentCode(state))(view) || announce(view, tabHint),
      shift: view => run(state => indent(state, -1) ?? dedentCode(state))(view) || announce(view, tabHint),
    },
    { key: "Alt-ArrowUp", run: moveLineUp },
    { key: "Alt-ArrowDown", run: moveLineDown },
    { key: "Shift-Alt-ArrowUp", run: copyLineUp },
    { key: "Shift-Alt-ArrowDown", run: copyLineDown },
    { key: "F3", run: findNext, shift: findPrevious, scope: "editor search-panel", preventDefault: true },
    { key: "Mod-g", run: findNext, shift: findPrevious, scope: "editor search-panel", preventDefault: true },
    { key: "Mod-d", run: selectNextOccurrence, preventDefault: true },
    { key: "Escape", run: closeSearchPanel, scope: "editor search-panel" },
    { key: "Escape", run: simplifySelection },
    { key: "Escape", run: view => (view.setTabFocusMode(leaveWithin), announce(view, "Press Tab to leave the editor.")) },
    ...standardKeymap,
  ]),
  EditorView.inputHandler.of((view, _from, _to, text) => !view.compositionStarted && run(state => surroundTyped(state, text))(view)),
  EditorView.domEventHandlers({
    blur: (_event, view) => view.setTabFocusMode(false),
  }),
]
