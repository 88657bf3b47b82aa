import assert from "node:assert/strict"
import { test } from "node:test"
import { isQuiet, isQuietProperty } from "./cssvalue.js"

const quiet = [
  "red", "1px solid rgb(1 2 3 / 50%)", "calc(100% - (2px + var(--x, 3em)))",
  "linear-gradient(to right, red, blue)", "\"url(https://a.example)\"", "'a \\' b'",
  "url(data:image/png;base64,AA==)", "url( \"data:image/svg+xml,%3Csvg/%3E\" )",
  "translateX(2px) rotate(4deg)", "/* url(x) */ red", "--x", "\\72 ed",
  "color:red;font-family:\"a\"", "attr(data-x)", "polygon(0 0, 100% 0)",
  "repeat(auto-fit, minmax(10px, 1fr))", "1e3", "a/**/b", "r\\67 b(1,2,3)",
]
for (const value of quiet) test(`accepts ${value}`, () => assert.equal(isQuiet(value), true))

const loud = [
  "url(https://a.example/x.png)", "url('//a.example')", "URL(x)", "u\\72l(x)", "\\75\\72\\6c(x)",
  "\\000075rl(x)", "ur\\l(x)", "url(https:own.png)", "url(own.png)", "url()",
  "url(data:text/html,x)", "url(data:image/svg+xml,<svg/>#a)",
  "url(\"data:image/svg+xml,x\\23 a\")", "url(\\64 ata:image/png,x)", "url(blob:x)", "url(#a)",
  "url(javascript:x)", "image-set(\"https://a.example/x\" 1x)", "-webkit-image-set(url(x) 1x)",
  "image(\"x\")", "src(\"x\")", "src(var(--x))", "cross-fade(url(x), red)",
  "-webkit-cross-fade(url(x), url(y), 1)", "element(#a)", "-moz-element(#a)", "paint(x)",
  "attr(data-x type(<url>))", "expression(x)", "--f()", "\"a\nurl(x)\"", "\"a\n", "a\\\nb",
  "/* */url(x)", "/**/url(/**/x)", "red url(x", "url(\"x", "url(x y)",
  "url(\"data:image/png,x\" y)", "\"\\\"url(x)\" url(x)", "'a\\\\' url(x)", "ｕrl(x)",
]
for (const value of loud) test(`rejects ${value}`, () => assert.equal(isQuiet(value), false))

test("url(#id) is allowed for properties that refer to an element of the page", () => {
  for (const name of ["filter", "clip-path", "mask", "-webkit-mask-image", "fill", "marker-end"]) {
    assert.ok(isQuietProperty(name, "url(#a)"), name)
  }
  for (const name of ["background-image", "--x", "list-style-image", "cursor", "offset-path"]) {
    assert.ok(!isQuietProperty(name, "url(#a)"), name)
  }
  assert.ok(!isQuietProperty("filter", "url(a.svg#a)"))
})

test("long input takes linear time", { timeout: 2000 }, () => {
  for (const part of ["url(", "\\75", "\"", "/*", "a(", "\"\\", " ", "url(\"", "data:image/png,"]) {
    isQuiet(part.repeat(100000))
  }
  isQuiet("url(" + " ".repeat(100000))
})
