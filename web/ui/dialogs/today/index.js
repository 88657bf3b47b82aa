// Today: the log of the writer's calendar day. It is found, or made of the template and of the newest log's numbers; what
// only the writer can know is asked first.

import { isNight, lastOfYesterday } from "../../../browser/night.js"
import { newestFirst, oldestFirst } from "../../../browser/order.js"
import { atRest } from "./held.js"
import { createProposal } from "./proposal.js"
import { createDayQuestion } from "./which.js"

/** @import { Clock, Language, NewLog, NextOptions, Translate } from "../../../types" */

/** @import { Early } from "./held.js" */

/** @typedef {{ id: string, day: string, name: string, title: string, created: number }} Summary */

/**
 * @typedef {object} Options
 * @property {Translate} t
 * @property {() => Date} now
 * @property {(date: Date) => Clock} clock
 * @property {(clock: Clock) => string} dayOf
 * @property {{ get<T extends string | number | boolean>(key: string, fallback: T): T, set(key: string, value: string | number | boolean): void }} settings
 * @property {() => Summary[]} logs
 * @property {(id: string) => Promise<{ text: string } | null>} read
 * @property {(options: NextOptions) => Promise<NewLog>} next
 * @property {(clock: Clock) => NewLog} first what next() makes when nothing is known, without an engine
 * @property {() => Language} language
 * @property {() => Promise<string[]>} names the file names of all logs and posts that are known
 * @property {() => Promise<string>} template the writer's own, "" for daylog's
 */

/** The texts of so many logs are read for their tags. */
const looked = 5
/** So many logs tell how a series goes. */
const known = 60

/**
 * @param {HTMLDialogElement} which
 * @param {HTMLDialogElement} dialog
 * @param {Options} options
 */
export function createToday(which, dialog, { t, now, clock, dayOf, settings, logs, read, next, first, language, names, template }) {
  const night = createDayQuestion(which, t)
  const proposals = createProposal(dialog)

  /** @type {(day: string, but: string) => Summary | undefined} */
  const logOf = (day, but) => logs().filter(log => log.day === day && log.id !== but).sort(oldestFirst)[0]

  /**
   * The moment that today's log is of: now, or the last of yesterday; null when the writer does not say, or went elsewhere.
   * @type {(but: string, early: Early | null) => Promise<Date | null>}
   */
  async function moment(but, early) {
    const date = now()
    const day = dayOf(clock(date))
    // A log of the new day says that it has begun.
    if (!isNight(date, settings.get("nightUntil", 4)) || logOf(day, but)) return date
    const yesterday = lastOfYesterday(date)
    const said = settings.get("night", "")
    const answer = said.startsWith(day) ? said.slice(day.length + 1) : await atRest(early, () => night.ask(date, yesterday, early !== null))
    if (answer === null) return null
    if (answer === "") return early ? date : null
    settings.set("night", `${day} ${answer}`)
    return answer === "yesterday" ? yesterday : date
  }

  /** The newest logs before a day, as the engine asks for them. @param {string} day */
  async function newest(day) {
    const before = logs().filter(log => log.day < day).sort(newestFirst)
    return Promise.all(before.slice(0, known).map(async ({ id, name, day, title }, number) => {
      // One that cannot be read is known by its title.
      const log = number < looked ? await read(id).catch(() => null) : null
      return { name, day, title, text: log?.text ?? "" }
    }))
  }

  /** @type {(date: Date, early: Early | null) => Promise<NewLog | null>} */
  async function make(date, early) {
    /** @type {NextOptions} */
    const asked = {
      clock: clock(date), language: language(), template: await template(), logs: await newest(dayOf(clock(date))),
      names: (await names()).join("\n"), weekLogs: settings.get("weekLogs", 0), plain: false, chosen: null,
    }
    const knows = asked.template !== "" || asked.logs.length > 0 || asked.names !== ""
    const made = knows ? await next(asked) : first(asked.clock)
    if (made.series === "") return made
    if (!made.numbered && made.series === settings.get("noSeries", "")) return next({ ...asked, plain: true })
    const answer = await atRest(early, () => proposals.ask(made, {
      weekLogs: asked.weekLogs, early: early !== null, propose: wish => next({ ...asked, ...wish }),
    }))
    if (!answer) return early ? made : null
    settings.set("weekLogs", answer.weekLogs)
    settings.set("noSeries", answer.plain ? made.series : "")
    return answer.log
  }

  return {
    /**
     * Finds today's log, or makes it. Null when the writer goes back; `made` is null when the engine has none to give.
     * @param {string} but the id of a log that is none
     * @param {Early | null} early nobody asked for it: what comes up is not in the way of who types
     * @returns {Promise<{ day: string, there: Summary | null, made: NewLog | null } | null>}
     */
    async find(but, early) {
      const date = await moment(but, early)
      if (!date) return null
      const day = dayOf(clock(date))
      const there = logOf(day, but)
      if (there) return { day, there, made: null }
      try {
        const made = await make(date, early)
        return made && { day, there: null, made }
      } catch {
        return { day, there: null, made: null }
      }
    },
  }
}
