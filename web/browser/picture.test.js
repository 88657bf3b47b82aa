import assert from "node:assert/strict"
import { test } from "node:test"
import { isPicturePath, placed } from "./picture.js"

const bytes = (/** @type {string} */ text) => Uint8Array.from(text, c => c.charCodeAt(0))
const png = bytes("\x89PNG\r\n\x1a\n and so on")
const jpeg = bytes("\xff\xd8\xff\xe0")
const svg = bytes("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")

test("a picture is written where its bytes and its path allow", () => {
  assert.deepEqual(placed("/assets/a.png", png), { path: "assets/a.png", type: "image/png" })
  assert.deepEqual(placed("assets/a.JPEG", jpeg), { path: "assets/a.JPEG", type: "image/jpeg" })
  assert.deepEqual(placed("assets/a.svg", svg), { path: "assets/a.svg", type: "image/svg+xml" })
  assert.deepEqual(placed("/assets/한.png".normalize("NFD"), png), { path: "assets/한.png", type: "image/png" })
  assert.deepEqual(placed("assets/a.png", jpeg), { refusal: "extension", fitting: "assets/a.jpg" })
  assert.deepEqual(placed("assets/a.svg", png), { refusal: "extension", fitting: "assets/a.png" })
})

test("a picture's bytes do not make a script, a page or a setting of it", () => {
  for (const path of ["/_plugins/evil.rb", ".github/workflows/ci.yml", ".git/hooks/pre-commit", "index.html", "assets/a.png.rb", "assets/a", "assets/a.", "assets/.png", "_config.yml", "a.svgz", "//host/a.png", "a.png/b"]) {
    assert.deepEqual(placed(path, png), { refusal: "path" }, path)
    assert.equal(isPicturePath(path), false)
  }
  assert.deepEqual(placed(/** @type {any} */ (undefined), png), { refusal: "path" })
})

test("a file that is no image is not written as one", () => {
  for (const text of ["", "puts 1", "<html><svg>", "GIF8", "GIF or not", "\x89PNG", "aaaaaaaaWEBP", "---\n---\n<svg>", "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>", "BM bitmap", "MM\0*", "\0\0\0\x20ftypheic"]) {
    assert.deepEqual(placed("a.gif", bytes(text)), { refusal: "kind" }, text)
  }
})
