import assert from "node:assert/strict"
import { test } from "node:test"
import { beginning, createLastPage, isPatch } from "./lastpage.js"

/** @param {string} text */
const shot = text => ({ length: text.length, text: () => text, slice: () => "", hash: () => text.length * 31 + text.charCodeAt(0) })

test("a page is kept for the text and the language that it was made for", async context => {
  context.mock.timers.enable({ apis: ["setTimeout"] })
  /** @type {Map<string, string>} */
  const stored = new Map()
  const block = { start: 0, end: 1, html: "<p>a</p>" }
  const pages = createLastPage({
    store: { get: async id => stored.get(id) ?? null, put: async (id, page) => void stored.set(id, page) },
    page: () => ({ blocks: [block], head: "", tail: "", outline: [] }),
    idle: work => work(),
  })
  const patch = /** @type {any} */ ({ from: 3, removed: 1, blocks: [], shift: 2, words: 7, post: {} })
  pages.follow({ id: "1", language: "ko", text: shot("a"), patch })
  pages.leave()
  context.mock.timers.tick(5000)
  assert.equal(stored.size, 0, "left before")
  pages.follow({ id: "1", language: "ko", text: shot("a"), patch })
  context.mock.timers.tick(5000)
  const kept = await pages.of("1", "ko", shot("a"))
  assert.deepEqual(kept, { fresh: true, from: 0, removed: 0, shift: 0, words: 7, post: {}, blocks: [block], head: "", tail: "", outline: [] })
  for (const other of [pages.of("1", "en", shot("a")), pages.of("1", "ko", shot("b")), pages.of("2", "ko", shot("a"))]) assert.equal(await other, null)
  stored.set("1", "damaged")
  assert.equal(await pages.of("1", "ko", shot("a")), null)
})

test("of a long page the beginning is kept", () => {
  const blocks = Array.from({ length: 5 }, (_, i) => ({ start: i, end: i, html: "x".repeat(90_000) }))
  assert.equal(beginning({ blocks }).blocks.length, 2)
})

test("only a value that the preview can show is a page", () => {
  const page = { head: "", tail: "", blocks: [{ start: 0, end: 3, html: "<p>" }], outline: [{ level: 2, id: "a", text: "A" }], post: { math: false } }
  assert.ok(isPatch(page))
  assert.ok(isPatch({ ...page, outline: null }))
  for (const damaged of [
    null, undefined, "page", 5, [], {}, { ...page, blocks: {} }, { ...page, blocks: [null] }, { ...page, blocks: [{ start: 0, end: "x", html: "" }] },
    { ...page, blocks: [{ start: 0, end: 1, html: {} }] }, { ...page, head: 5 }, { ...page, tail: undefined }, { ...page, outline: "x" },
    { ...page, outline: [{ level: 1, id: {}, text: "" }] }, { ...page, post: null }, { ...page, post: "x" },
  ]) assert.ok(!isPatch(damaged), JSON.stringify(damaged))
})
