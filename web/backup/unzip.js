// Reads zip files that may come from anyone. What is in one is looked through before anything is unpacked, and then unpacked
// piece by piece: no zip can fill the memory, or name a place outside of itself.

/** @typedef {{ path: string, size: number }} Entry */

/** Why a zip is refused: a key of the catalogue under "refused". */
export class Refusal extends Error {
  /** @param {string} why @param {string} [path] */
  constructor(why, path = "") {
    super(why)
    this.path = path
  }
}

export const limits = {
  /** the zip itself */
  zip: 500_000_000,
  /** one file in it */
  file: 100_000_000,
  /** all of them, unpacked */
  total: 2_000_000_000,
  /** how many times larger than packed; a history, which says one text over and over, stays below 100 */
  ratio: 400,
  /** how many files */
  count: 100_000,
}

/** How much is unpacked at once. */
const portion = 20_000_000

/** Whether a path stays in the folder that it is in. @param {string} path */
export const isInside = path => path !== "" && !/^[/\\]|^[a-z]:|\\|\0/i.test(path) && !path.split("/").some(part => part === ".." || part === ".")

/**
 * Looks through a zip, without unpacking anything.
 * @param {Uint8Array} bytes
 * @returns {Promise<Entry[]>} the files in it
 */
export async function look(bytes) {
  if (bytes.length > limits.zip) throw new Refusal("zipLarge")
  const { unzipSync } = await import("fflate")
  /** @type {Entry[]} */
  const entries = []
  try {
    unzipSync(bytes, {
      filter({ name, originalSize }) {
        entries.push({ path: name, size: originalSize })
        return false
      },
    })
  } catch {
    throw new Refusal("zipDamaged")
  }
  check(entries, bytes.length)
  return entries.filter(({ path }) => !path.endsWith("/"))
}

/**
 * Refuses what no backup and no blog would be.
 * @param {Entry[]} entries
 * @param {number} packed the size of the zip
 */
export function check(entries, packed) {
  const outside = entries.find(({ path }) => !isInside(path))
  if (outside) throw new Refusal("zipOutside", outside.path)
  const large = entries.find(({ size }) => size > limits.file)
  if (large) throw new Refusal("zipFile", large.path)
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  if (total > limits.total || total > 1_000_000 && total > packed * limits.ratio || entries.length > limits.count) throw new Refusal("zipBomb")
}

/**
 * Unpacks files of a zip that was looked through, a portion at a time.
 * @param {Uint8Array} bytes
 * @param {Entry[]} entries
 * @returns {AsyncGenerator<{ path: string, bytes: Uint8Array<ArrayBuffer> }>}
 */
export async function* unpack(bytes, entries) {
  const { unzipSync } = await import("fflate")
  for (let from = 0; from < entries.length;) {
    const wanted = new Set()
    let size = 0
    while (from < entries.length && (size === 0 || size + entries[from].size <= portion)) {
      size += entries[from].size + 1
      wanted.add(entries[from++].path)
    }
    for (const [path, unpacked] of Object.entries(unzipSync(bytes, { filter: ({ name }) => wanted.has(name) }))) {
      yield { path, bytes: /** @type {Uint8Array<ArrayBuffer>} */ (unpacked) }
    }
    // The page is the writer's in between.
    await new Promise(resolve => setTimeout(resolve))
  }
}
