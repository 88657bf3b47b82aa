// The problems in the files of the blog, each with its file and line.

import { createElement } from "../../../browser/elements.js"

/** @import { BlogProblem } from "../../../types" */
/** @import { Options } from "./index.js" */

/** The number of problems that are listed. */
const LISTED = 200

/** Files without which Jekyll builds no site; the others are pages with front matter. */
const data = /\.(?:ya?ml|json)$/i

/** @param {BlogProblem} problem @param {Options} options */
function createItem(problem, { t, message }) {
  const { path, line, severity } = problem
  const text = message(problem, data.test(path) ? "build" : "front")
  const place = createElement("span", "Blog-place", t("blog.place", { path, line }))
  const item = createElement("li", "Blog-problem", createElement("span", "", text), place)
  item.dataset.severity = severity
  return item
}

/**
 * Returns the elements with the problems.
 * @param {BlogProblem[]} problems
 * @param {Options} options
 * @returns {HTMLElement[]}
 */
export function createProblems(problems, options) {
  const { t } = options
  if (problems.length === 0) return []
  const title = createElement("h3", "", t("blog.problems", { n: problems.length }))
  const items = problems.slice(0, LISTED).map(problem => createItem(problem, options))
  const surplus = problems.length - LISTED
  if (surplus > 0) {
    items.push(createElement("li", "Blog-problem", t("problems.more", { n: surplus })))
  }
  return [createElement("section", "", title, createElement("ul", "Blog-problems", ...items))]
}
