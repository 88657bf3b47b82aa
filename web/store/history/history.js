// Stores earlier texts of logs: before a series of keystrokes, every minute during it, and whenever
// an action is about to replace the text.

import { revisionsToRemove } from "./thin.js"

/** @typedef {{ id: string, text: string }} Version */

/**
 * @typedef {object} Revisions
 * @property {(revision: { log: string, time: number, reason: string, text: string }) =>
 *   Promise<boolean>} add
 * @property {(log: string) => Promise<{ id: number, time: number, reason: string }[]>} list
 * @property {(ids: number[]) => Promise<unknown>} remove
 */

/** Time between two revisions while typing continues, in ms. */
const INTERVAL = 60_000

/**
 * @param {Revisions} revisions
 * @param {() => number} now
 */
export function createHistory(revisions, now) {
  /** The newest text of each log that is being typed into, by id. @type {Map<string, Version>} */
  const typed = new Map()

  /**
   * Stores a text as a revision of its log. Rejects with the browser's reason.
   * @param {Version} log
   * @param {string} reason a key of the catalogue below "history.of"
   */
  async function keep({ id, text }, reason) {
    if (!(await revisions.add({ log: id, time: now(), reason, text }))) return
    const surplus = revisionsToRemove(await revisions.list(id), now())
    if (surplus.length > 0) await revisions.remove(surplus)
  }

  /** Ignores failures: if the storage fails, saving the log reports it. @param {Version} log */
  const tryKeep = log => void keep(log, "typing").catch(() => {})

  return {
    keep,

    /** Discards the pending text of a log. @param {string} id */
    forget: id => void typed.delete(id),

    /**
     * Records a change of a log's text.
     * @param {Version} before
     * @param {Version} after
     */
    change(before, after) {
      const { id } = after
      const isTyping = typed.has(id)
      typed.set(id, after)
      if (isTyping) return
      tryKeep(before)
      setTimeout(() => {
        const last = typed.get(id)
        typed.delete(id)
        if (last) tryKeep(last)
      }, INTERVAL)
    },
  }
}
