// All the logs: those that are stored, and what is newer than the stored ones.

import { logName } from "../browser/names.js"
import { oldestFirst } from "../browser/order.js"

/** @import { Log, Summary } from "../types" */

/**
 * @typedef {object} Store
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

/** An id that no other log has. Not randomUUID, which a page from plain http does not get. */
const newId = () => [...crypto.getRandomValues(new Uint32Array(4))].map(part => part.toString(36)).join("-")

/**
 * A log without text, of a day: what a writer types into before there is another.
 * @param {string} day
 * @param {number} now
 * @returns {Log}
 */
export function blank(day, now) {
  return { id: newId(), day, name: `${day}-log.md`, title: "", text: "", caret: 0, created: now, changed: now, downloaded: 0, file: "", derived: "" }
}

/**
 * Puts what was typed before a log was there at that log's caret.
 * @template {{ text: string, caret: number }} T
 * @param {T} log
 * @param {{ text: string, caret: number }} typed
 * @returns {T}
 */
export function withTyped(log, typed) {
  return { ...log, text: log.text.slice(0, log.caret) + typed.text + log.text.slice(log.caret), caret: log.caret + typed.caret }
}

/**
 * @param {Store} store
 * @param {Saver} saver
 */
export function create(store, saver) {
  /** @type {Map<string, Summary>} */
  const all = new Map()
  /** @type {Promise<void> | null} */
  let loading = null

  /** @type {(log: Summary | Log) => Summary} */
  const summaryOf = log => {
    const { text, ...summary } = { text: undefined, ...log }
    return text === undefined ? summary : { ...summary, size: text.length }
  }

  /** @param {Log} log */
  function keep(log) {
    if (!log.template) all.set(log.id, summaryOf(log))
    saver.touch({ ...log, size: log.text.length })
  }

  /**
   * @param {string} id
   * @returns {Promise<Log | null>}
   */
  async function read(id) {
    return saver.get(id) ?? store.read(id)
  }

  /** @param {string} name */
  const namesakesOf = name => [...all.values()].filter(log => log.name === name || log.file === name)

  /**
   * The log that a file is, by its name and text.
   * @param {{ name: string, text: string }} file
   */
  async function find({ name, text }) {
    for (const { id } of namesakesOf(name)) {
      const log = await read(id)
      if (log?.text === text) return log
    }
    return null
  }

  async function load() {
    await store.takeNotes()
    for (const log of await store.list()) if (!all.has(log.id)) all.set(log.id, log)
  }

  return {
    keep,
    read,
    find,

    /** Learns of the stored logs, once; rejects when they cannot be read, and then tries again when asked again. */
    load() {
      loading ??= load().catch(error => {
        loading = null
        throw error
      })
      return loading
    },

    list: () => [...all.values()],

    /** Takes in what another tab has stored. @param {Summary} log */
    learn: log => void all.set(log.id, summaryOf(log)),

    /**
     * Puts a copy of a log beside it, of the same day.
     * @param {Log} log
     * @param {string} name its file name
     * @param {number} now
     */
    copy(log, name, now) {
      const copy = { ...log, id: newId(), name, file: name, derived: "", created: now, changed: now, downloaded: 0, made: log.text.length }
      // The file in the writer's folder is that of the log alone.
      delete copy.disk
      keep(copy)
      return copy
    },

    /**
     * Forgets a log that was never stored.
     * @param {string} id
     */
    drop(id) {
      all.delete(id)
      saver.drop(id)
    },

    /**
     * The log before (-1) or after (+1) another by date.
     * @param {{ id: string }} log
     * @param {-1 | 1} step
     */
    beside({ id }, step) {
      const order = [...all.values()].sort(oldestFirst)
      return order[order.findIndex(log => log.id === id) + step]
    },

    /**
     * Takes a file in as a log. A file that is here already, name and text, is that log; one whose name alone is here is
     * a log beside it (`twin`), so that neither text is lost.
     * @param {{ name: string, text: string }} file
     * @param {Log} fresh the log that it becomes, if it is not here yet
     * @returns {Promise<{ log: Log, twin: boolean }>}
     */
    async take(file, fresh) {
      const there = await find(file)
      if (there) return { log: there, twin: false }
      const twin = namesakesOf(file.name).length > 0
      const name = logName(file.name)
      const log = { ...fresh, name, file: name, text: file.text }
      keep(log)
      return { log, twin }
    },
  }
}
