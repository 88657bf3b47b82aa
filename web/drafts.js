// The stored logs: the only module that knows the database. A log is kept as two records, so that the list of all logs is
// read without their texts: "logs" has what the rail shows, "texts" the text under the same id.

import { openDB } from "idb"

/** @import { DBSchema, IDBPDatabase } from "idb" */
/** @import { Draft } from "./types" */

/**
 * A stored log. `file` is the name of the file it was opened from, "" when it was made here; `derived` is the name that
 * the engine gave it then, so that a change of its date or title can be told.
 * @typedef {Draft & { file: string, derived: string }} Log
 */

/** @typedef {Omit<Log, "text">} Summary */

/**
 * @typedef {object} Stores
 * @property {{ key: string, value: Summary }} logs
 * @property {{ key: string, value: string }} texts
 */

/** @typedef {IDBPDatabase<Stores & DBSchema>} Database */

const version = 1

/**
 * Brings a database of an older version up to date, one step after the other. Steps are only ever added.
 * @param {Pick<Database, "createObjectStore">} db
 * @param {number} from the version found, 0 for none
 */
export function upgrade(db, from) {
  if (from < 1) {
    db.createObjectStore("logs", { keyPath: "id" })
    db.createObjectStore("texts")
  }
}

/** Where logs are noted that a page leaves behind unsaved. */
const note = "daylog.unsaved"

/**
 * Notes logs where the browser keeps them at once, for a write that a page starts while it goes away may never be
 * finished. They are stored when the database is opened next.
 * @param {Log[]} logs
 */
export function leaveNote(logs) {
  try {
    if (logs.length > 0) localStorage.setItem(note, JSON.stringify(logs))
  } catch {
    // no room or no storage: the write that was started is all there is
  }
}

/**
 * Stores what was noted, where it is newer; a note that cannot be stored stays.
 * @param {{ changedOf(id: string): Promise<number>, save(log: Log): Promise<void> }} store
 */
async function takeNote({ changedOf, save }) {
  try {
    /** @type {Log[]} */
    const logs = JSON.parse(localStorage.getItem(note) ?? "[]")
    for (const log of logs) if ((await changedOf(log.id)) < log.changed) await save(log)
    localStorage.removeItem(note)
  } catch (error) {
    console.warn("daylog: what was left unsaved could not be stored", error)
  }
}

/**
 * Opens the stored logs. Every function rejects with the browser's reason; none writes after a failed read.
 * @param {() => void} onLost the database was closed under us: by the browser, or for a newer daylog in another tab
 */
export async function open(onLost) {
  /** @type {Database} */
  const db = await openDB("daylog", version, {
    upgrade,
    blocking() {
      db.close()
      onLost()
    },
    terminated: onLost,
  })

  const store = {
    /** @returns {Promise<Summary[]>} */
    list: () => db.getAll("logs"),

    /**
     * @param {string} id
     * @returns {Promise<Log | null>}
     */
    async read(id) {
      const stored = db.transaction(["logs", "texts"])
      const [log, text] = await Promise.all([stored.objectStore("logs").get(id), stored.objectStore("texts").get(id)])
      return log && text !== undefined ? { ...log, text } : null
    },

    /**
     * Stores a log. Resolves once it was read back as it was written.
     * @param {Log} log
     */
    async save(log) {
      const { text, ...summary } = log
      const stored = db.transaction(["logs", "texts"], "readwrite", { durability: "strict" })
      const puts = [stored.objectStore("logs").put(summary), stored.objectStore("texts").put(text, log.id)]
      // Not left to the browser, which waits for the puts' answers: the page may be on its way out.
      stored.commit()
      await Promise.all([...puts, stored.done])
      if ((await db.get("texts", log.id)) !== text) throw new Error("what was read back is not what was written")
    },
  }
  await takeNote({ changedOf: async id => (await db.get("logs", id))?.changed ?? 0, save: store.save })
  return store
}
