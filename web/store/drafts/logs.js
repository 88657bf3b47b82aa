// The logs. A log that another tab has written since this one read it is not written over: save gives that one back.

import { readLog, sound } from "../../browser/records.js"
import { keepCopy } from "./damage.js"

/** @import { Log, Summary } from "../../types" */
/** @import { Stored } from "../../browser/records.js" */
/** @import { Use } from "./connection.js" */
/** @import { Database } from "./schema.js" */

/** How long a deleted log can be had back. */
const keptFor = 30 * 24 * 60 * 60 * 1000

/** @type {(stored: unknown) => Summary} */
function summaryOf(stored) {
  const { stamp, binned, ...summary } = readLog(stored)
  return summary
}

/** Reads all records of logs, and makes one for a text that has lost its own. @param {Database} db @returns {Promise<Stored[]>} */
async function readAll(db) {
  const asked = db.transaction(["logs", "texts"])
  const [records, keys] = await Promise.all([asked.objectStore("logs").getAll(), asked.objectStore("texts").getAllKeys()])
  const known = new Set(records.map(({ id }) => id))
  const lost = keys.filter(key => typeof key === "string" && !known.has(key)).map(id => /** @type {Stored} */ (/** @type {unknown} */ ({ id })))
  return [...records, ...lost].filter(({ id }) => typeof id === "string").map(readLog)
}

/** The newest text in the history of a log, "" for none: it stands for a text that is damaged. @param {Database} db @param {string} id */
async function lastText(db, id) {
  const keys = await db.getAllKeysFromIndex("revisions", "log", id)
  for (const key of keys.reverse()) {
    const text = await db.get("revisionTexts", key)
    if (typeof text === "string") return text
  }
  return ""
}

/** Stands for a text, of which there may be many. @param {string} text */
function digest(text) {
  let a = 0x811c9dc5, b = 0x1b873593
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ unit, 0x85ebca6b) ^ (b >>> 15)
  }
  return `${text.length} ${a} ${b}`
}

/**
 * @param {Use} use
 * @param {string} tab a name that no other tab has
 * @param {(log: { id: string, name: string }) => void} onDamaged a log was read whose text is damaged
 */
