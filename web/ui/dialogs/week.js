// The week: one post made of the days' logs of the open log's week, Monday to Sunday. The days' logs are only read.

import { oldestFirst } from "../../browser/order.js"

/** @import { Clock, EngineCalls, Language, Translate } from "../../types" */

/** @typedef {{ id: string, day: string, name: string, title: string, created: number, week?: string }} Summary */

/** @type {(date: Date) => string} */
const dayOf = date => [String(date.getFullYear()).padStart(4, "0"), date.getMonth() + 1, date.getDate()].map(part => String(part).padStart(2, "0")).join("-")

/**
 * The week of a day: its Monday, and the last second of its Sunday.
 * @param {string} day YYYY-MM-DD
 */
export function weekOf(day) {
  const [year, month, date] = day.split("-").map(Number)
  const weekday = (new Date(year, month - 1, date).getDay() + 6) % 7
  const end = new Date(year, month - 1, date - weekday + 6, 23, 59, 59)
  return { monday: dayOf(new Date(year, month - 1, date - weekday)), sunday: dayOf(end), end }
}

/**
 * Whether a log is a week's post: it was made as one here, or its file is called as one.
 * @param {{ name: string, week?: string }} log
 */
export const isWeek = ({ name, week }) => Boolean(week) || /-weekly-log-\d{4}-w\d\d(-\d+)?\.[^.]+$/.test(name)

/**
 * @param {HTMLInputElement} copied where the writer names the headings of what a week's post copies
 * @param {object} options
 * @param {Translate} options.t
 * @param {() => Language} options.language
 * @param {{ get(key: string, fallback: string): string, set(key: string, value: string): void }} options.settings
 * @param {() => string} options.day of the open log, or today
 * @param {() => Summary[]} options.logs
 * @param {() => Promise<string[]>} options.names the file names of all logs and posts that are known
 * @param {(ids: string[]) => Promise<(string | undefined)[]>} options.texts
 * @param {() => Date} options.now
 * @param {(date: Date) => Clock} options.clock
 * @param {(options: Parameters<EngineCalls["week"]>[0]) => Promise<ReturnType<EngineCalls["week"]>>} options.week
 * @param {(id: string) => unknown} options.open
 * @param {(made: { name: string, text: string, caret: number }, of: { day: string, week: string }) => void} options.add
 * @param {(message: string) => void} options.say
 */
export function createWeek(copied, { t, language, settings, day, logs, names, texts, now, clock, week, open, add, say }) {
  copied.value = settings.get("weekCopied", "")
  copied.addEventListener("change", () => settings.set("weekCopied", copied.value.trim()))

  async function make() {
    const { monday, sunday, end } = weekOf(day())
    const there = logs().find(log => isWeek(log) && (log.week ?? weekOf(log.day).monday) === monday)
    if (there) {
      await open(there.id)
      return say(t("week.there"))
    }
    const days = logs().filter(log => log.day >= monday && log.day <= sunday && !isWeek(log))
      .sort(oldestFirst)
    if (days.length === 0) return say(t("week.none"))
    const read = await texts(days.map(({ id }) => id))
    // A week that is over is dated to its end: its post stands behind its days', and none has a date that is to come.
    const date = now() < end ? now() : end
    const made = await week({
      clock: clock(date), language: language(),
      days: days.map(({ name, day, title }, number) => ({ name, day, title, text: read[number] ?? "" })),
      names: (await names()).join("\n"),
      copied: settings.get("weekCopied", "").split(",").map(heading => heading.trim()).filter(Boolean),
    })
    add(made, { day: dayOf(date), week: monday })
    say(t("week.made"))
  }

  /** The one that is being made. @type {Promise<unknown> | null} */
  let making = null

  return {
    make() {
      making ??= make().catch(error => say(t("week.failed", { reason: error instanceof Error ? error.message : String(error) })))
        .finally(() => {
          making = null
        })
      return making
    },
  }
}
