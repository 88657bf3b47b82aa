// The habits of the writer: counts of tags, categories, file names and so on, from the logs and
// from posts that daylog has read.

import { newestFirst } from "../../browser/order.js"
import { strftime } from "../../browser/strftime.js"
import { wait } from "../../browser/within.js"
import { suggest } from "./suggest.js"
import { majority, sum } from "./sums.js"

/** @import { Habits } from "../../types" */
/** @import { Kind, Suggestion } from "./suggest.js" */

/** @typedef {{ name: string, text: string }} TextFile */
/** @typedef {Habits & { title: string }} PostHabits */
/** @typedef {(kind: Kind, typed: string, beside: string[]) => Suggestion[]} Find */

/**
 * The stored habits of posts that are not logs, and the file names of these posts.
 * @typedef {{ habits: Habits, time: number, files?: string[] }} Learned
 */

/** The number of the newest logs that are read. */
const READ = 500

/** The number of logs that are read at once: the engine must stay available for the preview. */
const BATCH = 25

/** Time between two batches, in ms. */
const PAUSE = 50

/**
 * @typedef {object} Options
 * @property {(files: TextFile[]) => Promise<PostHabits[]>} read
 * @property {{ get(): Promise<unknown>, put(learned: Learned): Promise<unknown>, remove():
 *   Promise<unknown> }} store
 * @property {() => { id: string, name: string, day: string, created: number }[]} logs
 * @property {(ids: string[]) => Promise<(string | null | undefined)[]>} texts
 */

/** @param {Options} options */
export function createHabits({ read, store, logs, texts }) {
  /** @type {Learned | null} */
  let learned = null
  /** @type {Promise<void> | null} */
  let loading = null
  /** The habits of each log. @type {Map<string, Habits>} */
  const own = new Map()
  /** The sum of all habits, null after a change. @type {Habits | null} */
  let total = null
  /** @type {string[]} */
  const noFiles = []

  function all() {
    total ??= sum([...(learned ? [learned.habits] : []), ...own.values()])
    return total
  }

  /** Loads the stored habits, once. */
  function load() {
    loading ??= store.get().then(stored => {
      const found = /** @type {Learned | null} */ (stored)
      const names = Array.isArray(found?.files) ? found.files : []
      const files = names.filter(name => typeof name === "string")
      learned ??= found?.habits ? { ...found, files, habits: sum([found.habits]) } : null
      total = null
    })
    return loading
  }

  /** @param {string[]} ids */
  async function readLogs(ids) {
    const found = await texts(ids)
    const names = new Map(logs().map(({ id, name }) => [id, name]))
    const files = ids.flatMap((id, number) => {
      const [name, text] = [names.get(id), found[number]]
      return text && name !== undefined ? [{ id, name, text }] : []
    })
    const habits = await read(files)
    // A log may have been deleted in the meantime. Templates are never in the list.
    const existing = new Set(logs().map(({ id }) => id))
    for (const [number, one] of habits.entries()) {
      const { id } = files[number]
      if (existing.has(id)) own.set(id, one)
    }
    total = null
  }

  /** @param {string[]} ids */
  async function readInBatches(ids) {
    for (let from = 0; from < ids.length; from += BATCH) {
      if (from > 0) await wait(PAUSE)
      await readLogs(ids.slice(from, from + BATCH))
    }
  }

  /** Returns the newest logs, newest first. */
  const newest = () => logs().toSorted(newestFirst).slice(0, READ)

  return {
    load,
    all,
    newest,

    /** Loads the stored habits, and reads the logs in batches. */
    async start() {
      await load()
      await readInBatches(newest().map(({ id }) => id))
    },

    /** Reads changed logs again; failures are ignored. @param {string[]} ids */
    follow: ids => void readInBatches(ids).catch(() => {}),

    /** Removes the habits of a log. @param {string} id */
    drop(id) {
      own.delete(id)
      total = null
    },

    /** Whether there are stored habits of posts that are not logs. */
    hasLearned: () => learned !== null,

    /** Replaces the stored habits; null deletes them. @param {Learned | null} next */
    async replace(next) {
      if (next) {
        learned = next
        await store.put(next)
      } else {
        await store.remove()
        learned = null
      }
      total = null
    },

    /** Returns suggestions for a field; see `suggest`. @type {Find} */
    find: (kind, typed, beside) => suggest(all(), kind, typed, beside),

    /** Returns the file names of the posts that are not logs. */
    files: () => learned?.files ?? noFiles,

    /** Returns the UTC offset of most posts, "" if they differ. */
    zone: () => majority(all().zones),

    /**
     * Returns the folder of the images of most posts, "" if they differ. "{slug}" stands for the
     * log's slug.
     * @param {string} day of the log, "" for a template
     */
    pictures(day) {
      const pattern = majority(all().folders)
      const folder = day ? strftime(pattern, `${day}T00:00:00+00:00`) : pattern
      return folder.includes("%") ? "" : folder.replace(/\/$/, "")
    },
  }
}
