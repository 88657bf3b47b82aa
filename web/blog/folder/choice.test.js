import assert from "node:assert/strict"
import { mock, test } from "node:test"
import { createChoice } from "./choice.js"

const never = () => new Promise(() => {})
const settle = async () => { for (let n = 0; n < 30; n++) await new Promise(resolve => setImmediate(resolve)) }

/** Returns a choice with a stored folder, where one call does not end. */
function folder(/** @type {string} */ hangs) {
  const root = { name: "_posts", queryPermission: () => (hangs === "query" ? never() : Promise.resolve("prompt")), requestPermission: () => (hangs === "request" ? never() : Promise.resolve("granted")) }
  return createChoice(/** @type {any} */ ({
    t: (/** @type {string} */ key) => key, notice: { say() {}, warn() {}, settle() {} }, pick: null, dayOf: () => "", onOther() {},
    memory: { get: () => (hangs === "handle" ? never() : Promise.resolve({ id: "1", root })), set: async () => {} },
  }))
}

for (const [hangs, patience] of /** @type {[string, number][]} */ ([["handle", 8000], ["query", 8000], ["request", 60_000]])) {
  test(`a permission whose ${hangs} does not end has a timeout`, async () => {
    mock.timers.enable({ apis: ["setTimeout"] })
    try {
      let outcome = ""
      void folder(hangs).remembered(true).catch(error => (outcome = error.name))
      await settle()
      mock.timers.tick(patience - 1)
      await settle()
      assert.equal(outcome, "")
      mock.timers.tick(1)
      await settle()
      assert.equal(outcome, "TimeoutError")
    } finally {
      mock.timers.reset()
    }
  })
}

test("a granted permission opens the folder", async () => {
  assert.equal((await folder("").remembered(true))?.path, "_posts")
})
