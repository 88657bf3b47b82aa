import { most } from "../../browser/lists.js"
import { readRevision } from "../../browser/records.js"

/** @import { Revision } from "../../types" */
/** @import { Use } from "./connection.js" */

/**
 * What the logs were before: revisions, listed without their texts.
 * @param {Use} use
 */
export function history(use) {
  return {
    /**
     * Keeps a text, unless it is what the log's last revision has, for the same reason or a better one.
     * @param {Omit<Revision, "id" | "size"> & { text: string }} revision
     * @returns {Promise<boolean>} whether it was kept
     */
    add: ({ text, ...revision }) => use(async db => {
      const asked = db.transaction(["revisions", "revisionTexts"], "readwrite")
      asked.done.catch(() => {})
      const last = most(await asked.objectStore("revisions").index("log").getAllKeys(revision.log), 0)
      const same = last && (await asked.objectStore("revisionTexts").get(last)) === text
      if (same && (revision.reason === "typing" || (await asked.objectStore("revisions").get(last))?.reason === revision.reason)) return false
      const id = await asked.objectStore("revisions").add(/** @type {Revision} */ ({ ...revision, size: text.length }))
      await asked.objectStore("revisionTexts").put(text, id)
      await asked.done
      if ((await db.get("revisionTexts", id)) !== text) throw new DOMException("the stored text differs from the written text", "ReadBackError")
      return true
    }),

    /** Those of a log, the newest first. @param {string} log @returns {Promise<Revision[]>} */
    list: log => use(async db => (await db.getAllFromIndex("revisions", "log", log)).map(readRevision).sort((a, b) => b.time - a.time || b.id - a.id)),

    /** @returns {Promise<Revision[]>} */
    all: () => use(async db => (await db.getAll("revisions")).map(readRevision).filter(({ log }) => log !== "")),

    /** @param {number} id @returns {Promise<string | null>} */
    text: id => use(async db => (text => (typeof text === "string" ? text : null))(await db.get("revisionTexts", id))),

    /** Those of a log with their texts, the oldest first. @param {string} log */
    texts: log => use(async db => {
      const asked = db.transaction(["revisions", "revisionTexts"])
      const found = (await asked.objectStore("revisions").index("log").getAll(log)).map(readRevision).sort((a, b) => a.time - b.time)
      const texts = await Promise.all(found.map(({ id }) => asked.objectStore("revisionTexts").get(id)))
      return found.flatMap(({ time, reason }, number) => {
        const text = texts[number]
        return typeof text === "string" ? [{ time, reason, text }] : []
      })
    }),

    /**
     * Adds revisions of a log, but for those of a time that is there.
     * @param {string} log
     * @param {{ time: number, reason: string, text: string }[]} past
     */
    merge: (log, past) => use(async db => {
      const asked = db.transaction(["revisions", "revisionTexts"], "readwrite")
      asked.done.catch(() => {})
      const times = new Set((await asked.objectStore("revisions").index("log").getAll(log)).map(({ time }) => time))
      for (const { time, reason, text } of past.filter(({ time }) => !times.has(time))) {
        const id = await asked.objectStore("revisions").add(/** @type {Revision} */ ({ log, time, reason, size: text.length }))
        void asked.objectStore("revisionTexts").put(text, id).catch(() => {})
      }
      await asked.done
    }),

    /** @param {number[]} ids */
    remove: ids => use(async db => {
      const asked = db.transaction(["revisions", "revisionTexts"], "readwrite")
      asked.done.catch(() => {})
      for (const name of /** @type {const} */ (["revisions", "revisionTexts"])) for (const id of ids) void asked.objectStore(name).delete(id).catch(() => {})
      await asked.done
    }),
  }
}
