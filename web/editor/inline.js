// Marks around text: bold, italic, strike, code, math, links. Each function returns a transaction;
// null in front matter and code, where Markdown has no meaning. Only marks change, never the text
// between them.

import { EditorSelection } from "@codemirror/state"
import { append } from "../browser/lists.js"
import { enclosingNode, endOf, isVerbatim, linesOf, treeTo } from "./context.js"
import { prefixOf } from "./prefix.js"

/** @import { ChangeSet, EditorState, SelectionRange, TransactionSpec } from "@codemirror/state" */
/** @import { SyntaxNode } from "@lezer/common" */
/** @import { Change } from "./context.js" */

/** @typedef {{ from: number, to: number }} Span */

/**
 * @typedef {object} Style
 * @property {RegExp} node name of the syntax node
 * @property {string} mark
 * @property {(text: string) => [open: string, close: string]} [marksFor] returns the marks if they
 *   depend on the text
 */

/** @type {Record<"bold" | "italic" | "strike" | "code" | "math", Style>} */
export const styles = {
  bold: { node: /^StrongEmphasis$/, mark: "**" },
  // Not "_", which is no mark before a letter: Korean particles follow the word directly.
  italic: { node: /^Emphasis$/, mark: "*" },
  strike: { node: /^Strikethrough$/, mark: "~~" },
  code: { node: /^InlineCode$/, mark: "`", marksFor: codeMarks },
  math: { node: /^Math$/, mark: "$$" },
}

/**
 * Returns the shortest run of backticks that the text does not contain, with a space if the text
 * starts or ends with a backtick.
 * @param {string} text
 * @returns {[string, string]}
 */
