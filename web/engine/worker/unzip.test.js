import assert from "node:assert/strict"
import { test } from "node:test"
import { deflateSync, zipSync } from "fflate"
import { directoryOf, limits } from "./directory.js"
import { crc32, unpack } from "./inflate.js"

const encoder = new TextEncoder()
const bytesOf = (/** @type {string} */ text) => encoder.encode(text)

/**
 * @typedef {object} Made an entry, and the false values in its headers
 * @property {string | Uint8Array} name
 * @property {Uint8Array} [data]
 * @property {number} [method]
 * @property {number} [flags]
 * @property {number} [size]
 * @property {number} [packed]
 * @property {number} [crc]
 * @property {number} [at] the number of the entry whose bytes it has
 * @property {boolean} [zip64] its numbers stand in an extra field
 * @property {number} [offset]
 */

/**
 * Makes a zip that says of itself whatever a test wants.
 * @param {Made[]} made
 * @param {{ before?: number, count?: number, zip64?: boolean, comment?: string }} [options]
 */
function zipOf(made, { before = 0, count = made.length, zip64 = false, comment = "" } = {}) {
  /** @type {Uint8Array[]} */
  const parts = [new Uint8Array(before)]
  /** @type {number[]} */
  const offsets = []
  let length = 0
  const add = (/** @type {Uint8Array} */ part) => {
    parts.push(part)
    length += part.length
  }
  const header = (/** @type {number} */ size, /** @type {[number, number, number][]} */ values) => {
    const view = new DataView(new ArrayBuffer(size))
    for (const [at, bytes, value] of values) if (bytes === 8) view.setBigUint64(at, BigInt(value), true)
    else if (bytes === 4) view.setUint32(at, value, true)
    else view.setUint16(at, value, true)
    return new Uint8Array(view.buffer)
  }
  const all = made.map(entry => {
    const data = entry.data ?? bytesOf(entry.at === undefined ? "text" : "")
    const method = entry.method ?? 8
    const packed = method === 8 && entry.at === undefined ? deflateSync(data, { level: 1 }) : data
    return { ...entry, method, bytes: packed, name: typeof entry.name === "string" ? bytesOf(entry.name) : entry.name,
      size: entry.size ?? data.length, packed: entry.packed ?? packed.length, crc: entry.crc ?? crc32(data), flags: entry.flags ?? 0x800 }
  })
  for (const { at, name, bytes, method, flags, crc, size, packed } of all) {
    if (at !== undefined) {
      offsets.push(offsets[at])
      continue
    }
    offsets.push(length)
    const streamed = flags & 8
    add(header(30, [[0, 4, 0x04034b50], [4, 2, 20], [6, 2, flags], [8, 2, method], [14, 4, streamed ? 0 : crc], [18, 4, streamed ? 0 : packed], [22, 4, streamed ? 0 : size], [26, 2, name.length]]))
    add(name)
    add(bytes)
    if (streamed) add(header(16, [[0, 4, 0x08074b50], [4, 4, crc], [8, 4, packed], [12, 4, size]]))
  }
  const start = length
  for (const [n, { name, method, flags, crc, size, packed, zip64, offset = offsets[n] }] of all.entries()) {
    add(header(46, [[0, 4, 0x02014b50], [6, 2, 20], [8, 2, flags], [10, 2, method], [16, 4, crc], [20, 4, zip64 ? 0xffffffff : packed], [24, 4, zip64 ? 0xffffffff : size],
      [28, 2, name.length], [30, 2, zip64 ? 28 : 0], [42, 4, zip64 ? 0xffffffff : offset]]))
    add(name)
    if (zip64) add(header(28, [[0, 2, 1], [2, 2, 24], [4, 8, size], [12, 8, packed], [20, 8, offset]]))
  }
  const size = length - start
  if (zip64) {
    const record = length
    add(header(56, [[0, 4, 0x06064b50], [4, 8, 44], [24, 8, count], [32, 8, count], [40, 8, size], [48, 8, start]]))
    add(header(20, [[0, 4, 0x07064b50], [8, 8, record], [16, 4, 1]]))
  }
  add(header(22, [[0, 4, 0x06054b50], [8, 2, zip64 ? 0xffff : count & 0xffff], [10, 2, zip64 ? 0xffff : count & 0xffff], [12, 4, zip64 ? 0xffffffff : size], [16, 4, zip64 ? 0xffffffff : start], [20, 2, comment.length]]))
  add(bytesOf(comment))
  return new Blob(/** @type {BlobPart[]} */ (parts))
}

