import assert from "node:assert/strict"
import { mock, test } from "node:test"
import { createBin } from "./bin.js"
import { createSaver } from "./saver.js"

/**
 * Returns a bin whose logs are stored by `write`, and a record of the logs in it.
 * @param {(log: any) => Promise<void>} write
 */
function openBin(write) {
  /** @type {string[]} */
  const binned = []
  const saver = createSaver({ write, onState: () => {} })
  const database = {
    remove: async (/** @type {string} */ id) => void binned.push(id),
    restore: async () => {}, erase: async () => {}, peek: async () => null,
  }
  const onRemoved = (/** @type {string} */ id) => saver.drop(id)
  const bin = createBin({ database, settle: saver.settle, onRemoved, onRestored: () => {} })
  return { saver, bin, binned }
}

mock.timers.enable({ apis: ["setTimeout"] })

test("a log that changes while it is written is moved to the bin", async () => {
  /** @type {string[]} */
  const written = []
  const { saver, bin, binned } = openBin(async ({ title }) => {
    written.push(title)
    // The engine has read the title of the text that is being written.
    if (title === "") saver.touch({ id: "a", title: "read" })
    await null
  })
  saver.touch({ id: "a", title: "" })
  await bin.put("a")
  assert.deepEqual(written, ["", "read"])
  assert.deepEqual(binned, ["a"])
})

test("a log that cannot be written is not moved to the bin", async () => {
  const { saver, bin, binned } = openBin(async () => {
    throw new Error("quota exceeded")
  })
  saver.touch({ id: "a" })
  await assert.rejects(bin.put("a"), /quota exceeded/)
  assert.deepEqual(binned, [])
})
