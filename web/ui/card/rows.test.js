import assert from "node:assert/strict"
import { test } from "node:test"
import { wordsOf } from "./chips.js"
import { textOf } from "./date.js"
import { modeOf, problemsOf } from "./index.js"

/** @import { Post, Problem } from "../../types" */

/** @type {Post} */
const post = {
  found: true, valid: true, title: "학습 기록", date: "2026-11-23 21:00 +0900", written: { day: "2026-11-23", time: "21:00:00", offset: "+09:00" },
  categories: ["Experience", "2026"], tags: [], description: "", image: null, math: true, mermaid: false, pin: false, toc: true, comments: true,
  fields: { title: { start: 4, end: 18, valueStart: 11, valueEnd: 18 } },
  name: "2026-11-23-학습-기록.md", url: "/posts/학습-기록/",
}

/** @type {(start: number, end: number, rule?: string) => Problem} */
const problem = (start, end, rule = "") => ({ start, end, rule, severity: "wrong", detail: "", fix: [] })

test("a field's problems are those within it", () => {
  const within = problem(11, 18)
  assert.deepEqual(problemsOf(post, "title", [problem(0, 3), within, problem(18, 30), problem(0, 30)]), [within])
  assert.deepEqual(problemsOf(post, "tags", [within]), [])
})

test("a problem of the cover's path is not said of the image again", () => {
  const place = { start: 30, end: 40, valueStart: 36, valueEnd: 40 }
  const nested = { ...post, fields: { image: { ...place, start: 20 }, "image.path": place } }
  assert.deepEqual(problemsOf(nested, "image", [problem(36, 40), problem(20, 40)]), [problem(20, 40)])
})

test("the card has fields, offers to begin them, or says what is wrong", () => {
  assert.equal(modeOf(post, []).mode, "fields")
  assert.equal(modeOf({ ...post, found: false }, [problem(0, 0, "front-matter-missing")]).mode, "begin")
  const unclosed = problem(0, 3, "front-matter-unclosed")
  assert.deepEqual(modeOf({ ...post, found: false }, [unclosed]), { mode: "broken", problem: unclosed })
  const broken = problem(4, 9, "front-matter-yaml")
  assert.deepEqual(modeOf({ ...post, valid: false }, [problem(0, 1, "title-missing"), broken]), { mode: "broken", problem: broken })
})

test("a date is one value of three fields", () => {
  assert.equal(textOf(post.written), "2026-11-23 21:00:00 +09:00")
  assert.equal(textOf({ day: "2026-11-23", time: "21:00", offset: "" }), "2026-11-23 21:00:00")
  assert.equal(textOf({ day: "2026-11-23", time: "", offset: "+09:00" }), "2026-11-23")
  assert.equal(textOf({ day: "", time: "", offset: "+09:00" }), "")
  assert.equal(textOf({ day: "0202-11-23", time: "", offset: "" }), null)
  assert.equal(textOf({ day: "", time: "21:00", offset: "" }), null)
})

test("what is typed becomes tags", () => {
  assert.deepEqual(wordsOf(" #파이토치, deep learning ,, # "), ["파이토치", "deep learning"])
})