/** Unpacks everything: path → text or reason, the bad ones first. @param {Blob} blob */
async function all(blob) {
  const { entries, bad } = await directoryOf(blob)
  /** @type {[string, string][]} */
  const result = bad.map(({ path, why }) => [path, `! ${why}`])
  for (const entry of entries) {
    const bytes = await unpack(blob, entry)
    result.push([entry.path, typeof bytes === "string" ? `! ${bytes}` : new TextDecoder().decode(bytes)])
  }
  return result
}

const zeros = (/** @type {number} */ size) => new Uint8Array(size)

test("what a library packs is unpacked, folders apart", async () => {
  const zip = zipSync({ "_posts/a.md": bytesOf("one"), "_posts/": new Uint8Array(), "b/c/한글.md": [bytesOf("two"), { level: 0 }], "empty.md": new Uint8Array() })
  assert.deepEqual(await all(new Blob([zip])), [["_posts/a.md", "one"], ["b/c/한글.md", "two"], ["empty.md", ""]])
})

test("zips of other programs are read: data descriptors, 64 bits, a comment, a program in front", async () => {
  const entries = [{ name: "a.md", flags: 0x808 }, { name: "b.md", method: 0 }, { name: "c.md", zip64: true }]
  const texts = [["a.md", "text"], ["b.md", "text"], ["c.md", "text"]]
  assert.deepEqual(await all(zipOf(entries)), texts)
  assert.deepEqual(await all(zipOf(entries, { comment: "made by PK\x05\x06 itself" })), texts)
  assert.deepEqual(await all(zipOf(entries, { before: 1000 })), texts)
  assert.deepEqual(await all(zipOf(entries, { zip64: true })), texts)
})

test("Korean names are read as Windows writes them", async () => {
  assert.deepEqual(await all(zipOf([{ name: Uint8Array.of(0xc7, 0xd1, 0xb1, 0xdb, 0x2e, 0x6d, 0x64), flags: 0 }])), [["한글.md", "text"]])
  assert.equal((await all(zipOf([{ name: Uint8Array.of(0xff, 0x2e, 0x6d, 0x64), flags: 0 }])))[0][1], "text")
})

test("a bad entry is named and the others are unpacked", async () => {
  const good = { name: "good.md" }, last = { name: "last.md" }
  for (const [bad, why] of /** @type {[Made, string][]} */ ([
    [{ name: "bad.md", size: 5, data: zeros(3_000_000) }, "damaged"],
    [{ name: "bad.md", size: 500, data: bytesOf("short") }, "damaged"],
    [{ name: "bad.md", crc: 1 }, "damaged"],
    [{ name: "bad.md", flags: 0x801 }, "encrypted"],
    [{ name: "bad.md", method: 9 }, "method"],
    [{ name: "bad.md", method: 0, size: 3 }, "damaged"],
    [{ name: "bad.md", data: Uint8Array.of(7, 7, 7), method: 0, size: 3, packed: 4_000_000 }, "damaged"],
    [{ name: "bad.md", size: limits.file + 1 }, "large"],
    [{ name: "bad.md", size: 0xfffffff0 }, "large"],
    [{ name: "bad.md", zip64: true, size: 2 ** 60 }, "large"],
    [{ name: "bad.md", zip64: true, offset: 2 ** 60 }, "damaged"],
    [{ name: "bad.md", at: 0 }, "overlap"],
    [{ name: "good.md", data: bytesOf("another") }, "twice"],
  ])) {
    assert.deepEqual(await all(zipOf([good, bad, last])).then(found => found.toSorted(([a], [b]) => (a < b ? -1 : 1))),
      [[String(bad.name), `! ${why}`], ["good.md", "text"], ["last.md", "text"]].toSorted(([a], [b]) => (a < b ? -1 : 1)), why)
  }
})