function codeMarks(text) {
  const lengths = new Set((text.match(/`+/g) ?? []).map(run => run.length))
  let length = 1
  while (lengths.has(length)) length++
  const mark = "`".repeat(length)
  const space = /^`|`$/.test(text) ? " " : ""
  return [mark + space, space + mark]
}

/**
 * Returns the text of a selection line by line, without white space at the ends, line prefixes and
 * heading marks.
 * @param {EditorState} state
 * @param {Span} range
 * @returns {Span[]}
 */
function textSpans(state, range) {
  const spans = []
  for (const line of linesOf(state, range)) {
    const start = line.from + prefixOf(line.text).length
    const heading = /^#{1,6}[ \t]+/.exec(state.sliceDoc(start, line.to))?.[0].length ?? 0
    const from = Math.max(range.from, start + heading)
    const to = Math.min(range.to, endOf(line))
    const text = state.sliceDoc(from, to)
    if (to <= from || !text.trim()) continue
    const trimmedFrom = from + text.length - text.trimStart().length
    spans.push({ from: trimmedFrom, to: trimmedFrom + text.trim().length })
  }
  return spans
}

/**
 * Returns the word that contains a position, unless the position is at its edge.
 * @param {EditorState} state
 * @param {number} pos
 */
function wordAt(state, pos) {
  const word = state.wordAt(pos)
  return word && word.from < pos && pos < word.to ? { from: word.from, to: word.to } : null
}

/**
 * Returns the innermost node of a kind that contains a span, with or without its marks. An empty
 * span must not be at the node's edge.
 * @param {EditorState} state
 * @param {RegExp} kind
 * @param {Span} span
 * @returns {SyntaxNode | null}
 */
function styledNode(state, kind, { from, to }) {
  /** @type {SyntaxNode | null} */
  let found = null
  treeTo(state, to).iterate({
    from, to,
    enter(node) {
      if (!kind.test(node.name) || node.from > from || node.to < to) return
      const isAtEdge = from === to && (node.from === from || node.to === to)
      if (!isAtEdge) found = node.node
    },
  })
  return found
}

/**
 * Returns the opening and closing mark of a node, with the space inside of code marks.
 * @param {EditorState} state
 * @param {SyntaxNode} node
 * @returns {[open: Span, close: Span]}
 */
function marksOf(state, node) {
  const open = /** @type {SyntaxNode} */ (node.firstChild)
  const close = /** @type {SyntaxNode} */ (node.lastChild)
  const inside = state.sliceDoc(open.to, close.from)
  const space = node.name === "InlineCode" && /^ `.* $|^ .*` $/.test(inside) ? 1 : 0
  return [{ from: open.from, to: open.to + space }, { from: close.from - space, to: close.to }]
}

/**
 * Returns the nodes of a kind inside of a span.
 * @param {EditorState} state
 * @param {RegExp} kind
 * @param {Span} span
 */
function nodesIn(state, kind, { from, to }) {
  /** @type {SyntaxNode[]} */
  const nodes = []
  treeTo(state, to).iterate({
    from, to,
    enter(node) {
      if (kind.test(node.name) && node.from >= from && node.to <= to) nodes.push(node.node)
    },
  })
  return nodes
}

/**
 * Returns the command that adds a mark around the text of every selection, or removes it if all
 * have it. A caret in a word stands for the word; at the end of marked text it moves behind the
 * mark, and back; elsewhere an empty pair is inserted around it.
 * @param {Style} style
 * @returns {(state: EditorState) => TransactionSpec | null}
 */
export const toggle = style => state => {
  const selected = state.selection.ranges.filter(range => !range.empty)
  const spans = selected.flatMap(range => textSpans(state, range))
  const isRemoval = spans.length > 0 &&
    spans.every(span => styledNode(state, style.node, span) !== null)
  /** Starts of the nodes handled so far: two selections can be in one node. @type {Set<number>} */
  const handled = new Set()
  let isApplicable = false
  const spec = state.changeByRange(range => {
    if (isVerbatim(state, range.from)) return { range }
    isApplicable = true
    if (range.empty) return toggleAtCaret(state, range.from, style)
    const changes = changesFor(state, range, style, isRemoval, handled)
    return { changes, range: mapInside(range, state.changes(changes)) }
  })
  return isApplicable ? spec : null
}

/**
 * Maps a selection through the insertion of marks. Marks at its ends stay outside, so that a second
 * press selects the same text.
 * @param {SelectionRange} range
 * @param {ChangeSet} changes
 */
function mapInside(range, changes) {
  const from = changes.mapPos(range.from, 1)
  const to = Math.max(from, changes.mapPos(range.to, -1))
  const isForward = range.anchor <= range.head
  return isForward ? EditorSelection.range(from, to) : EditorSelection.range(to, from)
}

/**
 * @param {EditorState} state
 * @param {Span} range
 * @param {Style} style
 * @param {boolean} isRemoval
 * @param {Set<number>} handled
 * @returns {Change[]}
 */
function changesFor(state, range, style, isRemoval, handled) {
  /** @type {Change[]} */
  const changes = []
  for (const span of textSpans(state, range)) {
    if (isVerbatim(state, span.from)) continue
    const node = styledNode(state, style.node, span)
    if (!node) append(changes, surround(state, span, style))
    else if (isRemoval && !handled.has(node.from)) append(changes, marksOf(state, node))
    if (node) handled.add(node.from)
  }
  return changes
}

/**
 * Returns the changes that put marks around a span and remove the same marks inside of it.
 * @type {(state: EditorState, span: Span, style: Style) => Change[]}
 */
function surround(state, span, { node, mark, marksFor }) {
  const [open, close] = marksFor ? marksFor(state.sliceDoc(span.from, span.to)) : [mark, mark]
  const inner = marksFor ? [] : nodesIn(state, node, span)
  const removed = inner.flatMap(each => marksOf(state, each))
  return [{ from: span.from, insert: open }, ...removed, { from: span.to, insert: close }]
}

/**
 * @param {EditorState} state
 * @param {number} pos
 * @param {Style} style
 * @returns {{ changes: Change[], range: SelectionRange }}
 */
function toggleAtCaret(state, pos, style) {
  const { mark } = style
  const { length } = mark
  if (isInEmptyPair(state, pos, mark)) {
    const from = pos - length
    return { changes: [{ from, to: pos + length }], range: EditorSelection.cursor(from) }
  }
  const node = styledNode(state, style.node, { from: pos, to: pos })
  if (node) {
    const [open, close] = marksOf(state, node)
    if (pos >= close.from) return { changes: [], range: EditorSelection.cursor(close.to) }
    const caret = Math.max(open.from, pos - (open.to - open.from))
    return { changes: [open, close], range: EditorSelection.cursor(caret) }
  }
  const adjacent = enclosingNode(state, style.node, pos)
  if (adjacent) {
    const [open, close] = marksOf(state, adjacent)
    const caret = pos === adjacent.to ? close.from : open.to
    return { changes: [], range: EditorSelection.cursor(caret) }
  }
  const word = wordAt(state, pos)
  if (word) {
    const changes = surround(state, word, style)
    return { changes, range: EditorSelection.cursor(state.changes(changes).mapPos(pos)) }
  }
  const range = EditorSelection.cursor(pos + length)
  return { changes: [{ from: pos, insert: mark + mark }], range }
}

/**
 * Reports whether the caret is in an empty pair of exactly this mark; a longer run is another mark.
 * @param {EditorState} state
 * @param {number} pos
 * @param {string} mark
 */
function isInEmptyPair(state, pos, mark) {
  const line = state.doc.lineAt(pos)
  const column = pos - line.from
  let left = 0
  while (line.text[column - 1 - left] === mark[0]) left++
  let right = 0
  while (line.text[column + right] === mark[0]) right++
  return left === mark.length && right === mark.length
}

/** @param {string} text */
const isURL = text => /^(https?:\/\/|mailto:)\S+$/i.test(text) && URL.canParse(text)

/**
 * Returns a URL as a link target: in angle brackets if its parentheses are not balanced.
 * @param {string} url
 */
function linkTarget(url) {
  let depth = 0
  for (const char of url) {
    if (char === "(") depth++
    else if (char === ")" && --depth < 0) break
  }
  return depth === 0 ? url : `<${url}>`
}

const UNNESTED_BRACKETS = /^(?:[^\[\]]*\[[^\[\]]*\])*[^\[\]]*$/

/**
 * Returns a text as link text, with brackets escaped unless they are balanced.
 * @param {string} text
 */
const linkText = text =>
  UNNESTED_BRACKETS.test(text) ? text : text.replace(/(?<!\\)[\[\]]/g, "\\$&")

/**
 * Turns the selection, or the word at the caret, into a link; removes a link that contains it.
 * @param {EditorState} state
 * @returns {TransactionSpec | null}
 */
export function link(state) {
  let isApplicable = false
  const spec = state.changeByRange(range => {
    if (isVerbatim(state, range.from)) return { range }
    isApplicable = true
    const node = enclosingNode(state, /^Link$/, range.from, range.to)
    const isAtEdge = range.empty && node && (range.from === node.from || range.from === node.to)
    return node && !isAtEdge ? unlink(state, node, range) : insertLink(state, range)
  })
  return isApplicable ? spec : null
}

/**
 * @param {EditorState} state
 * @param {SelectionRange} range
 */
function insertLink(state, range) {
  const span = range.empty ? wordAt(state, range.from) : textSpans(state, range)[0]
  const { from, to } = span ?? range
  if (isURL(state.sliceDoc(from, to))) {
    const changes = [{ from, insert: "[](" }, { from: to, insert: ")" }]
    return { changes, range: EditorSelection.cursor(from + 1) }
  }
  const changes = [{ from, insert: "[" }, { from: to, insert: "]()" }]
  // The caret is in the brackets of an empty link, else in the parentheses.
  return { changes, range: EditorSelection.cursor(to + (from === to ? 1 : 3)) }
}

/**
 * @param {EditorState} state
 * @param {SyntaxNode} node
 * @param {SelectionRange} range
 */
function unlink(state, node, range) {
  const [open, close] = node.getChildren("LinkMark")
  const changes = [{ from: open.from, to: open.to }, { from: close.from, to: node.to }]
  const set = state.changes(changes)
  return { changes, range: EditorSelection.range(set.mapPos(range.anchor), set.mapPos(range.head)) }
}

/**
 * Returns a transaction that turns the selections into links to the pasted URL; null if they cannot
 * be link texts, or if another text is pasted.
 * @param {EditorState} state
 * @param {string} pasted
 * @returns {TransactionSpec | null}
 */
export function pasteLink(state, pasted) {
  const url = pasted.trim()
  /** @param {SelectionRange} range */
  const canBeLinkText = ({ from, to }) => {
    const text = state.sliceDoc(from, to)
    return text.trim() !== "" && !/\n/.test(text) && !isURL(text.trim()) &&
      !isVerbatim(state, from) &&
      !enclosingNode(state, /^(Link|Image|InlineCode|Math|URL)$/, from, to)
  }
  if (!isURL(url) || !state.selection.ranges.every(canBeLinkText)) return null
  const spec = state.changeByRange(({ from, to }) => {
    const insert = `[${linkText(state.sliceDoc(from, to))}](${linkTarget(url)})`
    const range = EditorSelection.cursor(from + insert.length)
    return { changes: { from, to, insert }, range }
  })
  return { ...spec, scrollIntoView: true, userEvent: "input.paste" }
}

/** Closing signs by the sign that is typed. */
const pairs = new Map([
  ["*", "*"], ["_", "_"], ["`", "`"], ["$", "$"], ["~", "~"], ["(", ")"], ["[", "]"], ['"', '"'],
])

/**
 * Returns a transaction that surrounds the selections with a typed sign; null for other signs, and
 * for a selection that is empty or contains a blank line.
 * @param {EditorState} state
 * @param {string} typed
 * @returns {TransactionSpec | null}
 */
export function surroundTyped(state, typed) {
  const close = pairs.get(typed)
  /** @param {SelectionRange} range */
  const isParagraph = ({ from, to }) => from < to && !/\n[ \t\r]*\n/.test(state.sliceDoc(from, to))
  if (!close || !state.selection.ranges.every(isParagraph)) return null
  const spec = state.changeByRange(range => ({
    changes: [{ from: range.from, insert: typed }, { from: range.to, insert: close }],
    range: EditorSelection.range(range.anchor + 1, range.head + 1),
  }))
  return { ...spec, scrollIntoView: true, userEvent: "input" }
}
