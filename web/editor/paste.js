// Paste. Rich text becomes Markdown; plain text is inserted unchanged, and so is every paste into
// code, math or front matter. The first paste of rich text loads the converter. Until it has
// loaded, the position of the paste is kept and moves with the text that is typed meanwhile. If
// loading or conversion fails, the plain text is inserted. Every paste is one step of undo.

import { isolateHistory } from "@codemirror/commands"
import { EditorView } from "@codemirror/view"
import { endOf, isVerbatim, textOf } from "./context.js"
import { pasteLink } from "./inline.js"
import { columns, markerOf, prefixOf } from "./prefix.js"

/** @import { EditorState, Text, TransactionSpec } from "@codemirror/state" */

/**
 * @typedef {object} Markdown
 * @property {string} text
 * @property {boolean} inline whether it is a single paragraph, which fits into a line
 * @property {boolean} opens whether it starts with a paragraph, which may continue a line
 */

/** @typedef {{ convert: (html: string) => Markdown | null }} Converter */

/** Time between the key of plain paste and its paste event, at most, in ms. */
const PLAIN_TIME = 1000

/** @param {string} text */
const withLineFeeds = text => text.replace(/\r\n?/g, "\n")

/** @type {(from: number, to: number, insert: string, caret?: number) => TransactionSpec} */
const replacement = (from, to, insert, caret = insert.length) => ({
  changes: { from, to, insert },
  selection: { anchor: from + caret },
  scrollIntoView: true,
  userEvent: "input.paste",
  annotations: isolateHistory.of("full"),
})

/**
 * Reports whether a line has text other than quote marks.
 * @type {(doc: Text, number: number) => boolean}
 */
const hasText = (doc, number) =>
  number >= 1 && number <= doc.lines && textOf(doc.line(number)).replace(/^[\s>]+/, "") !== ""

/**
 * Returns a transaction that replaces a range by Markdown. A single paragraph is inserted into the
 * line. Other blocks get blank lines around them, the quote marks of the line, and the indentation
 * of the list item that they are inserted into.
 * @param {EditorState} state
 * @param {Markdown} markdown
 * @param {number} from
 * @param {number} to
 * @returns {TransactionSpec}
 */
export function insertMarkdown(state, { text, inline, opens }, from, to) {
  if (inline) return replacement(from, to, text)
  const { doc } = state
  const line = doc.lineAt(from)
  const lastLine = doc.lineAt(to)
  const before = textOf(line).slice(0, from - line.from)
  const prefix = prefixOf(before)
  const hasTextBefore = before.slice(prefix.length).trim() !== ""
  const hasTextAfter = doc.sliceString(to, endOf(lastLine)).trim() !== ""
  // A list that is pasted into an empty item replaces the item.
  const isList = /^(?:[-*+]|\d+\.) /.test(text)
  const replacesItem = prefix.item && !hasTextBefore && isList
  const isInItem = prefix.item && !replacesItem
  const markerWidth = markerOf(prefix).length + columns(prefix.gap || " ")
  const column = columns(prefix.indent) + (isInItem ? markerWidth : 0)
  const quote = prefix.quote.trimEnd()
  const margin = prefix.quote + " ".repeat(column)
  const separator = `\n${quote}\n${margin}`

  function lead() {
    if (hasTextBefore) return opens ? "" : separator
    if (!prefix.item && hasText(doc, line.number - 1)) return `\n${margin}`
    return before || prefix.item ? "" : margin
  }

  function tail() {
    if (hasTextAfter) return separator
    const next = lastLine.number + 1
    if (!hasText(doc, next)) return ""
    const continuesList = (isInItem || replacesItem) && prefixOf(textOf(doc.line(next))).item
    return continuesList ? "" : `\n${quote}`
  }

  const [firstLine, ...otherLines] = text.split("\n")
  const body = [firstLine, ...otherLines.map(line => (line ? margin + line : quote))].join("\n")
  const inserted = lead() + body
  const itemStart = line.from + prefix.quote.length + prefix.indent.length
  const start = replacesItem ? itemStart : from
  const end = hasTextAfter ? to : endOf(lastLine)
  return replacement(start, end, inserted + tail(), inserted.length)
}

