// The place of the caret in the front matter: the word that is being typed and the words that are
// already there.

import { endsFrontMatter, opensFrontMatter } from "../browser/frontmatter.js"
import { textOf } from "./context.js"

/** @import { EditorState, Line } from "@codemirror/state" */

/** @typedef {"key" | "tags" | "top" | "sub" | "cover" | "switch" | "date"} Kind */

/**
 * @typedef {object} Place
 * @property {Kind} kind of the word; "top" and "sub" are categories
 * @property {number} from the offset of the word
 * @property {string} typed the part of the word before the caret
 * @property {string[]} others the other tags, the parent category, or the existing keys
 */

/** Chirpy's keys, in the order of its documentation. */
export const matterKeys = [
  "title", "date", "last_modified_at", "categories", "tags", "author", "description", "image",
  "media_subpath", "toc", "comments", "math", "mermaid", "pin", "hidden", "published",
  "render_with_liquid", "lang", "layout", "permalink",
]

/** Number of lines in which front matter is searched. */
const MOST_LINES = 200

const SWITCH = new RegExp(
  "^(?:math|mermaid|pin|toc|comments|hidden|published|render_with_liquid):\\s+(\\w*)$")

/** @param {string} word */
const unquoted = word => word.trim().replace(/^(["'])(.*)\1$/, "$2").replace(/^["']/, "")

/**
 * Returns the place of a position in the front matter; null where there is nothing to suggest.
 * @param {EditorState} state
 * @param {number} pos
 * @returns {Place | null}
 */
export function placeOf(state, pos) {
  const { doc } = state
  const line = doc.lineAt(pos)
  if (line.number === 1 || line.number > MOST_LINES) return null
  if (!opensFrontMatter(textOf(doc.line(1)))) return null
  const above = []
  for (let n = 2; n < line.number; n++) {
    const text = textOf(doc.line(n))
    if (endsFrontMatter(text)) return null
    above.push(text)
  }
  const before = state.sliceDoc(line.from, pos)
  const isComment = /\s#/.test(before)
  if (isComment) return null
  return keyPlace(state, line, before, pos) ??
    itemPlace(line, above, before, pos) ??
    valuePlace(above, before, pos)
}

/** @type {(state: EditorState, line: Line, before: string, pos: number) => Place | null} */
function keyPlace({ doc }, line, before, pos) {
  const hasTextAfter = textOf(line).slice(before.length).trim() !== ""
  if (!/^[a-z_]+$/i.test(before) || hasTextAfter) return null
  const others = []
  for (let n = 2; n <= Math.min(doc.lines, MOST_LINES); n++) {
    const text = textOf(doc.line(n))
    if (endsFrontMatter(text)) break
    const key = /^([a-z_]+):/i.exec(text)?.[1]
    if (key) others.push(key)
  }
  return { kind: "key", from: pos - before.length, typed: before, others }
}

/**
 * Returns the place in tags or categories, written in brackets or one per line.
 * @type {(line: Line, above: string[], before: string, pos: number) => Place | null}
 */
function itemPlace(line, above, before, pos) {
  const flow = /^(tags|categories):\s*\[([^\]]*)$/.exec(before)
  if (flow) {
    const items = flow[2].split(",")
    const typed = (items.pop() ?? "").trimStart()
    const [, ...after] = textOf(line).slice(before.length).replace(/\].*$/, "").split(",")
    return listPlace(flow[1], items, after, typed, pos)
  }
  const dash = /^\s*-\s+(.*)$/.exec(before)
  if (!dash) return null
  const items = []
  let n = above.length
  while (n > 0 && /^\s*(-\s|#|$)/.test(above[n - 1])) {
    n--
    items.unshift(above[n].replace(/^\s*-\s+/, "").replace(/\s#.*$/, ""))
  }
  const key = /^(tags|categories):\s*(#.*)?$/.exec(above[n - 1] ?? "")?.[1]
  return key ? listPlace(key, items, [], dash[1], pos) : null
}

/**
 * @param {string} key
 * @param {string[]} before the items before the typed one
 * @param {string[]} after
 * @param {string} typed
 * @param {number} pos
 * @returns {Place | null} null for a third category
 */
function listPlace(key, before, after, typed, pos) {
  const word = { from: pos - typed.length, typed: unquoted(typed) }
  const others = [...before, ...after].map(unquoted).filter(Boolean)
  if (key === "tags") return { kind: "tags", ...word, others }
  if (before.length > 1) return null
  return { kind: before.length === 0 ? "top" : "sub", ...word, others: before.map(unquoted) }
}

/** @type {(above: string[], before: string, pos: number) => Place | null} */
function valuePlace(above, before, pos) {
  /** @type {(kind: Kind, typed: string) => Place} */
  const place = (kind, typed) =>
    ({ kind, from: pos - typed.length, typed: unquoted(typed), others: [] })
  const path = /^(?:image:|\s+path:)\s+(\S*)$/.exec(before)
  if (path) return place("cover", path[1])
  const choice = SWITCH.exec(before)
  if (choice) return place("switch", choice[1])
  const date = /^(?:date|last_modified_at):\s+(\d*)$/.exec(before)
  if (date) return place("date", date[1])
  const plainList = /^(tags|categories):\s+([^\s[\]"'{}&*!|>-][^[\]]*)?$/.exec(before)
  if (!plainList) return null
  const words = (plainList[2] ?? "").split(/\s+/)
  const typed = words.pop() ?? ""
  return listPlace(plainList[1], words, [], typed, pos)
}

const NEEDS_QUOTES = new RegExp(
  /^[^\p{L}\p{N}]|[,[\]{}"'\\]|:(\s|$)|\s#/u.source +
  /|^(y|n|yes|no|true|false|on|off|null|~)$|^[\d.:_+-]+$/.source, "iu")

/**
 * Returns a word as an item of a YAML list: in quotes if it would not be a string without them.
 * @param {string} word
 */
export function quoted(word) {
  if (!NEEDS_QUOTES.test(word)) return word
  return /["\\]/.test(word) ? `'${word.replaceAll("'", "''")}'` : `"${word}"`
}
