// Computes how many elements references repeat. `<use>`, masks, patterns and custom properties
// repeat their target, which may contain references: ten levels of ten references are
// 10,000,000,000 elements in a kilobyte.

/**
 * A part of a drawing or of a style: its own size, the parts in it, and the ids that it refers to,
 * once per reference.
 * @typedef {{ own: number, inner: Part[], refs: string[] }} Part
 */

/** Size that stands for any larger one, and for a chain of more than DEEPEST references. */
export const ENDLESS = 1e9
const DEEPEST = 12

/** Cost of a repeated element: browsers create it and match its styles again. */
const REPEATED = 2

/**
 * Returns the size of a part with its references. A part that refers to itself is not repeated, as
 * in browsers.
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
      if (target) sum += REPEATED * size(target, depth + 1)
      if (sum >= ENDLESS) break
    }
    known.set(part, Math.min(sum, ENDLESS))
    return Math.min(sum, ENDLESS)
  }
}

/** Returns an empty part. @returns {Part} */
export const emptyPart = () => ({ own: 0, inner: [], refs: [] })
