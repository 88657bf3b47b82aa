import assert from "node:assert/strict"
import { test } from "node:test"
import { throttle } from "./throttle.js"

test("work runs at once, and then at most once a pause", () => {
  let time = 1000
  let runs = 0
  /** @type {{ at: number, work: () => void }[]} */
  const timers = []
  const call = throttle(() => void runs++, 5000, {
    now: () => time,
    later: (work, delay) => timers.push({ at: time + delay, work }),
  })
  const wait = (/** @type {number} */ delay) => {
    time += delay
    for (const timer of timers.splice(0)) timer.at <= time ? timer.work() : timers.push(timer)
  }
  call()
  assert.equal(runs, 1)
  for (let i = 0; i < 10; i++) {
    wait(100)
    call()
  }
  assert.equal(runs, 1)
  wait(3999)
  assert.equal(runs, 1)
  wait(1)
  assert.equal(runs, 2, "the calls within the pause run it once")
  wait(60_000)
  assert.equal(runs, 2)
  call()
  assert.equal(runs, 3)
  assert.equal(timers.length, 0)
})
