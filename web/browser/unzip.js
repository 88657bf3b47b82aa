// Reads the directory and the entries of a zip in a worker (engine/worker/unzip.js).

import { reportMixed } from "./version.js"

/** @typedef {{ number: number, path: string, size: number }} Entry */

/**
 * An unusable entry; `why` is a key of the catalogue below "zip".
 * @typedef {{ path: string, why: string }} Bad
 */

/**
 * @typedef {object} Zip
 * @property {Entry[]} entries
 * @property {Bad[]} bad
 * @property {(entry: Entry) => Promise<Uint8Array<ArrayBuffer> | string>} read resolves to the
 *   bytes of an entry, or to a key of the catalogue below "zip"
 * @property {() => void} close
 */

/** A zip is refused; the message is a key of the catalogue below "refused". */
export class Refusal extends Error {}

/** The writer has cancelled the operation. */
export class Cancelled extends Error {}

/**
 * Opens a zip. Rejects with a Refusal if it cannot be read safely.
 * @param {Blob} blob
 * @param {() => Worker} start starts the worker
 * @returns {Promise<Zip>}
 */
export async function openZip(blob, start) {
  const worker = start()
  let calls = 0
  let isClosed = false
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
    if (isClosed) throw new Cancelled("cancelled")
    pending.set(++calls, { resolve, reject })
    worker.postMessage({ id: calls, ...call })
  })
  function close() {
    isClosed = true
    worker.terminate()
    for (const { reject } of pending.values()) reject(new Cancelled("cancelled"))
    pending.clear()
  }
  try {
    const { entries, bad } = await ask({ blob })
    return {
      entries,
      bad,
      async read({ number }) {
        const { bytes, why } = await ask({ read: number })
        return bytes ?? why
      },
      close,
    }
  } catch (error) {
    close()
    throw error
  }
}
