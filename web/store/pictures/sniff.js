// Reads properties of images from their bytes.

import { latin } from "../../browser/picture.js"

/**
 * Reports whether drawing an image would lose its animation or its scalability.
 * @param {Uint8Array} bytes
 * @param {string} type
 */
export function losesByDrawing(bytes, type) {
  if (type === "image/gif" || type === "image/svg+xml") return true
  if (type === "image/webp") return latin(bytes, 12, 16) === "VP8X" && (bytes[20] & 2) !== 0
  if (type === "image/avif") return latin(bytes, 8, 12) === "avis"
  return type === "image/png" && hasChunk(bytes, "acTL")
}

/**
 * Reports whether an image is not cut off; browsers draw a cut one without an error.
 * @param {Uint8Array} bytes
 * @param {string} type
 */
export function isComplete(bytes, type) {
  if (type === "image/png") return hasChunk(bytes, "IEND")
  // In the scan data every 0xff is followed by 0 or a restart marker.
  if (type === "image/jpeg") return lastMarker(bytes, 0xd9) > lastMarker(bytes, 0xda)
  if (type === "image/webp") {
    return new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true) + 8 <= bytes.length
  }
  return true
}

/**
 * Returns the offset of the last JPEG marker of a kind, -1 if there is none.
 * @type {(bytes: Uint8Array, marker: number) => number}
 */
function lastMarker(bytes, marker) {
  for (let at = bytes.lastIndexOf(marker); at > 0; at = bytes.lastIndexOf(marker, at - 1)) {
    if (bytes[at - 1] === 0xff) return at
  }
  return -1
}

/** Reports whether a PNG has a chunk. @type {(bytes: Uint8Array, name: string) => boolean} */
function hasChunk(bytes, name) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  for (let at = 8; at + 8 <= bytes.length; at += view.getUint32(at) + 12) {
    if (latin(bytes, at + 4, at + 8) === name) return true
  }
  return false
}

/** The EXIF tag of the directory with the GPS data. */
const GPS = 0x8825

/**
 * Reports whether a JPEG contains the place where it was taken: the first directory of its EXIF
 * data has a GPS entry.
 * @param {Uint8Array} bytes
 */
export function hasLocation(bytes) {
  const start = latin(bytes, 0, 4096).indexOf("Exif\0\0") + 6
  if (start < 6 || start + 8 > bytes.length) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset + start)
  const isLittleEndian = view.getUint16(0) === 0x4949
  try {
    const directory = view.getUint32(4, isLittleEndian)
    const count = view.getUint16(directory, isLittleEndian)
    for (let entry = 0; entry < count; entry++) {
      if (view.getUint16(directory + 2 + 12 * entry, isLittleEndian) === GPS) return true
    }
    return false
  } catch {
    return false // cut off, or not EXIF data
  }
}
