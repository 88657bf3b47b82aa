import assert from "node:assert/strict"
import { test } from "node:test"
import { hasForeignAncestor } from "./ancestors.js"

const own = "https://a.example"

/** Windows in each other, the outermost first; null is one of another origin, which throws. */
function windows(...origins) {
  let parent
  for (const origin of origins) {
    const window = origin === null ? Object.defineProperty({}, "origin", { get: () => { throw new DOMException("no", "SecurityError") } }) : { origin, location: {} }
    window.parent = parent ?? window
    parent = window
  }
  return parent
}

test("only an ancestor of another origin is foreign", () => {
  assert.equal(hasForeignAncestor(windows(own)), false)
  assert.equal(hasForeignAncestor(windows("null")), false)
  assert.equal(hasForeignAncestor(windows(own, own)), false)
  assert.equal(hasForeignAncestor(windows(own, own, own, own)), false)
  for (const foreign of [[null, own], [null, own, own], [own, null, own], [own, null, own, own], ["null", own], [own, "null"], ["null", "null"], ["https://b.example", own]]) {
    assert.equal(hasForeignAncestor(windows(...foreign)), true, String(foreign))
  }
})

test("a browser's own list of ancestors counts as well", () => {
  const window = windows(own, own)
  assert.equal(hasForeignAncestor({ ...window, location: { ancestorOrigins: [own, own] } }), false)
  assert.equal(hasForeignAncestor({ ...window, location: { ancestorOrigins: [own, "https://b.example"] } }), true)
  assert.equal(hasForeignAncestor({ ...window, location: { ancestorOrigins: ["null"] } }), true)
})
