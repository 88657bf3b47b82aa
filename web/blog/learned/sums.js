// Sums and rankings of counted habits.

/** @import { Habits } from "../../types" */

const kinds = /** @type {const} */ (
  ["tags", "pairs", "categories", "zones", "names", "covers", "folders"])

/** @returns {Habits} */
export const noHabits = () => ({
  posts: 0, tags: {}, pairs: {}, categories: {}, zones: {}, names: {}, covers: {}, folders: {},
})

/** Returns a stored count, 0 if it is damaged. @param {unknown} value */
const countOf = value => (typeof value === "number" && Number.isFinite(value) ? value : 0)

/**
 * Adds counts to others.
 * @type {(total: Record<string, number>, counts: Record<string, unknown>) => void}
 */
function add(total, counts) {
  for (const [word, value] of Object.entries(counts)) {
    // A tag may be called "constructor", which every object has.
    const before = Object.hasOwn(total, word) ? total[word] : 0
    total[word] = before + countOf(value)
  }
}

/** @param {Iterable<Habits>} all */
export function sum(all) {
  const total = noHabits()
  for (const one of all) {
    total.posts += countOf(one.posts)
    for (const kind of kinds) add(total[kind], one[kind] ?? {})
  }
  return total
}

/** Returns words with their counts, most frequent first. @param {Record<string, number>} counts */
export const ranked = counts =>
  Object.entries(counts).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))

/**
 * Returns the value that more than half of the posts have, "" if there is none.
 * @param {Record<string, number>} counts
 */
export function majority(counts) {
  const all = ranked(counts)
  const total = all.reduce((total, [, count]) => total + count, 0)
  return all.length > 0 && all[0][1] * 2 > total ? all[0][0] : ""
}