test("an entry whose bytes are no DEFLATE is damaged", async () => {
  const blob = zipOf([{ name: "a.md", data: zeros(5000) }])
  const bytes = new Uint8Array(await blob.arrayBuffer())
  bytes.fill(0xff, 34, 40)
  assert.deepEqual(await all(new Blob([bytes])), [["a.md", "! damaged"]])
})

test("no more than was said is written, however much there is", async () => {
  const zip = zipOf([{ name: "bomb.md", data: zeros(100_000_000), size: 5, crc: 0 }])
  assert.ok(zip.size < 1_000_000)
  const before = process.memoryUsage().rss
  assert.deepEqual(await all(zip), [["bomb.md", "! damaged"]])
  assert.ok(process.memoryUsage().rss - before < 60_000_000)
})

test("one file under 60,000 names is one file", async () => {
  const names = Array.from({ length: 60_000 }, (_, n) => ({ name: `${n}.md`, data: n === 0 ? zeros(10_000) : zeros(0), size: 10_000, at: n === 0 ? undefined : 0 }))
  const { entries, bad } = await directoryOf(zipOf(names))
  assert.deepEqual(entries.map(({ path }) => path), ["0.md"])
  assert.equal(bad.filter(({ why }) => why === "overlap").length, 59_999)
})

test("files that share some of their bytes do not multiply them", async () => {
  // Each entry's bytes hold the headers and the bytes of all behind it.
  const inner = Array.from({ length: 30 }, (_, n) => ({ name: `${n}.md`, method: 0, data: zeros(100) }))
  const blob = zipOf(inner.map((entry, n) => ({ ...entry, packed: 4000 - n * 135, size: 4000 - n * 135 })))
  const { entries } = await directoryOf(blob)
  assert.ok(entries.length <= 1)
})

test("a zip that is far too large, or none, is refused as a whole", async () => {
  const many = Array.from({ length: 20 }, (_, n) => ({ name: `${n}.md`, size: 90_000_000 }))
  await assert.rejects(directoryOf(zipOf(many)), { message: "zipBomb" })
  await assert.rejects(directoryOf(zipOf([{ name: "a.md" }], { zip64: true, count: 1_000_000 })), { message: "zipMany" })
  await assert.rejects(directoryOf(zipOf(Array.from({ length: limits.count + 1 }, () => ({ name: "", at: 0 })).with(0, { name: "a" }), {})), { message: "zipMany" })
  for (const data of ["", "PK", "not a zip at all, not even nearly so", "PK\x05\x06" + "\xff".repeat(18)]) {
    await assert.rejects(directoryOf(new Blob([Uint8Array.from(data, c => c.charCodeAt(0))])), { message: "zipDamaged" }, data)
  }
})

test("blank text of megabytes is no bomb", async () => {
  const zip = zipOf([{ name: "a.md", data: bytesOf(" \n".repeat(5_000_000)) }])
  assert.equal((await all(zip))[0][1].length, 10_000_000)
})

test("random damage is survived", async () => {
  const source = new Uint8Array(await zipOf([{ name: "a.md" }, { name: "b.md", method: 0 }, { name: "c.md", zip64: true }], { zip64: true }).arrayBuffer())
  let seed = 7
  const next = () => (seed = seed * 48271 % 2147483647)
  for (let n = 0; n < 1000; n++) {
    const bytes = source.slice(0, next() % 5 === 0 ? next() % source.length : source.length)
    for (let change = next() % 6; change >= 0; change--) bytes[next() % bytes.length] = next() % 256
    try {
      for (const [, text] of await all(new Blob([bytes]))) assert.ok(text.startsWith("! ") || text === "text")
    } catch (error) {
      assert.ok(error instanceof Error && error.message.startsWith("zip"), String(error))
    }
  }
})
