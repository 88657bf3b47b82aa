// Underlines the problems of the page. A tooltip shows their messages, with a button for the fix.

import { isolateHistory } from "@codemirror/commands"
import { StateEffect, StateField } from "@codemirror/state"
import { Decoration, EditorView, hoverTooltip } from "@codemirror/view"
import { append, appendNodes } from "../browser/lists.js"
import { closeSuggestions } from "./suggest.js"

/** @import { EditorState, StateEffectType, Text, TransactionSpec } from "@codemirror/state" */
/** @import { DecorationSet } from "@codemirror/view" */
/** @import { Edit, Problem } from "../types" */

/** Replaces the problems. @type {StateEffectType<Problem[]>} */
export const setProblems = StateEffect.define()

/**
 * Returns the range to underline. An empty one is extended to the next character of the line, or to
 * the previous one at the line's end.
 * @type {(problem: Problem, doc: Text) => { from: number, to: number }}
 */
function rangeOf(problem, doc) {
  const start = Math.min(problem.start, doc.length)
  const end = Math.min(Math.max(problem.end, start), doc.length)
  const line = doc.lineAt(start)
  const isAtLineEnd = start === end && start >= line.to
  const from = isAtLineEnd ? Math.max(line.from, start - 1) : start
  return { from, to: Math.max(end, Math.min(from + 1, doc.length)) }
}

/** @type {(problem: Problem, doc: Text) => import("@codemirror/state").Range<Decoration>[]} */
function underline(problem, doc) {
  const { from, to } = rangeOf(problem, doc)
  if (from >= to) return []
  const className = `cm-problem cm-problem-${problem.severity}`
  return [Decoration.mark({ class: className, problem }).range(from, to)]
}

/** @typedef {{ list: Problem[], marks: DecorationSet }} Shown */

/**
 * The problems. A change of the text moves the underlines and clears the list, since a fix applies
 * only to the text that it was computed for.
 */
const field = StateField.define({
  create: () => /** @type {Shown} */ ({ list: [], marks: Decoration.none }),
  update(value, tr) {
    for (const effect of tr.effects) {
      if (!effect.is(setProblems)) continue
      const marks = effect.value.flatMap(problem => underline(problem, tr.newDoc))
      return { list: effect.value, marks: Decoration.set(marks, true) }
    }
    return tr.docChanged ? { list: [], marks: value.marks.map(tr.changes) } : value
  },
  provide: field => EditorView.decorations.from(field, value => value.marks),
})

/** @param {Edit[]} edits */
export const changesOf = edits =>
  edits.map(({ start, end, text }) => ({ from: start, to: end, insert: text }))

/**
 * Returns a transaction that applies edits as one step of undo. The filters of line ends are off,
 * so that exactly these characters are inserted.
 * @param {Edit[]} edits
 * @returns {TransactionSpec}
 */
export const editSpec = edits => ({
  changes: changesOf(edits),
  annotations: isolateHistory.of("full"),
  userEvent: "input.replace",
  scrollIntoView: true,
  filter: false,
})

/**
 * Returns a transaction for edits made outside of the editor; it does not scroll.
 * @param {Edit[]} edits
 * @param {boolean} isContinued joins the edits to the previous step of undo
 * @returns {TransactionSpec}
 */
export const externalEditSpec = (edits, isContinued) => ({
  ...editSpec(edits),
  scrollIntoView: false,
  effects: closeSuggestions.of(null),
  // CodeMirror's history always joins a composition to the previous step; it has no other option
  // for that.
  ...(isContinued ? { annotations: [], userEvent: "input.type.compose" } : {}),
})

/**
 * Returns a transaction that fixes the problems on the caret's line, null if none has a fix.
 * @param {EditorState} state
 */
export function fixAtCaret(state) {
  const line = state.doc.lineAt(state.selection.main.head)
  /** @type {Edit[]} */
  const edits = []
  for (const { start, end, fix } of state.field(field).list) {
    if (fix.length === 0 || end < line.from || start > line.to) continue
    // Of overlapping fixes only the first is applied; the other problem is reported again.
    const isSeparate = fix.every(edit =>
      edits.every(other => edit.end < other.start || edit.start > other.end))
    if (isSeparate) append(edits, fix)
  }
  return edits.length > 0 ? editSpec(edits) : null
}

/**
 * Returns the extension that underlines problems and shows their messages.
 * @param {object} options
 * @param {(problem: Problem) => string} options.message
 * @param {() => string} options.fixLabel
 * @param {(problem: Problem) => void} options.onFix
 */
export function createProblemMarks({ message, fixLabel, onFix }) {
  const tooltip = hoverTooltip((view, pos) => {
    /** @type {Problem[]} */
    const found = []
    let start = pos
    let end = pos
    const { list, marks } = view.state.field(field)
    marks.between(pos, pos, (from, to, { spec }) => {
      if (list.includes(spec.problem)) found.push(spec.problem)
      start = Math.min(start, from)
      end = Math.max(end, to)
    })
    if (found.length === 0) return null
    return { pos: start, end, above: true, create: () => ({ dom: listOf(found) }) }
  }, { hideOnChange: true })

  /** @param {Problem[]} found */
  function listOf(found) {
    const dom = document.createElement("div")
    dom.className = "cm-problems"
    appendNodes(dom, found.map(rowOf))
    return dom
  }

  /** @param {Problem} problem */
  function rowOf(problem) {
    const row = document.createElement("div")
    const text = document.createElement("span")
    text.textContent = message(problem)
    row.append(text)
    if (problem.fix.length === 0) return row
    const button = document.createElement("button")
    button.type = "button"
    button.textContent = fixLabel()
    button.onclick = () => onFix(problem)
    row.append(button)
    return row
  }
  return [field, tooltip]
}
