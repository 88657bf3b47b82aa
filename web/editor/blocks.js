// Whole lines: headings, lists, quotes, prompts, code, math, tables. Pure functions: state → transaction or null. Each changes
// what stands before the words, or adds lines around them.

import { EditorSelection } from "@codemirror/state"
import { most } from "../browser/lists.js"
import { enclosingNode, endOf, isVerbatim, linesOf, selectedLines, textOf } from "./context.js"
import { prefixOf } from "./prefix.js"

/** @typedef {import("@codemirror/state").EditorState} EditorState */
/** @typedef {import("@codemirror/state").TransactionSpec} TransactionSpec */
/** @typedef {import("@codemirror/state").Line} Line */
/** @typedef {{from: number, to?: number, insert?: string}} Change */

/** The selected lines that hold words; when none does, the line of the caret. @param {EditorState} state */
function wordLines(state) {
  const lines = selectedLines(state).filter(line => !isVerbatim(state, line.from))
  const full = lines.filter(line => textOf(line).trim())
  return full.length ? full : lines.slice(0, 1)
}

/** @param {EditorState} state @param {Change[]} changes @returns {TransactionSpec | null} */
function changed(state, changes) {
  if (!changes.length) return null
  const set = state.changes(changes)
  // A mark put before the words at the caret comes before the caret.
  const ranges = state.selection.ranges.map(range =>
    EditorSelection.range(set.mapPos(range.anchor, 1), set.mapPos(range.head, 1)))
  return { changes: set, selection: EditorSelection.create(ranges, state.selection.mainIndex) }
}

/**
 * Makes headings of the lines, or plain lines again when all are headings of that level.
 * @param {number} level @returns {(state: EditorState) => TransactionSpec | null}
 */
