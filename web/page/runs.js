// Which blocks of a patch are new. The engine replaces everything between the first change and the last one, and a fresh
// patch replaces the whole page; most of it is often the same HTML as before, and then the nodes stay.

/** @import { Block } from "../types" */

/** Replaces `removed` blocks from number `at` on by `added`. @typedef {{ at: number, removed: number, added: Block[] }} Run */

/** How far ahead the two lists are searched for the next block that they have in common. */
const AHEAD = 32

/**
 * Returns the runs of blocks that differ, in order; numbers count in the list as the runs before have left it. Blocks that
 * stay get the offsets of the added ones that they equal.
 * @param {readonly Block[]} held
 * @param {number} first
 * @param {number} last where the part of `held` that is replaced ends
 * @param {readonly Block[]} added
 * @returns {Run[]}
 */
export function differences(held, first, last, added) {
  let i = first
  let j = 0
  while (i < last && j < added.length && stays(held[i], added[j])) {
    i++
    j++
  }
  let until = last
  let end = added.length
  while (until > i && end > j && stays(held[until - 1], added[end - 1])) {
    until--
    end--
  }
  /** @type {Run[]} */
  const runs = []
  while (i < until || j < end) {
    if (i < until && j < end && stays(held[i], added[j])) {
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
 * Returns where both lists have a block in common next, or their ends.
 * @param {readonly Block[]} held
 * @param {number} i
 * @param {number} until
 * @param {readonly Block[]} added
 * @param {number} j
 * @param {number} end
 */
function nextCommon(held, i, until, added, j, end) {
  for (let distance = 1; distance <= AHEAD; distance++) {
    // A block that was replaced by another comes first: that is what a keystroke and a new number of a heading do.
    const pairs = [[distance, distance], [distance, 0], [0, distance]]
    for (const [k, l] of pairs) {
      if (i + k < until && j + l < end && held[i + k].html === added[j + l].html) return [i + k, j + l]
    }
  }
  return [until, end]
}

/**
 * Reports whether a block stays as it is, and gives it its new offsets.
 * @param {Block} held
 * @param {Block} come
 */
function stays(held, { start, end, html }) {
  if (held.html !== html) return false
  held.start = start
  held.end = end
  return true
}
