// Paste. Rich text becomes Markdown; plain text stays what it is, and so does whatever is pasted into code, math or front matter.
// The converter comes with the first paste of rich text: until it is there, its place is held open and follows what is typed
// meanwhile. However it goes, the text arrives, as one step of undo.

import { isolateHistory } from "@codemirror/commands"
import { EditorView } from "@codemirror/view"
import { endOf, isVerbatim, textOf } from "./context.js"
import { pasteLink } from "./inline.js"
import { columns, markerOf, prefixOf } from "./prefix.js"

/** @typedef {import("@codemirror/state").EditorState} EditorState */
/** @typedef {import("@codemirror/state").TransactionSpec} TransactionSpec */

/** @typedef {{ text: string, inline: boolean, opens: boolean }} Markdown inline: it fits into a line; opens: its first paragraph does */
/** @typedef {{ convert: (html: string) => Markdown | null }} Converter */

/** How long after its key a paste is meant to be plain. */
const soon = 1000

/** @type {(from: number, to: number, insert: string, caret?: number) => TransactionSpec} */
const replaced = (from, to, insert, caret = insert.length) => ({
  changes: { from, to, insert },
  selection: { anchor: from + caret },
  scrollIntoView: true,
  userEvent: "input.paste",
  annotations: isolateHistory.of("full"),
})

/**
 * Puts Markdown in the place of from–to: into the line if it fits there, else with blank lines around it, and below the quote
 * marks and in the column of the item that it comes into.
 * @param {EditorState} state @param {Markdown} markdown @param {number} from @param {number} to @returns {TransactionSpec}
 */
export function insertMarkdown(state, { text, inline, opens }, from, to) {
  if (inline) return replaced(from, to, text)
  const { doc } = state, line = doc.lineAt(from), end = doc.lineAt(to)
  const before = textOf(line).slice(0, from - line.from), prefix = prefixOf(before)
  const words = before.slice(prefix.length).trim() !== "", wordsAfter = doc.sliceString(to, endOf(end)).trim() !== ""
  // A list that is pasted into an item without words goes on with that list.
  const isList = /^(?:[-*+]|\d+\.) /.test(text), instead = prefix.item && !words && isList
  const inItem = prefix.item && !instead
  const column = columns(prefix.indent) + (inItem ? markerOf(prefix).length + columns(prefix.gap || " ") : 0)
  const quote = prefix.quote.trimEnd(), margin = prefix.quote + " ".repeat(column)
  const isNext = (/** @type {number} */ number) => number >= 1 && number <= doc.lines && textOf(doc.line(number)).replace(/^[\s>]+/, "") !== ""

  const lead = words ? (opens ? "" : `\n${quote}\n${margin}`) : !prefix.item && isNext(line.number - 1) ? `\n${margin}` : before || prefix.item ? "" : margin
  const follows = isNext(end.number + 1) && !((inItem || instead) && prefixOf(textOf(doc.line(end.number + 1))).item)
  const tail = wordsAfter ? `\n${quote}\n${margin}` : follows ? `\n${quote}` : ""
  const body = text.split("\n").map((line, n) => (n === 0 ? line : line ? margin + line : quote)).join("\n")
  const start = instead ? line.from + prefix.quote.length + prefix.indent.length : from
  return replaced(start, wordsAfter ? to : endOf(end), lead + body + tail, (lead + body).length)
}

/**
 * @param {object} options
 * @param {() => Promise<Converter>} options.load
 * @param {() => void} options.onBlocked the browser does not let the page read the clipboard
 * @param {() => void} options.finish ends what is composed
 * @param {(act: () => void) => void} options.whenIdle runs now, or when nothing is composed any more
 */
export function pasting({ load, onBlocked, finish, whenIdle }) {
  /** @type {Converter | null} */
  let converter = null
  /** Where what was pasted goes, and what it is if nothing else comes. @type {{ from: number, to: number, plain: string } | null} */
  let held = null
  let plainAt = -Infinity

  /** @param {string} html */
  function converted(html) {
    try {
      return converter?.convert(html) ?? null
    } catch {
      return null // plain text, then
    }
  }

  /** Puts in what is held: as Markdown, or as it is. @type {(view: EditorView, markdown?: Markdown | null) => void} */
  function settle(view, markdown = null) {
    if (!held) return
    const { from, to, plain } = held, text = plain.replace(/\r\n?/g, "\n")
    held = null
    finish()
    if (markdown || text) view.dispatch(markdown ? insertMarkdown(view.state, markdown, from, to) : replaced(from, to, text))
  }

  /** @type {(event: ClipboardEvent, view: EditorView) => boolean} */
  function paste(event, view) {
    const { state } = view, { main, ranges } = state.selection
    const asPlain = event.timeStamp - plainAt < soon
    plainAt = -Infinity
    if (asPlain) return false
    const plain = event.clipboardData?.getData("text/plain") ?? "", html = event.clipboardData?.getData("text/html") ?? ""
    const link = pasteLink(state, plain)
    if (link) return view.dispatch(link), true
    if (!html || ranges.length > 1 || isVerbatim(state, main.from) || isVerbatim(state, main.to)) return false
    settle(view)
    const markdown = converted(html)
    if (converter && !markdown) return false
    const mine = held = { from: main.from, to: main.to, plain }
    if (markdown) return settle(view, markdown), true
    void load().then(loaded => { converter = loaded }).catch(() => {}).finally(() => whenIdle(() => {
      if (held?.plain === mine.plain) settle(view, converted(html))
    }))
    return true
  }

  return {
    extension: [
      EditorView.domEventHandlers({ paste }),
      EditorView.updateListener.of(({ changes, docChanged }) => {
        // What is typed meanwhile stays behind what was pasted before.
        if (held && docChanged) held = { ...held, from: changes.mapPos(held.from, -1), to: changes.mapPos(held.to, -1) }
      }),
    ],
    /** Nothing is waited for any longer. @param {EditorView} view */
    settle: view => settle(view),
    /** The paste that the key brings is meant to be plain. @param {KeyboardEvent} event */
    plainNext: event => { plainAt = event.timeStamp },
    /** Pastes plain text without a key, which not every browser allows. @param {EditorView} view */
    async plain(view) {
      try {
        const text = await navigator.clipboard.readText()
        view.dispatch(view.state.replaceSelection(text.replace(/\r\n?/g, "\n")), { userEvent: "input.paste", scrollIntoView: true, annotations: isolateHistory.of("full") })
      } catch {
        onBlocked()
      }
    },
  }
}