export const heading = level => state => {
  const lines = wordLines(state).map(line => {
    const from = line.from + prefixOf(textOf(line)).length
    const mark = /^(#{1,6})(?:[ \t]+|$)/.exec(state.sliceDoc(from, endOf(line)))
    const under = enclosingNode(state, /^SetextHeading[12]$/, endOf(line))
    const old = mark ? mark[1].length : under ? Number(under.name.slice(-1)) : 0
    return { from, to: from + (mark?.[0].length ?? 0), level: old, under }
  })
  const sign = lines.every(line => line.level == level) ? "" : "#".repeat(level) + " "
  const underlines = new Set(lines.map(({ under }) => under?.lastChild).filter(node => !!node))
  const cut = [...underlines].map(node => ({ from: state.doc.lineAt(node.from).from - 1, to: endOf(state.doc.lineAt(node.from)) }))
  const marks = lines.filter(line => !cut.some(({ from, to }) => line.from > from && line.from <= to))
  return changed(state, [...marks.map(({ from, to }) => ({ from, to, insert: sign })), ...cut.map(torn => beforeReturn(state, torn))])
}

/**
 * A range from one line's end to another's starts before the "\r".
 * @param {EditorState} state @param {{from: number, to: number}} range
 */
const beforeReturn = (state, { from, to }) => state.sliceDoc(from - 1, from) == "\r" ? { from: from - 1, to } : { from, to }

/** @typedef {"bullets" | "numbers" | "tasks"} ListKind */

/** @param {import("./prefix.js").Prefix} prefix @returns {ListKind | null} */
const kindOf = prefix => !prefix.item ? null : prefix.task ? "tasks" : prefix.bullet ? "bullets" : "numbers"

/**
 * Makes list items of the lines, or plain lines again when all are that kind of item.
 * @param {ListKind} kind @returns {(state: EditorState) => TransactionSpec | null}
 */
export const list = kind => state => {
  const lines = wordLines(state).map(line => ({ line, prefix: prefixOf(textOf(line)) }))
  const remove = lines.every(({ prefix }) => kindOf(prefix) == kind)
  /** @type {Map<string, number>} indentation → last number there */
  const numbers = new Map()
  return changed(state, lines.map(({ line, prefix }) => {
    const from = line.from + prefix.quote.length + prefix.indent.length
    for (const indent of numbers.keys()) if (indent.length > prefix.indent.length) numbers.delete(indent)
    const number = (numbers.get(prefix.indent) ?? 0) + 1
    numbers.set(prefix.indent, number)
    const insert = remove ? "" : kind == "numbers" ? `${number}. ` : `${prefix.bullet || "-"} ${kind == "tasks" ? "[ ] " : ""}`
    return { from, to: line.from + prefix.length, insert }
  }))
}

/**
 * Ticks the tasks of the lines, or clears them when all are ticked. Lines that are none become tasks.
 * @param {EditorState} state @returns {TransactionSpec | null}
 */
export function check(state) {
  const tasks = wordLines(state).flatMap(line => {
    const prefix = prefixOf(textOf(line))
    return prefix.task ? [{ at: line.from + prefix.length - prefix.task.length + 1, done: /x/i.test(prefix.task) }] : []
  })
  if (!tasks.length) return list("tasks")(state)
  const sign = tasks.every(task => task.done) ? " " : "x"
  return changed(state, tasks.map(({ at }) => ({ from: at, to: at + 1, insert: sign })))
}

const quoteMark = /^ {0,3}> ?/

/**
 * Quotes the lines, blank ones between them too, or takes one quote mark away when all are quoted.
 * @param {EditorState} state @returns {TransactionSpec | null}
 */
export function quote(state) {
  const lines = selectedLines(state).filter(line => !enclosingNode(state, /^FrontMatter$/, line.from))
  const remove = lines.length > 0 && lines.every(line => quoteMark.test(line.text))
  return changed(state, lines.map(line => remove ? unquoted(line) : { from: line.from, insert: textOf(line) ? "> " : ">" }))
}

/** @param {Line} line */
const unquoted = ({ from, text }) => ({ from, to: from + (quoteMark.exec(text)?.[0].length ?? 0) })

const promptLine = /^\{:\s*\.prompt-(\w+)\s*\}\s*$/

/**
 * Lines around the given ones that are quoted or a prompt's attribute line.
 * @param {EditorState} state @param {Line} first @param {Line} last
 */
function quoteAround(state, first, last) {
  const { doc } = state
  let from = first.number, to = last.number
  if (promptLine.test(doc.line(to).text) && to > 1) to--, from = Math.min(from, to)
  if (!quoteMark.test(doc.line(from).text)) return null
  while (from > 1 && quoteMark.test(doc.line(from - 1).text)) from--
  while (to < doc.lines && quoteMark.test(doc.line(to + 1).text)) to++
  const attribute = to < doc.lines ? doc.line(to + 1) : null
  const kind = attribute && promptLine.exec(attribute.text)?.[1]
  return { from, to, attribute: kind ? attribute : null, kind: kind ?? "" }
}

/**
 * Makes one of Chirpy's prompts of the lines: a quote with {: .prompt-tip } below it. In a prompt of that kind it takes it away, in one
 * of another kind it changes the kind.
 * @param {"tip" | "info" | "warning" | "danger"} kind @returns {(state: EditorState) => TransactionSpec | null}
 */
export const prompt = kind => state => {
  const lines = selectedLines(state).filter(line => !enclosingNode(state, /^FrontMatter$/, line.from)), { doc } = state
  if (!lines.length) return null
  const old = quoteAround(state, lines[0], lines[lines.length - 1])
  if (old?.attribute && old.kind != kind) {
    const from = old.attribute.from + old.attribute.text.indexOf(".prompt-") + 8
    return changed(state, [{ from, to: from + old.kind.length, insert: kind }])
  }
  if (old?.attribute) {
    const marks = numbers(old.from, old.to).map(n => unquoted(doc.line(n)))
    return changed(state, [...marks, { from: endOf(doc.line(old.to)), to: endOf(old.attribute) }])
  }
  const last = old ? doc.line(old.to) : lines[lines.length - 1]
  const marks = old ? [] : lines.map(line => ({ from: line.from, insert: textOf(line) ? "> " : lines.length > 1 ? ">" : "> " }))
  const after = last.number < doc.lines && textOf(doc.line(last.number + 1)).trim() ? "\n" : ""
  const changes = [...marks, { from: endOf(last), insert: `\n{: .prompt-${kind} }${after}` }]
  // The caret stays in the quote, before the line that was added.
  return { changes, selection: changed(state, marks)?.selection }
}

/** @param {number} from @param {number} to */
const numbers = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => from + i)

/**
 * Puts lines into the text with a blank line before and after them, in place of the blank line at the caret or below the caret's line.
 * @param {EditorState} state @param {string} text @param {number} anchor in text @param {number} [head] @returns {TransactionSpec | null}
 */
function insertBlock(state, text, anchor, head = anchor) {
  const { doc } = state, lines = linesOf(state, state.selection.main)
  const at = afterTable(state, lines[lines.length - 1].to)
  if (isVerbatim(state, at) && !enclosingNode(state, /^HTMLBlock$/, at)) return null
  const line = doc.lineAt(at), blank = !textOf(line).trim()
  const above = hasWords(state, line.number - 1), below = hasWords(state, line.number + 1)
  const before = !blank ? "\n\n" : above ? "\n" : "", from = blank ? line.from : endOf(line)
  const insert = before + text + (below && !text.endsWith("\n") ? "\n" : "")
  const start = from + before.length
  return { changes: { from, to: endOf(line), insert }, selection: EditorSelection.range(start + anchor, start + head) }
}

