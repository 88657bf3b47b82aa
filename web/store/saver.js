// A log is written when typing pauses, and every so often while it goes on, at most one write at a time. What could not be
// written stays here, is tried again, and is never forgotten for a newer log.

/** @typedef {"saved" | "dirty" | "failed"} SaveState */

/**
 * Keeps logs saved. `write` stores one; `onState` hears what is true of all of them.
 * @template {{ id: string }} T
 * @param {object} options
 * @param {(log: T) => Promise<void>} options.write
 * @param {(state: SaveState, error?: Error) => void} options.onState
 * @param {number} [options.pause] milliseconds from the last change to its write
 * @param {number} [options.limit] milliseconds from the first change that is not stored to its write, however the typing goes on
 * @param {number} [options.retry] milliseconds from a failed write to the next try
 * @param {number} [options.slow] milliseconds after which a write that does not end counts as failed until it does
 */
export function saver({ write, onState, pause = 250, limit = 800, retry = 5000, slow = 8000 }) {
  /** @typedef {ReturnType<typeof setTimeout> | undefined} Timer */
  /** @type {Map<string, T>} id → what is to be written */
  const pending = new Map()
  /** @type {Timer} */
  let paused
  /** @type {Timer} */
  let late
  /** @type {Promise<boolean> | null} */
  let writing = null
  /** Why the last write failed, "" if it did not. */
  let failed = ""
  /** @type {Error | undefined} */
  let failure

  function schedule() {
    clearTimeout(paused)
    paused = setTimeout(flush, pause)
    late ??= setTimeout(flush, limit)
  }

  function unschedule() {
    clearTimeout(paused)
    clearTimeout(late)
    late = undefined
  }

  /** @param {Error} error */
  function fail(error) {
    if (error.message !== failed) onState("failed", error)
    failed = error.message || "unknown"
    failure = error
  }

  /** @param {T} log @returns {Promise<Error | null>} */
  async function writeOne(log) {
    // A database may not answer at all. Nothing else is written meanwhile, but the writer is told.
    const silent = setTimeout(() => fail(new DOMException("the browser does not answer", "TimeoutError")), slow)
    try {
      await write(log)
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    } finally {
      clearTimeout(silent)
    }
    // A newer text may have come while this one was written.
    if (pending.get(log.id) === log) pending.delete(log.id)
    return null
  }

  async function writeAll() {
    /** @type {Error | null} */
    let error = null
    // A log that cannot be written does not keep the others from it.
    for (const log of [...pending.values()]) error = (await writeOne(log)) ?? error
    if (error) {
      fail(error)
      unschedule()
      late = setTimeout(flush, retry)
      return false
    }
    failed = ""
    if (pending.size > 0) schedule()
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

  /** @param {number} delay @returns {Promise<undefined>} */
  const timeout = delay => new Promise(resolve => setTimeout(() => resolve(undefined), delay))

  /**
   * Writes everything before the page is left, however steadily the writer types. Resolves to "saved"; to "typing" if new text
   * kept coming; or to the error, if a write failed or did not end within `patience` milliseconds.
   * @param {number} [patience]
   * @returns {Promise<"saved" | "typing" | Error>}
   */
  async function settle(patience = 2000) {
    const late = timeout(patience).then(() => /** @type {const} */ ("late"))
    for (let tries = 0; tries < 20; tries++) {
      const saved = await Promise.race([flush(), late])
      // A write that took long is no failure if the one before it ended.
      if (saved === "late") return tries > 0 ? "typing" : new DOMException("the browser does not answer", "TimeoutError")
      if (saved) return "saved"
      if (failed) return failure ?? new Error(failed)
    }
    return "typing"
  }

  return {
    flush,
    settle,
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
      schedule()
    },
  }
}
