import assert from "node:assert/strict"
import { test } from "node:test"
import { sizeOf } from "./list.js"
import { folderOf, freePath, keyOf, stemOf } from "./names.js"
import { isPicture, pasted } from "./paste.js"
import { escapeAlt, names, references, renamed, without } from "./references.js"
import { typeOf } from "../../browser/picture.js"
import { isFixed, isWhole, tellsPlace } from "./sniff.js"

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
  test(`pictures of ${name} are named ${stem}`, () => assert.equal(stemOf(name), stem))
}

test("pictures lie where the blog has them, or where the post says", () => {
  assert.equal(folderOf("/assets/img/posts/{slug}", "a", ""), "/assets/img/posts/a")
  assert.equal(folderOf("assets/{slug}/", "a", ""), "/assets/a")
  assert.equal(folderOf("/assets/img/posts/{slug}", "a", "media/2026/"), "/media/2026")
  assert.equal(folderOf("/assets/{slug}", "a", "https://cdn.example/x"), "/assets/a")
})

test("a name is never given twice, whatever the ending", () => {
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

for (const [what, data, type, fixed] of /** @type {[string, Uint8Array, string, boolean][]} */ ([
  ["a PNG", bytes(png, [...chunk("IHDR", 13)], [...chunk("IDAT", 2)]), "image/png", false],
  ["a PNG that moves", bytes(png, [...chunk("IHDR", 13)], [...chunk("acTL", 8)], [...chunk("IDAT", 2)]), "image/png", true],
  ["a PNG that ends early", bytes(png, [0, 0, 0]), "image/png", false],
  ["a JPEG", bytes("\xff\xd8\xff\xe0"), "image/jpeg", false],
  ["a GIF", bytes("GIF89a"), "image/gif", true],
  ["a WebP", bytes("RIFF\0\0\0\0WEBPVP8 ", new Array(10).fill(255)), "image/webp", false],
  ["a WebP that moves", bytes("RIFF\0\0\0\0WEBPVP8X\0\0\0\0", [2, 0, 0, 0]), "image/webp", true],
  ["an AVIF", bytes("\0\0\0\x20ftypavif"), "image/avif", false],
  ["a HEIC", bytes("\0\0\0\x20ftypheic"), "image/heic", false],
  ["an SVG", bytes("<?xml version='1.0'?>\n<!-- x -->\n<svg xmlns='x'>"), "image/svg+xml", true],
  ["HTML", bytes("<html><svg>"), "", false],
  ["nothing", bytes(""), "", false],
  ["text", bytes("GIF or not"), "", false],
])) {
  test(`knows ${what}`, () => {
    assert.equal(typeOf(data), type)
    if (type) assert.equal(isFixed(data, type), fixed)
  })
}

for (const [what, data, type, whole] of /** @type {[string, Uint8Array, string, boolean][]} */ ([
  ["a PNG", bytes(png, [...chunk("IHDR", 13)], [...chunk("IDAT", 2)], [...chunk("IEND", 0)]), "image/png", true],
  ["half a PNG", bytes(png, [...chunk("IHDR", 13)], [0, 0, 1, 0], "IDAT..."), "image/png", false],
  ["a JPEG with a small one in it", bytes("\xff\xd8\xff\xe1\xff\xda..\xff\xd9\xff\xda...\xff\xd9\0"), "image/jpeg", true],
  ["half a JPEG with a small one in it", bytes("\xff\xd8\xff\xe1\xff\xda..\xff\xd9\xff\xda...\xff\0"), "image/jpeg", false],
  ["half a WebP", bytes("RIFF\x40\0\0\0WEBPVP8 "), "image/webp", false],
])) {
  test(`${whole ? "takes" : "refuses"} ${what}`, () => assert.equal(isWhole(data, type), whole))
}

test("pictures are found in a text with their words", () => {
  const text = "![a \\[b\\]](/x/a-1.png){: width=\"1\" }\n\n![n [1]](n.png) [link](x) ![](<y.png> \"title\") `![c]`"
  assert.deepEqual(references(text).map(({ start, end, alt, url }) => [text.slice(start, end), alt, url]), [
    ["![a \\[b\\]](/x/a-1.png){: width=\"1\" }", "a [b]", "/x/a-1.png"],
    ["![n [1]](n.png)", "n [1]", "n.png"],
    ["![](<y.png> \"title\")", "", "y.png"],
  ])
  const [first] = references(text)
  assert.equal(text.slice(first.altStart, first.altEnd), "a \\[b\\]")
})

test("words for readers are words to kramdown", () => assert.equal(escapeAlt("a|b\n [c] \\"), "a\\|b \\[c\\] \\\\"))

test("a text names a file by its whole name", () => {
  assert.ok(names("![](/x/log-1.png)", "log-1.png"))
  assert.ok(!names("![](/x/a-log-1.png)", "log-1.png"))
  assert.ok(!names("![](/x/log-1.png2)", "log-1.png"))
  assert.ok(names("![](/%EA%B7%B8%20a.png)", "그 a.png"))
})

for (const [before, after] of [["a\n![](x.png)\nb", "a\nb"], ["a ![](x.png) b", "a  b"], ["![](x.png)", ""], ["a\r\n![](x.png){: width=\"1\" }\r\nb", "a\r\nb"]]) {
  test(`takes the picture out of ${JSON.stringify(before)}`, () => {
    const { start, end, text } = without(before, references(before)[0])
    assert.equal(before.slice(0, start) + text + before.slice(end), after)
  })
}

test("another picture in its place keeps all else", () => {
  const before = "a ![x](/p/a-1.png \"t\"){: .w-50 width=\"900\" height=\"600\" } b"
  const { start, end, text } = renamed(before, references(before)[0], { url: "/p/a-2.webp", width: 90, height: 60 })
  assert.equal(before.slice(0, start) + text + before.slice(end), "a ![x](/p/a-2.webp \"t\"){: .w-50 width=\"90\" height=\"60\" } b")
})

test("a camera's place is noticed", () => {
  const exif = (/** @type {number[]} */ ...tag) => bytes("\xff\xd8\xff\xe1\0\x22Exif\0\0MM\0*\0\0\0\x08", [0, 2, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, ...tag, 0, 4, 0, 0, 0, 1, 0, 0, 0, 40])
  assert.ok(tellsPlace(exif(0x88, 0x25)))
  assert.ok(!tellsPlace(exif(0x87, 0x69)))
  assert.ok(!tellsPlace(exif(0x88, 0x25).slice(0, 24)))
  assert.ok(!tellsPlace(bytes("\xff\xd8\xff")))
})

/** @param {string} words @param {...string} files */
const clipboard = (words, ...files) => /** @type {any} */ ({ files: files.map(name => ({ name, type: name.endsWith("png") ? "image/png" : "text/plain" })), getData: () => words })

test("a pasted picture is taken, words with a picture of them are not", () => {
  assert.equal(pasted(clipboard("", "image.png")).length, 1)
  assert.equal(pasted(clipboard("shot.png", "shot.png")).length, 1)
  assert.equal(pasted(clipboard("1\t2", "image.png")).length, 0)
  assert.equal(pasted(clipboard("", "notes.txt")).length, 0)
  assert.equal(pasted(null).length, 0)
  assert.ok(isPicture({ name: "A.JPG", type: "" }))
  assert.ok(!isPicture({ name: "a.md", type: "" }))
})

test("sizes are said briefly", () => assert.deepEqual([10, 123_456, 12_345_678].map(sizeOf), ["1 kB", "123 kB", "12.3 MB"]))
