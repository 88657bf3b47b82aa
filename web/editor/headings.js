// Headings and list items: commands that change the prefixes of the selected lines. Each returns a
// transaction, or null if it does not apply.

import {
  enclosingNode, endOf, includeReturn, insertBeforeSelection, isVerbatim,
  selectedLines, textOf,
} from "./context.js"
import { prefixOf } from "./prefix.js"

/** @import { EditorState, Line, TransactionSpec } from "@codemirror/state" */
/** @import { SyntaxNode } from "@lezer/common" */
/** @import { Prefix } from "./prefix.js" */

/**
 * Returns the selected lines with text; if none has text, the first one.
 * @param {EditorState} state
 */
function linesToFormat(state) {
  const lines = selectedLines(state).filter(line => !isVerbatim(state, line.from))
  const withText = lines.filter(line => textOf(line).trim())
  return withText.length > 0 ? withText : lines.slice(0, 1)
}

/**
 * Returns the command that turns lines into headings, or removes the marks if all lines are
 * headings of that level.
 * @param {number} level
 * @returns {(state: EditorState) => TransactionSpec | null}
 */
export const heading = level => state => {
  const lines = linesToFormat(state).map(line => headingAt(state, line))
  const isRemoval = lines.every(line => line.level === level)
  const insert = isRemoval ? "" : "#".repeat(level) + " "
  const underlines = underlinesOf(state, lines)
  const isUnderline = (/** @type {number} */ pos) =>
    underlines.some(({ from, to }) => pos > from && pos <= to)
  const marks = lines.filter(line => !isUnderline(line.lineStart))
  return insertBeforeSelection(state, [
    ...marks.map(({ from, to }) => ({ from, to, insert })),
    ...underlines.map(range => includeReturn(state, range)),
  ])
}

/**
 * The range of a line's "#" marks, and its level: 0 for a line that is no heading.
 * @typedef {object} HeadingLine
 * @property {number} lineStart
 * @property {number} from
 * @property {number} to
 * @property {number} level
 * @property {SyntaxNode | null} setext
 */

/** @type {(state: EditorState, line: Line) => HeadingLine} */
function headingAt(state, line) {
  const from = line.from + prefixOf(textOf(line)).length
  const mark = /^(#{1,6})(?:[ \t]+|$)/.exec(state.sliceDoc(from, endOf(line)))
  const setext = enclosingNode(state, /^SetextHeading[12]$/, endOf(line))
  const setextLevel = setext ? Number(setext.name.slice(-1)) : 0
  const level = mark ? mark[1].length : setextLevel
  return { lineStart: line.from, from, to: from + (mark?.[0].length ?? 0), level, setext }
}

/**
 * Returns the ranges of the underlines of setext headings, with the line break before each.
 * @type {(state: EditorState, lines: HeadingLine[]) => { from: number, to: number }[]}
 */
function underlinesOf({ doc }, lines) {
  const nodes = new Set(lines.flatMap(({ setext }) => setext?.lastChild ?? []))
  return [...nodes].map(node => {
    const line = doc.lineAt(node.from)
    return { from: line.from - 1, to: endOf(line) }
  })
}

/** @typedef {"bullets" | "numbers" | "tasks"} ListKind */

/**
 * @param {Prefix} prefix
 * @returns {ListKind | null}
 */
function kindOf(prefix) {
  if (!prefix.item) return null
  if (prefix.task) return "tasks"
  return prefix.bullet ? "bullets" : "numbers"
}

/**
 * Returns the command that turns lines into list items, or removes the markers if all lines are
 * items of that kind.
 * @param {ListKind} kind
 * @returns {(state: EditorState) => TransactionSpec | null}
 */
export const list = kind => state => {
  const lines = linesToFormat(state).map(line => ({ line, prefix: prefixOf(textOf(line)) }))
  const isRemoval = lines.every(({ prefix }) => kindOf(prefix) === kind)
  /** The latest number by indentation. @type {Map<string, number>} */
  const numbers = new Map()

  /** @param {Prefix} prefix */
  function markerFor({ indent, bullet }) {
    for (const other of numbers.keys()) if (other.length > indent.length) numbers.delete(other)
    const number = (numbers.get(indent) ?? 0) + 1
    numbers.set(indent, number)
    if (kind === "numbers") return `${number}. `
    return `${bullet || "-"} ${kind === "tasks" ? "[ ] " : ""}`
  }

  return insertBeforeSelection(state, lines.map(({ line, prefix }) => {
    const from = line.from + prefix.quote.length + prefix.indent.length
    const insert = isRemoval ? "" : markerFor(prefix)
    return { from, to: line.from + prefix.length, insert }
  }))
}

/**
 * Checks the selected tasks, or unchecks them if all are checked. Without a task, the lines become
 * tasks.
 * @param {EditorState} state
 * @returns {TransactionSpec | null}
 */
export function check(state) {
  const tasks = linesToFormat(state).flatMap(line => {
    const { task, length } = prefixOf(textOf(line))
    const from = line.from + length - task.length + 1
    return task ? [{ from, isChecked: /x/i.test(task) }] : []
  })
  if (tasks.length === 0) return list("tasks")(state)
  const insert = tasks.every(task => task.isChecked) ? " " : "x"
  return insertBeforeSelection(state, tasks.map(({ from }) => ({ from, to: from + 1, insert })))
}
