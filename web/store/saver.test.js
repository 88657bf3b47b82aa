import assert from "node:assert/strict"
import { mock, test } from "node:test"
import { saver } from "./saver.js"

/** @typedef {{ id: string, text: string }} Log */

/** A saver on a clock of its own, with a record of what it wrote and said. */
function open(/** @type {(log: Log) => Promise<void>} */ write = async () => {}) {
  /** @type {string[]} */
  const written = []
  /** @type {string[]} */
  const states = []
  const saves = saver({
    write: async (/** @type {Log} */ log) => {
      await write(log)
      written.push(log.text)
    },
    onState: (state, error) => states.push(error ? `${state}: ${error.message}` : state),
    pause: 300,
    limit: 1000,
    retry: 5000,
    slow: 10_000,
  })
  return { saves, written, states }
}

const settle = () => new Promise(resolve => setImmediate(resolve))

/** @param {() => Promise<void>} run */
async function withClock(run) {
  mock.timers.enable({ apis: ["setTimeout"] })
  try {
    await run()
  } finally {
    mock.timers.reset()
  }
}

test("a change is written when the typing pauses", () => withClock(async () => {
  const { saves, written } = open()
  for (let i = 0; i < 3; i++) {
    saves.touch({ id: "a", text: "typed".slice(0, i + 1) })
    mock.timers.tick(200)
    await settle()
  }
  assert.deepEqual(written, [])
  mock.timers.tick(100)
  await settle()
  assert.deepEqual(written, ["typ"])
}))

test("typing that goes on is written every second", () => withClock(async () => {
  const { saves, written } = open()
  for (let i = 1; i <= 25; i++) {
    saves.touch({ id: "a", text: String(i) })
    mock.timers.tick(100)
    await settle()
  }
  assert.deepEqual(written, ["10", "20"])
}))

test("saved is said only when the newest text is stored", async () => {
  /** @type {(() => void)[]} */
  const finish = []
  const { saves, written, states } = open(() => new Promise(resolve => finish.push(resolve)))
  saves.touch({ id: "a", text: "1" })
  const first = saves.flush()
  saves.touch({ id: "a", text: "2" })
  finish[0]()
  assert.equal(await first, false)
  assert.equal(states.at(-1), "dirty")
  const second = saves.flush()
  await settle()
  finish[1]()
  assert.equal(await second, true)
  assert.deepEqual(written, ["1", "2"])
  assert.equal(states.at(-1), "saved")
})

test("a flush during a write waits for it and writes the newer text", async () => {
  /** @type {(() => void)[]} */
  const finish = []
  const { saves, written } = open(() => new Promise(resolve => finish.push(resolve)))
  saves.touch({ id: "a", text: "1" })
  void saves.flush()
  saves.touch({ id: "a", text: "2" })
  const flushed = saves.flush()
  finish[0]()
  await settle()
  assert.equal(finish.length, 2, "one write at a time")
  finish[1]()
  assert.equal(await flushed, true)
  assert.deepEqual(written, ["1", "2"])
})

test("what could not be written is kept, said and tried again", () => withClock(async () => {
  let full = true
  const { saves, written, states } = open(async () => {
    if (full) throw new Error("quota exceeded")
  })
  saves.touch({ id: "a", text: "kept" })
  mock.timers.tick(300)
  await settle()
  assert.deepEqual(states, ["dirty", "failed: quota exceeded"])
  full = false
  mock.timers.tick(5000)
  await settle()
  assert.deepEqual(written, ["kept"])
  assert.equal(states.at(-1), "saved")
}))

test("after a failure the next change is tried at once, and the failure stays said until then", () => withClock(async () => {
  let full = true
  const { saves, written, states } = open(async () => {
    if (full) throw new Error("quota exceeded")
  })
  saves.touch({ id: "a", text: "1" })
  mock.timers.tick(300)
  await settle()
  full = false
  saves.touch({ id: "a", text: "2" })
  assert.equal(states.at(-1), "failed: quota exceeded")
  mock.timers.tick(300)
  await settle()
  assert.deepEqual(written, ["2"])
  assert.deepEqual(states, ["dirty", "failed: quota exceeded", "saved"])
}))

