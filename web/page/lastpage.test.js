import assert from "node:assert/strict"
import { test } from "node:test"
import { beginning, createLastPage, isPatch } from "./lastpage.js"

/** @param {string} text */
const snapshot = text => ({
  length: text.length,
  text: () => text,
  slice: () => "",
  hash: () => text.length * 31 + text.charCodeAt(0),
})

test("a page is stored for its text", async context => {
  context.mock.timers.enable({ apis: ["setTimeout"] })
  /** @type {Map<string, string>} */
  const stored = new Map()
  const block = { start: 0, end: 1, html: "<p>a</p>" }
  const pages = createLastPage({
    store: {
      get: async id => stored.get(id) ?? null,
      put: async (id, page) => void stored.set(id, page),
    },
    page: () => ({ blocks: [block], head: "", tail: "", outline: [] }),
    idle: work => work(),
  })
  const patch = { from: 3, removed: 1, blocks: [], shift: 2, words: 7, post: {}, page: { contents: "", lang: "en" } }
  pages.follow({ id: "1", text: snapshot("a"), patch })
  pages.leave()
  context.mock.timers.tick(5000)
  assert.equal(stored.size, 0, "left before")
  pages.follow({ id: "1", text: snapshot("a"), patch })
  context.mock.timers.tick(5000)
  const kept = await pages.of("1", snapshot("a"))
  assert.deepEqual(kept, {
    fresh: true, from: 0, removed: 0, shift: 0, words: 7, post: {}, page: { contents: "", lang: "en" },
    blocks: [block], head: "", tail: "", outline: [],
  })
  for (const [id, text] of [["1", "b"], ["2", "a"]]) {
    assert.equal(await pages.of(id, snapshot(text)), null)
  }
  stored.set("1", "damaged")
  assert.equal(await pages.of("1", snapshot("a")), null)
})

test("only the first blocks of a long page are stored", () => {
  const html = "x".repeat(90_000)
  const blocks = Array.from({ length: 5 }, (_, i) => ({ start: i, end: i, html }))
  assert.equal(beginning({ blocks }).blocks.length, 2)
})

test("damaged pages are recognized", () => {
  const page = {
    head: "", tail: "", post: { math: false }, page: { theme: "chirpy", contents: "", lang: "en" },
    blocks: [{ start: 0, end: 3, html: "<p>" }],
    outline: [{ level: 2, id: "a", text: "A" }],
  }
  assert.ok(isPatch(page))
  assert.ok(isPatch({ ...page, outline: null }))
  for (const damaged of [
    null, undefined, "page", 5, [], {}, { ...page, blocks: {} }, { ...page, blocks: [null] },
    { ...page, blocks: [{ start: 0, end: "x", html: "" }] },
    { ...page, blocks: [{ start: 0, end: 1, html: {} }] }, { ...page, head: 5 },
    { ...page, tail: undefined }, { ...page, outline: "x" },
    { ...page, outline: [{ level: 1, id: {}, text: "" }] }, { ...page, post: null },
    { ...page, post: "x" }, { ...page, page: undefined }, { ...page, page: "x" },
    { ...page, page: { theme: "chirpy", contents: "" } },
  ]) assert.ok(!isPatch(damaged), JSON.stringify(damaged))
})
