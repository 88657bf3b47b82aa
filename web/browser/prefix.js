/**
 * Returns the length of the longest prefix for which `holds` is true (binary search). `holds` must
 * be true for all numbers below some limit and false from there on.
 * @param {number} length
 * @param {(number: number, end: number) => boolean} holds `end`: it is known to be false from this
 *   number on
 */
export function prefixLength(length, holds) {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle, high)) low = middle + 1
    else high = middle
  }
  return low
}
