// Limits what is shared to what one question may add to a log.

/** @import { Shared } from "../../types" */

/** The most that is added, in bytes of Markdown. */
export const LIMIT = 10_000

const encoder = new TextEncoder()

/**
 * The shares that fit, the last one shortened between two characters as a reader sees them, and their lines.
 * @param {Shared[]} shares
 * @param {(shared: Shared) => string} lineOf
 * @param {number} [limit]
 */
export function fit(shares, lineOf, limit = LIMIT) {
  /** @type {{ shared: Shared, line: string }[]} */
  const fitting = []
  let room = limit
  for (const shared of shares) {
    const cut = shorten(shared, lineOf, room - 1)
    const line = lineOf(cut)
    if (line) fitting.push({ shared: cut, line })
    room -= bytes(line) + 1
    if (lineOf(shared) !== line) return { fitting, isCut: true }
  }
  return { fitting, isCut: false }
}

/** @param {string} text */
const bytes = text => encoder.encode(text).length

/** @type {(shared: Shared, lineOf: (shared: Shared) => string, room: number) => Shared} */
function shorten(shared, lineOf, room) {
  /** @param {Shared} shared */
  const fits = shared => bytes(lineOf(shared)) <= room
  for (const name of /** @type {const} */ (["text", "title"])) {
    if (fits(shared)) return shared
    const whole = shared[name]
    const ends = graphemeEnds(whole)
    let low = 0
    let high = ends.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (fits({ ...shared, [name]: beginning(whole, ends[middle]) })) low = middle
      else high = middle - 1
    }
    shared = { ...shared, [name]: beginning(whole, ends[low]) }
  }
  // Part of an address would be another address.
  return fits(shared) ? shared : { title: "", text: "", url: "" }
}

/**
 * The beginning of a text, without an address that it would cut.
 * @param {string} text
 * @param {number} end
 */
function beginning(text, end) {
  const kept = text.slice(0, end)
  return end < text.length && /\S/.test(text[end]) ? kept.replace(/(?<!\S)\S*:\/\/\S*$/, "") : kept
}

/** Offsets at which a text may be cut, in order, from 0 to its length. @param {string} text */
function graphemeEnds(text) {
  const segments = new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)
  return [...Array.from(segments, ({ index }) => index), text.length]
}
