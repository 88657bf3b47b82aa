// Where a position stands: what the commands ask before they touch anything.

import { ensureSyntaxTree, syntaxTree } from "@codemirror/language"

/** @typedef {import("@codemirror/state").EditorState} EditorState */
/** @typedef {import("@codemirror/state").Line} Line */
/** @typedef {import("@lezer/common").SyntaxNode} SyntaxNode */

/** The tree, parsed to `to` if that takes no longer than a writer waits for a key. @param {EditorState} state @param {number} to */
export const treeTo = (state, to) => ensureSyntaxTree(state, to, 50) ?? syntaxTree(state)

/** A line's text without its "\r". @param {Line} line */
export const textOf = line => line.text.endsWith("\r") ? line.text.slice(0, -1) : line.text

/** Where a line's text ends. @param {Line} line */
export const endOf = line => line.from + textOf(line).length

/**
 * The innermost node of one of these kinds around from–to.
 * @param {EditorState} state @param {RegExp} kind @param {number} from @param {number} [to] @returns {SyntaxNode | null}
 */
export function around(state, kind, from, to = from) {
  const tree = treeTo(state, to)
  for (const side of /** @type {const} */ ([-1, 1])) {
    for (let node = /** @type {SyntaxNode | null} */ (tree.resolveInner(from, side)); node; node = node.parent) {
      if (kind.test(node.name) && node.from <= from && node.to >= to) return node
    }
  }
  return null
}

// An indented code block is left out: while a list is being written, its nested items look like one.
/** Is this place code, math or front matter, where Markdown means nothing? @param {EditorState} state @param {number} pos */
export const isVerbatim = (state, pos) => !!around(state, /^(FencedCode|MathBlock|FrontMatter|HTMLBlock|CommentBlock)$/, pos)

/**
 * The numbers of the lines that a selection touches; a selection that ends at a line's start leaves that line out.
 * @param {EditorState} state @param {{from: number, to: number}} range
 */
export function linesOf(state, { from, to }) {
  const first = state.doc.lineAt(from), last = state.doc.lineAt(to), lines = []
  const end = to > from && to == last.from && last.number > first.number ? last.number - 1 : last.number
  for (let n = first.number; n <= end; n++) lines.push(state.doc.line(n))
  return lines
}

/** Every line that any of the selections touches, once each, in order. @param {EditorState} state @returns {Line[]} */
export function selectedLines(state) {
  const lines = new Map()
  for (const range of state.selection.ranges) for (const line of linesOf(state, range)) lines.set(line.number, line)
  return [...lines.values()]
}
