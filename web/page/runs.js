// Finds the changed blocks of a patch. The engine replaces everything from the first change to the
// last, and a fresh patch replaces the whole page; blocks whose HTML is unchanged keep their nodes.

/** @import { Block } from "../types" */

/**
 * Replaces `removed` blocks from number `at` on by `added`.
 * @typedef {{ at: number, removed: number, added: Block[] }} Run
 */

/** Number of blocks in which both lists are searched for the next common block. */
const AHEAD = 32

/**
 * Returns the runs of different blocks, in order; `at` counts in the list as the runs before it
 * leave it. Unchanged blocks get the offsets of the added blocks with the same HTML.
 * @param {readonly Block[]} held
 * @param {number} first
 * @param {number} last the end of the replaced part of `held`
 * @param {readonly Block[]} added
 * @returns {Run[]}
 */
export function differences(held, first, last, added) {
  let i = first
  let j = 0
  while (i < last && j < added.length && keep(held[i], added[j])) {
    i++
    j++
  }
  let until = last
  let end = added.length
  while (until > i && end > j && keep(held[until - 1], added[end - 1])) {
    until--
    end--
  }
  /** @type {Run[]} */
  const runs = []
  while (i < until || j < end) {
    if (i < until && j < end && keep(held[i], added[j])) {
      i++
      j++
      continue
    }
    const [k, l] = nextCommon(held, i, until, added, j, end)
    runs.push({ at: first + j, removed: k - i, added: added.slice(j, l) })
    i = k
    j = l
  }
  return runs
}

/**
 * Returns the position of the next common block in both lists, or their ends.
 * @param {readonly Block[]} held
 * @param {number} i
 * @param {number} until
 * @param {readonly Block[]} added
 * @param {number} j
 * @param {number} end
 */
function nextCommon(held, i, until, added, j, end) {
  for (let distance = 1; distance <= AHEAD; distance++) {
    // A replaced block is tried first: keystrokes and changed numbers of headings replace blocks.
    const pairs = [[i + distance, j + distance], [i + distance, j], [i, j + distance]]
    for (const [k, l] of pairs) {
      if (k < until && l < end && held[k].html === added[l].html) return [k, l]
    }
  }
  return [until, end]
}

/**
 * Returns whether a block is unchanged; then it gets the new offsets.
 * @param {Block} held
 * @param {Block} added
 */
function keep(held, { start, end, html }) {
  if (held.html !== html) return false
  held.start = start
  held.end = end
  return true
}
