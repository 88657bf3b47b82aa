// Limits shared texts to the size that one question may add to a log.

import { encode } from "../../browser/bytes.js"
import { prefixLength } from "../../browser/prefix.js"

/** @import { Shared } from "../../types" */

/** Maximum size of the added Markdown, in bytes. */
const LIMIT = 10_000

/**
 * Returns the shares that fit into the limit, with their lines of Markdown. The last one may be
 * shortened between two graphemes; `isCut` tells whether anything is left out.
 * @param {Shared[]} shares
 * @param {(shared: Shared) => string} lineOf
 * @param {number} [limit]
 */
export function fit(shares, lineOf, limit = LIMIT) {
  /** @type {{ shared: Shared, line: string }[]} */
  const fitting = []
  let room = limit
  for (const shared of shares) {
    const short = shorten(shared, lineOf, room - 1)
    const line = lineOf(short)
    if (line) fitting.push({ shared: short, line })
    room -= encode(line).length + 1
    if (lineOf(shared) !== line) return { fitting, isCut: true }
  }
  return { fitting, isCut: false }
}

/** @type {(shared: Shared, lineOf: (shared: Shared) => string, room: number) => Shared} */
function shorten(shared, lineOf, room) {
  /** @param {Shared} shared */
  const fits = shared => encode(lineOf(shared)).length <= room
  for (const key of /** @type {const} */ (["text", "title"])) {
    if (fits(shared)) return shared
    const text = shared[key]
    const ends = graphemeEnds(text)
    const fitting = prefixLength(ends.length, number =>
      number === 0 || fits({ ...shared, [key]: prefix(text, ends[number]) }))
    shared = { ...shared, [key]: prefix(text, ends[fitting - 1]) }
  }
  // A shortened address would be another address.
  return fits(shared) ? shared : { title: "", text: "", url: "" }
}

/**
 * Returns the start of a text, without an address that the end cuts.
 * @param {string} text
 * @param {number} end
 */
function prefix(text, end) {
  const kept = text.slice(0, end)
  const isInWord = end < text.length && /\S/.test(text[end])
  return isInWord ? kept.replace(/(?<!\S)\S*:\/\/\S*$/, "") : kept
}

/** Returns the ends of the graphemes in ascending order, with 0. @param {string} text */
function graphemeEnds(text) {
  const segments = new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)
  return [...Array.from(segments, ({ index }) => index), text.length]
}
