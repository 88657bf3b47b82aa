// The engine: renders the open text, and answers calls about texts. Two replicas of it run, one in
// a worker and one in the page; arbiter.js chooses which one renders a change.

import { lazily } from "../browser/version.js"
import { createArbiter } from "./arbiter.js"
import { createMessenger } from "./messenger.js"
import { createPageReplica } from "./pagereplica.js"

export { LONGEST } from "./arbiter.js"

/** @import { createLauncher } from "../browser/launcher.js" */
/** @import { EngineCalls } from "../types" */

/**
 * @typedef {Required<Pick<Parameters<typeof createArbiter>[0], "onPatch" | "onPainted" |
 *   "onTooLong" | "onEnd" | "onMissed">>} Connections
 */
/** @typedef {ReturnType<typeof createEngine>} Engine */

/**
 * @typedef {object} EngineOptions
 * @property {ReturnType<typeof createLauncher>} launcher starts workers
 * @property {boolean} hasPageReplica whether the device has enough memory for two replicas; the
 *   worker alone is a frame late
 * @property {(offset?: number) => boolean} isLong reports whether the block at an offset of the
 *   page is too long to be rendered within a keystroke; without an offset, whether any block is too
 *   long for a step of loading
 * @property {(work: (left: () => number) => void) => void} idle calls back in idle time, with the
 *   ms that are left of it
 */

/**
 * Starts the engine. Its calls to other modules happen after `connect`.
 * @param {EngineOptions & Omit<Parameters<typeof createArbiter>[0], "start" | "pageReplica" | keyof
 *   Connections>} options
 */
export function createEngine({ launcher, hasPageReplica, isLong, idle, ...options }) {
  const outside = /** @type {Connections} */ ({})
  const pageReplica = hasPageReplica ? createPageReplica({ start: startInPage, idle, isLong }) : undefined
  const arbiter = createArbiter({
    ...options, pageReplica,
    start: startWorker,
    onPatch: (patch, text) => outside.onPatch(patch, text),
    onPainted: (patch, text) => outside.onPainted(patch, text),
    onTooLong: () => outside.onTooLong(),
    // The engine may end before the other modules are created.
    onEnd: error => queueMicrotask(() => outside.onEnd(error)),
    onMissed: () => queueMicrotask(() => outside.onMissed()),
  })

  /** @param {(error: Error) => void} onEnd */
  function startWorker(onEnd) {
    return launcher.take(worker => createMessenger(/** @type {any} */ (worker), onEnd))
  }

  async function startInPage() {
    const module = await arbiter.call("module")
    return (await lazily(() => import("./instance.js"))).startInstance(module)
  }

  /**
   * Calls a function of the engine in the worker. The promise may be rejected with an Error.
   * @template {keyof EngineCalls} N
   * @param {N} name
   * @param {Parameters<EngineCalls[N]>} args
   * @returns {Promise<ReturnType<EngineCalls[N]>>}
   */
  function call(name, ...args) {
    return arbiter.call(name, ...args)
  }

  return {
    ...arbiter,
    call,
    /** @param {Connections} connections */
    connect: connections => void Object.assign(outside, connections),
  }
}
