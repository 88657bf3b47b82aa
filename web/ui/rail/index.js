// The rail: all logs, by month, by day in a calendar, and by what is in them.

import { createCalendar } from "./calendar.js"
import { createLogList } from "./list.js"
import { createRowMenu } from "./menu.js"
import { newestFirst } from "../../browser/order.js"
import { createSearch } from "./search.js"

export { createRename } from "./rename.js"

/** @import { Translate } from "../../types" */

/** @typedef {import("./corpus.js").Summary & import("./days.js").Log} Summary */

/**
 * @typedef {object} Options
 * @property {Translate} t
 * @property {() => Summary[]} list
 * @property {(ids: string[]) => Promise<(string | undefined)[]>} texts
 * @property {(texts: string[]) => Promise<import("./corpus.js").Labels[]>} labels
 * @property {(id: string, start?: number, end?: number) => void} onOpen
 * @property {(action: string, id: string) => void} onRun rename, duplicate, … for a log
 * @property {(day: string) => void} onEmptyDay a day without a log was chosen
 * @property {() => void} onLeave back to the text
 * @property {boolean} calendar whether it is open
 * @property {(open: boolean) => void} onCalendar
 * @property {(work: () => void) => () => void} soon makes of work what is done once when nothing more urgent is to be done: the page and the text come first
 */

/** A formatter takes longer to make than hundreds of days take to be said. @type {Map<string, Intl.DateTimeFormat>} */
const formatters = new Map()

/** @type {(day: string, format: Intl.DateTimeFormatOptions) => string} */
function say(day, format) {
  const date = new Date(`${day}T00:00Z`)
  if (isNaN(Number(date))) return day
  const { lang } = document.documentElement, key = lang + JSON.stringify(format)
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(lang, { ...format, timeZone: "UTC" })
  formatters.set(key, formatter)
  return formatter.format(date)
}

/**
 * @param {HTMLElement} root
 * @param {Options} options
 */
export function createRail(root, { t, list, texts, labels, onOpen, onRun, onEmptyDay, onLeave, calendar: open, onCalendar, soon }) {
  /** @type {(selector: string) => HTMLElement} */
  const find = selector => /** @type {HTMLElement} */ (root.querySelector(selector))
  /** @type {[Summary[], string, string]} */
  let shown = [[], "", ""]
  let awake = false

  const menu = createRowMenu(find(".RowMenu"), onRun)
  const months = createLogList(find(".Logs"), {
    say, t, onOpen,
    onMenu: menu.open,
    onKey: { F2: id => onRun("rename", id), Delete: id => onRun("bin", id) },
  })
  // Weeks as where the writer is, if that is where the language is spoken: Sunday first in Korea, Monday in Britain.
  const { lang } = document.documentElement
  const locale = navigator.language.startsWith(lang) ? navigator.language : lang
  const calendar = createCalendar(find(".Calendar"), { say, t, locale, onDay, open, onToggle: onCalendar })
  const search = createSearch(find(".Logs"), { say, t, list, texts, labels, onLeave, onOpen })
  const later = soon(() => {
    calendar.show(...shown)
    search.update()
  })

  /** Opens the log of a day; of several the next one with each click. @param {string} day */
  function onDay(day) {
    const [logs, open] = shown
    const those = logs.filter(log => log.day === day).sort(newestFirst)
    if (those.length === 0) return onEmptyDay(day)
    onOpen(those[(those.findIndex(({ id }) => id === open) + 1) % those.length].id)
  }

  return {
    /**
     * @param {Summary[]} logs
     * @param {string} open the id of the log that is open
     * @param {string} today
     */
    show(logs, open, today) {
      shown = [logs, open, today]
      months.show(logs, open, today)
      if (awake) later()
    },
    /** The page is there: now there is time for what the start does not wait for, the calendar. */
    wake() {
      if (awake) return
      awake = true
      later()
    },
    search: search.focus,
    /** Speaks another language, which t speaks already. */
    setLanguage: search.translate,
  }
}
