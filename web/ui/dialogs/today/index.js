// Today's log: the log of the writer's calendar day. It is found, or created from the template and
// the numbers of the newest log. The writer is asked for the rest.

import { clock, dayOf } from "../../../browser/clock.js"
import { isNight, lastOfYesterday } from "../../../browser/night.js"
import { newestFirst, oldestFirst } from "../../../browser/order.js"
import { createDayQuestion } from "./day.js"
import { createProposal } from "./proposal.js"
import { askWhenIdle } from "./unasked.js"

/** @import { Clock, Language, NewLog, NextOptions, Settings, Translate } from "../../../types" */
/** @import { Unasked } from "./unasked.js" */

/** @typedef {{ id: string, day: string, name: string, title: string, created: number }} Summary */

/**
 * @typedef {object} Options
 * @property {Translate} t
 * @property {() => Date} now
 * @property {Settings} settings
 * @property {() => Summary[]} logs
 * @property {(id: string) => Promise<{ text: string } | null>} read
 * @property {(options: NextOptions) => Promise<NewLog>} next
 * @property {(clock: Clock) => NewLog} first returns the very first log, without an engine
 * @property {() => Language} language
 * @property {() => Promise<string[]>} names the file names of all known logs and posts
 * @property {() => Promise<string>} template the writer's template, "" for the built-in one
 */

/** Number of logs whose texts are read for their tags. */
const READ = 5
/** Number of logs that determine how a series continues. */
const KNOWN = 60

/**
 * @param {HTMLDialogElement} dayDialog
 * @param {HTMLDialogElement} proposalDialog
 * @param {Options} options
 */
export function createToday(dayDialog, proposalDialog, options) {
  const { t, now, settings, logs, read, next, first, language } = options
  const dayQuestion = createDayQuestion(dayDialog, t)
  const proposal = createProposal(proposalDialog)

  /**
   * Returns the first log of a day.
   * @type {(day: string, except: string) => Summary | undefined}
   */
  const logOf = (day, except) =>
    logs().filter(log => log.day === day && log.id !== except).sort(oldestFirst)[0]

  /**
   * Resolves to the date of today's log: now, or the last second of yesterday; null if the writer
   * did not choose. A log of the new day settles the question.
   * @type {(except: string, unasked: Unasked | null) => Promise<Date | null>}
   */
  async function dateOfToday(except, unasked) {
    const date = now()
    const day = dayOf(clock(date))
    if (!isNight(date, settings.get("nightUntil", 4)) || logOf(day, except)) return date
    const yesterday = lastOfYesterday(date)
    const earlier = settings.get("night", "") // the day and the answer
    const answer = earlier.startsWith(day)
      ? earlier.slice(day.length + 1)
      : await askWhenIdle(unasked, () => dayQuestion.ask(date, yesterday, unasked !== null))
    if (answer === null) return null
    if (answer === "") return unasked ? date : null
    settings.set("night", `${day} ${answer}`)
    return answer === "yesterday" ? yesterday : date
  }

  /** Returns the newest logs before a day for the engine. @param {string} day */
  function newestBefore(day) {
    const before = logs().filter(log => log.day < day).sort(newestFirst).slice(0, KNOWN)
    return Promise.all(before.map(async ({ id, name, day, title }, number) => {
      // The title of a log that cannot be read is enough.
      const log = number < READ ? await read(id).catch(() => null) : null
      return { name, day, title, text: log?.text ?? "" }
    }))
  }

  /** @param {Date} date @returns {Promise<NextOptions>} */
  async function nextOptions(date) {
    return {
      clock: clock(date),
      language: language(),
      template: await options.template(),
      logs: await newestBefore(dayOf(clock(date))),
      names: (await options.names()).join("\n"),
      weekLogs: settings.get("weekLogs", 0),
      plain: false,
      chosen: null,
    }
  }

  /** @type {(date: Date, unasked: Unasked | null) => Promise<NewLog | null>} */
  async function make(date, unasked) {
    const asked = await nextOptions(date)
    const isFirst = asked.template === "" && asked.logs.length === 0 && asked.names === ""
    const made = isFirst ? first(asked.clock) : await next(asked)
    if (made.series === "") return made
    const isRefused = !made.numbered && made.series === settings.get("noSeries", "")
    if (isRefused) return next({ ...asked, plain: true })
    const answer = await askWhenIdle(unasked, () => proposal.ask(made, {
      weekLogs: asked.weekLogs,
      isUnasked: unasked !== null,
      propose: wish => next({ ...asked, ...wish }),
    }))
    if (!answer) return unasked ? made : null
    settings.set("weekLogs", answer.weekLogs)
    settings.set("noSeries", answer.plain ? made.series : "")
    return answer.log
  }

  return {
    /**
     * Finds today's log (`there`) or creates it (`made`, null if the engine fails). Resolves to
     * null if the writer dismissed a question.
     * @param {string} except the id of a log that does not count
     * @param {Unasked | null} unasked null if the writer requested the log
     * @returns {Promise<{ day: string, there: Summary | null, made: NewLog | null } | null>}
     */
    async find(except, unasked) {
      const date = await dateOfToday(except, unasked)
      if (!date) return null
      const day = dayOf(clock(date))
      const there = logOf(day, except)
      if (there) return { day, there, made: null }
      try {
        const made = await make(date, unasked)
        return made && { day, there: null, made }
      } catch {
        return { day, there: null, made: null }
      }
    },
  }
}
