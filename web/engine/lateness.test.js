import assert from "node:assert/strict"
import { mock, test } from "node:test"
import { createLateness } from "./lateness.js"

test("slow work is reported, and its end", () => {
  mock.timers.enable({ apis: ["setTimeout"] })
  /** @type {boolean[]} */
  const reports = []
  const lateness = createLateness(300, isLate => reports.push(isLate))
  lateness.start()
  mock.timers.tick(299)
  lateness.stop()
  mock.timers.tick(1000)
  assert.deepEqual(reports, [])

  lateness.start()
  mock.timers.tick(200)
  lateness.start() // a newer text does not make the page newer
  mock.timers.tick(100)
  assert.deepEqual(reports, [true])
  lateness.stop()
  assert.deepEqual(reports, [true, false])
  lateness.start()
  lateness.stop()
  mock.timers.tick(1000)
  assert.deepEqual(reports, [true, false])
  mock.timers.reset()
})
