import assert from "node:assert/strict"
import { test } from "node:test"
import { withoutHandlers } from "./handlers.js"

const handlers = [
  ["<img src=x onerror=\"f()\">", "<img src=x data-onerror=\"f()\">"],
  ["<svg/onload=f()>", "<svg/data-onload=f()>"],
  ["<a title=\"x\"onclick='f()'>", "<a title=\"x\"data-onclick='f()'>"],
  ["<a title='a > b' ONCLICK = f()>", "<a title='a > b' data-ONCLICK = f()>"]
]
for (const [html, want] of handlers) {
  test(`renames the handler in ${html}`, () => assert.equal(withoutHandlers(html), want))
}

for (const html of [
  "<p>press on button = go, one=1</p>", "<p title=\"set onclick=1\">x</p>",
  "<p>a < b onclick=x</p>", "<code>&lt;a onclick=1&gt;</code>", "<p data-on=\"1\">x</p>",
  "<option value=on>"
]) test(`leaves ${html}`, () => assert.equal(withoutHandlers(html), html))

test("long input takes linear time", { timeout: 2000 }, () => {
  withoutHandlers(" onx=" + "<a ".repeat(50000))
  withoutHandlers(" onx=<a \"".repeat(20000))
  withoutHandlers("<a onx=".repeat(50000))
})
