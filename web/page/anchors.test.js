import assert from "node:assert/strict"
import { test } from "node:test"
import { createAnchors } from "./anchors.js"
import { LISTED } from "./toc.js"

/** Returns headings in a gap; `count.read` is the number whose HTML was read. */
function createHeadings(length, count) {
  return Array.from({ length }, (_, number) => ({
    isDue: true,
    gap: {},
    get html() {
      count.read++
      return `<h2 data-at="0" id="h-${number}">a</h2>`
    },
  }))
}

test("of many new headings, the first are noted, and others are found", () => {
  const count = { read: 0 }
  const blocks = createHeadings(5 * LISTED, count)
  const anchors = createAnchors(() => blocks)
  anchors.learn(blocks)
  assert.equal(count.read, LISTED)
  assert.equal(anchors.heading(`h-${LISTED - 1}`), blocks[LISTED - 1])
  assert.equal(anchors.heading(`h-${LISTED}`), null)
  assert.equal(anchors.holding(`h-${LISTED}`), blocks[LISTED])
})
