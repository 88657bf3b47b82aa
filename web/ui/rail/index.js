// The rail: all logs, by month, by day in a calendar, and by a full-text search.

import { elementFinder } from "../../browser/elements.js"
import { newestFirst } from "../../browser/order.js"
import { createCalendar } from "./calendar.js"
import { createLogList } from "./list.js"
import { createRowMenu } from "./menu.js"
import { createSearch } from "./search.js"


/** @import { Translate } from "../../types" */
/** @typedef {import("./corpus.js").Summary & import("./days.js").Log} Summary */

/**
 * @typedef {object} Options
 * @property {Translate} t
 * @property {() => Summary[]} list
 * @property {(ids: string[]) => Promise<(string | undefined)[]>} texts
 * @property {(texts: string[]) => Promise<import("./corpus.js").Labels[]>} labels
 * @property {(id: string, start?: number, end?: number) => void} onOpen
 * @property {(action: string, id: string) => void} onRun an action of a row's menu was chosen
 * @property {(day: string) => void} onEmptyDay a day without a log was chosen
 * @property {() => void} onLeave Escape was pressed in the empty search field
 * @property {boolean} isCalendarOpen
 * @property {(isOpen: boolean) => void} onCalendar
 * @property {(work: () => void) => () => void} once makes a function that runs `work` once in
 *   idle time, however often it is called
 */

/**
 * Returns the locale whose weeks the calendar shows: the writer's region if its language is the one
 * of the page. Weeks start on Sunday in Korea, on Monday in Britain.
 */
function calendarLocale() {
  const { lang } = document.documentElement
  return navigator.language.startsWith(lang) ? navigator.language : lang
}

/**
 * @param {HTMLElement} root
 * @param {Options} options
 */
export function createRail(root, options) {
  const { t, list, texts, labels, onOpen, onRun, onEmptyDay, onLeave, once } = options
  const find = elementFinder(root)
  /** @type {[logs: Summary[], open: string, today: string]} */
  let shown = [[], "", ""]
  let isAwake = false

  const menu = createRowMenu(find(".RowMenu"), onRun)
  const months = createLogList(find(".Logs"), {
    t, onOpen,
    onMenu: menu.open,
    onKey: { F2: id => onRun("rename", id), Delete: id => onRun("bin", id) },
  })
  const calendar = createCalendar(find(".Calendar"), {
    t, onDay,
    locale: calendarLocale(),
    isOpen: options.isCalendarOpen,
    onToggle: options.onCalendar,
  })
  const search = createSearch(find(".Logs"), { t, list, texts, labels, onLeave, onOpen })
  const updateLater = once(() => {
    calendar.show(...shown)
    search.update()
  })

  /**
   * Opens the log of a day; if it has several logs, each click opens the next one.
   * @param {string} day
   */
  function onDay(day) {
    const [logs, open] = shown
    const ofDay = logs.filter(log => log.day === day).sort(newestFirst)
    if (ofDay.length === 0) return onEmptyDay(day)
    onOpen(ofDay[(ofDay.findIndex(({ id }) => id === open) + 1) % ofDay.length].id)
  }

  return {
    /**
     * @param {Summary[]} logs
     * @param {string} open the id of the open log
     * @param {string} today
     */
    show(logs, open, today) {
      shown = [logs, open, today]
      months.show(logs, open, today)
      if (isAwake) updateLater()
    },
    /** Shows the calendar's days; called once the first preview is rendered. */
    wake() {
      if (isAwake) return
      isAwake = true
      updateLater()
    },
    search: search.focus,
    /** Shows the search results in the current language. */
    translate: search.translate,
  }
}
