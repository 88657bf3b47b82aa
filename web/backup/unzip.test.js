import assert from "node:assert/strict"
import { test } from "node:test"
import { zipSync } from "fflate"
import { check, isInside, limits, look, unpack } from "./unzip.js"

const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text)

test("a path that leads out of the zip is none of its own", () => {
  for (const path of ["../a.md", "a/../../b.md", "/etc/passwd", "C:\\a.md", "c:a.md", "a\\b.md", "a/./b.md", "..", "", "a\0.md"]) assert.equal(isInside(path), false, path)
  for (const path of ["_posts/2026-11-23-a.md", "assets/img/a..b.png", "한글/글.md", "a...md"]) assert.equal(isInside(path), true, path)
})

test("what is in a zip is listed and unpacked", async () => {
  const zip = zipSync({ "_posts/a.md": bytes("one"), "_posts/": new Uint8Array(), "b.md": bytes("two") })
  const entries = await look(zip)
  assert.deepEqual(entries, [{ path: "_posts/a.md", size: 3 }, { path: "b.md", size: 3 }])
  const texts = []
  for await (const { path, bytes } of unpack(zip, entries)) texts.push([path, new TextDecoder().decode(bytes)])
  assert.deepEqual(texts, [["_posts/a.md", "one"], ["b.md", "two"]])
})

test("more than a portion is unpacked as well", async () => {
  const large = new Uint8Array(12_000_000)
  crypto.getRandomValues(large.subarray(0, 65_536))
  const zip = zipSync({ a: large, b: large, c: large }, { level: 0 })
  const sizes = []
  for await (const { path, bytes } of unpack(zip, await look(zip))) sizes.push([path, bytes.length])
  assert.deepEqual(sizes, [["a", 12_000_000], ["b", 12_000_000], ["c", 12_000_000]])
})

test("a zip that leads outside is refused whole", async () => {
  await assert.rejects(look(zipSync({ "a.md": bytes("x"), "../../evil.md": bytes("x") })), { message: "zipOutside", path: "../../evil.md" })
})

test("what would be far larger than its zip is not unpacked, in one file or in many", async () => {
  assert.throws(() => check([{ path: "a.md", size: 200_000_000 }], 200_000), { message: "zipFile" })
  assert.throws(() => check(Array.from({ length: 20 }, () => ({ path: "a.md", size: 10_000_000 })), 200_000), { message: "zipBomb" })
  await assert.rejects(look(zipSync({ "a.md": new Uint8Array(5_000_000) })), { message: "zipBomb" })
})

test("what is no zip is damaged, and one too many files are a bomb", async () => {
  await assert.rejects(look(bytes("not a zip at all, not even nearly so")), { message: "zipDamaged" })
  assert.throws(() => check(Array.from({ length: limits.count + 1 }, () => ({ path: "a", size: 0 })), 1_000_000), { message: "zipBomb" })
})
