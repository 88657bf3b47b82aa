// Keeps what a log was: before a burst of typing, every minute of it, and whenever something is about to replace the text.

import { thin } from "./thin.js"

/** @typedef {{ id: string, text: string }} Log */

/**
 * @typedef {object} Store
 * @property {(revision: { log: string, time: number, reason: string, text: string }) => Promise<boolean>} add
 * @property {(log: string) => Promise<{ id: number, time: number, reason: string }[]>} list
 * @property {(ids: number[]) => Promise<unknown>} remove
 */

/**
 * @param {Store} store
 * @param {() => number} now
 * @param {number} [every] milliseconds between two revisions while typing goes on
 */
export function keeper(store, now, every = 60_000) {
  /** @type {Map<string, Log>} id → the newest text of a log that is being typed into */
  const typed = new Map()

  /**
   * Keeps a text as a revision of its log; rejects when that is not possible.
   * @param {Log} log
   * @param {string} reason a key of the catalogue under "history.of"
   */
  async function keep({ id, text }, reason) {
    if (!(await store.add({ log: id, time: now(), reason, text }))) return
    const old = thin(await store.list(id), now())
    if (old.length > 0) await store.remove(old)
  }

  // Where nothing can be stored, saving the log itself fails as well, and says so.
  const tryKeep = (/** @type {Log} */ log) => void keep(log, "typing").catch(() => {})

  return {
    keep,

    /** Nothing of what is typed into a log is kept any more. @param {string} id */
    forget: id => void typed.delete(id),

    /**
     * Takes in that a log's text has changed.
     * @param {Log} before
     * @param {Log} after
     */
    change(before, after) {
      const { id } = after
      const going = typed.has(id)
      typed.set(id, after)
      if (going) return
      tryKeep(before)
      setTimeout(() => {
        const last = typed.get(id)
        typed.delete(id)
        if (last) tryKeep(last)
      }, every)
    },
  }
}
