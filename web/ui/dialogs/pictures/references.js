// Finds and edits the images that a text names as ![text](address).

import { frontMatterEnd } from "../../../browser/frontmatter.js"
import { escapeAlt, unescapeAlt } from "../../../browser/markdown.js"

/** @import { Edit } from "../../../types" */

/**
 * An image in a text. start and end include its attribute list.
 * @typedef {{ start: number, end: number, altStart: number, altEnd: number, alt: string, url:
 *   string }} Reference
 */

/** The alternative text may contain paired brackets. */
const inline = /!\[((?:\\.|[^[\]\\]|\[(?:\\.|[^[\]\\])*\])*)\]\(\s*<?([^\s()<>]+)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)(?:\{:[^}\n]*\})?/g

/**
 * Returns the images in a text.
 * @param {string} text
 * @returns {Reference[]}
 */
export function references(text) {
  return [...text.matchAll(inline)].map(({ 0: source, 1: escaped, 2: url, index }) => ({
    start: index, end: index + source.length,
    altStart: index + 2, altEnd: index + 2 + escaped.length,
    alt: unescapeAlt(escaped), url,
  }))
}

/**
 * Returns the Markdown source of an image.
 * @param {string} address
 * @param {{ width: number, height: number }} size 0 if unknown
 * @param {string} alt
 */
export function sourceOf(address, { width, height }, alt) {
  const attributes = width && height ? `{: width="${width}" height="${height}" }` : ""
  return `![${escapeAlt(alt)}](${address})${attributes}`
}

/**
 * Returns the edit that removes an image, with its line if it stands alone.
 * @param {string} text
 * @param {Reference} reference
 * @returns {Edit}
 */
export function removal(text, { start, end }) {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1
  const newline = text.indexOf("\n", end)
  const lineEnd = newline < 0 ? text.length : newline
  const isAlone = !text.slice(lineStart, start).trim() && !text.slice(end, lineEnd).trim()
  if (!isAlone) return { start, end, text: "" }
  return { start: lineStart, end: newline < 0 ? lineEnd : lineEnd + 1, text: "" }
}

/**
 * Returns the edit that replaces the address and the size of an image.
 * @param {string} text
 * @param {Reference} reference
 * @param {{ url: string, width: number, height: number }} picture
 * @returns {Edit}
 */
export function replacement(text, { end, altEnd, url: before }, { url, width, height }) {
  const source = text.slice(altEnd, end).replace(before, () => url)
    .replace(/\bwidth="\d+"/, `width="${width}"`)
    .replace(/\bheight="\d+"/, `height="${height}"`)
  return { start: altEnd, end, text: source }
}

/**
 * Returns the edit that inserts images at a selection, never into the front matter. The selected
 * words of one line become the alternative text of a single image.
 * @param {string} text
 * @param {{ start: number, end: number }} selection
 * @param {number} count of the images
 * @param {(alt: string) => string[]} sourcesFor returns the sources of the images
 * @returns {{ edit: Edit, alt: { start: number, end: number } }} alt: the range of the first
 *   alternative text after the edit
 */
export function insertion(text, { start, end }, count, sourcesFor) {
  const front = frontMatterEnd(text)
  const newline = text.includes("\r\n") ? "\r\n" : "\n"
  const isLine = count === 1 && start >= front && !/[\r\n]/.test(text.slice(start, end))
  const words = isLine ? text.slice(start, end) : ""
  const from = words ? start : Math.max(end, front)
  const isBehindFront = from > 0 && from === front && text[front - 1] !== "\n"
  const before = isBehindFront ? newline : ""
  const sources = sourcesFor(words).join(newline + newline)
  const alt = from + before.length + 2
  return {
    edit: { start: from, end: words ? end : from, text: before + sources },
    alt: { start: alt, end: alt + escapeAlt(words).length },
  }
}
