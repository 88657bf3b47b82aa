// The text at one moment, as others may ask for it: all of it, which costs what its length is, or only what they need.
//
// Its hash is the polynomial of its UTF-16 units in BASE modulo 2^32, as internal/session/hash.go has it: the page and the
// engine compare it when only a change crosses between them. CodeMirror keeps a text as a tree whose parts are shared
// between versions, so the hash of a part is worked out once, and a key costs a few of them.

/** @import { Text } from "@codemirror/state" */

/** @typedef {{ sum: number, power: number }} Hash power is BASE to the number of units */

const BASE = 0x01000193
const LINE_BREAK = 10

/** @type {WeakMap<Text, Hash>} of parts, each without the line break behind it */
const hashes = new WeakMap()

/** @type {Hash} */
const empty = { sum: 0, power: 1 }

/** @param {Hash} hash @param {number} unit */
const withUnit = ({ sum, power }, unit) => ({ sum: (Math.imul(sum, BASE) + unit) | 0, power: Math.imul(power, BASE) })

/** @param {Hash} a @param {Hash} b */
const then = (a, b) => ({ sum: (Math.imul(a.sum, b.power) + b.sum) | 0, power: Math.imul(a.power, b.power) })

/** @param {string} text */
function ofString(text) {
  let sum = 0
  let power = 1
  for (let i = 0; i < text.length; i++) {
    sum = (Math.imul(sum, BASE) + text.charCodeAt(i)) | 0
    power = Math.imul(power, BASE)
  }
  return { sum, power }
}

/** @param {Text} part @returns {Hash} */
function hashOf(part) {
  const known = hashes.get(part)
  if (known) return known
  const hash = part.children
    ? part.children.map(hashOf).reduce((all, child) => then(withUnit(all, LINE_BREAK), child))
    : ofString(part.toString())
  hashes.set(part, hash)
  return hash
}

/** @typedef {ReturnType<typeof snapshot>} Snapshot */

/** @param {Text} doc */
export function snapshot(doc) {
  /** @type {string | undefined} */
  let text
  return {
    doc,
    length: doc.length,
    /** All of it. */
    text: () => (text ??= doc.toString()),
    /** @param {number} start @param {number} [end] */
    slice: (start, end) => doc.sliceString(start, end),
    /** The hash of the text before an offset. @param {number} [end] */
    hash: (end = doc.length) => (end === 0 ? empty : hashOf(end < doc.length ? doc.slice(0, end) : doc)).sum >>> 0,
  }
}
