import assert from "node:assert/strict"
import { mock, test } from "node:test"
import { createHistory } from "./history.js"

function openHistory() {
  /** @type {string[]} */
  const added = []
  const add = async (/** @type {{ log: string, reason: string, text: string }} */ { log, reason, text }) => {
    const entry = `${log} ${reason}: ${text}`
    if (added.at(-1) === entry) return false
    added.push(entry)
    return true
  }
  return { added, history: createHistory({ add, list: async () => [], remove: async () => {} }, () => 0) }
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

test("the text before typing is stored, and then one of every minute", () => withClock(async () => {
  const { added, history } = openHistory()
  let text = "old"
  for (let second = 0; second < 150; second++) {
    const next = `${second}`
    history.change({ id: "a", text }, { id: "a", text: next })
    text = next
    mock.timers.tick(1000)
    await settle()
  }
  assert.deepEqual(added, ["a typing: old", "a typing: 59", "a typing: 119"])
  mock.timers.tick(60_000)
  await settle()
  assert.equal(added.at(-1), "a typing: 149", "and the last text")
}))

test("each log has its own interval", () => withClock(async () => {
  const { added, history } = openHistory()
  history.change({ id: "a", text: "" }, { id: "a", text: "1" })
  history.change({ id: "b", text: "" }, { id: "b", text: "2" })
  mock.timers.tick(60_000)
  await settle()
  assert.deepEqual(added, ["a typing: ", "b typing: ", "a typing: 1", "b typing: 2"])
}))

test("a failure rejects, except while typing", () => withClock(async () => {
  const { added, history } = openHistory()
  await history.keep({ id: "a", text: "x" }, "restore")
  assert.deepEqual(added, ["a restore: x"])
  const failing = createHistory({ add: () => Promise.reject(new Error("full")), list: async () => [], remove: async () => {} }, () => 0)
  await assert.rejects(failing.keep({ id: "a", text: "x" }, "restore"), /full/)
  failing.change({ id: "a", text: "x" }, { id: "a", text: "y" })
  await settle()
}))
