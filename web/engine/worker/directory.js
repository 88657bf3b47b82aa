// Reads the directory of an untrusted zip file. It reads only the end of the file and the
// directory, checks each entry against the file and the other entries, and reports bad entries
// while the others stay usable. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT

/**
 * The reason why an entry is not unpacked: a key of the catalogue under "zip".
 * @typedef {"encrypted" | "method" | "damaged" | "overlap" | "twice" | "large" | "many" | "name"}
 *   Why
 */
/**
 * @typedef {object} Entry
 * @property {number} number
 * @property {string} path
 * @property {number} size in bytes
 * @property {number} packed its size in the zip, in bytes
 * @property {number} method
 * @property {number} crc
 * @property {number} offset of its local header
 */
/** @typedef {{ path: string, why: Why }} Bad */

/** The reason why a zip is refused as a whole: a key of the catalogue under "refused". */
export class Refusal extends Error {}

export const limits = {
  /** the zip itself, in bytes */
  zip: 2_000_000_000,
  /** its directory */
  directory: 50_000_000,
  /** one file in it, unpacked */
  file: 100_000_000,
  /** all of them, unpacked */
  total: 2_000_000_000,
  /** all of them, per byte of the zip, beyond `free` bytes; repetitive text stays below 100 */
  ratio: 400,
  free: 50_000_000,
  /** the number of files */
  count: 100_000,
}

const LOCAL = 0x04034b50, CENTRAL = 0x02014b50, END = 0x06054b50, END64 = 0x06064b50, LOCATOR64 = 0x07064b50
const full32 = 0xffffffff, full16 = 0xffff

/** @type {(blob: Blob, start: number, length: number) => Promise<DataView>} */
async function view(blob, start, length) {
  if (!(start >= 0) || start + length > blob.size) throw new Refusal("zipDamaged")
  return new DataView(await blob.slice(start, start + length).arrayBuffer())
}

/**
 * Reads a 64-bit number. It may be inexact above 2^53, where every check fails anyway.
 * @param {DataView} data
 * @param {number} at
 */
const number64 = (data, at) => Number(data.getBigUint64(at, true))

/**
 * Finds the directory: its first byte, its length, and the number of bytes before the zip in the
 * file.
 * @param {Blob} blob
 */
