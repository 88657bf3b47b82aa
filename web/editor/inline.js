// Marks around words: bold, italic, strike, code, math, links. Pure functions: state → transaction, or null where Markdown
// means nothing (front matter, code). Each changes the marks alone, never the words between them.

import { EditorSelection } from "@codemirror/state"
import { append } from "../browser/lists.js"
import { enclosingNode, endOf, isVerbatim, linesOf, treeTo } from "./context.js"
import { prefixOf } from "./prefix.js"

/** @typedef {import("@codemirror/state").EditorState} EditorState */
/** @typedef {import("@codemirror/state").TransactionSpec} TransactionSpec */
/** @typedef {import("@codemirror/state").SelectionRange} SelectionRange */
/** @typedef {import("@lezer/common").SyntaxNode} SyntaxNode */
/** @typedef {{from: number, to: number}} Span */
/** @typedef {{from: number, to?: number, insert?: string}} Change */
/**
 * @typedef {{node: RegExp, mark: string, fit?: (words: string) => [string, string]}} Style how a mark is found and how it is written
 */

/** @type {Record<"bold" | "italic" | "strike" | "code" | "math", Style>} */
export const styles = {
  bold: { node: /^StrongEmphasis$/, mark: "**" },
  // "_" means nothing inside a word, and in Korean a particle follows the word at once.
  italic: { node: /^Emphasis$/, mark: "*" },
  strike: { node: /^Strikethrough$/, mark: "~~" },
  code: { node: /^InlineCode$/, mark: "`", fit: codeMarks },
  math: { node: /^Math$/, mark: "$$" },
}

/**
 * A run of backticks that is not in the words, with spaces where they begin or end with one.
 * @param {string} words @returns {[string, string]}
 */
