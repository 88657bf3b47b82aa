import { most } from "../../browser/lists.js"
import { readRevision } from "../../browser/records.js"
import { notStored, queue, writing } from "./write.js"

/** @import { Revision } from "../../types" */
/** @import { Use } from "./connection.js" */
/** @import { Database } from "./schema.js" */

/** @typedef {{ time: number, reason: string, text: string }} PastText */

const stores = /** @type {const} */ (["revisions", "revisionTexts"])

/** @param {Database} db */
const openToWrite = db => writing(db.transaction(stores, "readwrite"))

/**
 * Creates access to the revisions: earlier texts of the logs. Their lists hold no texts.
 * @param {Use} use
 */
export function createRevisionTable(use) {
  return {
    /**
     * Stores a text as a revision. It is skipped if the log's last revision has the same text, and
     * its reason is the same or the new reason is "typing".
     * @param {Omit<Revision, "id" | "size"> & { text: string }} revision
     * @returns {Promise<boolean>} whether it was stored
     */
    add: ({ text, ...revision }) => use(async db => {
      const transaction = openToWrite(db)
      const [revisions, texts] = stores.map(name => transaction.objectStore(name))
      const index = transaction.objectStore("revisions").index("log")
      const last = most(await index.getAllKeys(revision.log), 0)
      if (last && (await texts.get(last)) === text) {
        if (revision.reason === "typing") return false
        const previous = /** @type {Revision | undefined} */ (await revisions.get(last))
        if (previous?.reason === revision.reason) return false
      }
      const record = /** @type {Revision} */ ({ ...revision, size: text.length })
      const id = await transaction.objectStore("revisions").add(record)
      await transaction.objectStore("revisionTexts").put(text, id)
      await transaction.done
      if ((await db.get("revisionTexts", id)) !== text) throw notStored()
      return true
    }),

    /**
     * Resolves to the revisions of a log, newest first.
     * @param {string} log
     * @returns {Promise<Revision[]>}
     */
    list: log => use(async db => {
      const revisions = (await db.getAllFromIndex("revisions", "log", log)).map(readRevision)
      return revisions.sort((a, b) => b.time - a.time || b.id - a.id)
    }),

    /** @returns {Promise<Revision[]>} */
    all: () => use(async db => {
      return (await db.getAll("revisions")).map(readRevision).filter(({ log }) => log !== "")
    }),

    /** @param {number} id @returns {Promise<string | null>} */
    text: id => use(async db => {
      const text = await db.get("revisionTexts", id)
      return typeof text === "string" ? text : null
    }),

    /**
     * Resolves to the texts of a log's revisions, oldest first.
     * @param {string} log
     * @returns {Promise<PastText[]>}
     */
    texts: log => use(async db => {
      const transaction = db.transaction(stores)
      const records = await transaction.objectStore("revisions").index("log").getAll(log)
      const revisions = records.map(readRevision).sort((a, b) => a.time - b.time)
      const texts = transaction.objectStore("revisionTexts")
      const found = await Promise.all(revisions.map(({ id }) => texts.get(id)))
      return revisions.flatMap(({ time, reason }, number) => {
        const text = found[number]
        return typeof text === "string" ? [{ time, reason, text }] : []
      })
    }),

    /**
     * Adds texts to a log's revisions, except those with the time of an existing revision.
     * @param {string} log
     * @param {PastText[]} past
     */
    merge: (log, past) => use(async db => {
      const transaction = openToWrite(db)
      const revisions = transaction.objectStore("revisions")
      const times = new Set((await revisions.index("log").getAll(log)).map(({ time }) => time))
      for (const { time, reason, text } of past.filter(({ time }) => !times.has(time))) {
        const record = /** @type {Revision} */ ({ log, time, reason, size: text.length })
        const id = await revisions.add(record)
        queue(transaction.objectStore("revisionTexts").put(text, id))
      }
      await transaction.done
    }),

    /** @param {number[]} ids */
    remove: ids => use(async db => {
      const transaction = openToWrite(db)
      for (const name of stores) {
        for (const id of ids) queue(transaction.objectStore(name).delete(id))
      }
      await transaction.done
    }),
  }
}
