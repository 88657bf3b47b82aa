/** @import { Post, Problem } from "../../types" */
/** @import { Mode } from "./note.js" */

/** @type {(problem: Problem, range: { start: number, end: number }) => boolean} */
const isWithin = ({ start, end }, range) => start >= range.start && end <= range.end

/**
 * Returns the problems within a front matter field, without those of its nested fields.
 * @param {Post} post
 * @param {string} key
 * @param {Problem[]} problems
 */
export function problemsOf(post, key, problems) {
  const field = post.fields[key]
  if (!field) return []
  const nested = Object.entries(post.fields)
    .filter(([name]) => name.startsWith(`${key}.`)).map(([, field]) => field)
  return problems.filter(problem =>
    isWithin(problem, field) && !nested.some(field => isWithin(problem, field)))
}

/**
 * Returns the state of the card for a text: "fields" to edit them, "missing" if the text has no
 * front matter, or "broken" with the problem that makes it unreadable.
 * @param {Post} post
 * @param {Problem[]} problems
 * @returns {{ mode: Mode, problem?: Problem }}
 */
export function modeOf(post, problems) {
  const harmless = ["front-matter-repeated", "front-matter-rest"]
  const problem = problems.find(({ rule }) =>
    rule.startsWith("front-matter-") && !harmless.includes(rule))
  if (post.found && post.valid) return { mode: "fields" }
  const isMissing = !problem || problem.rule === "front-matter-missing"
  return !post.found && isMissing ? { mode: "missing" } : { mode: "broken", problem }
}