test("a failure that goes on is said once", () => withClock(async () => {
  const { saves, states } = open(async () => {
    throw new Error("quota exceeded")
  })
  saves.touch({ id: "a", text: "1" })
  for (const wait of [300, 5000, 5000]) {
    mock.timers.tick(wait)
    await settle()
  }
  assert.deepEqual(states, ["dirty", "failed: quota exceeded"])
}))

test("a database that does not answer is said, and what came meanwhile is stored when it does", () => withClock(async () => {
  /** @type {(() => void)[]} */
  const finish = []
  const { saves, written, states } = open(() => new Promise(resolve => finish.push(resolve)))
  saves.touch({ id: "a", text: "1" })
  mock.timers.tick(300)
  await settle()
  saves.touch({ id: "a", text: "2" })
  mock.timers.tick(10_000)
  await settle()
  const failed = "failed: the browser does not answer"
  assert.deepEqual(states, ["dirty", "dirty", failed])
  assert.equal(finish.length, 1, "one write at a time")
  finish[0]()
  await settle()
  finish[1]()
  await settle()
  assert.deepEqual(written, ["1", "2"])
  assert.deepEqual(states, ["dirty", "dirty", failed, "saved"])
}))

test("a log that failed is not forgotten for the next one", async () => {
  let full = true
  const { saves, written } = open(async () => {
    if (full) throw new Error("quota exceeded")
  })
  saves.touch({ id: "a", text: "first" })
  assert.equal(await saves.flush(), false)
  saves.touch({ id: "b", text: "second" })
  full = false
  assert.equal(await saves.flush(), true)
  assert.deepEqual(written, ["first", "second"])
})

test("a log that cannot be written does not hold up the others", () => withClock(async () => {
  const { saves, written, states } = open(async ({ id }) => {
    if (id === "a") throw new Error("damaged")
  })
  saves.touch({ id: "a", text: "first" })
  saves.touch({ id: "b", text: "second" })
  assert.equal(await saves.flush(), false)
  assert.deepEqual(written, ["second"])
  assert.equal(states.at(-1), "failed: damaged")
  assert.deepEqual(saves.waiting().map(({ id }) => id), ["a"])
}))

test("flush with nothing to write is saved", async () => {
  const { saves, written } = open()
  assert.equal(await saves.flush(), true)
  assert.deepEqual(written, [])
})

test("settling writes until nothing is left, although text keeps coming", async () => {
  let typed = 3
  const { saves, written } = open(async () => {
    if (typed-- > 0) saves.touch({ id: "a", text: `more ${typed}` })
  })
  saves.touch({ id: "a", text: "first" })
  assert.equal(await saves.settle(), "saved")
  assert.deepEqual(written, ["first", "more 2", "more 1", "more 0"])
})

test("settling ends when text never stops coming", async () => {
  let types = true
  const { saves } = open(async () => types && saves.touch({ id: "a", text: "on and on" }))
  saves.touch({ id: "a", text: "first" })
  assert.equal(await saves.settle(), "typing")
  types = false
  assert.equal(await saves.settle(), "saved")
})

test("settling reports a failed write, and one that does not end", () => withClock(async () => {
  const full = open(async () => { throw new DOMException("disk full", "QuotaExceededError") })
  full.saves.touch({ id: "a", text: "x" })
  assert.equal(/** @type {Error} */ (await full.saves.settle()).name, "QuotaExceededError")
  const silent = open(() => new Promise(() => {}))
  silent.saves.touch({ id: "a", text: "x" })
  const settled = silent.saves.settle(2000)
  mock.timers.tick(2000)
  assert.equal(/** @type {Error} */ (await settled).name, "TimeoutError")
}))
