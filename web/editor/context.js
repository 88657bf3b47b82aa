// The syntax and the lines at a position, and changes of lines, for the commands.

import { ensureSyntaxTree, syntaxTree } from "@codemirror/language"
import { EditorSelection } from "@codemirror/state"

/** @import { EditorState, Line, TransactionSpec } from "@codemirror/state" */
/** @import { SyntaxNode } from "@lezer/common" */

/** Time that a command spends on parsing, at most, in ms. */
const PARSE_TIME = 50

/**
 * Returns the syntax tree, parsed up to `to` if the time suffices.
 * @param {EditorState} state
 * @param {number} to
 */
export const treeTo = (state, to) => ensureSyntaxTree(state, to, PARSE_TIME) ?? syntaxTree(state)

/**
 * Returns a line's text without its "\r".
 * @param {Line} line
 */
export const textOf = line => line.text.endsWith("\r") ? line.text.slice(0, -1) : line.text

/**
 * Returns the offset of the end of a line's text.
 * @param {Line} line
 */
export const endOf = line => line.from + textOf(line).length

/**
 * Returns the innermost node of a kind that contains a range.
 * @param {EditorState} state
 * @param {RegExp} kind matches the node's name
 * @param {number} from
 * @param {number} [to]
 * @returns {SyntaxNode | null}
 */
export function enclosingNode(state, kind, from, to = from) {
  const tree = treeTo(state, to)
  for (const side of /** @type {const} */ ([-1, 1])) {
    /** @type {SyntaxNode | null} */
    let node = tree.resolveInner(from, side)
    for (; node; node = node.parent) {
      if (kind.test(node.name) && node.from <= from && node.to >= to) return node
    }
  }
  return null
}

// Without CodeBlock: the nested items of a list that is being written look like indented code.
const VERBATIM = /^(FencedCode|MathBlock|FrontMatter|HTMLBlock|CommentBlock)$/

/**
 * Reports whether a position is in code, math, HTML or front matter, where Markdown has no meaning.
 * @param {EditorState} state
 * @param {number} pos
 */
export const isVerbatim = (state, pos) => enclosingNode(state, VERBATIM, pos) !== null

/**
 * Returns the lines of a range, without the last one if the range ends at its start.
 * @param {EditorState} state
 * @param {{ from: number, to: number }} range
 */
export function linesOf({ doc }, { from, to }) {
  const first = doc.lineAt(from)
  const last = doc.lineAt(to)
  const endsAtStart = to === last.from && last.number > first.number
  const end = endsAtStart ? last.number - 1 : last.number
  const lines = []
  for (let n = first.number; n <= end; n++) lines.push(doc.line(n))
  return lines
}

/**
 * Returns the lines of all selections, each line once, in order.
 * @param {EditorState} state
 * @returns {Line[]}
 */
export function selectedLines(state) {
  const lines = new Map()
  for (const range of state.selection.ranges) {
    for (const line of linesOf(state, range)) lines.set(line.number, line)
  }
  return [...lines.values()]
}

/** @typedef {{ from: number, to?: number, insert?: string }} Change */

/**
 * Returns a transaction that moves the selections behind insertions at their ends: a mark inserted
 * before the text at the caret comes before the caret. Null without changes.
 * @param {EditorState} state
 * @param {Change[]} changes
 * @returns {TransactionSpec | null}
 */
export function insertBeforeSelection(state, changes) {
  if (changes.length === 0) return null
  const set = state.changes(changes)
  const ranges = state.selection.ranges.map(({ anchor, head }) =>
    EditorSelection.range(set.mapPos(anchor, 1), set.mapPos(head, 1)))
  return { changes: set, selection: EditorSelection.create(ranges, state.selection.mainIndex) }
}

/**
 * Moves the start of a range from the end of a line to before its "\r".
 * @param {EditorState} state
 * @param {{ from: number, to: number }} range
 */
export function includeReturn(state, { from, to }) {
  const hasReturn = state.sliceDoc(from - 1, from) === "\r"
  return { from: hasReturn ? from - 1 : from, to }
}
