// Reads a zip file in a worker (worker/unzip.js): what is in it, and its files one by one.

import { reportMixed } from "../../browser/version.js"

/** @typedef {{ number: number, path: string, size: number }} Entry */
/** Why an entry cannot be read: a key of the catalogue under "zip". @typedef {{ path: string, why: string }} Bad */

/**
 * @typedef {object} Zip
 * @property {Entry[]} entries
 * @property {Bad[]} bad the entries that cannot be read
 * @property {(entry: Entry) => Promise<Uint8Array<ArrayBuffer> | string>} read the bytes of an entry, or why there are none
 * @property {() => void} close
 */

/** Why a zip is refused as a whole: a key of the catalogue under "refused". */
export class Refusal extends Error {}

/** The importing was cancelled by the writer. */
export class Cancelled extends Error {}

/**
 * Opens a zip; rejects with a Refusal if it cannot be trusted.
 * @param {Blob} blob
 * @param {() => Worker} start starts the worker
 * @returns {Promise<Zip>}
 */
export async function openZip(blob, start) {
  const worker = start()
  let calls = 0
  let closed = false
  /** @type {Map<number, { resolve(reply: any): void, reject(error: Error): void }>} */
  const pending = new Map()
  worker.onmessage = ({ data: { id, ...reply } }) => {
    const call = pending.get(id)
    pending.delete(id)
    if (reply.refusal) call?.reject(new Refusal(reply.refusal))
    else if (reply.error) call?.reject(new Error(reply.error))
    else call?.resolve(reply)
  }
  worker.onerror = ({ message }) => {
    const error = new Error(message || "the zip worker could not be loaded")
    reportMixed(error)
    for (const { reject } of pending.values()) reject(error)
    pending.clear()
  }
  /** @param {object} call @returns {Promise<any>} */
  const ask = call => new Promise((resolve, reject) => {
    if (closed) throw new Cancelled("cancelled")
    pending.set(++calls, { resolve, reject })
    worker.postMessage({ id: calls, ...call })
  })
  function close() {
    closed = true
    worker.terminate()
    for (const { reject } of pending.values()) reject(new Cancelled("cancelled"))
    pending.clear()
  }
  try {
    const { entries, bad } = await ask({ blob })
    return { entries, bad, read: async ({ number }) => (({ bytes, why }) => bytes ?? why)(await ask({ read: number })), close }
  } catch (error) {
    close()
    throw error
  }
}
