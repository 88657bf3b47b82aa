// The post of a week: it sums up the daily logs from Monday to Sunday, which stay as they are.

import { clock, dayOf } from "../../browser/clock.js"
import { messageOf } from "../../browser/errors.js"
import { splitList } from "../../browser/lists.js"
import { oldestFirst } from "../../browser/order.js"

/** @import { Language, Settings, Translate, WeekOptions } from "../../types" */

/**
 * @typedef {object} Summary
 * @property {string} id
 * @property {string} day
 * @property {string} name
 * @property {string} title
 * @property {number} created
 * @property {string} [week] the Monday of the week that a post sums up
 */

/** @typedef {{ name: string, text: string, caret: number }} NewPost */

/** @param {Date} date */
const dateOf = date => dayOf(clock(date))

/**
 * Returns the week of a day: its Monday and Sunday, and the last second of the Sunday.
 * @param {string} day YYYY-MM-DD
 */
export function weekOf(day) {
  const [year, month, date] = day.split("-").map(Number)
  const weekday = (new Date(year, month - 1, date).getDay() + 6) % 7
  const end = new Date(year, month - 1, date - weekday + 6, 23, 59, 59)
  return { monday: dateOf(new Date(year, month - 1, date - weekday)), sunday: dateOf(end), end }
}

/**
 * Reports whether a log is the post of a week, by its record or by its file name.
 * @param {{ name: string, week?: string }} log
 */
export const isWeek = ({ name, week }) =>
  Boolean(week) || /-weekly-log-\d{4}-w\d\d(-\d+)?\.[^.]+$/.test(name)

/**
 * @param {HTMLInputElement} copied the field with the headings whose sections a post copies
 * @param {object} options
 * @param {Translate} options.t
 * @param {() => Language} options.language
 * @param {Settings} options.settings
 * @param {() => string} options.day a day of the week
 * @param {() => Summary[]} options.logs
 * @param {() => Promise<string[]>} options.names the file names of all known logs and posts
 * @param {(ids: string[]) => Promise<(string | undefined)[]>} options.texts
 * @param {() => Date} options.now
 * @param {(options: WeekOptions) => Promise<NewPost>} options.week
 * @param {(id: string) => unknown} options.open
 * @param {(post: NewPost, of: { day: string, week: string }) => void} options.add opens a new post
 * @param {(message: string) => void} options.say
 */
export function createWeek(copied, options) {
  const { t, language, settings, day, logs, names, texts, now, week, open, add, say } = options
  /** @type {Promise<unknown> | null} */
  let inFlight = null

  copied.value = settings.get("weekCopied", "")
  copied.addEventListener("change", () => settings.set("weekCopied", copied.value.trim()))

  /** @type {(days: Summary[], date: Date) => Promise<NewPost>} */
  async function postOf(days, date) {
    const read = await texts(days.map(({ id }) => id))
    return week({
      clock: clock(date),
      language: language(),
      days: days.map(({ name, day, title }, n) => ({ name, day, title, text: read[n] ?? "" })),
      names: (await names()).join("\n"),
      copied: splitList(settings.get("weekCopied", "")),
    })
  }

  async function make() {
    const { monday, sunday, end } = weekOf(day())
    const isOfWeek = (/** @type {Summary} */ log) =>
      isWeek(log) && (log.week ?? weekOf(log.day).monday) === monday
    const existing = logs().find(isOfWeek)
    if (existing) {
      await open(existing.id)
      return say(t("week.there"))
    }
    const days = logs().filter(log => log.day >= monday && log.day <= sunday && !isWeek(log))
      .sort(oldestFirst)
    if (days.length === 0) return say(t("week.none"))
    // The post of a past week has the date of its end, after its days; no date is in the future.
    const date = now() < end ? now() : end
    add(await postOf(days, date), { day: dateOf(date), week: monday })
    say(t("week.made"))
  }

  return {
    /** Opens the post of the week, or creates it. */
    make() {
      inFlight ??= make().catch(error => say(t("week.failed", { reason: messageOf(error) })))
        .finally(() => {
          inFlight = null
        })
      return inFlight
    },
  }
}