export function logs(use, tab, onDamaged) {
  /**
   * What this tab goes on from, by id: which write, and its text's digest; of a damaged record also what was read of it.
   * @type {Map<string, { stamp?: string, digest: string, damaged?: Summary }>}
   */
  const known = new Map()
  let writes = 0

  /** Another tab has written it since. @type {(stored: Stored) => boolean} */
  const foreign = ({ id, stamp }) => stamp !== undefined && !stamp.startsWith(`${tab}.`) && stamp !== known.get(id)?.stamp

  /**
   * Reads a log. A damaged value is replaced by its default, a damaged text by the newest one of its history.
   * @type {(id: string) => Promise<{ stored: Stored, text: string, isDamaged: boolean, hasText: boolean } | null>}
   */
  const get = id => use(async db => {
    const asked = db.transaction(["logs", "texts"])
    const [record, text] = await Promise.all([asked.objectStore("logs").get(id), asked.objectStore("texts").get(id)])
    if (!record && text === undefined) return null
    const { value, sound: isSound } = sound("logs", record ?? { id })
    const hasText = typeof text === "string"
    return { stored: value, text: hasText ? text : await lastText(db, id), isDamaged: !isSound || !hasText, hasText }
  })

  /** @type {(got: { stored: Stored, text: string, isDamaged: boolean }) => void} */
  function adopt({ stored, text, isDamaged }) {
    known.set(stored.id, { stamp: stored.stamp, digest: digest(text), ...(isDamaged ? { damaged: summaryOf(stored) } : {}) })
  }

  /** Whether a log that was read from a damaged record is as it was read: then that stays. @type {(log: Log) => boolean} */
  function isUntouched({ id, text, file, disk }) {
    const { damaged, digest: read } = known.get(id) ?? {}
    return damaged !== undefined && read === digest(text) && damaged.file === file && JSON.stringify(damaged.disk) === JSON.stringify(disk)
  }

  /**
   * Changes what is stored of a log; does nothing if there is none.
   * @type {(id: string, change: (stored: Stored) => Stored) => Promise<void>}
   */
  const alter = (id, change) => use(async db => {
    const asked = db.transaction("logs", "readwrite", { durability: "strict" })
    asked.done.catch(() => {})
    const stored = await asked.store.get(id)
    if (stored) void asked.store.put(change(stored)).catch(() => {})
    await asked.done
  })

  return {
    /** @returns {Promise<Summary[]>} */
    list: () => use(async db => (await readAll(db)).filter(({ binned }) => !binned).map(summaryOf)),

    /** The logs in the bin. @returns {Promise<(Summary & { binned: number })[]>} */
    binned: () => use(async db => (await readAll(db)).flatMap(log => (log.binned ? [{ ...summaryOf(log), binned: log.binned }] : []))),

    /**
     * A log to go on with; null when there is none, or it is in the bin.
     * @param {string} id
     * @returns {Promise<Log | null>}
     */
    async read(id) {
      const got = await get(id)
      if (!got || got.stored.binned) return null
      adopt(got)
      if (!got.hasText) onDamaged(got.stored)
      return { ...summaryOf(got.stored), text: got.text }
    },

    /**
     * A log as it is stored now, in the bin or not, without going on from it before `adopt` is called; `hasText` is false for a
     * text that is damaged.
     * @param {string} id
     */
    async peek(id) {
      const got = await get(id)
      if (!got) return null
      const { stored, text, hasText } = got
      return { log: { ...summaryOf(stored), text }, stamp: stored.stamp, hasText, adopt: () => adopt(got) }
    },

    /**
     * Many texts at once, without going on from them; undefined for those that are not there.
     * @param {string[]} ids
     * @returns {Promise<(string | undefined)[]>}
     */
    texts: ids => use(async db => {
      const { store } = db.transaction("texts")
      return Promise.all(ids.map(async id => (text => (typeof text === "string" ? text : undefined))(await store.get(id))))
    }),

    /** The write that this tab goes on from. @param {string} id */
    base: id => known.get(id)?.stamp,

    /** Whether a log's text is another than the one that this tab goes on from. @param {Log} log */
    differs: ({ id, text }) => known.get(id)?.digest !== digest(text),

    /**
     * Stores a log. Resolves once it was read back as it was written, to null; or, with nothing written, to the log that
     * another tab has stored meanwhile with another text.
     * @param {Log} log
     * @returns {Promise<Log | null>}
     */
    save: log => use(async db => {
      if (isUntouched(log)) return null
      const { text, ...summary } = log
      const stored = db.transaction(["logs", "texts", "settings"], "readwrite", { durability: "strict" })
      // Its reason comes with the request that fails first.
      stored.done.catch(() => {})
      const record = await stored.objectStore("logs").get(log.id)
      const { value: there, sound: isSound } = record ? sound("logs", record) : { value: null, sound: true }
      if (there && foreign(there)) {
        const other = await stored.objectStore("texts").get(log.id)
        if (typeof other === "string" && other !== text && digest(other) !== known.get(log.id)?.digest) return { ...summaryOf(there), text: other }
      }
      const stamp = `${tab}.${++writes}`
      const base = known.get(log.id)
      if (!isSound || !base || base.damaged) {
        const before = await stored.objectStore("texts").get(log.id)
        if (!isSound) keepCopy(stored.objectStore("settings"), "logs", log.id, record)
        if (before !== undefined && typeof before !== "string") keepCopy(stored.objectStore("settings"), "texts", log.id, before)
      }
      const puts = [stored.objectStore("logs").put({ ...summary, stamp }), stored.objectStore("texts").put(text, log.id)]
      // Not left to the browser, which waits for the puts' answers: the page may be on its way out.
      stored.commit()
      await Promise.all([...puts, stored.done])
      const back = await get(log.id)
      if (back?.text !== text || back.stored.stamp !== stamp) throw new DOMException("the stored text differs from the written text", "ReadBackError")
      known.set(log.id, { stamp, digest: digest(text) })
      return null
    }),

    /**
     * Puts a log into the bin. Saving it takes it out again.
     * @param {string} id
     * @param {number} now
     */
    remove: (id, now) => alter(id, stored => ({ ...stored, binned: now })),

    /** Takes a log out of the bin. @param {string} id */
    restore: id => alter(id, ({ binned, ...stored }) => stored),

    /**
     * Deletes for good what has been in the bin for 30 days, with all that belongs to it.
     * @param {number} now
     * @returns {Promise<number>} how many
     */
    purge: now => use(async db => {
      const gone = (await readAll(db)).filter(({ binned }) => binned && now - binned > keptFor)
      for (const { id } of gone) await erase(use, id)
      return gone.length
    }),

    /** Deletes a log of the bin for good. @param {string} id */
    erase: id => erase(use, id),
  }
}

/** @type {(use: Use, id: string) => Promise<void>} */
const erase = (use, id) => use(async db => {
  const all = db.transaction(["logs", "texts", "pages", "revisions", "revisionTexts", "pictures", "pictureBlobs"], "readwrite")
  all.done.catch(() => {})
  // Another tab may have had it back.
  if (!(await all.objectStore("logs").get(id))?.binned) return
  const revisions = await all.objectStore("revisions").index("log").getAllKeys(id)
  const pictures = await all.objectStore("pictures").index("log").getAllKeys(id)
  for (const name of /** @type {const} */ (["logs", "texts", "pages"])) void all.objectStore(name).delete(id).catch(() => {})
  for (const name of /** @type {const} */ (["revisions", "revisionTexts"])) for (const key of revisions) void all.objectStore(name).delete(key).catch(() => {})
  for (const name of /** @type {const} */ (["pictures", "pictureBlobs"])) for (const key of pictures) void all.objectStore(name).delete(key).catch(() => {})
  await all.done
})
