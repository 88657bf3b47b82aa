import assert from "node:assert/strict"
import { mock, test } from "node:test"
import { createSaver } from "./saver.js"

/** @typedef {{ id: string, text: string }} Log */

/** Returns a saver with records of its writes and states. */
function open(/** @type {(log: Log) => Promise<void>} */ write = async () => {}) {
  /** @type {string[]} */
  const written = []
  /** @type {string[]} */
  const states = []
  const saver = createSaver({
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
  return { saver, written, states }
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

test("a change is written when typing pauses", () => withClock(async () => {
  const { saver, written } = open()
  for (let i = 0; i < 3; i++) {
    saver.touch({ id: "a", text: "typed".slice(0, i + 1) })
    mock.timers.tick(200)
    await settle()
  }
  assert.deepEqual(written, [])
  mock.timers.tick(100)
  await settle()
  assert.deepEqual(written, ["typ"])
}))

test("continuous typing is written every second", () => withClock(async () => {
  const { saver, written } = open()
  for (let i = 1; i <= 25; i++) {
    saver.touch({ id: "a", text: String(i) })
    mock.timers.tick(100)
    await settle()
  }
  assert.deepEqual(written, ["10", "20"])
}))

test("the state is saved only when the newest text is stored", async () => {
  /** @type {(() => void)[]} */
  const finish = []
  const { saver, written, states } = open(() => new Promise(resolve => finish.push(resolve)))
  saver.touch({ id: "a", text: "1" })
  const first = saver.flush()
  saver.touch({ id: "a", text: "2" })
  finish[0]()
  assert.equal(await first, false)
  assert.equal(states.at(-1), "dirty")
  const second = saver.flush()
  await settle()
  finish[1]()
  assert.equal(await second, true)
  assert.deepEqual(written, ["1", "2"])
  assert.equal(states.at(-1), "saved")
})

test("a flush during a write waits for it and writes the newer text", async () => {
  /** @type {(() => void)[]} */
  const finish = []
  const { saver, written } = open(() => new Promise(resolve => finish.push(resolve)))
  saver.touch({ id: "a", text: "1" })
  void saver.flush()
  saver.touch({ id: "a", text: "2" })
  const flushed = saver.flush()
  finish[0]()
  await settle()
  assert.equal(finish.length, 2, "one write at a time")
  finish[1]()
  assert.equal(await flushed, true)
  assert.deepEqual(written, ["1", "2"])
})

test("a failed write is reported and retried", () => withClock(async () => {
  let full = true
  const { saver, written, states } = open(async () => {
    if (full) throw new Error("quota exceeded")
  })
  saver.touch({ id: "a", text: "kept" })
  mock.timers.tick(300)
  await settle()
  assert.deepEqual(states, ["dirty", "failed: quota exceeded"])
  full = false
  mock.timers.tick(5000)
  await settle()
  assert.deepEqual(written, ["kept"])
  assert.equal(states.at(-1), "saved")
}))

test("after a failure the next change is written at once, and the failure stays reported until then", () => withClock(async () => {
  let full = true
  const { saver, written, states } = open(async () => {
    if (full) throw new Error("quota exceeded")
  })
  saver.touch({ id: "a", text: "1" })
  mock.timers.tick(300)
  await settle()
  full = false
  saver.touch({ id: "a", text: "2" })
  assert.equal(states.at(-1), "failed: quota exceeded")
  mock.timers.tick(300)
  await settle()
  assert.deepEqual(written, ["2"])
  assert.deepEqual(states, ["dirty", "failed: quota exceeded", "saved"])
}))

test("a repeated failure is reported once", () => withClock(async () => {
  const { saver, states } = open(async () => {
    throw new Error("quota exceeded")
  })
  saver.touch({ id: "a", text: "1" })
  for (const wait of [300, 5000, 5000]) {
    mock.timers.tick(wait)
    await settle()
  }
  assert.deepEqual(states, ["dirty", "failed: quota exceeded"])
}))

test("a write that does not end is reported, and later changes are stored when it ends", () => withClock(async () => {
  /** @type {(() => void)[]} */
  const finish = []
  const { saver, written, states } = open(() => new Promise(resolve => finish.push(resolve)))
  saver.touch({ id: "a", text: "1" })
  mock.timers.tick(300)
  await settle()
  saver.touch({ id: "a", text: "2" })
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

test("a log that failed is written with the next one", async () => {
  let full = true
  const { saver, written } = open(async () => {
    if (full) throw new Error("quota exceeded")
  })
  saver.touch({ id: "a", text: "first" })
  assert.equal(await saver.flush(), false)
  saver.touch({ id: "b", text: "second" })
  full = false
  assert.equal(await saver.flush(), true)
  assert.deepEqual(written, ["first", "second"])
})

test("a log that cannot be written does not block the others", () => withClock(async () => {
  const { saver, written, states } = open(async ({ id }) => {
    if (id === "a") throw new Error("damaged")
  })
  saver.touch({ id: "a", text: "first" })
  saver.touch({ id: "b", text: "second" })
  assert.equal(await saver.flush(), false)
  assert.deepEqual(written, ["second"])
  assert.equal(states.at(-1), "failed: damaged")
  assert.deepEqual(saver.unsaved().map(({ id }) => id), ["a"])
}))

test("a flush without changes succeeds", async () => {
  const { saver, written } = open()
  assert.equal(await saver.flush(), true)
  assert.deepEqual(written, [])
})

test("settle writes until nothing is left while text keeps arriving", async () => {
  let typed = 3
  const { saver, written } = open(async () => {
    if (typed-- > 0) saver.touch({ id: "a", text: `more ${typed}` })
  })
  saver.touch({ id: "a", text: "first" })
  assert.equal(await saver.settle(), "saved")
  assert.deepEqual(written, ["first", "more 2", "more 1", "more 0"])
})

test("settle ends if text never stops arriving", async () => {
  let types = true
  const { saver } = open(async () => types && saver.touch({ id: "a", text: "on and on" }))
  saver.touch({ id: "a", text: "first" })
  assert.equal(await saver.settle(), "typing")
  types = false
  assert.equal(await saver.settle(), "saved")
})

test("settle reports a failed write and one that does not end", () => withClock(async () => {
  const full = open(async () => { throw new DOMException("disk full", "QuotaExceededError") })
  full.saver.touch({ id: "a", text: "x" })
  assert.equal(/** @type {Error} */ (await full.saver.settle()).name, "QuotaExceededError")
  const silent = open(() => new Promise(() => {}))
  silent.saver.touch({ id: "a", text: "x" })
  const settled = silent.saver.settle(2000)
  mock.timers.tick(2000)
  assert.equal(/** @type {Error} */ (await settled).name, "TimeoutError")
}))
