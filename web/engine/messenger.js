import { unpack } from "../browser/packed.js"

/** @import { Engine, Patch, Request, Response } from "../types" */

/**
 * The part of a Worker that the messenger needs.
 * @typedef {object} Port
 * @property {(request: Request) => void} postMessage
 * @property {((event: { data: Response }) => void) | null} onmessage
 * @property {((event: any) => void) | null} onerror
 * @property {() => void} terminate
 */

/**
 * An update that waits for the one in flight.
 * @typedef {object} Waiting
 * @property {string} text
 * @property {Parameters<Engine["update"]>[1]} options
 * @property {(patch: Patch | null | Promise<Patch>) => void} resolve
 */

/**
 * Connects to the engine. At most one update runs; a newer text replaces the one that waits.
 *
 * An answer under id 0 says that the engine has ended: then every waiting and every later call is rejected with its
 * error, and `onend` hears of it once. An {error} under a call's own id rejects that call only; the engine goes on.
 * @param {Port} port
 * @param {(error: Error) => void} onend
 * @returns {Engine & { close(): void }}
 */
export function connect(port, onend) {
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} id → who waits for the answer */
  const waiting = new Map()
  /** @type {Error | null} */
  let ended = null
  let last = 0
  let running = false
  /** @type {Waiting | null} */
  let next = null

  /** @param {string} reason */
  function end(reason) {
    if (ended) return false
    ended = new Error(reason)
    for (const { reject } of waiting.values()) reject(ended)
    waiting.clear()
    return true
  }

  /** @param {string} reason */
  function fail(reason) {
    if (end(reason)) onend(new Error(reason))
  }

  port.onmessage = ({ data }) => {
    if (data.id === 0) return fail(data.error ?? "the engine has ended")
    const call = waiting.get(data.id)
    waiting.delete(data.id)
    if (data.error !== undefined) call?.reject(new Error(data.error))
    else call?.resolve(data.value)
  }
  // The worker's script could not be loaded or threw outside of a call.
  port.onerror = event => {
    event.preventDefault?.()
    fail(event.message || "the engine could not be loaded")
  }

  /**
   * @param {string} name
   * @param {unknown[]} args
   * @returns {Promise<any>}
   */
  function call(name, ...args) {
    return new Promise((resolve, reject) => {
      if (ended) return reject(ended)
      waiting.set(++last, { resolve, reject })
      port.postMessage({ id: last, call: name, args })
    })
  }

  /** @type {Engine["update"]} */
  async function run(text, options) {
    running = true
    try {
      const patch = await call("update", text, options)
      return patch && unpack(patch)
    } catch (error) {
      // A change to a page that failed means nothing: the text that waits is to be a whole one.
      if (next) next.options = { ...next.options, fresh: true }
      throw error
    } finally {
      running = false
      if (next) {
        const { text, options, resolve } = next
        next = null
        resolve(/** @type {Promise<Patch>} */ (run(text, options)))
      }
    }
  }

  /** @type {Engine["update"]} */
  function update(text, options) {
    if (!running) return run(text, options)
    return new Promise(resolve => {
      // Whoever asked for a fresh page has not got it yet: the wish passes on to the newer text.
      const fresh = options.fresh || Boolean(next?.options.fresh)
      next?.resolve(null)
      next = { text, options: { ...options, fresh }, resolve }
    })
  }

  return {
    update,
    module: () => call("module"),
    next: options => call("next", options),
    week: options => call("week", options),
    carry: (text, earlier, options) => call("carry", text, earlier, options),
    template: language => call("template", language),
    labels: texts => call("labels", texts),
    finish: (text, clock) => call("finish", text, clock),
    habits: files => call("habits", files),
    propose: files => call("propose", files),
    setField: (text, key, value) => call("setField", text, key, value),
    beginFront: (text, clock) => call("beginFront", text, clock),
    /** Ends the worker, and with it every call; `onend` does not hear of what was wanted. */
    close() {
      end("the engine was closed")
      port.terminate()
    },
  }
}
