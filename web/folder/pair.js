// Two texts beside each other.

/** @import { Edit } from "../types" */

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

/** Above this many comparisons what differs is shown as one piece. */
const patience = 4_000_000

/**
 * Pairs lines that are the same; null stands where the other side has a line of its own.
 * @param {string[]} left
 * @param {string[]} right
 * @returns {{ left: string | null, right: string | null }[]}
 */
export function pair(left, right) {
  let start = 0
  while (start < left.length && start < right.length && left[start] === right[start]) start++
  let end = 0
  while (end < Math.min(left.length, right.length) - start && left[left.length - 1 - end] === right[right.length - 1 - end]) end++
  const same = (/** @type {string} */ line) => ({ left: line, right: line })
  const tail = left.slice(left.length - end).map(same)
  return [...left.slice(0, start).map(same), ...middle(left.slice(start, left.length - end), right.slice(start, right.length - end)), ...tail]
}

/**
 * The longest list of lines that both have, in order, decides.
 * @param {string[]} left
 * @param {string[]} right
 */
function middle(left, right) {
  if (left.length * right.length > patience) return beside(left, right)
  const width = right.length + 1
  const lengths = new Uint32Array((left.length + 1) * width)
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      lengths[i * width + j] = left[i] === right[j] ? lengths[(i + 1) * width + j + 1] + 1 : Math.max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
    }
  }
  /** @type {{ left: string | null, right: string | null }[]} */
  const rows = []
  /** @type {string[]} */
  let gone = []
  /** @type {string[]} */
  let come = []
  const flush = () => {
    rows.push(...beside(gone, come))
    gone = []
    come = []
  }
  let i = 0
  let j = 0
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && left[i] === right[j]) {
      flush()
      rows.push({ left: left[i++], right: right[j++] })
    } else if (j >= right.length || (i < left.length && lengths[(i + 1) * width + j] >= lengths[i * width + j + 1])) gone.push(left[i++])
    else come.push(right[j++])
  }
  flush()
  return rows
}

/**
 * @param {string[]} left
 * @param {string[]} right
 */
function beside(left, right) {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, at) => ({ left: left[at] ?? null, right: right[at] ?? null }))
}
