// The list of all logs: the stored ones, and newer versions of them that are not stored yet.

import { newId } from "../browser/ids.js"
import { withText, withoutText } from "../browser/lazytext.js"
import { logName } from "../browser/names.js"
import { oldestFirst } from "../browser/order.js"

/** @import { Log, Summary } from "../types" */

/**
 * @typedef {object} Database
 * @property {() => Promise<void>} takeNotes
 * @property {() => Promise<Summary[]>} list
 * @property {(id: string) => Promise<Log | null>} read
 */

/**
 * @typedef {object} Saver
 * @property {(log: Log) => void} touch
 * @property {(id: string) => Log | undefined} get
 * @property {(id: string) => void} drop
 */

/**
 * Returns an empty log.
 * @param {string} day YYYY-MM-DD
 * @param {number} now
 * @returns {Log}
 */
export function blankLog(day, now) {
  return {
    id: newId(), day, name: `${day}-log.md`, title: "", text: "", caret: 0,
    created: now, changed: now, downloaded: 0, file: "", derived: "",
  }
}

/** @type {(log: Summary | Log) => Summary} */
function summaryOf(log) {
  const { text, ...summary } = { text: undefined, ...log }
  return text === undefined ? summary : { ...summary, size: text.length }
}

/**
 * @param {Database} database
 * @param {Saver} saver
 */
export function createLogs(database, saver) {
  /** @type {Map<string, Summary>} */
  const all = new Map()
  /** @type {Promise<void> | null} */
  let loading = null

  /** @param {Log} log @param {number} [size] the length of its text, which is not built then */
  function keep(log, size = log.text.length) {
    const summary = { ...withoutText(log), size }
    if (!log.template) all.set(log.id, summary)
    saver.touch(withText(summary, () => log.text))
  }

  /** @param {string} id @returns {Promise<Log | null>} */
  async function read(id) {
    return saver.get(id) ?? database.read(id)
  }

  /**
   * The logs that have a file name, or were opened from a file of that name.
   * @param {string} name
   */
  const namesakesOf = name =>
    [...all.values()].filter(log => log.name === name || log.file === name)

  /** @param {{ name: string, text: string }} file */
  async function find({ name, text }) {
    for (const { id } of namesakesOf(name)) {
      const log = await read(id)
      if (log?.text === text) return log
    }
    return null
  }

  async function load() {
    await database.takeNotes()
    for (const log of await database.list()) if (!all.has(log.id)) all.set(log.id, log)
  }

  return {
    /** Adds or updates a log, and schedules it to be stored. */
    keep,

    /** Resolves to the newest version of a log, null if there is none. */
    read,

    /** Resolves to the log with the name and the text of a file, null if there is none. */
    find,

    /**
     * Loads the list of the stored logs, once. After a rejection, the next call tries again.
     */
    load() {
      loading ??= load().catch(error => {
        loading = null
        throw error
      })
      return loading
    },

    list: () => [...all.values()],

    /** Updates the list with a log that is stored already. @param {Summary} log */
    learn: log => void all.set(log.id, summaryOf(log)),

    /**
     * Creates a copy of a log, with the same day.
     * @param {Log} log
     * @param {string} name the copy's file name
     * @param {number} now
     */
    copy(log, name, now) {
      const copy = {
        ...log, id: newId(), name, file: name, derived: "",
        created: now, changed: now, downloaded: 0, made: log.text.length,
      }
      // The file in the blog's folder belongs to the original.
      delete copy.disk
      keep(copy)
      return copy
    },

    /** Removes a log from the list and discards its unsaved version. @param {string} id */
    drop(id) {
      all.delete(id)
      saver.drop(id)
    },

    /**
     * Returns the log before (-1) or after (+1) another one by date.
     * @param {{ id: string }} log
     * @param {-1 | 1} step
     */
    beside({ id }, step) {
      const order = [...all.values()].sort(oldestFirst)
      return order[order.findIndex(log => log.id === id) + step]
    },

    /**
     * Creates a log from a file, unless one with the same name and text exists.
     * @param {{ name: string, text: string }} file
     * @param {Log} fresh the new log without the file's name and text
     * @returns {Promise<{ log: Log, twin: boolean }>} twin: another log has this name
     */
    async take(file, fresh) {
      const found = await find(file)
      if (found) return { log: found, twin: false }
      const twin = namesakesOf(file.name).length > 0
      const name = logName(file.name)
      const log = { ...fresh, name, file: name, text: file.text }
      keep(log)
      return { log, twin }
    },
  }
}
