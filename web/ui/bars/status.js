// The state of the open log: title, file name and saved state in the top bar, and the status bar.

import { elementFinder, setText } from "../../browser/elements.js"

/** @import { Translate } from "../../types" */

/**
 * @typedef {object} Facts
 * @property {string} title
 * @property {string} name the file name
 * @property {"saved" | "dirty" | "failed"} saved
 * @property {string} reason of a failed save
 * @property {string} time of the last save, "" for none yet
 * @property {number} problems
 * @property {string} worst the highest severity of the problems, "" for none
 * @property {"running" | "done" | "failed"} check the check of the current text
 * @property {number} words
 * @property {number} characters
 * @property {number} minutes reading time
 * @property {number} line
 * @property {number} column
 * @property {number} selected number of selected characters
 * @property {"loading" | "ready" | "failed"} engine
 * @property {boolean} offline
 * @property {"" | "saved" | "differs"} folder whether the log's file on disk has the same text, ""
 *   if it has no file
 */

/** Facts that are shown at once when they change; a keystroke changes none but the title. */
const urgent = /** @type {const} */ (["title", "name", "folder", "engine", "offline"])

/** Delay of the announcement of the number of problems, in ms: half-typed text has many. */
const ANNOUNCEMENT_DELAY = 1500

/**
 * @param {object} elements
 * @param {HTMLElement} elements.bar the top bar
 * @param {HTMLElement} elements.line the status bar
 * @param {HTMLElement} elements.badge the number of problems on a tab of a narrow page
 * @param {HTMLElement} elements.announcer a live region for screen readers
 * @param {object} options
 * @param {Translate} options.t
 * @param {(work: () => void) => () => void} options.once makes a function that runs `work` once
 *   in idle time, however often it is called
 */
export function createStatus({ bar, line, badge, announcer }, { t, once }) {
  const findInBar = elementFinder(bar, ".TopBar-")
  const find = elementFinder(line, ".Status-")
  /** @type {Facts} */
  let facts = {
    title: "", name: "", saved: "saved", reason: "", time: "", problems: 0, worst: "",
    check: "running", words: 0, characters: 0, minutes: 0, line: 1, column: 1, selected: 0,
    engine: "loading", offline: false, folder: "",
  }
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  function problemsText() {
    if (facts.engine === "failed" || facts.check === "failed") return t("problems.unchecked")
    return facts.check === "done" ? t("problems.count", { n: facts.problems }) : t("problems.checking")
  }

  function announceProblems() {
    clearTimeout(timer)
    timer = setTimeout(() => {
      announcer.textContent = t("problems.count", { n: facts.problems })
    }, ANNOUNCEMENT_DELAY)
  }

  function savedText() {
    if (facts.saved === "failed") return t("saved.failed", { reason: facts.reason })
    if (facts.saved === "dirty") return t("saved.dirty")
    return facts.time ? t("saved.saved", { time: facts.time }) : ""
  }

  function caretText() {
    const { selected: n, line, column } = facts
    return n > 0 ? t("status.selected", { n }) : t("status.caret", { line, column })
  }

  function renderBar() {
    const title = facts.title || t("log.untitled")
    setText(findInBar("title"), title)
    setText(findInBar("name"), facts.name)
    setText(findInBar("saved"), savedText())
    bar.ownerDocument.title = `${title} · daylog`
  }

  function renderLine() {
    const { words, characters } = facts
    setText(find("saved"), savedText())
    setText(find("count"), problemsText())
    setText(find("words"), t("status.words", { words, characters }))
    setText(find("minutes"), t("status.minutes", { n: facts.minutes }))
    setText(find("caret"), caretText())
    setText(find("engine"), t(`engine.${facts.engine}`))
    setText(find("folder"), facts.folder && t(`folder.state.${facts.folder}`))
    find("problems").dataset.severity = facts.worst
    find("engine").dataset.state = facts.engine
    find("folder").dataset.state = facts.folder
    find("engine").hidden = facts.engine === "ready"
    find("offline").hidden = !facts.offline
    find("folder").hidden = !facts.folder
    find("minutes").hidden = facts.minutes === 0
  }

  function render() {
    renderBar()
    renderLine()
    badge.hidden = facts.problems === 0
    badge.dataset.severity = facts.worst
    badge.textContent = String(facts.problems)
  }

  const renderLater = once(render)

  return {
    /** @param {Partial<Facts>} changed */
    show(changed) {
      if (changed.problems !== undefined && changed.problems !== facts.problems) announceProblems()
      const isUrgent = urgent.some(key => changed[key] !== undefined && changed[key] !== facts[key])
      facts = { ...facts, ...changed }
      if (isUrgent) render()
      else renderLater()
    },
  }
}
