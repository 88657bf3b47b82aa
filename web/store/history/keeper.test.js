import assert from "node:assert/strict"
import { mock, test } from "node:test"
import { keeper } from "./keeper.js"

function open() {
  /** @type {string[]} */
  const added = []
  const add = async (/** @type {{ log: string, reason: string, text: string }} */ { log, reason, text }) => {
    const entry = `${log} ${reason}: ${text}`
    if (added.at(-1) === entry) return false
    added.push(entry)
    return true
  }
  return { added, past: keeper({ add, list: async () => [], remove: async () => {} }, () => 0) }
}

/** @param {() => Promise<void>} run */
async function withClock(run) {
  mock.timers.enable({ apis: ["setTimeout"] })
  try {
    await run()
  } finally {
    mock.timers.reset()
  }
}

const settle = () => new Promise(resolve => setImmediate(resolve))

test("the text before typing is kept, and then one of every minute", () => withClock(async () => {
  const { added, past } = open()
  let text = "old"
  for (let second = 0; second < 150; second++) {
    const next = `${second}`
    past.change({ id: "a", text }, { id: "a", text: next })
    text = next
    mock.timers.tick(1000)
    await settle()
  }
  assert.deepEqual(added, ["a typing: old", "a typing: 59", "a typing: 119"])
  mock.timers.tick(60_000)
  await settle()
  assert.equal(added.at(-1), "a typing: 149", "the last words as well")
}))

test("each log has a minute of its own", () => withClock(async () => {
  const { added, past } = open()
  past.change({ id: "a", text: "" }, { id: "a", text: "1" })
  past.change({ id: "b", text: "" }, { id: "b", text: "2" })
  mock.timers.tick(60_000)
  await settle()
  assert.deepEqual(added, ["a typing: ", "b typing: ", "a typing: 1", "b typing: 2"])
}))

test("what is kept for a reason says it; a failure is the caller's, but not while typing", () => withClock(async () => {
  const { added, past } = open()
  await past.keep({ id: "a", text: "x" }, "restore")
  assert.deepEqual(added, ["a restore: x"])
  const failing = keeper({ add: () => Promise.reject(new Error("full")), list: async () => [], remove: async () => {} }, () => 0)
  await assert.rejects(failing.keep({ id: "a", text: "x" }, "restore"), /full/)
  failing.change({ id: "a", text: "x" }, { id: "a", text: "y" })
  await settle()
}))
