// Blocks of lines: code, math, tables, thematic breaks. Each command returns a transaction, or null
// if it does not apply.

import { EditorSelection } from "@codemirror/state"
import { most } from "../browser/lists.js"
import {
  enclosingNode, endOf, includeReturn, insertBeforeSelection, isVerbatim,
  linesOf, selectedLines, textOf,
} from "./context.js"
import { prefixOf } from "./prefix.js"

/** @import { EditorState, TransactionSpec } from "@codemirror/state" */
/** @import { SyntaxNode } from "@lezer/common" */

/**
 * Reports whether a line has text that a block must be separated from by a blank line. Front matter
 * needs no separation.
 * @param {EditorState} state
 * @param {number} number
 */
function hasText(state, number) {
  if (number < 1 || number > state.doc.lines) return false
  const line = state.doc.line(number)
  return textOf(line).trim() !== "" && !enclosingNode(state, /^FrontMatter$/, line.from)
}

/**
 * Inserts a block with blank lines around it: in place of a blank line at the caret, else below the
 * caret's line, or below the table that contains the caret.
 * @param {EditorState} state
 * @param {string} text
 * @param {number} anchor offset in `text`
 * @param {number} [head]
 * @returns {TransactionSpec | null}
 */
function insertBlock(state, text, anchor, head = anchor) {
  const lines = linesOf(state, state.selection.main)
  const end = lines[lines.length - 1].to
  const pos = enclosingNode(state, /^Table$/, end)?.to ?? end
  if (isVerbatim(state, pos) && !enclosingNode(state, /^HTMLBlock$/, pos)) return null
  const line = state.doc.lineAt(pos)
  const isBlank = !textOf(line).trim()
  const separator = isBlank ? (hasText(state, line.number - 1) ? "\n" : "") : "\n\n"
  const needsEnd = hasText(state, line.number + 1) && !text.endsWith("\n")
  const from = isBlank ? line.from : endOf(line)
  const insert = separator + text + (needsEnd ? "\n" : "")
  const start = from + separator.length
  const selection = EditorSelection.range(start + anchor, start + head)
  return { changes: { from, to: endOf(line), insert }, selection }
}

/**
 * Inserts a thematic break.
 * @param {EditorState} state
 * @returns {TransactionSpec | null}
 */
export const rule = state => insertBlock(state, "---\n", 4)

/**
 * Inserts a table and selects the first heading.
 * @param {EditorState} state
 * @returns {TransactionSpec | null}
 */
export function table(state) {
  const column = state.phrase("Column")
  const text = `| ${column} 1 | ${column} 2 |\n| --- | --- |\n|  |  |`
  return insertBlock(state, text, 2, 2 + column.length + 2)
}

/**
 * Puts the selected lines between fences, with the caret at the place of the language; removes the
 * fences of a code block that contains the selection.
 * @param {EditorState} state
 * @returns {TransactionSpec | null}
 */
export function codeBlock(state) {
  const { main } = state.selection
  const node = enclosingNode(state, /^FencedCode$/, main.from, main.to)
  if (node) return unwrap(state, node, "CodeMark")
  if (isVerbatim(state, main.from)) return null
  const fences = state.sliceDoc(main.from, main.to).match(/^\s*`{3,}/gm) ?? []
  const longest = most(fences.map(run => run.trim().length), 2)
  const fence = "`".repeat(longest + 1)
  return wrapLines(state, fence, { caret: fence.length })
}

/**
 * Puts the selected lines between "$$", with the blank lines that kramdown requires; removes the
 * marks of a block that contains the selection.
 * @param {EditorState} state
 * @returns {TransactionSpec | null}
 */
export function mathBlock(state) {
  const { main } = state.selection
  const node = enclosingNode(state, /^MathBlock$/, main.from, main.to)
  if (node) return unwrap(state, node, "MathMark")
  if (isVerbatim(state, main.from)) return null
  if (main.empty) return insertBlock(state, "$$\n\n$$", 3)
  return wrapLines(state, "$$", { hasBlankLines: true })
}

/**
 * Puts the selected lines between two lines with a mark.
 * @param {EditorState} state
 * @param {string} mark
 * @param {object} options
 * @param {number} [options.caret] offset in the opening line; by default the selection stays
 * @param {boolean} [options.hasBlankLines] whether blank lines surround the block
 * @returns {TransactionSpec}
 */
function wrapLines(state, mark, { caret, hasBlankLines = false }) {
  const lines = selectedLines(state)
  const [first] = lines
  const last = lines[lines.length - 1]
  const { quote, indent } = prefixOf(textOf(first))
  const margin = quote + indent
  // An empty line gets no line between the fences: after the language the writer presses Enter.
  if (first.number === last.number && !textOf(first).trim()) {
    const from = endOf(first)
    const selection = EditorSelection.cursor(from + (caret ?? mark.length))
    return { changes: { from, insert: `${mark}\n${margin}${mark}` }, selection }
  }
  const before = hasBlankLines && hasText(state, first.number - 1) ? "\n" : ""
  const after = hasBlankLines && hasText(state, last.number + 1) ? "\n" : ""
  const changes = state.changes([
    { from: first.from, insert: `${before}${margin}${mark}\n` },
    { from: endOf(last), insert: `\n${margin}${mark}${after}` },
  ])
  if (caret !== undefined) {
    const pos = first.from + before.length + margin.length + caret
    return { changes, selection: EditorSelection.cursor(pos) }
  }
  const { anchor, head } = state.selection.main
  const mappedAnchor = changes.mapPos(anchor, anchor <= head ? 1 : -1)
  const mappedHead = changes.mapPos(head, head < anchor ? 1 : -1)
  return { changes, selection: EditorSelection.range(mappedAnchor, mappedHead) }
}

/**
 * Deletes the opening and closing line of a block; marks within a line are deleted without the
 * line.
 * @param {EditorState} state
 * @param {SyntaxNode} node
 * @param {string} markName the marks' node name
 */
function unwrap(state, node, markName) {
  const { doc } = state
  const marks = node.getChildren(markName)
  const first = doc.lineAt(marks[0].from)
  const last = marks.length > 1 ? doc.lineAt(marks[marks.length - 1].from) : null
  const isOneLine = last?.number === first.number
  const afterMark = state.sliceDoc(marks[0].to, endOf(first)).trim()
  const hasTextAfterMark = markName === "MathMark" && afterMark !== ""
  if (isOneLine || hasTextAfterMark) {
    return insertBeforeSelection(state, marks.map(({ from, to }) => ({ from, to })))
  }
  const opening = { from: first.from, to: Math.min(doc.length, first.to + 1) }
  if (!last) return insertBeforeSelection(state, [opening])
  if (last.number === first.number + 1) {
    return insertBeforeSelection(state, [{ from: first.from, to: endOf(last) }])
  }
  const closing = includeReturn(state, { from: last.from - 1, to: endOf(last) })
  return insertBeforeSelection(state, [opening, closing])
}
