// Calls functions of the engine in its worker.

/** @import { Request, Response } from "../types" */

/**
 * The part of a Worker that is used here.
 * @typedef {object} Port
 * @property {(request: Request) => void} postMessage
 * @property {((event: { data: Response }) => void) | null} onmessage
 * @property {((event: any) => void) | null} onerror
 * @property {() => void} terminate
 */

/**
 * Connects to a worker. A response with an error rejects its call only. A response under id 0 says
 * that the engine has ended: it rejects all calls, later ones too, and calls `onEnd` once.
 * @param {Port} port
 * @param {(error: Error) => void} onEnd
 */
export function createMessenger(port, onEnd) {
  /**
   * The calls without a response, by id.
   * @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>}
   */
  const pending = new Map()
  /** @type {Error | null} */
  let ended = null
  let last = 0

  /** Returns whether the engine had not ended before. @param {string} reason */
  function end(reason) {
    if (ended) return false
    ended = new Error(reason)
    for (const { reject } of pending.values()) reject(ended)
    pending.clear()
    return true
  }

  /** @param {string} reason */
  function fail(reason) {
    if (end(reason)) onEnd(new Error(reason))
  }

  port.onmessage = ({ data }) => {
    if (data.id === 0) return fail(data.error ?? "the engine has ended")
    const call = pending.get(data.id)
    pending.delete(data.id)
    if (data.error !== undefined) call?.reject(new Error(data.error))
    else call?.resolve(data.value)
  }
  // The worker's script could not be loaded, or threw outside of a call.
  port.onerror = event => {
    event.preventDefault?.()
    fail(event.message || "the engine could not be loaded")
  }

  return {
    /**
     * @param {string} name
     * @param {unknown[]} args
     * @returns {Promise<any>}
     */
    call(name, ...args) {
      return new Promise((resolve, reject) => {
        if (ended) return reject(ended)
        pending.set(++last, { resolve, reject })
        port.postMessage({ id: last, call: name, args })
      })
    },

    /** Ends the worker and rejects its calls, without calling `onEnd`. */
    close() {
      end("the engine was closed")
      port.terminate()
    },
  }
}
