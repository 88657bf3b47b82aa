import assert from "node:assert/strict"
import { test } from "node:test"
import { sizeText } from "./size.js"

test("sizes are rounded", () => {
  assert.deepEqual([10, 123_456, 12_345_678].map(sizeText), ["1 kB", "123 kB", "12.3 MB"])
})
