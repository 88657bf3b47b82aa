// Underlines the problems of the page. A tooltip shows their messages, with a button for the fix.

import { isolateHistory } from "@codemirror/commands"
import { StateEffect, StateField, Text } from "@codemirror/state"
import { Decoration, EditorView, hoverTooltip } from "@codemirror/view"
import { separateEdits } from "../browser/fixes.js"
import { appendNodes } from "../browser/lists.js"
import { closeSuggestions } from "./suggest.js"

/** @import { EditorState, StateEffectType, TransactionSpec } from "@codemirror/state" */
/** @import { DecorationSet } from "@codemirror/view" */
/** @import { Edit, Problem, Translate } from "../types" */

/** @typedef {() => Promise<typeof import("../browser/fixpanel.js")>} LoadPanel */

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

/**
 * `typed` is the offset after the character that was typed last, -1 once the caret has moved.
 * @typedef {{ list: Problem[], marks: DecorationSet, typed: number }} Shown
 */

/** @type {(list: Problem[], typed: number, doc: Text) => Shown} */
function show(list, typed, doc) {
  const isBeingTyped = (/** @type {Problem} */ { start, end }) => start < typed && typed <= end
  const marks = list.filter(problem => !isBeingTyped(problem)).flatMap(one => underline(one, doc))
  return { list, marks: Decoration.set(marks, true), typed }
}

/**
 * The problems. A change of the text moves the underlines and clears the list, since a fix applies
 * only to the text that it was computed for. A problem at the word that is being typed is
 * underlined once the caret leaves it.
 */
const field = StateField.define({
  create: () => show([], -1, Text.empty),
  update(value, tr) {
    const { head } = tr.newSelection.main
    const isTyping = tr.docChanged ? tr.isUserEvent("input.type") : head === value.typed
    const typed = isTyping ? head : -1
    for (const effect of tr.effects) {
      if (effect.is(setProblems)) return show(effect.value, typed, tr.newDoc)
    }
    if (tr.docChanged) return { list: [], marks: value.marks.map(tr.changes), typed }
    return typed === value.typed ? value : show(value.list, typed, tr.newDoc)
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
  const edits = separateEdits(state.field(field).list.filter(({ start, end }) =>
    end >= line.from && start <= line.to))
  return edits.length > 0 ? editSpec(edits) : null
}

/**
 * Returns the extension that underlines problems and shows their messages.
 * @param {object} options
 * @param {(problem: Problem) => string} options.message
 * @param {Translate} options.t
 * @param {LoadPanel} options.load loads the panel that shows the changes of a fix
 * @param {(problem: Problem) => void} options.onFix
 */
export function createProblemMarks({ message, t, load, onFix }) {
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
    return { pos: start, end, above: true, create: view => ({ dom: listOf(found, view) }) }
  }, { hideOnChange: true })

  /** @param {Problem[]} found @param {EditorView} view */
  function listOf(found, view) {
    const dom = document.createElement("div")
    dom.className = "cm-problems"
    appendNodes(dom, found.map(problem => rowOf(problem, view)))
    return dom
  }

  /** @param {Problem} problem @param {EditorView} view */
  function rowOf(problem, view) {
    const row = document.createElement("div")
    const text = document.createElement("span")
    text.textContent = message(problem)
    row.append(text)
    if (problem.fix.length === 0) return row
    const button = document.createElement("button")
    button.type = "button"
    button.textContent = t("problems.fix")
    button.onclick = () => void showFix(problem, view, button).catch(() => onFix(problem))
    row.append(button)
    return row
  }

  /**
   * Shows the changes of a fix in place of its button.
   * @type {(problem: Problem, view: EditorView, button: HTMLElement) => Promise<void>}
   */
  async function showFix(problem, view, button) {
    const { state } = view
    const { createFixPanel } = await load()
    if (view.state.doc !== state.doc || !button.isConnected) return
    const panel = createFixPanel({
      t,
      text: state.doc.toString(),
      edits: separateEdits([problem]),
      buttons: [
        [t("problems.apply"), () => onFix(problem)],
        [t("problems.cancel"), () => panel.replaceWith(button)],
      ],
    })
    button.replaceWith(panel)
    panel.querySelector("button")?.focus()
  }

  return [field, tooltip]
}
