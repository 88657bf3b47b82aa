// The replica in the worker. It takes every text, and answers after the frame of the keystroke.

import { unpack } from "../browser/packed.js"

/** @import { RenderOptions } from "./replica" */
/** @import { Patch, Snapshot } from "../types" */

/**
 * Creates a Replica.
 * @param {(name: string, ...args: unknown[]) => Promise<any>} call calls a function of the worker's engine
 */
export function createWorkerReplica(call) {
  /** @type {Snapshot | null} */
  let held = null

  /** @param {Snapshot} text @param {RenderOptions} options @returns {Promise<Patch>} */
  async function change(text, { language, clock, isTemplate = false, isWhole = false }) {
    held = null // unless the call succeeds
    const patch = await call("update", text.text(), { language, clock, template: isTemplate, fresh: isWhole })
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
  }
}
