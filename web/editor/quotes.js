// Quotes, and Chirpy's prompts: quotes with an attribute line such as {: .prompt-tip } below. Each
// command returns a transaction, or null if it does not apply.

import { enclosingNode, endOf, insertBeforeSelection, selectedLines, textOf } from "./context.js"

/** @import { EditorState, Line, TransactionSpec } from "@codemirror/state" */

const QUOTE_MARK = /^ {0,3}> ?/
const PROMPT_LINE = /^\{:\s*\.prompt-(\w+)\s*\}\s*$/

/** @param {EditorState} state */
const linesToQuote = state =>
  selectedLines(state).filter(line => !enclosingNode(state, /^FrontMatter$/, line.from))

/** @param {Line} line */
const withoutMark = ({ from, text }) =>
  ({ from, to: from + (QUOTE_MARK.exec(text)?.[0].length ?? 0) })

/**
 * Quotes the selected lines, blank ones included, or removes one quote mark if all are quoted.
 * @param {EditorState} state
 * @returns {TransactionSpec | null}
 */
export function quote(state) {
  const lines = linesToQuote(state)
  const isRemoval = lines.length > 0 && lines.every(line => QUOTE_MARK.test(line.text))
  return insertBeforeSelection(state, lines.map(line => {
    if (isRemoval) return withoutMark(line)
    return { from: line.from, insert: textOf(line) ? "> " : ">" }
  }))
}

/**
 * The numbers of a quote's first and last line, and its attribute line if it is a prompt.
 * @typedef {{ first: number, last: number, attribute: Line | null, kind: string }} Quote
 */

/**
 * Returns the quote, or the prompt, that contains the selected lines.
 * @type {(state: EditorState, lines: Line[]) => Quote | null}
 */
function quoteAt({ doc }, lines) {
  const isQuoted = (/** @type {number} */ n) => QUOTE_MARK.test(doc.line(n).text)
  let last = lines[lines.length - 1].number
  if (last > 1 && PROMPT_LINE.test(doc.line(last).text)) last--
  let first = Math.min(lines[0].number, last)
  if (!isQuoted(first)) return null
  while (first > 1 && isQuoted(first - 1)) first--
  while (last < doc.lines && isQuoted(last + 1)) last++
  const next = last < doc.lines ? doc.line(last + 1) : null
  const kind = PROMPT_LINE.exec(next?.text ?? "")?.[1] ?? ""
  return { first, last, attribute: kind ? next : null, kind }
}

/**
 * Returns the command that turns the selected lines into one of Chirpy's prompts. It changes the
 * kind of a prompt of another kind, and turns a prompt of this kind into plain lines.
 * @param {"tip" | "info" | "warning" | "danger"} kind
 * @returns {(state: EditorState) => TransactionSpec | null}
 */
export const prompt = kind => state => {
  const { doc } = state
  const lines = linesToQuote(state)
  if (lines.length === 0) return null
  const existing = quoteAt(state, lines)
  if (existing?.attribute) {
    if (existing.kind === kind) return removePrompt(state, existing, existing.attribute)
    const { from, text } = existing.attribute
    const start = from + text.indexOf(".prompt-") + ".prompt-".length
    const change = { from: start, to: start + existing.kind.length, insert: kind }
    return insertBeforeSelection(state, [change])
  }
  const last = existing ? doc.line(existing.last) : lines[lines.length - 1]
  const blankMark = lines.length > 1 ? ">" : "> "
  const marks = existing ? [] : lines.map(line =>
    ({ from: line.from, insert: textOf(line) ? "> " : blankMark }))
  const isNextBlank = last.number === doc.lines || !textOf(doc.line(last.number + 1)).trim()
  const insert = `\n{: .prompt-${kind} }${isNextBlank ? "" : "\n"}`
  // The selection is mapped through the marks only, so that it stays before the attribute line.
  const selection = insertBeforeSelection(state, marks)?.selection
  return { changes: [...marks, { from: endOf(last), insert }], selection }
}

/** @type {(state: EditorState, quote: Quote, attribute: Line) => TransactionSpec | null} */
function removePrompt(state, { first, last }, attribute) {
  const { doc } = state
  const changes = []
  for (let n = first; n <= last; n++) changes.push(withoutMark(doc.line(n)))
  changes.push({ from: endOf(doc.line(last)), to: endOf(attribute) })
  return insertBeforeSelection(state, changes)
}
