import assert from "node:assert/strict"
import { test } from "node:test"
import { askWhenIdle, POSTPONED } from "./unasked.js"

/**
 * @param {string[]} answers
 * @param {number} [pauses] number of pauses after which the question does not matter any more
 */
function createQuestion(answers, pauses = Infinity) {
  const seen = { pauses: 0, asked: 0 }
  const unasked = { idle: async () => void seen.pauses++, isWanted: () => seen.pauses < pauses }
  return { seen, unasked, ask: async () => answers[seen.asked++] }
}

test("an unasked dialog waits for a pause, and opens again if it was postponed", async () => {
  const { seen, unasked, ask } = createQuestion([POSTPONED, POSTPONED, "today"])
  assert.equal(await askWhenIdle(unasked, ask), "today")
  assert.deepEqual(seen, { pauses: 3, asked: 3 })
})

test("a question that does not matter any more is not asked", async () => {
  const { seen, unasked, ask } = createQuestion([POSTPONED, "today"], 2)
  assert.equal(await askWhenIdle(unasked, ask), null)
  assert.deepEqual(seen, { pauses: 2, asked: 1 })
})

test("a requested dialog opens at once", async () => {
  const { seen, ask } = createQuestion(["yesterday"])
  assert.equal(await askWhenIdle(null, ask), "yesterday")
  assert.deepEqual(seen, { pauses: 0, asked: 1 })
})
