import assert from "node:assert/strict"
import { test } from "node:test"
import { strftime } from "../../browser/strftime.js"
import { createFiller } from "./fill.js"
import { createFirstPage } from "./index.js"
import { made } from "./made.js"

const seoul = "2026-03-05T09:04:07+09:00"

test("placeholders are filled as by strftime", () => {
  assert.equal(createFiller(seoul)("<% %Y-%m-%d %> <% %b %e %> %Y"), "2026-03-05 Mar  5 %Y")
})

test("all placeholders of made.js are known", () => {
  for (const log of Object.values(made)) {
    const text = JSON.stringify(log)
    assert.doesNotMatch(createFiller(seoul)(text), /<%|%>/)
    for (const [, format] of text.matchAll(/<% (.*?) %>/g)) assert.doesNotMatch(strftime(format, seoul), /%/)
  }
})

test("a page is returned only for its text", () => {
  const first = createFirstPage()
  const { text, caret } = first.make("ko", seoul)
  const page = first.page(text)
  assert.ok(page)
  assert.equal(text.slice(caret - 2, caret + 1), "- \n")
  assert.match(text.slice(page.blocks[0].start, page.blocks[0].end), /^## .*오늘 한 일/)
  assert.equal(first.page(text + "\n"), null)
  first.make("en", seoul)
  assert.equal(first.page(text), null)
})
