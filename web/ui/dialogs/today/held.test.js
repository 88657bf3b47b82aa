import assert from "node:assert/strict"
import { test } from "node:test"
import { atRest, later } from "./held.js"

/** @param {string[]} answers @param {number} [leaves] after how many pauses the writer has gone elsewhere */
function desk(answers, leaves = Infinity) {
  const seen = { rests: 0, asked: 0 }
  const early = { rest: async () => void seen.rests++, wanted: () => seen.rests < leaves }
  return { seen, early, ask: async () => answers[seen.asked++] }
}

test("a dialog that comes by itself waits for a pause, and comes again when it was put off", async () => {
  const { seen, early, ask } = desk([later, later, "today"])
  assert.equal(await atRest(early, ask), "today")
  assert.deepEqual(seen, { rests: 3, asked: 3 })
})

test("who has gone elsewhere is not asked", async () => {
  const { seen, early, ask } = desk([later, "today"], 2)
  assert.equal(await atRest(early, ask), null)
  assert.deepEqual(seen, { rests: 2, asked: 1 })
})

test("a dialog that was asked for comes at once", async () => {
  const { seen, ask } = desk(["yesterday"])
  assert.equal(await atRest(null, ask), "yesterday")
  assert.deepEqual(seen, { rests: 0, asked: 1 })
})
