// The worker that reads zip files, so that no zip blocks the page. The page terminates it to
// cancel.

import { Refusal, directoryOf } from "./directory.js"
import { unpack } from "./inflate.js"

/** @import { Bad, Entry, Why } from "./directory.js" */
/**
 * A call from the page: opens the zip `blob`, or reads the entry with the number `read`.
 * @typedef {{ id: number, blob?: Blob, read?: number }} Call
 */
/**
 * @typedef {object} Reply
 * @property {number} id
 * @property {string} [refusal]
 * @property {string} [error]
 * @property {{ number: number, path: string, size: number }[]} [entries]
 * @property {Bad[]} [bad]
 * @property {Uint8Array} [bytes]
 * @property {Why} [why]
 */

/** @type {Blob} */
let zip
/** @type {Map<number, Entry>} */
let known = new Map()

self.onmessage = async (/** @type {MessageEvent<Call>} */ { data }) => {
  const { id } = data
  try {
    /** @type {Omit<Reply, "id">} */
    const reply = data.blob ? await open(data.blob) : await read(data.read ?? -1)
    self.postMessage({ id, ...reply }, reply.bytes ? [reply.bytes.buffer] : [])
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    self.postMessage(/** @type {Reply} */ (error instanceof Refusal ? { id, refusal: message } : { id, error: message }))
  }
}

/** @param {Blob} blob */
async function open(blob) {
  const { entries, bad } = await directoryOf(blob)
  zip = blob
  known = new Map(entries.map(entry => [entry.number, entry]))
  return { entries: entries.map(({ number, path, size }) => ({ number, path, size })), bad }
}

/** @param {number} number */
async function read(number) {
  const result = await unpack(zip, /** @type {Entry} */ (known.get(number)))
  return typeof result === "string" ? { why: result } : { bytes: result }
}
