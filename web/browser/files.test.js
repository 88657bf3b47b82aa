import assert from "node:assert/strict"
import { test } from "node:test"
import { decode, nameOf, read } from "./files.js"

const encode = (/** @type {string} */ text) => new TextEncoder().encode(text)

test("text comes out as the bytes that went in", () => {
  for (const text of ["", "plain", "\uFEFF---\r\ntitle: BOM\r\n---\r\n", "a\r\nb\nc\rd", "tab\t \n두 칸  \n끝 줄바꿈 없음", "📝\u200d각", "\uFFFD"]) {
    const decoded = decode(encode(text))
    assert.ok("text" in decoded, JSON.stringify(text))
    assert.equal(decoded.text, text)
    assert.deepEqual(encode(decoded.text), encode(text))
  }
})

test("binary files are refused", () => {
  const refused = (/** @type {number[]} */ ...bytes) => decode(Uint8Array.from(bytes))
  assert.deepEqual(refused(0x61, 0, 0x62), { refusal: "binary" })
  assert.deepEqual(refused(0xff, 0xfe), { refusal: "encoding" })
  assert.deepEqual(refused(0xb0, 0xa1), { refusal: "encoding" }, "EUC-KR")
  assert.deepEqual(refused(0xed, 0xa0, 0x80), { refusal: "encoding" }, "a surrogate")
  assert.deepEqual(refused(0x61, 0xe2, 0x82), { refusal: "encoding" }, "cut off")
})

test("20 MB is text, one byte more is not", () => {
  assert.ok("text" in decode(new Uint8Array(20_000_000).fill(0x61)))
  assert.deepEqual(decode(new Uint8Array(20_000_001).fill(0x61)), { refusal: "large" })
})

test("a file that is too large is refused without reading it", async () => {
  const file = /** @type {File} */ ({ name: "big.md", size: 20_000_001 })
  assert.deepEqual(await read(file), { name: "big.md", refusal: "large" })
})

test("a file that cannot be read is refused", async () => {
  const file = /** @type {any} */ ({ name: "folder", size: 0, arrayBuffer: () => Promise.reject(new Error("NotFoundError")) })
  assert.deepEqual(await read(file), { name: "folder", refusal: "unreadable" })
})

test("a name in pieces is composed", async () => {
  const file = new File(["x"], "2026-11-23-한글.md".normalize("NFD"))
  assert.deepEqual(await read(file), { name: "2026-11-23-한글.md", text: "x" })
})

test("an opened post keeps its file's name until its date or title change", () => {
  const opened = { name: "2022-01-26-daily-log.md", file: "2022-01-26-daily-log.md", derived: "2022-01-26-week-02.md" }
  assert.equal(nameOf(opened, "2022-01-26-week-02.md"), "2022-01-26-daily-log.md")
  assert.equal(nameOf(opened, "2022-01-27-week-02.md"), "2022-01-27-week-02.md")
  assert.equal(nameOf({ ...opened, derived: "" }, "2022-01-26-week-02.md"), "2022-01-26-daily-log.md", "not yet looked at")
  assert.equal(nameOf(opened, ""), "2022-01-26-daily-log.md", "a front matter that cannot be read, half way through a word")
})

test("a log made here, or opened from a file that is no post, is named by its front matter", () => {
  assert.equal(nameOf({ name: "old.md", file: "", derived: "" }, "2026-11-23-log.md"), "2026-11-23-log.md")
  const notes = { name: "notes.md", file: "notes.md", derived: "2026-11-23-notes.md" }
  assert.equal(nameOf(notes, "2026-11-23-notes.md"), "2026-11-23-notes.md")
})

test("a log that its front matter does not name keeps the name it has", () => {
  assert.equal(nameOf({ name: "2026-11-23-log.md", file: "", derived: "" }, ""), "2026-11-23-log.md")
  assert.equal(nameOf({ name: "notes.md", file: "notes.md", derived: "" }, ""), "notes.md")
})