async function find(blob) {
  const tail = Math.min(blob.size, 22 + full16)
  const data = await view(blob, blob.size - tail, tail)
  let end = tail - 22
  while (end >= 0 && (data.getUint32(end, true) !== END || end + 22 + data.getUint16(end + 20, true) > tail)) end--
  if (end < 0) throw new Refusal("zipDamaged")
  let size = data.getUint32(end + 12, true), start = data.getUint32(end + 16, true), count = data.getUint16(end + 10, true)
  let after = blob.size - tail + end
  const is64 = end >= 20 && data.getUint32(end - 20, true) === LOCATOR64
  if (is64 && (size === full32 || start === full32 || count === full16)) {
    after = number64(data, end - 12)
    const record = await view(blob, after, 56)
    if (record.getUint32(0, true) !== END64) throw new Refusal("zipDamaged")
    count = number64(record, 32)
    size = number64(record, 40)
    start = number64(record, 48)
  }
  if (count > limits.count || size > limits.directory) throw new Refusal("zipMany")
  const before = after - size - start // a program that unpacks itself
  if (before < 0 || start + size > blob.size) throw new Refusal("zipDamaged")
  return { start: start + before, size, before }
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

/**
 * Decodes a name. Korean Windows writes names in its own code page without marking them.
 * @param {Uint8Array} bytes
 */
function nameOf(bytes) {
  try {
    return utf8.decode(bytes)
  } catch {
    try {
      return new TextDecoder("euc-kr", { fatal: true }).decode(bytes)
    } catch {
      return new TextDecoder("latin1").decode(bytes)
    }
  }
}

/**
 * Returns the sizes and the offset of an entry. An extra field has those that need 64 bits.
 * @param {DataView} data
 * @param {number} at start of the entry
 */
function numbers(data, at) {
  const values = [data.getUint32(at + 24, true), data.getUint32(at + 20, true), data.getUint32(at + 42, true)]
  const extra = at + 46 + data.getUint16(at + 28, true)
  const end = extra + data.getUint16(at + 30, true)
  for (let field = extra; field + 4 <= end;) {
    const next = field + 4 + data.getUint16(field + 2, true)
    if (data.getUint16(field, true) === 1) {
      let from = field + 4
      for (const [n, value] of values.entries()) {
        if (value !== full32 || from + 8 > Math.min(next, end)) continue
        values[n] = number64(data, from)
        from += 8
      }
    }
    field = next
  }
  return { size: values[0], packed: values[1], offset: values[2] }
}

/**
 * Reads the directory of a zip. Rejects with a Refusal if the zip has no usable directory.
 * @param {Blob} blob
 * @returns {Promise<{ entries: Entry[], bad: Bad[] }>}
 */
export async function directoryOf(blob) {
  if (blob.size > limits.zip) throw new Refusal("zipLarge")
  const { start, size, before } = await find(blob)
  const data = await view(blob, start, size)
  /** @type {Entry[]} */
  const all = []
  /** @type {Bad[]} */
  const bad = []
  let number = 0
  for (let at = 0; at + 46 <= size; number++) {
    if (data.getUint32(at, true) !== CENTRAL) break
    if (number >= limits.count) throw new Refusal("zipMany")
    const nameSize = data.getUint16(at + 28, true)
    const next = at + 46 + nameSize + data.getUint16(at + 30, true) + data.getUint16(at + 32, true)
    if (next > size) throw new Refusal("zipDamaged")
    const path = nameOf(new Uint8Array(data.buffer, at + 46, nameSize))
    const method = data.getUint16(at + 10, true)
    const entry = { number, path, method, crc: data.getUint32(at + 16, true), ...numbers(data, at) }
    entry.offset += before
    const encrypted = data.getUint16(at + 8, true) & 1
    /** @type {Why | ""} */
    const why = encrypted ? "encrypted" : method !== 0 && method !== 8 ? "method" : entry.size > limits.file ? "large" :
      entry.offset + 30 + entry.packed > start || (method === 0 && entry.size !== entry.packed) ? "damaged" : ""
    // A folder has no bytes.
    if (path.endsWith("/") && entry.size === 0) void 0
    else if (/(^|\/)$/.test(path)) bad.push({ path, why: "name" })
    else if (why) bad.push({ path, why })
    else all.push(entry)
    at = next
  }
  const entries = separate(once(all, bad), bad)
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  if (total > limits.total || total > limits.free + limits.ratio * blob.size) throw new Refusal("zipBomb")
  return { entries, bad }
}

/** Removes entries with the path of an earlier one. @param {Entry[]} all @param {Bad[]} bad */
function once(all, bad) {
  const seen = new Set()
  return all.filter(({ path }) => {
    if (seen.has(path)) bad.push({ path, why: "twice" })
    return !seen.has(path) && seen.add(path)
  })
}

/**
 * Removes entries whose bytes overlap with those of another one.
 * @param {Entry[]} all
 * @param {Bad[]} bad
 */
function separate(all, bad) {
  let end = 0
  const apart = new Set([...all].sort((a, b) => a.offset - b.offset || a.number - b.number).filter(({ path, offset, packed }) => {
    if (offset < end) return bad.push({ path, why: "overlap" }), false
    end = offset + 30 + packed
    return true
  }))
  return all.filter(entry => apart.has(entry))
}

/**
 * Returns the packed bytes of an entry, which follow its local header.
 * @param {Blob} blob
 * @param {Entry} entry
 * @returns {Promise<Blob | null>} null if there is no such header
 */
export async function bytesOf(blob, { offset, packed }) {
  const header = await view(blob, offset, 30)
  if (header.getUint32(0, true) !== LOCAL) return null
  const start = offset + 30 + header.getUint16(26, true) + header.getUint16(28, true)
  return start + packed <= blob.size ? blob.slice(start, start + packed) : null
}
