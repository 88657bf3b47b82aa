// Where in the front matter the caret stands: which word is being written, and what stands beside it.

import { textOf } from "./context.js"

/** @typedef {import("@codemirror/state").EditorState} EditorState */

/** @typedef {"key" | "tags" | "top" | "sub" | "cover" | "switch" | "date"} Kind */

/**
 * @typedef {object} Place
 * @property {Kind} kind
 * @property {number} from where the word starts
 * @property {string} typed
 * @property {string[]} beside the other tags, the category above, the keys that are there
 */

/** Those of Chirpy, in the order of its documentation. */
export const keys = [
  "title", "date", "last_modified_at", "categories", "tags", "author", "description", "image", "media_subpath", "toc", "comments", "math",
  "mermaid", "pin", "hidden", "published", "render_with_liquid", "lang", "layout", "permalink",
]

/** Nobody's front matter is longer. */
const most = 200

/** @param {string} word */
const bare = word => word.trim().replace(/^(["'])(.*)\1$/, "$2").replace(/^["']/, "")

/**
 * @param {EditorState} state
 * @param {number} pos
 * @returns {Place | null}
 */
export function placeOf(state, pos) {
  const line = state.doc.lineAt(pos)
  if (line.number === 1 || line.number > most || !/^\ufeff?---\s*$/.test(textOf(state.doc.line(1)))) return null
  const above = []
  for (let n = 2; n < line.number; n++) {
    above.push(textOf(state.doc.line(n)))
    if (/^(---|\.\.\.)\s*$/.test(above[n - 2])) return null
  }
  const before = state.sliceDoc(line.from, pos)
  if (/\s#/.test(before)) return null
  return keyPlace(state, line, before, pos) ?? itemPlace(state, line, above, before, pos) ?? valuePlace(above, before, pos)
}

/** @type {(state: EditorState, line: import("@codemirror/state").Line, before: string, pos: number) => Place | null} */
function keyPlace(state, line, before, pos) {
  if (!/^[a-z_]+$/i.test(before) || !/^\s*$/.test(textOf(line).slice(before.length))) return null
  const beside = []
  for (let n = 2; n <= Math.min(state.doc.lines, most); n++) {
    const text = textOf(state.doc.line(n))
    if (/^(---|\.\.\.)\s*$/.test(text)) break
    const key = /^([a-z_]+):/i.exec(text)?.[1]
    if (key) beside.push(key)
  }
  return { kind: "key", from: pos - before.length, typed: before, beside }
}

/** An item of tags or categories, in brackets or on a line of its own. @type {(state: EditorState, line: import("@codemirror/state").Line, above: string[], before: string, pos: number) => Place | null} */
function itemPlace(state, line, above, before, pos) {
  const flow = /^(tags|categories):\s*\[([^\]]*)$/.exec(before)
  if (flow) {
    const items = flow[2].split(",")
    const last = items.pop() ?? ""
    const after = textOf(line).slice(before.length).replace(/\].*$/, "").split(",").slice(1)
    return listPlace(flow[1], items, after, last.trimStart(), pos)
  }
  const dash = /^\s*-\s+(.*)$/.exec(before)
  if (!dash) return null
  const items = []
  let n = above.length
  while (n > 0 && /^\s*(-\s|#|$)/.test(above[n - 1])) items.unshift(above[--n].replace(/^\s*-\s+/, "").replace(/\s#.*$/, ""))
  const key = /^(tags|categories):\s*(#.*)?$/.exec(above[n - 1] ?? "")?.[1]
  return key ? listPlace(key, items, [], dash[1], pos) : null
}

/** @type {(key: string, before: string[], after: string[], typed: string, pos: number) => Place | null} */
function listPlace(key, before, after, typed, pos) {
  const beside = [...before, ...after].map(bare).filter(Boolean)
  const from = pos - typed.length
  if (key === "tags") return { kind: "tags", from, typed: bare(typed), beside }
  if (before.length > 1) return null
  return { kind: before.length === 0 ? "top" : "sub", from, typed: bare(typed), beside: before.map(bare) }
}

/** @type {(above: string[], before: string, pos: number) => Place | null} */
function valuePlace(above, before, pos) {
  const path = /^(?:image:|\s+path:)\s+(\S*)$/.exec(before)
  if (path) return { kind: "cover", from: pos - path[1].length, typed: bare(path[1]), beside: [] }
  const choice = /^(?:math|mermaid|pin|toc|comments|hidden|published|render_with_liquid):\s+(\w*)$/.exec(before)
  if (choice) return { kind: "switch", from: pos - choice[1].length, typed: choice[1], beside: [] }
  const date = /^(?:date|last_modified_at):\s+(\d*)$/.exec(before)
  if (date) return { kind: "date", from: pos - date[1].length, typed: date[1], beside: [] }
  const only = /^(tags|categories):\s+([^\s[\]"'{}&*!|>-][^[\]]*)?$/.exec(before)
  if (!only) return null
  const words = (only[2] ?? "").split(/\s+/)
  const typed = words.pop() ?? ""
  return listPlace(only[1], words, [], typed, pos)
}

/**
 * A word as it stands in a list: in quotes if it would be something else without them.
 * @param {string} word
 */
export function quoted(word) {
  if (!/^[^\p{L}\p{N}]|[,[\]{}"'\\]|:(\s|$)|\s#|^(y|n|yes|no|true|false|on|off|null|~)$|^[\d.:_+-]+$/iu.test(word)) return word
  return /["\\]/.test(word) ? `'${word.replaceAll("'", "''")}'` : `"${word}"`
}
