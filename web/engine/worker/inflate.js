// Unpacks one entry of a zip. Its header is not trusted: the bytes are counted while they are
// written, and none are written beyond the size that was checked.

import { Inflate } from "fflate"
import { bytesOf } from "./directory.js"

/** @import { Entry, Why } from "./directory.js" */

/** Number of packed bytes inflated at once. DEFLATE expands them at most 1032 times. */
const PIECE = 16_384

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1
  return n
})

/** Returns the checksum that zip files use. @param {Uint8Array} bytes */
export function crc32(bytes) {
  let crc = -1
  for (let at = 0; at < bytes.length; at++) crc = table[(crc ^ bytes[at]) & 255] ^ (crc >>> 8)
  return ~crc >>> 0
}

/**
 * @param {Blob} blob the zip
 * @param {Entry} entry
 * @returns {Promise<Uint8Array<ArrayBuffer> | Why>} the bytes, or the reason why it failed
 */
export async function unpack(blob, entry) {
  const source = await bytesOf(blob, entry)
  if (!source) return "damaged"
  const bytes = entry.method === 0 ? new Uint8Array(await source.arrayBuffer()) : await inflated(source, entry.size)
  return bytes && bytes.length === entry.size && crc32(bytes) === entry.crc ? bytes : "damaged"
}

/**
 * Inflates bytes. Resolves to null if there are not exactly `size` of them.
 * @param {Blob} source
 * @param {number} size
 * @returns {Promise<Uint8Array<ArrayBuffer> | null>}
 */
async function inflated(source, size) {
  /** Grows with the inflated bytes, not with the size in a header. @type {Uint8Array[]} */
  const chunks = []
  let written = 0
  let ended = false
  const inflate = new Inflate((chunk, final) => {
    written += chunk.length
    ended ||= final
    if (written <= size) chunks.push(chunk)
  })
  try {
    const packed = new Uint8Array(await source.arrayBuffer())
    for (let at = 0; !ended && written <= size; at += PIECE) {
      inflate.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length)
    }
  } catch {
    return null // no DEFLATE, or it ends early
  }
  if (written !== size) return null
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
