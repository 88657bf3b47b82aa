import assert from "node:assert/strict"
import { test } from "node:test"
import { problemsOf, rowsOf } from "./card.js"

/** @import { Post, Problem } from "./types" */

/** @type {Post} */
const post = {
  found: true, valid: true, title: "학습 기록", date: "2026-11-23 21:00 +0900", categories: ["Experience", "2026"], tags: [],
  description: "", image: null, math: true, mermaid: false, pin: false, toc: true, comments: true,
  fields: { title: { start: 4, end: 18, valueStart: 11, valueEnd: 18 } },
  name: "2026-11-23-학습-기록.md", url: "/posts/학습-기록/",
}

test("every log has four rows, and those that it uses besides", () => {
  assert.deepEqual(rowsOf(post).map(({ key }) => key), ["title", "date", "categories", "tags"])
  const more = { ...post, image: { path: "/a.png", alt: "" }, description: "d", fields: { description: post.fields.title } }
  assert.deepEqual(rowsOf(more).map(({ key }) => key), ["title", "date", "categories", "tags", "description", "image"])
})

test("a description that Jekyll makes from the text is not a field of the writer", () => {
  assert.ok(!rowsOf({ ...post, description: "taken from the text" }).some(({ key }) => key === "description"))
})

test("an empty value is no word", () => {
  assert.deepEqual(rowsOf({ ...post, title: "" })[0], { key: "title", values: [] })
})

test("a field's problems are those within it", () => {
  const problem = (/** @type {number} */ start, /** @type {number} */ end) => /** @type {Problem} */ ({ start, end, rule: "", severity: "wrong", detail: "", fix: [] })
  const within = problem(11, 18)
  assert.deepEqual(problemsOf(post, "title", [problem(0, 3), within, problem(18, 30), problem(0, 30)]), [within])
  assert.deepEqual(problemsOf(post, "tags", [within]), [])
})
