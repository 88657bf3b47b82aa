import assert from "node:assert/strict"
import { test } from "node:test"
import { placeholder, webAddress } from "./media.js"

const cases = [
  ["https://a.example/x.png", "https://a.example/x.png"],
  ["http://a.example/x.png", "https://a.example/x.png"],
  ["//a.example/x.png", "https://a.example/x.png"],
  [" https://a.example/x.png ", "https://a.example/x.png"],
  ["data:image/gif;base64,R0", "data:image/gif;base64,R0"],
  ["blob:x", "blob:x"],
  ["/assets/x.png", ""],
  ["x.png", ""],
  ["../x.png", ""],
  ["", ""],
  ["javascript:x", ""],
  ["file:///x.png", ""],
  ["C:\\x.png", ""]
]

for (const [src, address] of cases) {
  test(`loads ${JSON.stringify(src)} from ${JSON.stringify(address)}`, () => {
    assert.equal(webAddress(src), address)
  })
}

test("a placeholder shows path and text, escaped", () => {
  const svg = decodeURIComponent(placeholder("/a<b>&\"c\".png", "그림"))
  assert.match(svg, /\/a&#60;b&#62;&#38;&#34;c&#34;\.png/)
  assert.match(svg, /그림/)
})

test("a placeholder contains no character that XML forbids", () => {
  const svg = decodeURIComponent(placeholder("a\0b\x1fc\ud800d\uffff", "😭\t"))
  assert.match(svg, />abcd</)
  assert.match(svg, />😭\t</)
})