/**
 * @param {object} options
 * @param {() => Promise<Converter>} options.load loads the converter
 * @param {() => void} options.onBlocked the browser does not let the page read the clipboard
 * @param {() => void} options.finish ends the composition
 * @param {(name: string, act: () => void) => void} options.whenIdle runs work now, or after the
 *   composition
 */
export function createPaste({ load, onBlocked, finish, whenIdle }) {
  /** @type {Converter | null} */
  let converter = null
  /**
   * A paste that waits for the converter: its range in the text, and its plain text.
   * @type {{ from: number, to: number, plain: string } | null}
   */
  let pending = null
  let plainKeyTime = -Infinity

  /** @param {string} html */
  function convert(html) {
    try {
      return converter?.convert(html) ?? null
    } catch {
      return null // the plain text is inserted
    }
  }

  /**
   * Inserts the pending paste, as plain text if there is no Markdown.
   * @type {(view: EditorView, markdown?: Markdown | null) => void}
   */
  function insertPending(view, markdown = null) {
    if (!pending) return
    const { from, to, plain } = pending
    const text = withLineFeeds(plain)
    pending = null
    finish()
    if (markdown) view.dispatch(insertMarkdown(view.state, markdown, from, to))
    else if (text) view.dispatch(replacement(from, to, text))
  }

  /**
   * Handles a paste event. Returns false if CodeMirror has to insert the plain text.
   * @type {(event: ClipboardEvent, view: EditorView) => boolean}
   */
  function onPaste(event, view) {
    const isPlain = event.timeStamp - plainKeyTime < PLAIN_TIME
    plainKeyTime = -Infinity
    if (isPlain) return false
    const plain = event.clipboardData?.getData("text/plain") ?? ""
    const html = event.clipboardData?.getData("text/html") ?? ""
    const link = pasteLink(view.state, plain)
    if (link) {
      view.dispatch(link)
      return true
    }
    if (!html || !acceptsMarkdown(view.state)) return false
    insertPending(view)
    const markdown = convert(html)
    if (converter && !markdown) return false
    const { from, to } = view.state.selection.main
    pending = { from, to, plain }
    if (markdown) insertPending(view, markdown)
    else void insertWhenLoaded(view, html, plain)
    return true
  }

  /** @type {(view: EditorView, html: string, plain: string) => Promise<void>} */
  async function insertWhenLoaded(view, html, plain) {
    try {
      converter = await load()
    } catch {
      // The plain text is inserted.
    }
    whenIdle("paste", () => {
      if (pending?.plain === plain) insertPending(view, convert(html))
    })
  }

  return {
    extension: [
      EditorView.domEventHandlers({ paste: onPaste }),
      EditorView.updateListener.of(({ changes, docChanged }) => {
        if (!pending || !docChanged) return
        // Text that is typed at the position stays behind the paste.
        const from = changes.mapPos(pending.from, -1)
        pending = { ...pending, from, to: changes.mapPos(pending.to, -1) }
      }),
    ],
    /**
     * Inserts a paste that waits for the converter as plain text.
     * @param {EditorView} view
     */
    insertPending: view => insertPending(view),
    /**
     * Makes the paste event of a key event insert plain text.
     * @param {KeyboardEvent} event
     */
    expectPlain(event) {
      plainKeyTime = event.timeStamp
    },
    /**
     * Pastes plain text without a paste event; some browsers do not allow that.
     * @param {EditorView} view
     */
    async pastePlain(view) {
      try {
        const text = withLineFeeds(await navigator.clipboard.readText())
        const annotations = isolateHistory.of("full")
        const spec = { userEvent: "input.paste", scrollIntoView: true, annotations }
        view.dispatch(view.state.replaceSelection(text), spec)
      } catch {
        onBlocked()
      }
    },
  }
}

/** @param {EditorState} state */
function acceptsMarkdown(state) {
  const { main, ranges } = state.selection
  return ranges.length === 1 && !isVerbatim(state, main.from) && !isVerbatim(state, main.to)
}