function codeMarks(words) {
  const runs = new Set((words.match(/`+/g) ?? []).map(run => run.length))
  let size = 1
  while (runs.has(size)) size++
  const mark = "`".repeat(size), space = /^`|`$/.test(words) ? " " : ""
  return [mark + space, space + mark]
}

/**
 * The words that a selection means: line by line, without white space at the ends and without list marks.
 * @param {EditorState} state @param {Span} range @returns {Span[]}
 */
function words(state, range) {
  const spans = []
  for (const line of linesOf(state, range)) {
    const start = line.from + prefixOf(line.text).length
    const heading = /^#{1,6}[ \t]+/.exec(state.sliceDoc(start, line.to))?.[0].length ?? 0
    const from = Math.max(range.from, start + heading), to = Math.min(range.to, endOf(line))
    const text = state.sliceDoc(from, to), left = text.length - text.trimStart().length
    if (to > from && text.trim()) spans.push({ from: from + left, to: from + left + text.trim().length })
  }
  return spans
}

/** The word around a caret that stands inside it, not at its edge. @param {EditorState} state @param {number} pos */
function wordAround(state, pos) {
  const word = state.wordAt(pos)
  return word && word.from < pos && pos < word.to ? { from: word.from, to: word.to } : null
}

/**
 * The marked-up node that a span lies in: the span may hold the marks, or be within them.
 * @param {EditorState} state @param {RegExp} kind @param {Span} span @returns {SyntaxNode | null}
 */
function marked(state, kind, { from, to }) {
  /** @type {SyntaxNode | null} */
  let found = null
  treeTo(state, to).iterate({ from, to, enter(node) {
    if (kind.test(node.name) && node.from <= from && node.to >= to && !(from == to && (node.from == from || node.to == to))) found = node.node
  } })
  return found
}

/**
 * Opening and closing mark of a node, with the space inside code marks.
 * @param {EditorState} state @param {SyntaxNode} node @returns {[Span, Span]}
 */
function marksOf(state, node) {
  const open = /** @type {SyntaxNode} */ (node.firstChild), close = /** @type {SyntaxNode} */ (node.lastChild)
  const inside = state.sliceDoc(open.to, close.from)
  const padded = node.name == "InlineCode" && /^ `.* $|^ .*` $/.test(inside) ? 1 : 0
  return [{ from: open.from, to: open.to + padded }, { from: close.from - padded, to: close.to }]
}

/**
 * Nodes of a kind that lie inside a span: their marks go when the span gets its own.
 * @param {EditorState} state @param {RegExp} kind @param {Span} span
 */
function inner(state, kind, { from, to }) {
  /** @type {SyntaxNode[]} */
  const nodes = []
  treeTo(state, to).iterate({ from, to, enter(node) {
    if (kind.test(node.name) && node.from >= from && node.to <= to) nodes.push(node.node)
  } })
  return nodes
}

/**
 * Sets a mark around the words of every selection, or takes it away when all have it. A caret in a word means the word; at
 * the end of marked words it steps out of them, and back in; elsewhere it gets an empty pair around it.
 * @param {Style} style @returns {(state: EditorState) => TransactionSpec | null}
 */
export const toggle = style => state => {
  const spans = state.selection.ranges.flatMap(range => range.empty ? [] : words(state, range))
  const all = spans.length > 0 && spans.every(span => marked(state, style.node, span))
  /** Where the marks stand that are taken away already: two selections may lie between the same. @type {Set<number>} */
  const taken = new Set()
  let any = false
  const spec = state.changeByRange(range => {
    if (isVerbatim(state, range.from)) return { range }
    any = true
    if (range.empty) return atCaret(state, range.from, style)
    const changes = changesFor(state, range, style, all, taken)
    return { changes, range: mapped(range, state.changes(changes)) }
  })
  return any ? spec : null
}

// Marks set at a selection's ends stay outside it, so that a second press finds the same words.
/** @param {SelectionRange} range @param {import("@codemirror/state").ChangeSet} changes */
function mapped(range, changes) {
  const from = changes.mapPos(range.from, 1), to = Math.max(from, changes.mapPos(range.to, -1))
  return range.anchor <= range.head ? EditorSelection.range(from, to) : EditorSelection.range(to, from)
}

/**
 * @param {EditorState} state
 * @param {Span} range
 * @param {Style} style
 * @param {boolean} remove
 * @param {Set<number>} taken
 * @returns {Change[]}
 */
function changesFor(state, range, style, remove, taken) {
  /** @type {Change[]} */
  const changes = []
  for (const span of words(state, range)) {
    if (isVerbatim(state, span.from)) continue
    const node = marked(state, style.node, span)
    if (!node) append(changes, surround(state, span, style))
    else if (remove && !taken.has(node.from)) append(changes, marksOf(state, node))
    if (node) taken.add(node.from)
  }
  return changes
}

/** @param {EditorState} state @param {Span} span @param {Style} style @returns {Change[]} */
function surround(state, span, { node, mark, fit }) {
  const [open, close] = fit ? fit(state.sliceDoc(span.from, span.to)) : [mark, mark]
  const old = fit ? [] : inner(state, node, span).flatMap(each => marksOf(state, each))
  return [{ from: span.from, insert: open }, ...old, { from: span.to, insert: close }]
}

/** @param {EditorState} state @param {number} pos @param {Style} style @returns {{changes: Change[], range: SelectionRange}} */
function atCaret(state, pos, style) {
  const { mark } = style, size = mark.length
  if (emptyPair(state, pos, mark)) {
    return { changes: [{ from: pos - size, to: pos + size }], range: EditorSelection.cursor(pos - size) }
  }
  const node = marked(state, style.node, { from: pos, to: pos })
  if (node) {
    const [open, close] = marksOf(state, node)
    if (pos >= close.from) return { changes: [], range: EditorSelection.cursor(close.to) }
    return { changes: [open, close], range: EditorSelection.cursor(Math.max(open.from, pos - (open.to - open.from))) }
  }
  const beside = enclosingNode(state, style.node, pos)
  if (beside) {
    const [open, close] = marksOf(state, beside)
    return { changes: [], range: EditorSelection.cursor(pos == beside.to ? close.from : open.to) }
  }
  const word = wordAround(state, pos)
  if (word) {
    const changes = surround(state, word, style)
    return { changes, range: EditorSelection.cursor(state.changes(changes).mapPos(pos)) }
  }
  return { changes: [{ from: pos, insert: mark + mark }], range: EditorSelection.cursor(pos + size) }
}

/**
 * Does the caret stand in the pair that the last press made? A longer run is another mark.
 * @param {EditorState} state @param {number} pos @param {string} mark
 */
function emptyPair(state, pos, mark) {
  const line = state.doc.lineAt(pos), at = pos - line.from
  let left = 0, right = 0
  while (line.text[at - 1 - left] == mark[0]) left++
  while (line.text[at + right] == mark[0]) right++
  return left == mark.length && right == mark.length
}

const isURL = (/** @type {string} */ text) => /^(https?:\/\/|mailto:)\S+$/i.test(text) && URL.canParse(text)

/** The target of a link as it must be written: with brackets when its own parentheses would end it. @param {string} url */
function target(url) {
  let depth = 0
  for (const char of url) if (char == "(") depth++; else if (char == ")" && --depth < 0) break
  return depth == 0 ? url : `<${url}>`
}

/** Link words, with the brackets that would end them escaped. @param {string} text */
const linkWords = text => /^[^\[\]]*$/.test(text) || /^(?:[^\[\]]*\[[^\[\]]*\])*[^\[\]]*$/.test(text) ? text : text.replace(/(?<!\\)[\[\]]/g, "\\$&")

/**
 * Makes a link of the selection or the word at the caret, or takes a link away around it.
 * @param {EditorState} state @returns {TransactionSpec | null}
 */
export function link(state) {
  let any = false
  const spec = state.changeByRange(range => {
    if (isVerbatim(state, range.from)) return { range }
    any = true
    const node = enclosingNode(state, /^Link$/, range.from, range.to)
    if (node && !(range.empty && (range.from == node.from || range.from == node.to))) return unlink(state, node, range)
    const { from, to } = range.empty ? wordAround(state, range.from) ?? range : words(state, range)[0] ?? range
    const text = state.sliceDoc(from, to)
    if (isURL(text)) {
      return { changes: [{ from, insert: "[](" }, { from: to, insert: ")" }], range: EditorSelection.cursor(from + 1) }
    }
    const caret = to + (from == to ? 1 : 3)
    return { changes: [{ from, insert: "[" }, { from: to, insert: "]()" }], range: EditorSelection.cursor(caret) }
  })
  return any ? spec : null
}

/** @param {EditorState} state @param {SyntaxNode} node @param {SelectionRange} range */
function unlink(state, node, range) {
  const marks = node.getChildren("LinkMark"), open = marks[0], close = marks[1]
  const changes = [{ from: open.from, to: open.to }, { from: close.from, to: node.to }], set = state.changes(changes)
  return { changes, range: EditorSelection.range(set.mapPos(range.anchor), set.mapPos(range.head)) }
}

/**
 * A URL pasted over words makes a link of them. Null when it should be pasted as it is.
 * @param {EditorState} state @param {string} pasted @returns {TransactionSpec | null}
 */
export function pasteLink(state, pasted) {
  const url = pasted.trim()
  const fits = (/** @type {SelectionRange} */ { from, to }) => {
    const text = state.sliceDoc(from, to)
    return text.trim() && !/\n/.test(text) && !isURL(text.trim()) && !isVerbatim(state, from) && !enclosingNode(state, /^(Link|Image|InlineCode|Math|URL)$/, from, to)
  }
  if (!isURL(url) || !state.selection.ranges.every(fits)) return null
  return {
    ...state.changeByRange(range => {
      const insert = `[${linkWords(state.sliceDoc(range.from, range.to))}](${target(url)})`
      return { changes: { from: range.from, to: range.to, insert }, range: EditorSelection.cursor(range.from + insert.length) }
    }),
    scrollIntoView: true,
    userEvent: "input.paste",
  }
}

const pairs = new Map([["*", "*"], ["_", "_"], ["`", "`"], ["$", "$"], ["~", "~"], ["(", ")"], ["[", "]"], ['"', '"']])

/**
 * A sign typed over words goes around them instead of replacing them.
 * @param {EditorState} state @param {string} typed @returns {TransactionSpec | null}
 */
export function surroundTyped(state, typed) {
  const close = pairs.get(typed)
  const fits = (/** @type {SelectionRange} */ { from, to }) => from < to && !/\n[ \t\r]*\n/.test(state.sliceDoc(from, to))
  if (!close || !state.selection.ranges.every(fits)) return null
  return {
    ...state.changeByRange(range => ({
      changes: [{ from: range.from, insert: typed }, { from: range.to, insert: close }],
      range: EditorSelection.range(range.anchor + 1, range.head + 1),
    })),
    scrollIntoView: true,
    userEvent: "input",
  }
}
