// The list of problems that would break or spoil the published page, by severity. A chunk of its
// own.

import { createElement, elementFinder } from "../../browser/elements.js"
import { separateEdits } from "../../browser/fixes.js"
import { createFixPanel } from "../../browser/fixpanel.js"
import { appendNodes, replaceNodes } from "../../browser/lists.js"

/** @import { Problem, Translate } from "../../types" */

/** Number of problems in the list; a long text may have thousands. */
const LISTED = 200

const severities = /** @type {const} */ (["fatal", "wrong", "weak", "unknown"])

/**
 * @typedef {object} Options
 * @property {Translate} t
 * @property {(problem: Pick<Problem, "rule" | "detail">) => string} message
 * @property {(problem: Problem) => void} onJump
 * @property {(problems: Problem[]) => void} onFix fixes problems as one step of undo
 * @property {() => string} off returns the rules that are switched off, separated by spaces
 * @property {(rule: string, isOn: boolean) => void} onRule switches a rule of advice
 * @property {() => void} onRename renames the file of the log
 */

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
 * Returns the problems by severity, each severity in the order of the text.
 * @param {Problem[]} problems
 */
export const bySeverity = problems => severities.flatMap(severity =>
  problems.filter(one => one.severity === severity).sort((a, b) => a.start - b.start))

/** @param {string} name @param {string} text @param {() => void} onClick */
function button(name, text, onClick) {
  const element = createElement("button", name, text)
  element.type = "button"
  element.addEventListener("click", onClick)
  return element
}

/**
 * @param {HTMLElement} root
 * @param {Options} options
 */
export function createProblemRows(root, options) {
  const { t, message, onJump, onFix, onRename, off, onRule } = options
  const find = elementFinder(root, ".Problems-")
  /** The problems in the order of the list. @type {Problem[]} */
  let current = []
  let readCurrent = () => ""
  /** The rendered content, as JSON. */
  let rendered = ""
  /** The open panel, and the problems that it fixes, as JSON. */
  let opened = { fixes: "", close() {} }
  const fixAll = button("Button Button--small Problems-fixAll", "", () =>
    open(find("head"), () => [[t("list.fixAll"), fixable()]]))
  find("title").after(fixAll)

  const fixable = () => current.filter(({ fix }) => fix.length > 0)

  /** Returns the fixable problems of a problem's rule. @param {Problem} problem */
  const kindOf = ({ rule }) => fixable().filter(one => one.rule === rule)

  function close() {
    opened.close()
    opened = { fixes: "", close() {} }
  }

  /**
   * Shows the changes of a fix below an element.
   * @param {HTMLElement} above
   * @param {() => [label: string, problems: Problem[]][]} read returns the problems of each button; the
   *   changes of the first one are shown
   */
  function open(above, read) {
    close()
    const choices = read()
    const edits = separateEdits(choices[0][1])
    const panel = createFixPanel({
      t, edits,
      text: readCurrent(),
      buttons: [
        ...choices.map(([label], index) => /** @type {[string, () => void]} */ ([label, () => {
          const problems = read()[index][1]
          close()
          onFix(problems)
        }])),
        [t("problems.cancel"), () => {
          close()
          above.querySelector("button")?.focus()
        }],
      ],
    })
    opened = { fixes: fixesOf(choices[0][1]), close: () => panel.remove() }
    watched = () => fixesOf(read()[0]?.[1] ?? [])
    above.after(panel)
    panel.querySelector("button")?.focus()
  }
  let watched = () => ""

  /** @param {Problem[]} problems */
  const fixesOf = problems => JSON.stringify(problems.map(one => one?.fix))

  /** Returns the buttons of a row's panel. By index: `current` is replaced by every check. */
  const choicesOf = (/** @type {number} */ index) => () => {
    const one = current[index]
    if (!one) return []
    const kind = kindOf(one)
    /** @type {[string, Problem[]][]} */
    const choices = [[t("problems.apply"), [one]]]
    if (kind.length > 1) choices.push([t("list.fixKind", { n: kind.length }), kind])
    return choices
  }

  /** @type {(problem: Problem, line: number, index: number) => HTMLElement} */
  function item(problem, line, index) {
    const mark = createElement("span", "Problems-mark")
    mark.ariaHidden = "true"
    const jump = button("Problems-jump", "", () => onJump(current[index]))
    jump.append(mark, createElement("span", "Problems-text", message(problem)),
      createElement("span", "Problems-line", t("problems.line", { n: line })))
    const row = createElement("div", "Problems-row", jump)
    const hasEdits = problem.fix.length > 0
    const label = t(hasEdits ? "problems.fix" : "action.rename")
    const fix = button("Button Button--small Problems-fix", label, () =>
      (hasEdits ? open(row, choicesOf(index)) : onRename()))
    fix.hidden = !hasEdits && problem.rule !== "blog-post-name"
    row.append(fix)
    if (problem.severity === "weak") row.append(offButton(problem))
    const element = createElement("li", "Problems-item", row)
    element.dataset.severity = problem.severity
    element.dataset.rule = problem.rule
    return element
  }

  /** @param {Problem} problem */
  function offButton({ rule }) {
    const element = button("Problems-off", t("list.off"), () => onRule(rule, false))
    element.setAttribute("aria-label", t("list.offLong"))
    element.title = t("list.offLong")
    return element
  }

  /** Returns the rules that are switched off, each with a button. */
  function offRules() {
    const rules = off().split(" ").filter(Boolean)
    if (rules.length === 0) return []
    const list = createElement("ul", "Problems-group")
    replaceNodes(list, rules.map(rule => createElement("li", "Problems-row Problems-offRule",
      createElement("span", "Problems-text", message({ rule, detail: "…" })),
      button("Button Button--small Problems-on", t("list.on"), () => onRule(rule, true)))))
    const heading = createElement("h3", "Problems-severity", t("list.offRules"))
    return [createElement("li", "", heading, list)]
  }

  /** @param {Map<Problem, number>} lines */
  function groups(lines) {
    const rows = current.slice(0, LISTED).map((one, index) => item(one, lines.get(one) ?? 1, index))
    return severities.flatMap(severity => {
      const items = rows.filter(({ dataset }) => dataset.severity === severity)
      if (items.length === 0) return []
      const n = current.filter(one => one.severity === severity).length
      const heading = createElement("h3", "Problems-severity", t(`list.of.${severity}`, { n }))
      const list = createElement("ul", "Problems-group")
      replaceNodes(list, items)
      return [createElement("li", "", heading, list)]
    })
  }

  return {
    /**
     * @param {Problem[]} problems
     * @param {() => string} readText returns the text that has them
     */
    show(problems, readText) {
      current = bySeverity(problems)
      readCurrent = readText
      if (opened.fixes && opened.fixes !== watched()) close()
      const listed = current.slice(0, LISTED)
      const lines = linesOf(listed, listed.length > 0 ? readText() : "")
      const rows = listed.map(one =>
        [message(one), one.severity, lines.get(one), one.fix.length > 0])
      const content = JSON.stringify([document.documentElement.lang, off(), problems.length, rows])
      if (content === rendered) return
      rendered = content
      close()
      fixAll.textContent = t("list.fixAll")
      fixAll.hidden = fixable().length < 2
      replaceNodes(find("list"), groups(lines))
      if (problems.length > LISTED) {
        const more = t("problems.more", { n: problems.length - LISTED })
        find("list").append(createElement("li", "Problems-none", more))
      }
      appendNodes(find("list"), offRules())
    },
  }
}
