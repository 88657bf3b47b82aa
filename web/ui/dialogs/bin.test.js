import assert from "node:assert/strict"
import { mock, test } from "node:test"
import { saver } from "../../store/saver.js"
import { createBin } from "./bin.js"

/** A bin whose logs are written by `write`, and a record of the logs that it took. @param {(log: any) => Promise<void>} write */
function open(write) {
  /** @type {string[]} */
  const binned = []
  const saves = saver({ write, onState: () => {} })
  const store = { remove: async (/** @type {string} */ id) => void binned.push(id), restore: async () => {}, erase: async () => {}, peek: async () => null }
  const bin = createBin({ store, settle: saves.settle, onGone: id => saves.drop(id), onBack: () => {} })
  return { saves, bin, binned }
}

mock.timers.enable({ apis: ["setTimeout"] })

test("a log that changes while it is written goes into the bin as well", async () => {
  /** @type {string[]} */
  const written = []
  const { saves, bin, binned } = open(async ({ title }) => {
    written.push(title)
    // The engine has read the title of the text that is being written.
    if (title === "") saves.touch({ id: "a", title: "read" })
    await null
  })
  saves.touch({ id: "a", title: "" })
  await bin.put("a")
  assert.deepEqual(written, ["", "read"])
  assert.deepEqual(binned, ["a"])
})

test("a log that cannot be written stays out of the bin, for the reason of the write", async () => {
  const { saves, bin, binned } = open(async () => {
    throw new Error("quota exceeded")
  })
  saves.touch({ id: "a" })
  await assert.rejects(bin.put("a"), /quota exceeded/)
  assert.deepEqual(binned, [])
})
