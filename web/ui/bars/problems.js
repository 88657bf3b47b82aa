// The list of what would break or spoil the published page.

import { replaceNodes } from "../../browser/lists.js"

/** @import { Problem, Translate } from "../../types" */

/** How many problems are listed: nobody works through more, and a long text may have thousands. */
export const LISTED = 200

const order = { fatal: 0, wrong: 1, weak: 2 }

/**
 * The gravest of the problems, "" for none.
 * @param {Problem[]} problems
 * @returns {Problem["severity"] | ""}
 */
export function worst(problems) {
  /** @type {Problem["severity"] | ""} */
  let found = ""
  for (const { severity } of problems) if (found === "" || order[severity] < order[found]) found = severity
  return found
}

/**
 * The lines, from 1, on which the problems start. They may come in any order.
 * @param {Problem[]} problems
 * @param {string} text
 */
export function linesOf(problems, text) {
  /** @type {Map<Problem, number>} */
  const lines = new Map()
  let line = 1
  let at = 0
  for (const problem of [...problems].sort((a, b) => a.start - b.start)) {
    for (let end = text.indexOf("\n", at); end >= 0 && end < problem.start; end = text.indexOf("\n", at)) {
      line++
      at = end + 1
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
  /** @type {(selector: string) => HTMLElement} */
  const find = selector => /** @type {HTMLElement} */ (root.querySelector(selector))
  const title = find(".Problems-title")
  const none = find(".Problems-none")
  const list = find(".Problems-list")
  const template = /** @type {HTMLTemplateElement} */ (find(".Problems-itemTemplate"))

  /** @type {Problem[]} */
  let current = []
  let drawn = ""

  /** @type {(problem: Problem, line: number, number: number) => HTMLElement} */
  function item(problem, line, number) {
    const element = /** @type {HTMLElement} */ (/** @type {Element} */ (template.content.firstElementChild).cloneNode(true))
    /** @type {(name: string) => HTMLElement} */
    const part = name => /** @type {HTMLElement} */ (element.querySelector(`.Problems-${name}`))
    element.dataset.severity = problem.severity
    element.dataset.rule = problem.rule
    part("text").textContent = message(problem)
    part("line").textContent = t("problems.line", { n: line })
    part("jump").addEventListener("click", () => onJump(current[number]))
    part("fix").textContent = t("problems.fix")
    part("fix").hidden = problem.fix.length === 0
    part("fix").addEventListener("click", () => onFix(current[number]))
    return element
  }

  /** The last line of a list that is cut. @param {number} n */
  function rest(n) {
    const element = document.createElement("li")
    element.className = "Problems-none"
    element.textContent = t("problems.more", { n })
    return element
  }

  return {
    /**
     * @param {Problem[]} problems
     * @param {() => string} readText returns the text of the problems
     */
    show(problems, readText) {
      current = problems
      const listed = problems.slice(0, LISTED)
      const lines = linesOf(listed, listed.length > 0 ? readText() : "")
      // With most keys only their offsets change.
      const drawing = JSON.stringify([document.documentElement.lang, problems.length, listed.map(one => [message(one), lines.get(one), one.severity, one.fix.length > 0])])
      if (drawing === drawn) return
      drawn = drawing
      title.textContent = t("problems.count", { n: problems.length })
      none.hidden = problems.length > 0
      replaceNodes(list, listed.map((problem, number) => item(problem, lines.get(problem) ?? 1, number)))
      if (problems.length > LISTED) list.append(rest(problems.length - LISTED))
    },
  }
}
