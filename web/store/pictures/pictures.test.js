import assert from "node:assert/strict"
import { test } from "node:test"
import { folderOf, freePath, isNamed, keyOf, stemOf } from "./names.js"
import { typeOf } from "../../browser/picture.js"
import { hasLocation, isComplete, losesByDrawing } from "./sniff.js"

for (const [name, stem] of [
  ["2026-11-25-daily-log.md", "daily-log"],
  ["2026-11-25-Week 02 / Day_8.md", "week-02-day-8"],
  ["2026-11-25-café-für-dich.md", "cafe-fur-dich"],
  ["2026-11-25-오늘-한-일.md", "2026-11-25"],
  ["2026-11-25-CNN-공부.md", "2026-11-25-cnn"],
  ["2026-11-25-😀.md", "2026-11-25"],
  ["notes.md", "notes"],
  ["메모.md", "log"],
  ["2026-11-25-a.b.md", "a-b"],
  ["", "log"],
]) {
  test(`images of ${name} are named ${stem}`, () => assert.equal(stemOf(name), stem))
}

test("images are in the blog's usual folder, or in the post's media_subpath", () => {
  assert.equal(folderOf("/assets/img/posts/{slug}", "a", ""), "/assets/img/posts/a")
  assert.equal(folderOf("assets/{slug}/", "a", ""), "/assets/a")
  assert.equal(folderOf("/assets/img/posts/{slug}", "a", "media/2026/"), "/media/2026")
  assert.equal(folderOf("/assets/{slug}", "a", "https://cdn.example/x"), "/assets/a")
})

test("a path is free only if no extension is taken", () => {
  const there = new Set(["/p/a-1.png", "/p/a-2.webp"])
  assert.equal(freePath("/p", "a", "jpg", path => there.has(path)), "/p/a-3.jpg")
})

for (const [path, key] of [["/a/b.png", "/a/b.png"], ["a//b.png?x#y", "/a/b.png"], ["/%EA%B7%B8.png", "/그.png"], ["/100%.png", "/100%.png"]]) {
  test(`compares ${path} as ${key}`, () => assert.equal(keyOf(path), key))
}

/** @param {...(string | number[])} parts */
const bytes = (...parts) => new Uint8Array(parts.flatMap(part => (typeof part === "string" ? [...part].map(c => c.charCodeAt(0)) : part)))
/** @param {string} name @param {number} length */
const chunk = (name, length) => bytes([0, 0, 0, length], name, new Array(length + 4).fill(0))
const png = "\x89PNG\r\n\x1a\n"

for (const [label, data, type, fixed] of /** @type {[string, Uint8Array, string, boolean][]} */ ([
  ["a PNG", bytes(png, [...chunk("IHDR", 13)], [...chunk("IDAT", 2)]), "image/png", false],
  ["an animated PNG", bytes(png, [...chunk("IHDR", 13)], [...chunk("acTL", 8)], [...chunk("IDAT", 2)]), "image/png", true],
  ["a cut PNG", bytes(png, [0, 0, 0]), "image/png", false],
  ["a JPEG", bytes("\xff\xd8\xff\xe0"), "image/jpeg", false],
  ["a GIF", bytes("GIF89a"), "image/gif", true],
  ["a WebP", bytes("RIFF\0\0\0\0WEBPVP8 ", new Array(10).fill(255)), "image/webp", false],
  ["an animated WebP", bytes("RIFF\0\0\0\0WEBPVP8X\0\0\0\0", [2, 0, 0, 0]), "image/webp", true],
  ["an AVIF", bytes("\0\0\0\x20ftypavif"), "image/avif", false],
  ["a HEIC", bytes("\0\0\0\x20ftypheic"), "image/heic", false],
  ["an SVG", bytes("<?xml version='1.0'?>\n<!-- x -->\n<svg xmlns='x'>"), "image/svg+xml", true],
  ["HTML", bytes("<html><svg>"), "", false],
  ["nothing", bytes(""), "", false],
  ["text", bytes("GIF or not"), "", false],
])) {
  test(`recognizes ${label}`, () => {
    assert.equal(typeOf(data), type)
    if (type) assert.equal(losesByDrawing(data, type), fixed)
  })
}

for (const [label, data, type, whole] of /** @type {[string, Uint8Array, string, boolean][]} */ ([
  ["a PNG", bytes(png, [...chunk("IHDR", 13)], [...chunk("IDAT", 2)], [...chunk("IEND", 0)]), "image/png", true],
  ["half a PNG", bytes(png, [...chunk("IHDR", 13)], [0, 0, 1, 0], "IDAT..."), "image/png", false],
  ["a JPEG with a small one in it", bytes("\xff\xd8\xff\xe1\xff\xda..\xff\xd9\xff\xda...\xff\xd9\0"), "image/jpeg", true],
  ["half a JPEG with a small one in it", bytes("\xff\xd8\xff\xe1\xff\xda..\xff\xd9\xff\xda...\xff\0"), "image/jpeg", false],
  ["half a WebP", bytes("RIFF\x40\0\0\0WEBPVP8 "), "image/webp", false],
])) {
  test(`${whole ? "accepts" : "refuses"} ${label}`, () => assert.equal(isComplete(data, type), whole))
}

test("a text names a file only by its whole name", () => {
  assert.ok(isNamed("![](/x/log-1.png)", "log-1.png"))
  assert.ok(!isNamed("![](/x/a-log-1.png)", "log-1.png"))
  assert.ok(!isNamed("![](/x/log-1.png2)", "log-1.png"))
  assert.ok(isNamed("![](/%EA%B7%B8%20a.png)", "그 a.png"))
})

test("the place in EXIF data is recognized", () => {
  const exif = (/** @type {number[]} */ ...tag) => bytes("\xff\xd8\xff\xe1\0\x22Exif\0\0MM\0*\0\0\0\x08", [0, 2, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, ...tag, 0, 4, 0, 0, 0, 1, 0, 0, 0, 40])
  assert.ok(hasLocation(exif(0x88, 0x25)))
  assert.ok(!hasLocation(exif(0x87, 0x69)))
  assert.ok(!hasLocation(exif(0x88, 0x25).slice(0, 24)))
  assert.ok(!hasLocation(bytes("\xff\xd8\xff")))
})
