import assert from "node:assert/strict"
import { test } from "node:test"
import { nest, isShown } from "./toc.js"

/** Nests headings: for "2 3 3", an h2 with two h3, it returns "2(3 3)". */
function nested(levels) {
  const outline = levels.split(" ").filter(Boolean)
    .map((level, i) => ({ level: Number(level), id: String(i), text: "" }))
  const show = entries => entries.map(({ heading, children }) =>
    heading.level + (children.length ? `(${show(children)})` : "")).join(" ")
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

test("is shown only on a page with an h2 or h3", () => {
  const of = (...levels) => isShown(levels.map(level => ({ level, id: "", text: "" })))
  assert.ok(of(1, 2))
  assert.ok(of(3))
  assert.ok(!of(1, 4, 5))
  assert.ok(!of())
})
