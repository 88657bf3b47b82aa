import assert from "node:assert/strict"
import { test } from "node:test"
import { batchesOf, createBlogFeed } from "./blogfeed.js"

/** @import { BlogFile } from "../types" */

/** @param {string} path @param {number} [size] @returns {BlogFile} */
const file = (path, size) => ({ path, bytes: size === undefined ? null : new Uint8Array(size) })

test("files are read in batches that are limited in number and size", () => {
  const sizes = (/** @type {BlogFile[]} */ files) => batchesOf(files).map(({ length }) => length)
  assert.deepEqual(sizes([]), [0])
  assert.deepEqual(sizes(Array.from({ length: 120 }, () => file("a.png"))), [50, 50, 20])
  assert.deepEqual(sizes([file("a", 20_000), file("b", 20_000), file("c", 90_000), file("d")]), [1, 1, 1, 1])
  assert.deepEqual(sizes([file("a", 90_000), file("b", 10)]), [1, 1])
})

/** A feed whose engine answers later: `answer` gives the answer of the oldest call. */
function open() {
  /** @type {string[]} */
  const calls = []
  /** @type {((fails: boolean) => void)[]} */
  const waiting = []
  /** @type {string[]} */
  const opened = []
  let hasEnded = false
  const feed = createBlogFeed({
    call: (name, ...args) => new Promise((resolve, reject) => {
      calls.push(`${name} ${JSON.stringify(args[0])}`)
      const value = name === "blogTimezone" ? "Asia/Seoul"
        : name === "zone" ? { name: args[0], changes: [0, 32_400] } : { title: "blog" }
      waiting.push(fails => (fails ? reject(new Error("ended")) : resolve(value)))
    }),
    hasEnded: () => hasEnded,
    onOpen: ({ zone }) => opened.push(zone?.name ?? ""),
  })
  const settle = async () => { for (let i = 0; i < 9; i++) await null }
  return {
    feed, calls, opened,
    async answer(fails = false) {
      await settle()
      hasEnded = fails
      waiting.shift()?.(fails)
      await settle()
    },
  }
}

test("the zone is looked up by the name in the blog's files", async () => {
  const { feed, calls, opened, answer } = open()
  const set = feed.set({ files: [], chosen: {} })
  for (let i = 0; i < 4; i++) await answer()
  assert.deepEqual(calls, ["blogFiles []", "blogTimezone {}", 'zone "Asia/Seoul"', "openBlog {}"])
  assert.deepEqual(opened, ["Asia/Seoul"])
  assert.deepEqual(await set, { title: "blog" })
})

test("a newer blog replaces one that is being read", async () => {
  const { feed, calls, opened, answer } = open()
  void feed.set({ files: [], chosen: { lang: "en" } })
  const set = feed.set({ files: [], chosen: { lang: "ko" } })
  for (let i = 0; i < 5; i++) await answer()
  assert.deepEqual(calls.slice(1), ["blogFiles []", 'blogTimezone {"lang":"ko"}', 'zone "Asia/Seoul"', 'openBlog {"lang":"ko"}'])
  assert.deepEqual(opened, ["Asia/Seoul"])
  assert.deepEqual(await set, { title: "blog" })
})

test("a blog that ends the engine is not read again", async () => {
  const { feed, calls, answer } = open()
  const blog = { files: [], chosen: {} }
  const set = feed.set(blog)
  await answer(true)
  await assert.rejects(set, /ended/)
  await feed.again()
  assert.equal(await feed.set(blog), null)
  assert.equal(calls.length, 1)
})

test("a blog without a zone has the writer's", async () => {
  const asked = /** @type {unknown[]} */ ([])
  const feed = createBlogFeed({
    call: async (name, ...args) => (name === "zone" ? void asked.push(...args) : ""),
    hasEnded: () => false,
    onOpen() {},
  })
  await feed.set({ files: [], chosen: {} })
  assert.deepEqual(asked, [new Intl.DateTimeFormat().resolvedOptions().timeZone])
})
