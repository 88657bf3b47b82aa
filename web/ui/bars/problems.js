// The highest severity, and the list of problems, which the first problem loads.

import { elementFinder, setText } from "../../browser/elements.js"
import { onDemand } from "../../browser/version.js"
import { loadTexts } from "../../strings/loading.js"

/** @import { Problem } from "../../types" */

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
 * @param {HTMLElement} root
 * @param {import("../problems/list.js").Options} options
 */
export function createProblemList(root, options) {
  const find = elementFinder(root, ".Problems-")
  const list = onDemand(async () => {
    await loadTexts("list")
    const { createProblemRows } = await import("../problems/list.js")
    return createProblemRows(root, options)
  })
  /** The arguments of the last call of `show`. @type {[Problem[], () => string]} */
  let latest = [[], () => ""]
  let isNeeded = false

  return {
    /**
     * Shows problems. A list that cannot be loaded is tried again at the next call.
     * @param {Problem[]} problems
     * @param {() => string} readText returns the text that has them
     */
    show(problems, readText) {
      latest = [problems, readText]
      setText(find("title"), options.t("problems.count", { n: problems.length }))
      find("none").hidden = problems.length > 0
      isNeeded ||= problems.length > 0 || options.off() !== ""
      if (!isNeeded) return
      void list().then(({ show }) => show(...latest), () => {})
    },
  }
}
