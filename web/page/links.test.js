import assert from "node:assert/strict"
import { test } from "node:test"
import { readLink } from "./links.js"

const kinds = {
  id: ["#a", " #a ", "#%ED%95%9C"],
  web: [
    "https://a.example/x", "HTTP://a.example", "//a.example/x", "mailto:a@b.example", "tel:+82",
  ],
  site: ["/posts/x/", "x.html", "../x", "?q", "/"],
  "": [
    "", " ", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)",
    "\u0001javascript:alert(1)", "data:text/html,x", "vbscript:x", "blob:https://a.example/x",
    "file:///etc/passwd", "about:blank", "ftp://a.example", "http://",
  ],
}

for (const [kind, hrefs] of Object.entries(kinds)) {
  for (const href of hrefs) {
    test(`${JSON.stringify(href)} is ${kind || "not followed"}`, () => {
      assert.equal(readLink(href).kind, kind)
    })
  }
}

test("an id is decoded unless it is invalid", () => {
  assert.equal(readLink("#%ED%95%9C-1").href, "한-1")
  assert.equal(readLink("#100%").href, "100%")
})

test("web addresses are absolute", () => {
  assert.equal(readLink("//a.example/x").href, "https://a.example/x")
})
