import assert from "node:assert/strict"
import { test } from "node:test"
import { prefixLength } from "./prefix.js"

test("the longest prefix is found with few questions", () => {
  for (const length of [0, 1, 2, 7, 1000]) {
    for (const limit of [0, 1, length >> 1, length - 1, length]) {
      let questions = 0
      const holds = (number, end) => {
        questions++
        assert.ok(number < end && end <= length)
        return number < limit
      }
      assert.equal(prefixLength(length, holds), Math.max(0, Math.min(limit, length)))
      assert.ok(questions <= Math.ceil(Math.log2(length + 1)))
    }
  }
})
