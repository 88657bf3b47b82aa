import assert from "node:assert/strict"
import { test } from "node:test"
import { splitFor } from "./divider.js"

test("keys move the divider within its limits", () => {
  assert.equal(splitFor("ArrowLeft", 50), 48)
  assert.equal(splitFor("ArrowRight", 50), 52)
  assert.equal(splitFor("ArrowRight", 79), 80)
  assert.equal(splitFor("PageDown", 22), 20)
  assert.equal(splitFor("Home", 50), 20)
  assert.equal(splitFor("End", 50), 80)
  assert.equal(splitFor("Enter", 71.3), 50)
  assert.equal(splitFor("a", 50), undefined)
})
