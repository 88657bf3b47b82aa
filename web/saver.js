// A log is written within `delay` of its first change that is not yet stored, at most one write at a time. What could not
// be written stays here, is tried again, and is never forgotten for a newer log.

/** @typedef {"saved" | "dirty" | "failed"} SaveState */

/**
 * Keeps logs saved. `write` stores one; `onState` hears what is true of all of them.
 * @template {{ id: string }} T
 * @param {object} options
 * @param {(log: T) => Promise<void>} options.write
 * @param {(state: SaveState, error?: Error) => void} options.onState
 * @param {number} [options.delay] milliseconds from a change to its write
 * @param {number} [options.retry] milliseconds from a failed write to the next try
 */
export function saver({ write, onState, delay = 500, retry = 5000 }) {
  /** @type {Map<string, T>} id → what is to be written */
  const pending = new Map()
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  /** @type {Promise<boolean> | null} */
  let writing = null
  /** Why the last write failed, "" if it did not. */
  let failed = ""

  /** @param {number} wait */
  function schedule(wait) {
    timer ??= setTimeout(flush, wait)
  }

  function unschedule() {
    clearTimeout(timer)
    timer = undefined
  }

  async function writeAll() {
    for (const [id, log] of pending) {
      try {
        await write(log)
      } catch (error) {
        const reason = error instanceof Error ? error : new Error(String(error))
        if (reason.message !== failed) onState("failed", reason)
        failed = reason.message || "unknown"
        schedule(retry)
        return false
      }
      failed = ""
      // A newer text may have come while this one was written.
      if (pending.get(id) === log) pending.delete(id)
    }
    if (pending.size > 0) schedule(delay)
    else onState("saved")
    return pending.size === 0
  }

  /**
   * Writes what waits, now. Resolves to whether everything is stored.
   * @returns {Promise<boolean>}
   */
  async function flush() {
    unschedule()
    if (writing) {
      await writing
      return pending.size === 0 || flush()
    }
    writing = writeAll()
    try {
      return await writing
    } finally {
      writing = null
    }
  }

  return {
    flush,
    /**
     * A log as it is to be written, if it waits for that: newer than the stored one.
     * @param {string} id
     */
    get: id => pending.get(id),
    /** What is not stored yet. @returns {T[]} */
    waiting: () => [...pending.values()],
    /**
     * Forgets what was to be written of a log.
     * @param {string} id
     */
    drop: id => void pending.delete(id),
    /**
     * Takes in a log that has changed.
     * @param {T} log
     */
    touch(log) {
      pending.set(log.id, log)
      // A change does not wait for the next try, and what failed stays said until it is stored.
      if (failed) unschedule()
      else onState("dirty")
      schedule(delay)
    },
  }
}
