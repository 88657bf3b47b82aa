// The replica in the worker. It takes every text, and answers after the frame of the keystroke.

import { unpack } from "../browser/packed.js"

/** @import { createMessenger } from "./messenger.js" */
/** @import { RenderOptions } from "./replica" */
/** @import { Patch, Problem, Snapshot } from "../types" */

/** @typedef {ReturnType<typeof createMessenger>} Connection */

/** Checks a text in one call. */
const WHOLE = 2 ** 31 - 1

/**
 * Starts a worker, and creates its Replica.
 * @param {(onEnd: (error: Error) => void) => Connection} start starts a worker
 * @param {(error: Error) => void} onEnd the engine has ended: it could not be loaded, or was
 *   interrupted. All calls are rejected until it is restarted
 */
export function createWorkerReplica(start, onEnd) {
  let hasEnded = false
  /** @type {Snapshot | null} */
  let held = null
  /** The last text that the engine got, or missed. @type {Snapshot | null} */
  let last = null
  let connection = launch()

  function launch() {
    return start(error => {
      hasEnded = true
      onEnd(error)
    })
  }

  /** @param {Snapshot} text @param {RenderOptions} options @returns {Promise<Patch>} */
  async function change(text, { name, clock, isTemplate = false, isWhole = false }) {
    held = null // unless the call succeeds
    last = text
    const options = { name, clock, template: isTemplate, fresh: isWhole }
    const patch = await connection.call("update", text.text(), options)
    held = text
    return unpack(patch)
  }

  return {
    /** @param {Snapshot} text */
    holds: text => held === text,

    change,

    /** @param {Snapshot} text @param {RenderOptions} options */
    async load(text, options) {
      await change(text, options)
      return true
    },

    /**
     * Returns the problems of the text that this replica holds.
     * @param {RenderOptions} options
     * @returns {Promise<Problem[]>}
     */
    check: ({ name, clock, isTemplate = false }) =>
      connection.call("check", { name, clock, template: isTemplate }, WHOLE),

    /** Calls a function of the engine. @type {Connection["call"]} */
    call: (name, ...args) => connection.call(name, ...args),

    hasEnded: () => hasEnded,

    /** Reports whether the engine has ended and misses a changed text. @param {Snapshot} text */
    misses(text) {
      if (!hasEnded) return false
      const before = last ?? text
      last = text
      return before !== text && before.text() !== text.text()
    },

    /** Replaces the worker. Its calls are rejected. */
    restart() {
      connection.close()
      hasEnded = false
      held = null
      connection = launch()
    },
  }
}
