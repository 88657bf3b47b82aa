/** @import { Edit } from "../types" */

/**
 * Returns the edit that turns one text into another: it replaces everything between their common
 * prefix and their common suffix. A CRLF is not split.
 * @param {string} before
 * @param {string} after
 * @returns {Edit}
 */
export function changeBetween(before, after) {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  if (before[start - 1] === "\r") start--
  let suffix = 0
  while (
    suffix < shorter - start &&
    before[before.length - 1 - suffix] === after[after.length - 1 - suffix]
  ) suffix++
  return { start, end: before.length - suffix, text: after.slice(start, after.length - suffix) }
}
