// Where a text names pictures.

/** @import { Edit } from "../../types" */

/**
 * A picture in the text: all of it with its attribute list, and its text for readers.
 * @typedef {{ start: number, end: number, altStart: number, altEnd: number, alt: string, url: string }} Reference
 */

/** Brackets may stand in the words for readers, in pairs. */
const inline = /!\[((?:\\.|[^[\]\\]|\[(?:\\.|[^[\]\\])*\])*)\]\(\s*<?([^\s()<>]+)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)(?:\{:[^}\n]*\})?/g

/**
 * The pictures written as ![text](address).
 * @param {string} text
 * @returns {Reference[]}
 */
export function references(text) {
  return [...text.matchAll(inline)].map(({ 0: whole, 1: alt, 2: url, index }) => ({
    start: index, end: index + whole.length, altStart: index + 2, altEnd: index + 2 + alt.length, alt: alt.replace(/\\([[\]\\|])/g, "$1"), url,
  }))
}

/**
 * Whether a text names a file, in whatever way.
 * @param {string} text
 * @param {string} name
 */
export const names = (text, name) => holds(text, name) || holds(text, encodeURI(name))

/**
 * @param {string} text
 * @param {string} name
 */
function holds(text, name) {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!/[\w-]/.test(text[at - 1] ?? "") && !/[\w-]/.test(text[at + name.length] ?? "")) return true
  }
  return false
}

/**
 * Writes the text for readers of a picture as kramdown takes it for text: brackets end it, a bar makes a table.
 * @param {string} alt
 */
export function escapeAlt(alt) {
  return alt.replace(/\s+/g, " ").replace(/[[\]\\|]/g, "\\$&")
}

/**
 * Takes a picture out of the text, with its line if it stood alone.
 * @param {string} text
 * @param {Reference} reference
 * @returns {Edit}
 */
export function without(text, { start, end }) {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1
  const lineEnd = text.indexOf("\n", end)
  const alone = !text.slice(lineStart, start).trim() && !text.slice(end, lineEnd < 0 ? text.length : lineEnd).trim()
  return alone ? { start: lineStart, end: lineEnd < 0 ? text.length : lineEnd + 1, text: "" } : { start, end, text: "" }
}

/**
 * Has the text name another picture in the place of one, with its size; all else about it stays.
 * @param {string} text
 * @param {Reference} reference
 * @param {{ url: string, width: number, height: number }} picture
 * @returns {Edit}
 */
export function renamed(text, { end, altEnd, url: before }, { url, width, height }) {
  const rest = text.slice(altEnd, end).replace(before, () => url)
    .replace(/\bwidth="\d+"/, `width="${width}"`).replace(/\bheight="\d+"/, `height="${height}"`)
  return { start: altEnd, end, text: rest }
}
