// Zip files. The library is a chunk that the first one loads.

import { lazily } from "./version.js"

/** Files that are compressed already, and are stored as they are. */
const COMPRESSED = /\.(?:png|jpe?g|gif|webp|avif|zip|gz|mp3|mp4|webm|pdf)$/i

/**
 * Returns a zip file.
 * @param {{ path: string, bytes: Uint8Array }[]} files
 * @param {Date} now the modification time of all files
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function pack(files, now) {
  const { zipSync } = await lazily(() => import("fflate"))
  /** @type {import("fflate").Zippable} */
  const entries = {}
  for (const { path, bytes } of files) {
    entries[path] = [bytes, { level: COMPRESSED.test(path) ? 0 : 6, mtime: now }]
  }
  return zipSync(entries)
}
