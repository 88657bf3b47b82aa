import assert from "node:assert/strict"
import { test } from "node:test"
import { tagsOf } from "./proposal.js"

test("commas separate tags", () => {
  assert.deepEqual(tagsOf(" a,b c , ,한글,"), ["a", "b c", "한글"])
  assert.deepEqual(tagsOf(" "), [])
})