/** Is there a line of that number that a block must be kept apart from? The end of the front matter is none. @param {EditorState} state @param {number} number */
const hasWords = (state, number) => number >= 1 && number <= state.doc.lines && !!textOf(state.doc.line(number)).trim() &&
  !enclosingNode(state, /^FrontMatter$/, state.doc.line(number).from)

/** A block put into a table goes below it. @param {EditorState} state @param {number} pos */
const afterTable = (state, pos) => enclosingNode(state, /^Table$/, pos)?.to ?? pos

/** @param {EditorState} state @returns {TransactionSpec | null} */
export const rule = state => insertBlock(state, "---\n", 4)

/** @param {EditorState} state @returns {TransactionSpec | null} */
export function table(state) {
  const column = state.phrase("Column"), head = `| ${column} 1 | ${column} 2 |`
  return insertBlock(state, `${head}\n| --- | --- |\n|  |  |`, 2, 2 + column.length + 2)
}

/**
 * Puts the selected lines between fences, with the caret where the language is named; inside a code block it takes the fences away.
 * @param {EditorState} state @returns {TransactionSpec | null}
 */
export function codeBlock(state) {
  const { main } = state.selection, node = enclosingNode(state, /^FencedCode$/, main.from, main.to)
  if (node) return unwrap(state, node, "CodeMark")
  if (isVerbatim(state, main.from)) return null
  const longest = most((state.sliceDoc(main.from, main.to).match(/^\s*`{3,}/gm) ?? []).map(run => run.trim().length), 2)
  const fence = "`".repeat(longest + 1)
  return wrapLines(state, fence, fence, fence.length)
}

/**
 * Puts the selected lines between "$$", or takes these away. kramdown wants blank lines around.
 * @param {EditorState} state @returns {TransactionSpec | null}
 */
export function mathBlock(state) {
  const { main } = state.selection, node = enclosingNode(state, /^MathBlock$/, main.from, main.to)
  if (node) return unwrap(state, node, "MathMark")
  if (isVerbatim(state, main.from)) return null
  return main.empty ? insertBlock(state, "$$\n\n$$", 3) : wrapLines(state, "$$", "$$", null, true)
}

/**
 * @param {EditorState} state @param {string} open @param {string} close
 * @param {number | null} caret in the opening line; null leaves the selection on the words @param {boolean} [apart] with blank lines around
 * @returns {TransactionSpec}
 */
function wrapLines(state, open, close, caret, apart = false) {
  const lines = selectedLines(state), first = lines[0], last = lines[lines.length - 1]
  const { quote, indent } = prefixOf(textOf(first)), start = quote + indent
  const before = apart && hasWords(state, first.number - 1) ? "\n" : "", after = apart && hasWords(state, last.number + 1) ? "\n" : ""
  // An empty line needs no line of code: the writer names the language and presses Enter.
  if (first.number == last.number && !textOf(first).trim()) {
    const from = endOf(first)
    const selection = EditorSelection.cursor(from + (caret ?? open.length))
    return { changes: { from, insert: `${open}\n${start}${close}` }, selection }
  }
  const changes = state.changes([
    { from: first.from, insert: `${before}${start}${open}\n` },
    { from: endOf(last), insert: `\n${start}${close}${after}` },
  ])
  const { anchor, head } = state.selection.main
  const selection = caret != null ? EditorSelection.cursor(first.from + before.length + start.length + caret)
    : EditorSelection.range(changes.mapPos(anchor, anchor <= head ? 1 : -1), changes.mapPos(head, head < anchor ? 1 : -1))
  return { changes, selection }
}

/**
 * Takes the opening and closing line of a block away.
 * @param {EditorState} state @param {import("@lezer/common").SyntaxNode} node @param {string} mark
 */
function unwrap(state, node, mark) {
  const { doc } = state, marks = node.getChildren(mark), first = doc.lineAt(marks[0].from)
  const last = marks.length > 1 ? doc.lineAt(marks[marks.length - 1].from) : null
  // "$$ x $$" on one line keeps the line.
  if (last && last.number == first.number || mark == "MathMark" && state.sliceDoc(marks[0].to, endOf(first)).trim()) {
    return changed(state, marks.map(({ from, to }) => ({ from, to })))
  }
  /** @type {Change[]} */
  const changes = [{ from: first.from, to: Math.min(doc.length, first.to + 1) }]
  if (last && last.number == first.number + 1) changes[0].to = endOf(last)
  else if (last) changes.push(beforeReturn(state, { from: last.from - 1, to: endOf(last) }))
  return changed(state, changes)
}
