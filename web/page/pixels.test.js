import assert from "node:assert/strict"
import { test } from "node:test"
import { pixelsIn } from "./pixels.js"

const headers = {
  PNG: "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x3e\x80\0\0\x3e\x80",
  GIF: "GIF89a\x80\x3e\x80\x3e",
  BMP: `BM${"\0".repeat(16)}\x80\x3e\0\0\x80\x3e\0\0`,
  JPEG: "\xff\xd8\xff\xe0\0\x04ab\xff\xff\xc4\0\x02\xff\xc2\0\x0b\x08\x3e\x80\x3e\x80",
  "WebP VP8": `RIFF    WEBPVP8 ${"\0".repeat(10)}\x80\x3e\x80\x3e`,
  "WebP VP8X": `RIFF    WEBPVP8X${"\0".repeat(8)}\x7f\x3e\0\x7f\x3e\0`,
  "WebP VP8L": `RIFF    WEBPVP8L\0\0\0\0\x2f\x7f\xfe\x9f\x0f`,
  AVIF: "\0\0\0\x20ftypavif....ispe\0\0\0\0\0\0\x3e\x80\0\0\x3e\x80",
}

test("counts the pixels of images by their headers", () => {
  for (const [name, bytes] of Object.entries(headers)) {
    const base64 = `data:image/png;base64,${Buffer.from(bytes, "latin1").toString("base64")}`
    const encoded = [...bytes].map(c => `%${c.charCodeAt(0).toString(16).padStart(2, "0")}`)
    for (const url of [base64, base64.replace("png", "\np\tng"), `data:,${encoded.join("")}`]) {
      assert.equal(pixelsIn(url), 16_000 ** 2, `${name}: ${url}`)
      assert.equal(pixelsIn(`background:url(${url}),url("${url}")`), 2 * 16_000 ** 2, name)
    }
  }
})

test("other values have no pixels", () => {
  for (const value of [
    "", "/a.png", "https://a.example/a.png", "data:image/png;base64,%", "data:image/png;base64,",
    "data:image/svg+xml,<svg/>", "data:image/jpeg;base64,/9j/", "red",
  ]) assert.equal(pixelsIn(value), 0, value)
})
