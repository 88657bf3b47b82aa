import assert from "node:assert/strict"
import { test } from "node:test"
import { isBlogPath, limits, readStoredBlog, withinTotal } from "./storedblog.js"

const bytes = (/** @type {number} */ length) => new Uint8Array(length)

test("the path of a file stays in the blog", () => {
  for (const path of ["_config.yml", "_posts/2026/2026-01-02-글.md", ".github/workflows/pages.yml", "assets/a b..png", "...", "_data/a:b.yml"]) {
    assert.ok(isBlogPath(path), path)
  }
  for (const path of ["", "/etc/passwd", "../a", "a/../b", "a/./b", "a//b", "a/", "a\\b", "a\nb", "a\0", "\ud800", "a".repeat(1001), 1, null, undefined, {}]) {
    assert.ok(!isBlogPath(path), String(path))
  }
})

test("a sound record is read as it is", () => {
  const record = {
    name: "blog", time: 5, chosen: { lang: "ko-KR", rouge: "3.30" },
    files: [{ path: "_config.yml", bytes: bytes(3) }, { path: "assets/a.png", bytes: null }],
  }
  const { value, sound } = readStoredBlog(record)
  assert.ok(sound)
  assert.equal(value.files, record.files)
  assert.equal(value.chosen, record.chosen)
})

test("a damaged record loses its damaged fields alone", () => {
  const good = { path: "_config.yml", bytes: bytes(3) }
  const files = [good, null, 1, { path: "../a", bytes: null }, { path: "a" }, { path: "b", bytes: "text" }, { path: "c", bytes: bytes(limits.bytes + 1) }, { path: "_config.yml", bytes: null }]
  const { value, sound } = readStoredBlog({ name: 3, time: -1, files, chosen: { lang: 1, theme: "minima", other: "x" } })
  assert.ok(!sound)
  assert.deepEqual(value, { name: "", time: 0, files: [good], chosen: { theme: "minima" } })
})

for (const record of [undefined, null, 1, "text", [], { files: {}, chosen: null }, { files: "x", chosen: "x" }]) {
  test(`${JSON.stringify(record)} is read as a blog without files`, () => {
    const { value, sound } = readStoredBlog(record)
    assert.ok(!sound)
    assert.deepEqual({ ...value }, { name: "", time: 0, files: [], chosen: {} })
  })
}

test("a record with too many files or too many bytes is cut", () => {
  const many = Array.from({ length: limits.files + 5 }, (_, n) => ({ path: `assets/${n}.png`, bytes: null }))
  assert.equal(readStoredBlog({ name: "", time: 0, chosen: {}, files: many }).value.files.length, limits.files)
  const large = Array.from({ length: 12 }, (_, n) => ({ path: `_data/${n}.yml`, bytes: bytes(limits.bytes) }))
  const { value, sound } = readStoredBlog({ name: "", time: 0, chosen: {}, files: large })
  assert.ok(!sound)
  assert.equal(value.files.filter(file => file.bytes).length, limits.total / limits.bytes)
})

test("beyond the limit, old posts lose their content first", () => {
  const pages = ["_posts/2024-01-01-a.md", "_posts/2026-01-01-a.md", "about.md"].map(path => ({ path, bytes: bytes(900_000) }))
  const data = Array.from({ length: 7 }, (_, n) => ({ path: `_data/${n}.yml`, bytes: bytes(900_000) }))
  const { files, left } = withinTotal([...pages, ...data])
  assert.deepEqual(left.map(({ path }) => path), ["_posts/2026-01-01-a.md", "_posts/2024-01-01-a.md"])
  assert.equal(files.length, 10)
  assert.deepEqual(files.filter(file => !file.bytes).map(({ path }) => path), ["_posts/2024-01-01-a.md", "_posts/2026-01-01-a.md"])
})
