// What is said about the open log: its title, file name and saved state in the top bar, and the line at the foot.

/** @import { Translate } from "../../types" */

/**
 * @typedef {object} Facts
 * @property {string} title
 * @property {string} name the file name
 * @property {"saved" | "dirty" | "failed"} saved
 * @property {string} reason why it failed
 * @property {string} time of the last save, "" for none yet
 * @property {number} problems
 * @property {string} worst their gravest severity, "" for none
 * @property {number} words
 * @property {number} characters
 * @property {number} minutes
 * @property {number} line
 * @property {number} column
 * @property {number} selected how many characters are selected
 * @property {"loading" | "ready" | "failed"} engine
 * @property {boolean} offline
 * @property {"" | "saved" | "differs"} folder whether its file in the writer's folder is as it is, "" where it has none
 */

/** What no key changes, but for the first. @type {(keyof Facts)[]} */
const seldom = ["title", "name", "folder", "engine", "offline"]

/**
 * @param {HTMLElement} bar
 * @param {HTMLElement} line
 * @param {HTMLElement} badge the number of problems on a narrow page's tab
 * @param {HTMLElement} announcer a live region, for those who do not see the line
 * @param {Translate} t
 * @param {(draw: () => void) => () => void} soon makes of drawing what is done once when nothing more urgent is to be done
 */
export function createStatus(bar, line, badge, announcer, t, soon) {
  /** @type {(root: HTMLElement, selector: string) => HTMLElement} */
  const find = (root, selector) => /** @type {HTMLElement} */ (root.querySelector(selector))
  /** Writes only what differs, so that nothing is laid out again, or read out, for nothing. @type {(root: HTMLElement, selector: string, text: string) => void} */
  const put = (root, selector, text) => {
    const element = find(root, selector)
    if (element.textContent !== text) element.textContent = text
  }
  /** @type {Facts} */
  let facts = {
    title: "", name: "", saved: "saved", reason: "", time: "", problems: 0, worst: "", words: 0, characters: 0, minutes: 0,
    line: 1, column: 1, selected: 0, engine: "loading", offline: false, folder: "",
  }

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  /** Tells how many problems there are, once the writer has paused: while one is typed there are many, and none. */
  function announce() {
    clearTimeout(timer)
    timer = setTimeout(() => {
      announcer.textContent = t("problems.count", { n: facts.problems })
    }, 1500)
  }

  const savedText = () => {
    if (facts.saved === "failed") return t("saved.failed", { reason: facts.reason })
    if (facts.saved === "dirty") return t("saved.dirty")
    return facts.time ? t("saved.saved", { time: facts.time }) : ""
  }

  function draw() {
    const saved = savedText()
    put(bar, ".TopBar-title", facts.title || t("log.untitled"))
    put(bar, ".TopBar-name", facts.name)
    put(bar, ".TopBar-saved", saved)
    put(line, ".Status-saved", saved)
    put(line, ".Status-count", t("problems.count", { n: facts.problems }))
    put(line, ".Status-words", t("status.words", { words: facts.words, characters: facts.characters }))
    put(line, ".Status-minutes", t("status.minutes", { n: facts.minutes }))
    put(line, ".Status-caret", facts.selected > 0 ? t("status.selected", { n: facts.selected }) : t("status.caret", { line: facts.line, column: facts.column }))
    put(line, ".Status-engine", t(`engine.${facts.engine}`))
    find(line, ".Status-problems").dataset.severity = facts.worst
    find(line, ".Status-engine").hidden = facts.engine === "ready"
    find(line, ".Status-engine").dataset.state = facts.engine
    find(line, ".Status-offline").hidden = !facts.offline
    find(line, ".Status-folder").hidden = !facts.folder
    find(line, ".Status-folder").dataset.state = facts.folder
    put(line, ".Status-folder", facts.folder && t(`folder.state.${facts.folder}`))
    find(line, ".Status-minutes").hidden = facts.minutes === 0
    badge.hidden = facts.problems === 0
    badge.dataset.severity = facts.worst
    badge.textContent = String(facts.problems)
    bar.ownerDocument.title = `${facts.title || t("log.untitled")} · daylog`
  }

  const drawSoon = soon(draw)

  return {
    /** @param {Partial<Facts>} news */
    show(news) {
      if (news.problems !== undefined && news.problems !== facts.problems) announce()
      const other = seldom.some(key => news[key] !== undefined && news[key] !== facts[key])
      facts = { ...facts, ...news }
      // A key brings several news: they are drawn once. That another log is open, or its file is another, is seen at once.
      if (other) draw()
      else drawSoon()
    },
  }
}
