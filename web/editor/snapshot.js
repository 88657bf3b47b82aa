// Snapshots of the text: other modules read all of a snapshot, or only the part that they need.
//
// The hash of a text is the polynomial of its UTF-16 units in BASE modulo 2^32, as in
// internal/session/hash.go: the page and the engine compare it when only a change is transferred.
// CodeMirror stores a text as a tree whose parts are shared between versions, so the hash of each
// part is cached and a keystroke computes only a few.

/** @import { Text } from "@codemirror/state" */

/** @typedef {{ sum: number, power: number }} Hash power is BASE to the number of units */

const BASE = 0x01000193
const LINE_BREAK = 10

/** Hashes of parts, each without the line break after it. @type {WeakMap<Text, Hash>} */
const cache = new WeakMap()

/** @type {Hash} */
const EMPTY = { sum: 0, power: 1 }

/** @type {(hash: Hash, unit: number) => Hash} */
const appendUnit = ({ sum, power }, unit) =>
  ({ sum: (Math.imul(sum, BASE) + unit) | 0, power: Math.imul(power, BASE) })

/** @type {(a: Hash, b: Hash) => Hash} */
const concatenate = (a, b) =>
  ({ sum: (Math.imul(a.sum, b.power) + b.sum) | 0, power: Math.imul(a.power, b.power) })

/** @param {string} text */
function hashOfString(text) {
  // Numbers instead of appendUnit, which would allocate an object per unit.
  let sum = 0
  let power = 1
  for (let i = 0; i < text.length; i++) {
    sum = (Math.imul(sum, BASE) + text.charCodeAt(i)) | 0
    power = Math.imul(power, BASE)
  }
  return { sum, power }
}

/**
 * @param {Text} part
 * @returns {Hash}
 */
function hashOf(part) {
  const cached = cache.get(part)
  if (cached) return cached
  const hash = part.children
    ? part.children.map(hashOf)
      .reduce((all, child) => concatenate(appendUnit(all, LINE_BREAK), child))
    : hashOfString(part.toString())
  cache.set(part, hash)
  return hash
}

/** @typedef {ReturnType<typeof createSnapshot>} Snapshot */

/** @param {Text} doc */
export function createSnapshot(doc) {
  /** @type {string | undefined} */
  let text
  return {
    doc,
    length: doc.length,
    /** Returns the whole text, which is built once. */
    text: () => (text ??= doc.toString()),
    /**
     * @param {number} start
     * @param {number} [end]
     */
    slice: (start, end) => doc.sliceString(start, end),
    /**
     * Returns the hash of the text before an offset.
     * @param {number} [end]
     */
    hash(end = doc.length) {
      const { sum } = end === 0 ? EMPTY : hashOf(end < doc.length ? doc.slice(0, end) : doc)
      return sum >>> 0
    },
  }
}
