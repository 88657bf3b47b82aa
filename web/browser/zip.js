import { lazily } from "./version.js"

// Zip files. The library is a chunk of its own, which comes when the first one is made.

/** Beside text these are packed already: to try again only takes time. */
const packed = /\.(?:png|jpe?g|gif|webp|avif|zip|gz|mp3|mp4|webm|pdf)$/i

/**
 * @param {{ path: string, bytes: Uint8Array }[]} files
 * @param {Date} now the writer's, for the times in it
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function pack(files, now) {
  const { zipSync } = await lazily(() => import("fflate"))
  /** @type {import("fflate").Zippable} */
  const entries = {}
  for (const { path, bytes } of files) entries[path] = [bytes, { level: packed.test(path) ? 0 : 6, mtime: now }]
  return zipSync(entries)
}
