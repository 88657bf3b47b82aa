// Suggestions for the fields of the front matter, from the writer's habits.

import { match } from "./match.js"

/** @import { Habits } from "../../types" */

/** @typedef {"tags" | "top" | "sub" | "cover"} Kind a field: top and sub are the two categories */
/** @typedef {{ text: string, count: number }} Suggestion */

/** The number of suggestions. */
const SUGGESTED = 8

/**
 * Returns suggestions for a field.
 * @param {Habits} habits
 * @param {Kind} kind
 * @param {string} typed
 * @param {string[]} beside the other tags, or the category above
 * @returns {Suggestion[]}
 */
export function suggest(habits, kind, typed, beside) {
  if (kind === "tags") return suggestTags(habits, typed, beside)
  if (kind === "cover") return suggestions(habits.covers, typed)
  const all = Object.entries(habits.categories)
  const above = `${beside[0]}\n`
  const counts = kind === "top" ? all.filter(([name]) => !name.includes("\n"))
    : all.filter(([name]) => name.startsWith(above))
      .map(([name, count]) => [name.split("\n")[1], count])
  return suggestions(Object.fromEntries(counts), typed)
}

/**
 * Returns tags, more often used with the other tags first.
 * @type {(habits: Habits, typed: string, others: string[]) => Suggestion[]}
 */
function suggestTags({ tags, pairs }, typed, others) {
  const free = Object.fromEntries(Object.entries(tags).filter(([tag]) => !others.includes(tag)))
  /** @type {(tag: string, other: string) => number} */
  const together = (tag, other) => pairs[[tag, other].sort().join("\n")] ?? 0
  /** @param {string} tag */
  const bonus = tag => 3 * others.reduce((sum, other) => sum + together(tag, other), 0)
  return suggestions(free, typed, bonus)
}

/**
 * Returns the words that match typed text, best first, without the text itself.
 * @param {Record<string, number>} counts
 * @param {string} typed
 * @param {(word: string) => number} [bonus] added to a word's count
 * @returns {Suggestion[]}
 */
export function suggestions(counts, typed, bonus = () => 0) {
  return Object.entries(counts)
    .map(([text, count]) =>
      ({ text, count, rank: match(text, typed), weight: count + bonus(text) }))
    .filter(({ text, rank }) => rank >= 0 && text !== typed.trim())
    .sort((a, b) => a.rank - b.rank || b.weight - a.weight || (a.text < b.text ? -1 : 1))
    .slice(0, SUGGESTED)
    .map(({ text, count }) => ({ text, count }))
}
