// Underlines what would break the page, and says why on hover, with the fix beside it.

import { isolateHistory } from "@codemirror/commands"
import { StateEffect, StateField } from "@codemirror/state"
import { Decoration, EditorView, hoverTooltip } from "@codemirror/view"

import { append, appendNodes } from "../browser/lists.js"
import { closeSuggestions } from "./suggest.js"

/** @import { Edit, Problem } from "../types" */

/** @type {import("@codemirror/state").StateEffectType<Problem[]>} */
export const setProblems = StateEffect.define()

/** @param {Problem} problem @param {import("@codemirror/state").Text} doc */
function underline(problem, doc) {
  // A problem between two characters is shown at the one before or after it.
  const from = Math.min(problem.start, doc.length), to = Math.min(Math.max(problem.end, from), doc.length)
  const start = from < to || from < doc.lineAt(from).to ? from : Math.max(doc.lineAt(from).from, from - 1)
  const end = Math.max(to, Math.min(start + 1, doc.length))
  return start < end ? [Decoration.mark({ class: `cm-problem cm-problem-${problem.severity}`, problem }).range(start, end)] : []
}

/** @typedef {{list: Problem[], marks: import("@codemirror/view").DecorationSet}} Shown */

/** The underlines move with the text until the next list of problems comes; the fixes hold for the text they were made for. */
const field = StateField.define({
  create: () => /** @type {Shown} */ ({ list: [], marks: Decoration.none }),
  update(value, tr) {
    for (const effect of tr.effects) if (effect.is(setProblems)) {
      const marks = effect.value.flatMap(problem => underline(problem, tr.newDoc))
      return { list: effect.value, marks: Decoration.set(marks, true) }
    }
    return tr.docChanged ? { list: [], marks: value.marks.map(tr.changes) } : value
  },
  provide: field => EditorView.decorations.from(field, value => value.marks),
})

/**
 * Edits as one step of undo; `filter` is off so that they are made to the byte.
 * @param {Edit[]} list @returns {import("@codemirror/state").TransactionSpec}
 */
export const applied = list => ({
  changes: list.map(({ start, end, text }) => ({ from: start, to: end, insert: text })),
  annotations: isolateHistory.of("full"), userEvent: "input.replace", scrollIntoView: true, filter: false,
})

/**
 * Edits made from outside of the editor, which then does not move; again when they go on from the last such.
 * @param {Edit[]} list @param {boolean} again @returns {import("@codemirror/state").TransactionSpec}
 */
export const spliced = (list, again) => ({
  ...applied(list), scrollIntoView: false, effects: closeSuggestions.of(null),
  // CodeMirror's history adds what is composed to the step before, whatever it was: there is no other way to ask for that.
  ...(again ? { annotations: [], userEvent: "input.type.compose" } : {}),
})

/**
 * Fixes the problems on the caret's line, null when there is nothing to fix.
 * @param {import("@codemirror/state").EditorState} state
 */
export function fixOf(state) {
  const line = state.doc.lineAt(state.selection.main.head)
  /** @type {Edit[]} */
  const edits = []
  for (const { start, end, fix } of state.field(field).list) {
    if (!fix.length || end < line.from || start > line.to) continue
    // Of two fixes for one place the first is made; the other problem comes back if it is still one.
    if (fix.every(edit => edits.every(other => edit.end < other.start || edit.start > other.end))) append(edits, fix)
  }
  return edits.length ? applied(edits) : null
}

/**
 * @param {object} options
 * @param {(problem: Problem) => string} options.message
 * @param {() => string} options.fix the button's words
 * @param {(problem: Problem) => void} options.onFix
 */
export function problems({ message, fix, onFix }) {
  const tooltip = hoverTooltip((view, pos) => {
    /** @type {Problem[]} */
    const found = []
    let start = pos, end = pos
    const { list: known, marks } = view.state.field(field)
    marks.between(pos, pos, (from, to, { spec }) => {
      if (known.includes(spec.problem)) found.push(spec.problem)
      start = Math.min(start, from), end = Math.max(end, to)
    })
    return found.length ? { pos: start, end, above: true, create: () => ({ dom: list(found) }) } : null
  }, { hideOnChange: true })

  /** @param {Problem[]} found */
  function list(found) {
    const dom = document.createElement("div")
    dom.className = "cm-problems"
    appendNodes(dom, found.map(problem => {
      const row = document.createElement("div"), words = document.createElement("span"), button = document.createElement("button")
      words.textContent = message(problem)
      button.type = "button"
      button.textContent = fix()
      button.onclick = () => onFix(problem)
      row.append(words, ...(problem.fix.length ? [button] : []))
      return row
    }))
    return dom
  }
  return [field, tooltip]
}
