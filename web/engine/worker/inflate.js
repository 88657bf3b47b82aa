// Unpacks one entry of a zip. Its header may say anything, so the bytes are counted as they are written, and none are written
// beyond the size that was checked.

import { Inflate } from "fflate"
import { bytesOf } from "./directory.js"

/** @import { Entry, Why } from "./directory.js" */

/** The number of packed bytes inflated at once: DEFLATE makes at most 1032 times as many of them. */
const PIECE = 16_384

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1
  return n
})

/** The checksum of a zip's files. @param {Uint8Array} bytes */
export function crc32(bytes) {
  let crc = -1
  for (let at = 0; at < bytes.length; at++) crc = table[(crc ^ bytes[at]) & 255] ^ (crc >>> 8)
  return ~crc >>> 0
}

/**
 * @param {Blob} blob the zip
 * @param {Entry} entry
 * @returns {Promise<Uint8Array<ArrayBuffer> | Why>} the bytes, or why there are none
 */
export async function unpack(blob, entry) {
  const source = await bytesOf(blob, entry)
  if (!source) return "damaged"
  const bytes = entry.method === 0 ? new Uint8Array(await source.arrayBuffer()) : await inflated(source, entry.size)
  return bytes && bytes.length === entry.size && crc32(bytes) === entry.crc ? bytes : "damaged"
}

/**
 * Inflates bytes, until they are more than was said.
 * @param {Blob} source
 * @param {number} size
 * @returns {Promise<Uint8Array<ArrayBuffer> | null>}
 */
async function inflated(source, size) {
  /** Grows with what is written, not with what a header says. @type {Uint8Array[]} */
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
    for (let at = 0; !ended && written <= size; at += PIECE) inflate.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length)
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
