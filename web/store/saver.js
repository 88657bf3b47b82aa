// Writes changed logs when typing pauses, and at intervals while it continues, one write at a time.
// A log that could not be written stays pending and is retried.

/** @typedef {"saved" | "dirty" | "failed"} SaveState */

/** @typedef {ReturnType<typeof setTimeout> | undefined} Timer */

/** A write has not ended in time. */
const timeoutError = () => new DOMException("the browser does not answer", "TimeoutError")

/** The number of flushes after which settle gives up. */
const ATTEMPTS = 20

/**
 * @template {{ id: string }} T
 * @param {object} options
 * @param {(log: T) => Promise<void>} options.write stores one log
 * @param {(state: SaveState, error?: Error) => void} options.onState the state of all logs
 * @param {number} [options.pause] time from the last change to its write, in ms
 * @param {number} [options.limit] longest time from the first unsaved change to its write, in ms
 * @param {number} [options.retry] time from a failed write to the next attempt, in ms
 * @param {number} [options.slow] time after which a pending write counts as failed, in ms
 */
export function createSaver(options) {
  const { write, onState, pause = 250, limit = 800, retry = 5000, slow = 8000 } = options
  /** The unsaved logs by id. @type {Map<string, T>} */
  const pending = new Map()
  /** @type {Timer} */
  let pauseTimer
  /** @type {Timer} */
  let limitTimer
  /** @type {Promise<boolean> | null} */
  let writing = null
  /** Message of the last failure, "" after a success. */
  let failed = ""
  /** @type {Error | undefined} */
  let failure

  function schedule() {
    clearTimeout(pauseTimer)
    pauseTimer = setTimeout(flush, pause)
    limitTimer ??= setTimeout(flush, limit)
  }

  function unschedule() {
    clearTimeout(pauseTimer)
    clearTimeout(limitTimer)
    limitTimer = undefined
  }

  /** @param {Error} error */
  function fail(error) {
    if (error.message !== failed) onState("failed", error)
    failed = error.message || "unknown"
    failure = error
  }

  /** @param {T} log @returns {Promise<Error | null>} */
  async function writeOne(log) {
    // A database may never answer. The other logs wait, but the writer is told.
    const timer = setTimeout(() => fail(timeoutError()), slow)
    try {
      await write(log)
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    } finally {
      clearTimeout(timer)
    }
    // The log may have changed during the write.
    if (pending.get(log.id) === log) pending.delete(log.id)
    return null
  }

  async function writeAll() {
    /** @type {Error | null} */
    let error = null
    // A log that cannot be written does not block the others.
    for (const log of [...pending.values()]) error = (await writeOne(log)) ?? error
    if (error) {
      fail(error)
      unschedule()
      limitTimer = setTimeout(flush, retry)
      return false
    }
    failed = ""
    if (pending.size > 0) schedule()
    else onState("saved")
    return pending.size === 0
  }

  /**
   * Writes all pending logs now. Resolves to whether everything is stored.
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

  /**
   * Writes everything before the page is left, even if the writer keeps typing.
   * @param {number} [patience] longest time for the whole call, in ms
   * @returns {Promise<"saved" | "typing" | Error>} "typing" if new text kept arriving; an error if
   *   a write failed or did not end in time
   */
  async function settle(patience = 2000) {
    /** @type {Promise<"late">} */
    const timeout = new Promise(resolve => setTimeout(resolve, patience, "late"))
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const saved = await Promise.race([flush(), timeout])
      // A slow write is no failure if the previous one has ended.
      if (saved === "late") return attempt > 0 ? "typing" : timeoutError()
      if (saved) return "saved"
      if (failed) return failure ?? new Error(failed)
    }
    return "typing"
  }

  return {
    flush,
    settle,

    /** Returns the unsaved version of a log, undefined if it is stored. @param {string} id */
    get: id => pending.get(id),

    /** Returns all unsaved logs. @returns {T[]} */
    unsaved: () => [...pending.values()],

    /** Discards the unsaved version of a log. @param {string} id */
    drop: id => void pending.delete(id),

    /** Schedules a changed log to be written. @param {T} log */
    touch(log) {
      pending.set(log.id, log)
      // A change does not wait for the retry. The failure stays visible until a write succeeds.
      if (failed) unschedule()
      else onState("dirty")
      schedule()
    },
  }
}
