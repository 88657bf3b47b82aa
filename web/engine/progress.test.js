import assert from "node:assert/strict"
import { mock, test } from "node:test"
import { progress } from "./progress.js"

const turn = async () => { for (let i = 0; i < 5; i++) await null }

test("tells of work that takes long, and of its end", async () => {
  mock.timers.enable({ apis: ["setTimeout"] })
  const said = []
  const { track } = progress({ delay: 300, onLate: late => said.push(late) })
  const work = () => {
    const { promise, resolve } = Promise.withResolvers?.() ?? (() => { let resolve; const promise = new Promise(r => { resolve = r }); return { promise, resolve } })()
    void track(promise)
    return resolve
  }
  const quick = work()
  mock.timers.tick(299)
  quick("page")
  await turn()
  mock.timers.tick(1000)
  assert.deepEqual(said, [])

  const slow = work()
  const replaced = work()
  mock.timers.tick(200)
  replaced(null) // by a newer text: that is no answer
  await turn()
  const newest = work()
  mock.timers.tick(100)
  assert.deepEqual(said, [true])
  slow("page")
  await turn()
  assert.deepEqual(said, [true, false])
  newest("page")
  await turn()
  mock.timers.tick(1000)
  assert.deepEqual(said, [true, false])
  mock.timers.reset()
})

test("a failure is an answer, and stays one", async () => {
  const { track } = progress({ delay: 300, onLate: () => assert.fail("late") })
  await assert.rejects(track(Promise.reject(new Error("no"))), /no/)
})
