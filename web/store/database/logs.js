// The records of the logs. A log that another tab has written since this tab has read it is not
// overwritten: save resolves to the other tab's version.

import { readLog, sound } from "../../browser/records.js"
import { createBases, digest } from "./bases.js"
import { keepCopy } from "./damage.js"
import { notStored, queue, writing } from "./write.js"

/** @import { Log, Summary } from "../../types" */
/** @import { Stored } from "../../browser/records.js" */
/** @import { Use } from "./connection.js" */
/** @import { Database } from "./schema.js" */

/**
 * A log as it was read. isDamaged: its record or its text is damaged.
 * @typedef {{ stored: Stored, text: string, hasText: boolean, isDamaged: boolean }} Read
 */

/** Time that a deleted log stays in the bin, in ms. */
const BIN_TIME = 30 * 24 * 60 * 60 * 1000

/** @type {(stored: unknown) => Summary} */
function summaryOf(stored) {
  const { stamp, binned, ...summary } = readLog(stored)
  return summary
}

/**
 * Reads the records of all logs, and creates one for each text without a record.
 * @param {Database} db
 * @returns {Promise<Stored[]>}
 */
async function readAll(db) {
  const transaction = db.transaction(["logs", "texts"])
  const [records, keys] = await Promise.all([
    transaction.objectStore("logs").getAll(),
    transaction.objectStore("texts").getAllKeys(),
  ])
  const known = new Set(records.map(({ id }) => id))
  const lost = keys.filter(key => typeof key === "string" && !known.has(key)).map(id => ({ id }))
  const all = [...records, ...lost].filter(({ id }) => typeof id === "string")
  return all.map(readLog)
}

/**
 * Returns the newest readable text of a log's revisions, "" if there is none. It replaces a damaged
 * text.
 * @param {Database} db
 * @param {string} id
 */
async function lastText(db, id) {
  const keys = await db.getAllKeysFromIndex("revisions", "log", id)
  for (const key of keys.reverse()) {
    const text = await db.get("revisionTexts", key)
    if (typeof text === "string") return text
  }
  return ""
}

/** @type {(use: Use, id: string) => Promise<Read | null>} */
const readRecord = (use, id) => use(async db => {
  const transaction = db.transaction(["logs", "texts"])
  const [record, text] = await Promise.all([
    transaction.objectStore("logs").get(id),
    transaction.objectStore("texts").get(id),
  ])
  if (!record && text === undefined) return null
  const { value: stored, sound: isSound } = sound("logs", record ?? { id })
  const hasText = typeof text === "string"
  const isDamaged = !isSound || !hasText
  return { stored, text: hasText ? text : await lastText(db, id), hasText, isDamaged }
})

/**
 * Changes the record of a log, if there is one.
 * @type {(use: Use, id: string, change: (stored: Stored) => Stored) => Promise<void>}
 */
const alter = (use, id, change) => use(async db => {
  const transaction = writing(db.transaction("logs", "readwrite", { durability: "strict" }))
  const stored = await transaction.store.get(id)
  if (stored) queue(transaction.store.put(change(stored)))
  await transaction.done
})

/**
 * Deletes a log in the bin and all records that belong to it.
 * @type {(use: Use, id: string) => Promise<void>}
 */
const erase = (use, id) => use(async db => {
  const logs = /** @type {const} */ (["logs", "texts", "pages"])
  const revisions = /** @type {const} */ (["revisions", "revisionTexts"])
  const pictures = /** @type {const} */ (["pictures", "pictureBlobs"])
  const transaction = writing(db.transaction([...logs, ...revisions, ...pictures], "readwrite"))
  // Another tab may have restored it.
  if (!(await transaction.objectStore("logs").get(id))?.binned) return
  const revisionKeys = await transaction.objectStore("revisions").index("log").getAllKeys(id)
  const pictureKeys = await transaction.objectStore("pictures").index("log").getAllKeys(id)
  for (const name of logs) queue(transaction.objectStore(name).delete(id))
  for (const name of revisions) {
    for (const key of revisionKeys) queue(transaction.objectStore(name).delete(key))
  }
  for (const name of pictures) {
    for (const key of pictureKeys) queue(transaction.objectStore(name).delete(key))
  }
  await transaction.done
})

/**
 * @param {Use} use
 * @param {string} tab the name of this tab
 * @param {(log: { id: string, name: string }) => void} onDamaged a log with a damaged text was read
 */
