import assert from "node:assert/strict"
import { test } from "node:test"
import { createFailures } from "./failures.js"

test("an engine that ends again and again is restarted for a changed text every five seconds at most", () => {
  let time = 0
  let ended = true
  let restarts = 0
  /** @type {{ at: number, work: () => void }[]} */
  const timers = []
  const modules = /** @type {any} */ ({
    app: {
      root: { dataset: {}, querySelector: () => ({ dataset: {} }) },
      t: (/** @type {string} */ key) => key,
      state: { log: { id: "1", text: "text" }, placeholder: "0" },
      notice: { settle() {} },
    },
    engine: { hasEnded: () => ended, restart: async () => void restarts++ },
    ui: { status: { show() {} } },
  })
  const clock = { now: () => time, later: (/** @type {() => void} */ work, /** @type {number} */ delay) => timers.push({ at: time + delay, work }) }
  const { onMissed } = createFailures(modules, /** @type {any} */ ({}), clock)
  const type = (/** @type {number} */ seconds) => {
    for (let i = 0; i < seconds * 10; i++) {
      time += 100
      for (const timer of timers.splice(0)) timer.at <= time ? timer.work() : timers.push(timer)
      onMissed()
    }
  }
  onMissed()
  assert.equal(restarts, 1, "the first change does not wait")
  type(4.9)
  assert.equal(restarts, 1)
  type(60)
  assert.equal(restarts, 13)
  ended = false
  type(20)
  assert.equal(restarts, 13, "an engine that runs is left alone")
})
