// Counts of what stands in how many posts, added up.

/** @import { Habits } from "../../types" */
/** @import { Suggestion } from "./index.js" */

import { match } from "./match.js"

const kinds = /** @type {const} */ (["tags", "pairs", "categories", "zones", "names", "covers", "folders"])

/** @returns {Habits} */
export const none = () => ({ posts: 0, tags: {}, pairs: {}, categories: {}, zones: {}, names: {}, covers: {}, folders: {} })

/** What is stored may be damaged. @param {unknown} value */
const numberIn = value => (typeof value === "number" && Number.isFinite(value) ? value : 0)

/** @param {Iterable<Habits>} all */
export function sum(all) {
  const total = none()
  for (const one of all) {
    total.posts += numberIn(one.posts)
    for (const name of kinds) for (const [word, value] of Object.entries(one[name] ?? {})) {
      const count = numberIn(value)
      // A tag may be called "constructor", which every object has.
      total[name][word] = (Object.hasOwn(total[name], word) ? total[name][word] : 0) + count
    }
  }
  return total
}

/** Words and their counts, the commonest first. @param {Record<string, number>} counts */
export const ranked = counts => Object.entries(counts).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))

/** What most posts have, "" if they do not agree. @param {Record<string, number>} counts */
export function agreed(counts) {
  const all = ranked(counts)
  const total = all.reduce((total, [, count]) => total + count, 0)
  return all.length > 0 && all[0][1] * 2 > total ? all[0][0] : ""
}

/**
 * The words that answer what was typed, best first; one that is typed whole already is no answer.
 * @param {Record<string, number>} counts
 * @param {string} typed
 * @param {(word: string) => number} [bonus] added to a word's count
 * @returns {Suggestion[]}
 */
export function answers(counts, typed, bonus = () => 0) {
  return Object.entries(counts)
    .map(([text, count]) => ({ text, count, rank: match(text, typed), weight: count + bonus(text) }))
    .filter(({ text, rank }) => rank >= 0 && text !== typed.trim())
    .sort((a, b) => a.rank - b.rank || b.weight - a.weight || (a.text < b.text ? -1 : 1))
    .slice(0, 8)
    .map(({ text, count }) => ({ text, count }))
}
