import assert from "node:assert/strict"
import { test } from "node:test"
import { shortPost, shortText } from "./short.js"

const post = /** @type {import("../types").Post} */ (/** @type {unknown} */ ({ title: "A log", description: "", tags: ["a"], categories: [], image: null }))

test("a post whose values fit is returned as it is", () => {
  assert.equal(shortPost(post), post)
  const image = { path: "/a.png", alt: "" }
  const withImage = /** @type {typeof post} */ ({ ...post, image })
  assert.equal(shortPost(withImage), withImage)
})

test("values that would keep a browser busy are cut", () => {
  assert.equal(shortText("a" + "\u0301".repeat(100_000)).length, 9)
  assert.equal(shortPost({ ...post, title: "word ".repeat(200_000) }).title.length, 2000)
  assert.equal(shortPost({ ...post, tags: Array.from({ length: 20_000 }, (_, n) => `tag${n}`) }).tags.length, 200)
  assert.equal(shortPost({ ...post, tags: ["a" + "\u0301".repeat(5000)] }).tags[0].length, 9)
})
