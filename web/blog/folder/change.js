/** @import { Edit } from "../../types" */

/**
 * What makes one text of another: from the first to the last character that differ.
 * @param {string} before
 * @param {string} after
 * @returns {Edit}
 */
export function change(before, after) {
  const least = Math.min(before.length, after.length)
  let start = 0
  while (start < least && before[start] === after[start]) start++
  if (before[start - 1] === "\r") start-- // a line's end is one
  let end = 0
  while (end < least - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  return { start, end: before.length - end, text: after.slice(start, after.length - end) }
}
