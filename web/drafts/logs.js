// The logs. A log that another tab has written since this one read it is not written over: save gives that one back.

/** @import { Use } from "./connection.js" */
/** @import { Log, Stored, Summary } from "./schema.js" */

/** How long a deleted log can be had back. */
const keptFor = 30 * 24 * 60 * 60 * 1000

/** What stands for a damaged value, so that a list with it can still be shown. */
const blank = { day: "1970-01-01", name: "?.md", title: "", caret: 0, created: 0, changed: 0, downloaded: 0, file: "", derived: "" }

const facts = Object.entries(blank).map(([key, value]) => ({ key, type: typeof value }))

const isSound = (/** @type {any} */ stored) => facts.every(({ key, type }) => typeof stored[key] === type)

/** @type {(stored: Stored) => Summary} */
function summaryOf({ stamp, binned, ...summary }) {
  return isSound(summary) ? summary : { ...blank, id: summary.id }
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
 */
export function logs(use, tab) {
  /** What this tab goes on from, by id: which write, and its text's digest. @type {Map<string, { stamp?: string, digest: string }>} */
  const known = new Map()
  let writes = 0

  /** Another tab has written it since. @type {(stored: Stored) => boolean} */
  const foreign = ({ id, stamp }) => stamp !== undefined && !stamp.startsWith(`${tab}.`) && stamp !== known.get(id)?.stamp

  /** @type {(id: string) => Promise<{ stored: Stored, text: string } | null>} */
  const get = id => use(async db => {
    const asked = db.transaction(["logs", "texts"])
    const [stored, text] = await Promise.all([asked.objectStore("logs").get(id), asked.objectStore("texts").get(id)])
    if (!stored && text === undefined) return null
    if (!stored || !isSound(stored) || typeof text !== "string") throw new Error("the stored record is damaged")
    return { stored, text }
  })

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
    list: () => use(async db => (await db.getAll("logs")).filter(({ binned }) => !binned).map(summaryOf)),

    /** The logs in the bin. @returns {Promise<(Summary & { binned: number })[]>} */
    binned: () => use(async db => (await db.getAll("logs")).flatMap(log => (log.binned ? [{ ...summaryOf(log), binned: log.binned }] : []))),

    /**
     * A log to go on with; null when there is none, or it is in the bin.
     * @param {string} id
     * @returns {Promise<Log | null>}
     */
    async read(id) {
      const got = await get(id)
      if (!got || got.stored.binned) return null
      known.set(id, { stamp: got.stored.stamp, digest: digest(got.text) })
      return { ...summaryOf(got.stored), text: got.text }
    },

    /**
     * A log as it is stored now, in the bin or not, without going on from it before `adopt` is called.
     * @param {string} id
     */
    async peek(id) {
      const got = await get(id)
      if (!got) return null
      const { stored, text } = got
      return { log: { ...summaryOf(stored), text }, stamp: stored.stamp, adopt: () => void known.set(id, { stamp: stored.stamp, digest: digest(text) }) }
    },

    /**
     * Many texts at once, without going on from them; undefined for those that are not there.
     * @param {string[]} ids
     * @returns {Promise<(string | undefined)[]>}
     */
    texts: ids => use(async db => {
      const { store } = db.transaction("texts")
      return Promise.all(ids.map(id => store.get(id)))
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
      const { text, ...summary } = log
      const stored = db.transaction(["logs", "texts"], "readwrite", { durability: "strict" })
      // Its reason comes with the request that fails first.
      stored.done.catch(() => {})
      const there = await stored.objectStore("logs").get(log.id)
      if (there && foreign(there)) {
        const other = await stored.objectStore("texts").get(log.id)
        if (typeof other === "string" && other !== text && digest(other) !== known.get(log.id)?.digest) return { ...summaryOf(there), text: other }
      }
      const stamp = `${tab}.${++writes}`
      const puts = [stored.objectStore("logs").put({ ...summary, stamp }), stored.objectStore("texts").put(text, log.id)]
      // Not left to the browser, which waits for the puts' answers: the page may be on its way out.
      stored.commit()
      await Promise.all([...puts, stored.done])
      const back = await get(log.id)
      if (back?.text !== text || back.stored.stamp !== stamp) throw new Error("what was read back is not what was written")
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
      const gone = (await db.getAll("logs")).filter(({ binned }) => binned && now - binned > keptFor)
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
