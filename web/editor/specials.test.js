import assert from "node:assert/strict"
import { test } from "node:test"
import { MOST, createExpression } from "./specials.js"

/** Returns the offsets of the matches in a text from an offset on, as CodeMirror searches it. */
function offsets(expression, text, from = 0) {
  const found = []
  expression.lastIndex = from
  for (let match; (match = expression.exec(text));) found.push(match.index)
  return found
}

test("special characters of a text are found", () => {
  const expression = createExpression()
  assert.deepEqual(offsets(expression, "a\u00adb\u200b\ufeff\r"), [1, 3])
  assert.deepEqual(offsets(expression, "a\u00adb\u200b", 2), [3])
})

test("a text with very many special characters shows the first of them", () => {
  const expression = createExpression()
  const many = "\u00ad".repeat(200_000)
  assert.equal(offsets(expression, many).length, MOST)
  assert.equal(offsets(expression, many).length, MOST)
  assert.deepEqual(offsets(expression, "a\u00ad", 1), [1], "another text")
})
