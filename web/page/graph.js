// How much a reference stands for. `<use>`, masks, patterns and custom properties repeat what they name, which may name
// more: ten levels of ten references are 10,000,000,000 elements in a kilobyte.

/**
 * A part of a drawing or of a style: its own size, the parts in it, and the names that it refers to, once per reference.
 * @typedef {{ own: number, inner: Part[], refs: string[] }} Part
 */

/** What is as large as this is too large, and so is a chain of references as long as DEEPEST. */
export const ENDLESS = 1e9
const DEEPEST = 12

/** Each level of references costs more than its elements: browsers build and match them again. */
const TIMES = 2

/**
 * Returns the size of a part with all that it refers to. A part that refers to itself is not repeated, as in browsers.
 * @param {Part} part
 * @param {(name: string) => Part | undefined} named
 */
export function expanded(part, named) {
  /** @type {Map<Part, number>} */
  const known = new Map()
  return size(part, 0)

  /** @param {Part} part @param {number} depth @returns {number} */
  function size(part, depth) {
    const before = known.get(part)
    if (before !== undefined) return before
    if (depth > DEEPEST) return ENDLESS
    known.set(part, 0)
    let sum = part.own
    for (const inner of part.inner) sum += size(inner, depth)
    for (const name of part.refs) {
      const target = named(name)
      if (target) sum += TIMES * size(target, depth + 1)
      if (sum >= ENDLESS) break
    }
    known.set(part, Math.min(sum, ENDLESS))
    return Math.min(sum, ENDLESS)
  }
}

/** A part without anything. @returns {Part} */
export const emptyPart = () => ({ own: 0, inner: [], refs: [] })
