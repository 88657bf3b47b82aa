import assert from "node:assert/strict"
import { test } from "node:test"
import { createFiller } from "./fill.js"
import { createFirstPage } from "./index.js"
import { made } from "./made.js"

const seoul = "2026-03-05T09:04:07+09:00"
const newfoundland = "2025-12-31T23:59:59-03:30"

test("placeholders are filled as by strftime", () => {
  const text = "<% %Y-%m-%d %H:%M:%S %z %>|<% %B %-d, %Y %>|<% %b %e %>|<% %Y년 %-m월 %-d일 %>|<% %s %>"
  assert.deepEqual(createFiller(seoul)(text).split("|"), [
    "2026-03-05 09:04:07 +0900", "March 5, 2026", "Mar  5", "2026년 3월 5일", "1772669047",
  ])
  assert.deepEqual(createFiller(newfoundland)(text).split("|"), [
    "2025-12-31 23:59:59 -0330", "December 31, 2025", "Dec 31", "2025년 12월 31일", "1767238199",
  ])
})

test("all placeholders of made.js are known", () => {
  for (const log of Object.values(made)) {
    assert.doesNotMatch(createFiller(seoul)(JSON.stringify(log)), /<%|%>|undefined/)
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
