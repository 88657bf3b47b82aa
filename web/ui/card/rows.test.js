import assert from "node:assert/strict"
import { test } from "node:test"
import { tagsIn } from "./chips.js"
import { dateText } from "./date.js"
import { modeOf, problemsOf } from "./problems.js"

/** @import { Post, Problem } from "../../types" */

/** @type {Post} */
const post = {
  found: true, valid: true, title: "학습 기록", date: "2026-11-23 21:00 +0900",
  written: { day: "2026-11-23", time: "21:00:00", offset: "+09:00" },
  categories: ["Experience", "2026"], tags: [], description: "", image: null, math: true,
  mermaid: false, pin: false, toc: true, comments: true,
  fields: { title: { start: 4, end: 18, valueStart: 11, valueEnd: 18 } },
  name: "2026-11-23-학습-기록.md", url: "/posts/학습-기록/",
}

/** @type {(start: number, end: number, rule?: string) => Problem} */
const problem = (start, end, rule = "") =>
  ({ start, end, rule, severity: "wrong", detail: "", fix: [] })

test("the problems of a field lie within it", () => {
  const within = problem(11, 18)
  const problems = [problem(0, 3), within, problem(18, 30), problem(0, 30)]
  assert.deepEqual(problemsOf(post, "title", problems), [within])
  assert.deepEqual(problemsOf(post, "tags", [within]), [])
})

test("a problem of a nested field is not repeated for the outer one", () => {
  const place = { start: 30, end: 40, valueStart: 36, valueEnd: 40 }
  const nested = { ...post, fields: { image: { ...place, start: 20 }, "image.path": place } }
  const problems = [problem(36, 40), problem(20, 40)]
  assert.deepEqual(problemsOf(nested, "image", problems), [problem(20, 40)])
})

test("the card shows fields, an offer to create them, or the problem", () => {
  assert.equal(modeOf(post, []).mode, "fields")
  const missing = problem(0, 0, "front-matter-missing")
  assert.equal(modeOf({ ...post, found: false }, [missing]).mode, "missing")
  const unclosed = problem(0, 3, "front-matter-unclosed")
  const state = modeOf({ ...post, found: false }, [unclosed])
  assert.deepEqual(state, { mode: "broken", problem: unclosed })
  const broken = problem(4, 9, "front-matter-key")
  const problems = [problem(0, 1, "title-missing"), broken]
  const invalid = modeOf({ ...post, valid: false }, problems)
  assert.deepEqual(invalid, { mode: "broken", problem: broken })
})

test("three fields are one date", () => {
  assert.equal(dateText(post.written), "2026-11-23 21:00:00 +09:00")
  assert.equal(dateText({ day: "2026-11-23", time: "21:00", offset: "" }), "2026-11-23 21:00:00")
  assert.equal(dateText({ day: "2026-11-23", time: "", offset: "+09:00" }), "2026-11-23")
  assert.equal(dateText({ day: "", time: "", offset: "+09:00" }), "")
  assert.equal(dateText({ day: "0202-11-23", time: "", offset: "" }), null)
  assert.equal(dateText({ day: "", time: "21:00", offset: "" }), null)
})

test("typed text becomes tags", () => {
  assert.deepEqual(tagsIn(" #파이토치, deep learning ,, # "), ["파이토치", "deep learning"])
})
