import assert from "node:assert/strict"
import { test } from "node:test"
import { difference, pieceEnd } from "./pieces.js"

test("the difference of two texts makes one of the other", () => {
  const texts = ["", "a", "가나다", "가다", "가나나다", "x".repeat(500) + "가" + "y".repeat(500), "x".repeat(500) + "나나" + "y".repeat(500), "x".repeat(501)]
  for (const was of texts) {
    for (const is of texts) {
      const { start, end, to } = difference(was, is)
      assert.equal(was.slice(0, start) + is.slice(start, to) + was.slice(end), is)
      assert.ok(was === is ? start === end && start === to : start < end || start < to)
    }
  }
})

test("a piece ends behind a line, else at its size, and never within a character", () => {
  assert.equal(pieceEnd("ab\ncd\nef", 0, 5), 3)
  assert.equal(pieceEnd("ab\ncd\nef", 3, 5), 5)
  assert.equal(pieceEnd("ab", 0, 5), 2)
  assert.equal(pieceEnd("a😭b", 0, 2), 1)
  assert.equal(pieceEnd("😭b", 0, 1), 1)
})