export function createLogTable(use, tab, onDamaged) {
  const bases = createBases(tab)
  let writes = 0

  /** Continues from a version that was read. @param {Read} read */
  const adopt = ({ stored, text, isDamaged }) =>
    bases.set(stored, text, isDamaged ? summaryOf(stored) : undefined)

  return {
    /** @returns {Promise<Summary[]>} */
    list: () => use(async db => {
      return (await readAll(db)).filter(({ binned }) => !binned).map(summaryOf)
    }),

    /** Resolves to the logs in the bin. @returns {Promise<(Summary & { binned: number })[]>} */
    binned: () => use(async db => {
      const all = await readAll(db)
      return all.flatMap(log => (log.binned ? [{ ...summaryOf(log), binned: log.binned }] : []))
    }),

    /**
     * Reads a log and continues from it. Resolves to null if there is none or it is in the bin.
     * Damaged values are replaced by defaults, a damaged text by the newest revision.
     * @param {string} id
     * @returns {Promise<Log | null>}
     */
    async read(id) {
      const read = await readRecord(use, id)
      if (!read || read.stored.binned) return null
      adopt(read)
      if (!read.hasText) onDamaged(read.stored)
      return { ...summaryOf(read.stored), text: read.text }
    },

    /**
     * Reads a log, in the bin or not, without continuing from it; `adopt` does that later. hasText
     * is false if the stored text is damaged.
     * @param {string} id
     */
    async peek(id) {
      const read = await readRecord(use, id)
      if (!read) return null
      const { stored, text, hasText } = read
      const log = { ...summaryOf(stored), text }
      return { log, stamp: stored.stamp, hasText, adopt: () => adopt(read) }
    },

    /**
     * Reads texts without continuing from them; undefined for those that do not exist.
     * @param {string[]} ids
     * @returns {Promise<(string | undefined)[]>}
     */
    texts: ids => use(async db => {
      const { store } = db.transaction("texts")
      return Promise.all(ids.map(async id => {
        const text = await store.get(id)
        return typeof text === "string" ? text : undefined
      }))
    }),

    /** Returns the stamp of the version that this tab continues from. @param {string} id */
    base: id => bases.get(id)?.stamp,

    /**
     * Reports whether a log's text differs from the version that this tab continues from.
     * @param {Log} log
     */
    differs: bases.differs,

    /**
     * Stores a log. Resolves to null once the record was read back; or, without writing, to the
     * version that another tab has stored in the meantime with another text.
     * @param {Log} log
     * @returns {Promise<Log | null>}
     */
    save: log => use(async db => {
      if (bases.isUntouched(log)) return null
      const { id, text, ...rest } = log
      const names = /** @type {const} */ (["logs", "texts", "settings"])
      const transaction = writing(db.transaction(names, "readwrite", { durability: "strict" }))
      const [logs, texts] = [transaction.objectStore("logs"), transaction.objectStore("texts")]
      const record = await logs.get(id)
      const isSound = !record || sound("logs", record).sound
      const base = bases.get(id)
      if (record && bases.isForeign(readLog(record))) {
        const other = await texts.get(id)
        const isText = typeof other === "string"
        if (isText && other !== text && digest(other) !== base?.digest) {
          return { ...summaryOf(record), text: other }
        }
      }
      if (!isSound || !base || base.damaged) {
        const before = await texts.get(id)
        const settings = transaction.objectStore("settings")
        if (!isSound) keepCopy(settings, "logs", id, record)
        const isDamaged = before !== undefined && typeof before !== "string"
        if (isDamaged) keepCopy(settings, "texts", id, before)
      }
      const stamp = `${tab}.${++writes}`
      const puts = [logs.put({ id, ...rest, stamp }), texts.put(text, id)]
      // Without an explicit commit the browser waits for the results of both requests, which a page
      // that is being closed does not process.
      transaction.commit()
      await Promise.all([...puts, transaction.done])
      const stored = await readRecord(use, id)
      if (stored?.text !== text || stored.stored.stamp !== stamp) throw notStored()
      bases.set({ id, stamp }, text)
      return null
    }),

    /**
     * Moves a log to the bin. Saving it restores it.
     * @param {string} id
     * @param {number} now
     */
    remove: (id, now) => alter(use, id, stored => ({ ...stored, binned: now })),

    /** Restores a log from the bin. @param {string} id */
    restore: id => alter(use, id, ({ binned, ...stored }) => stored),

    /**
     * Deletes the logs that have been in the bin for 30 days. Resolves to their number.
     * @param {number} now
     */
    purge: now => use(async db => {
      const isExpired = (/** @type {Stored} */ { binned }) => binned && now - binned > BIN_TIME
      const expired = (await readAll(db)).filter(isExpired)
      for (const { id } of expired) await erase(use, id)
      return expired.length
    }),

    /** Deletes a log in the bin permanently. @param {string} id */
    erase: id => erase(use, id),
  }
}
