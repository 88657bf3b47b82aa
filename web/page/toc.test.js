import assert from "node:assert/strict"
import { test } from "node:test"
import { nest, worthShowing } from "./toc.js"

/** "2 3 3" is an h2 with two h3; what comes back is "2(3 3)". */
function nested(levels) {
  const outline = levels.split(" ").filter(Boolean).map((level, i) => ({ level: Number(level), id: String(i), text: "" }))
  const show = entries => entries.map(e => e.heading.level + (e.children.length ? `(${show(e.children)})` : "")).join(" ")
  return show(nest(outline))
}

for (const [levels, want] of [
  ["2 3 3 2", "2(3 3) 2"],
  ["2 3 4 3 2 4", "2(3(4) 3) 2(4)"],
  ["3 2 3", "3 2(3)"],
  ["4 3 2", "4 3 2"],
  ["1 2 5 6 3", "2(3)"],
  ["", ""]
]) test(`${levels} nests as ${want}`, () => assert.equal(nested(levels), want))

test("shows with an h2 or h3 only", () => {
  const of = (...levels) => worthShowing(levels.map(level => ({ level, id: "", text: "" })))
  assert.ok(of(1, 2))
  assert.ok(of(3))
  assert.ok(!of(1, 4, 5))
  assert.ok(!of())
})
