// The list of problems that would break or spoil the published page.

import { cloneTemplate, createElement, elementFinder } from "../../browser/elements.js"
import { replaceNodes } from "../../browser/lists.js"

/** @import { Problem, Translate } from "../../types" */

/** Number of problems in the list; a long text may have thousands. */
export const LISTED = 200

const order = { fatal: 0, wrong: 1, weak: 2, unknown: 3 }

/**
 * Returns the highest severity among the problems, "" if there are none.
 * @param {Problem[]} problems
 * @returns {Problem["severity"] | ""}
 */
export function worst(problems) {
  /** @type {Problem["severity"] | ""} */
  let found = ""
  for (const { severity } of problems) {
    if (found === "" || order[severity] < order[found]) found = severity
  }
  return found
}

/**
 * Returns the lines on which the problems start, counted from 1. The problems may be in any order.
 * @param {Problem[]} problems
 * @param {string} text
 */
export function linesOf(problems, text) {
  /** @type {Map<Problem, number>} */
  const lines = new Map()
  let line = 1
  let start = 0
  for (const problem of [...problems].sort((a, b) => a.start - b.start)) {
    let end = text.indexOf("\n", start)
    while (end >= 0 && end < problem.start) {
      line++
      start = end + 1
      end = text.indexOf("\n", start)
    }
    lines.set(problem, line)
  }
  return lines
}

/**
 * @param {HTMLElement} root
 * @param {object} options
 * @param {Translate} options.t
 * @param {(problem: Problem) => string} options.message
 * @param {(problem: Problem) => void} options.onJump
 * @param {(problem: Problem) => void} options.onFix
 */
export function createProblemList(root, { t, message, onJump, onFix }) {
  const find = elementFinder(root, ".Problems-")
  /** @type {Problem[]} */
  let current = []
  /** The rendered content, as JSON. */
  let rendered = ""

  /** @type {(problem: Problem, line: number, index: number) => HTMLElement} */
  function item(problem, line, index) {
    const element = cloneTemplate(find("itemTemplate"))
    const part = elementFinder(element, ".Problems-")
    element.dataset.severity = problem.severity
    element.dataset.rule = problem.rule
    part("text").textContent = message(problem)
    part("line").textContent = t("problems.line", { n: line })
    // By index: the offsets of a listed problem change with every keystroke.
    part("jump").addEventListener("click", () => onJump(current[index]))
    const hasEdits = problem.fix.length > 0
    part("fix").textContent = t(hasEdits ? "problems.fix" : "action.rename")
    part("fix").hidden = !hasEdits && problem.rule !== "blog-post-name"
    part("fix").addEventListener("click", () => onFix(current[index]))
    return element
  }

  return {
    /**
     * @param {Problem[]} problems
     * @param {() => string} readText returns the text that has them
     */
    show(problems, readText) {
      current = problems
      const listed = problems.slice(0, LISTED)
      const lines = linesOf(listed, listed.length > 0 ? readText() : "")
      const rows = listed.map(one =>
        [message(one), lines.get(one), one.severity, one.fix.length > 0])
      const content = JSON.stringify([document.documentElement.lang, problems.length, rows])
      if (content === rendered) return
      rendered = content
      find("title").textContent = t("problems.count", { n: problems.length })
      find("none").hidden = problems.length > 0
      const items = listed.map((one, index) => item(one, lines.get(one) ?? 1, index))
      replaceNodes(find("list"), items)
      if (problems.length <= LISTED) return
      const more = t("problems.more", { n: problems.length - LISTED })
      find("list").append(createElement("li", "Problems-none", more))
    },
  }
}
