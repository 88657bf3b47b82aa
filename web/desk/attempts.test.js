import assert from "node:assert/strict"
import { test } from "node:test"
import { createAttempts } from "./attempts.js"

/** A localStorage whose keys are its own properties, as browsers have it. @returns {any} */
function store() {
  const methods = {
    /** @param {string} key */ getItem(key) { return /** @type {any} */ (this)[key] ?? null },
    /** @param {string} key @param {string} value */ setItem(key, value) { /** @type {any} */ (this)[key] = value },
    /** @param {string} key */ removeItem(key) { delete /** @type {any} */ (this)[key] },
  }
  return Object.create(methods)
}

/**
 * @param {any} storage
 * @param {string} tab
 * @param {string[]} [open]
 * @param {Partial<Parameters<typeof createAttempts>[0]>} [options]
 */
function attempts(storage, tab, open = [], options = {}) {
  /** @type {(() => void)[]} */
  const due = []
  const made = createAttempts({
    tab, storage: () => storage, isOpen: async name => open.includes(name), isSettled: () => true, later: work => due.push(work), ...options,
  })
  return { ...made, wait: () => due.splice(0).forEach(work => work()) }
}

test("a log whose preview ended its tab is suspect in the next one, until it was rendered", async () => {
  const storage = store()
  const crashed = attempts(storage, "a")
  crashed.start("log")
  const next = attempts(storage, "b")
  await next.load()
  assert.ok(next.isSuspect("log"))
  assert.ok(!next.isSuspect("other"))
  const unread = attempts(storage, "c")
  await unread.load()
  assert.ok(unread.isSuspect("log"), "it stays so while nobody looks at the preview")
  next.trust("log")
  assert.ok(!next.isSuspect("log"))
  const crashedAgain = attempts(storage, "d")
  await crashedAgain.load()
  assert.ok(crashedAgain.isSuspect("log"), "if it ends the tab again")
  next.rendered()
  next.wait()
  const well = attempts(storage, "e")
  await well.load()
  assert.ok(!well.isSuspect("log"))
  assert.deepEqual(Object.keys(storage), [])
})

test("a preview that was rendered is harmless only when the tab answers a while later", async () => {
  const storage = store()
  const blocked = attempts(storage, "a")
  blocked.start("log")
  blocked.rendered() // a formula blocks the tab now
  const next = attempts(storage, "b")
  await next.load()
  assert.ok(next.isSuspect("log"))
})

test("a tab that is left, reloaded or open is no crash, and another log's timer ends nothing", async () => {
  const storage = store()
  const left = attempts(storage, "a")
  left.start("log")
  left.end()
  const open = attempts(storage, "b")
  open.start("first")
  open.rendered()
  open.start("second")
  open.wait()
  const next = attempts(storage, "c", ["b"])
  await next.load()
  assert.ok(!next.isSuspect("log"))
  assert.ok(!next.isSuspect("second"), "the tab is open")
  const later = attempts(storage, "d")
  await later.load()
  assert.ok(later.isSuspect("second"), "the timer of the first log did not clear it")
})

test("where storage is forbidden nothing is suspect", async () => {
  const made = createAttempts({ tab: "a", isOpen: async () => false, isSettled: () => true, storage: () => { throw new Error("SecurityError") } })
  await made.load()
  made.start("log")
  made.rendered()
  made.end()
  assert.ok(!made.isSuspect("log"))
})

test("a page whose rest is still being rendered has not proved harmless", async () => {
  const storage = store()
  let settled = false
  const slow = attempts(storage, "a", [], { isSettled: () => settled })
  slow.start("log")
  slow.rendered()
  for (let i = 0; i < 5; i++) slow.wait()
  const next = attempts(storage, "b")
  await next.load()
  assert.ok(next.isSuspect("log"))
  settled = true
  slow.wait()
  assert.deepEqual(Object.keys(storage), [])
})

test("many keystrokes start one timer", () => {
  let timers = 0
  const made = attempts(store(), "a", [], { later: () => timers++ })
  made.start("log")
  for (let i = 0; i < 100; i++) made.rendered()
  assert.equal(timers, 1)
})

test("where browsers have no locks, only an old marker is a crash", async () => {
  const storage = store()
  attempts(storage, "a", [], { now: () => 1_000_000 }).start("log")
  for (const [now, suspect] of /** @type {const} */ ([[1_001_000, false], [1_020_000, true]])) {
    const next = attempts(storage, "b", [], { isOpen: async () => undefined, now: () => now })
    await next.load()
    assert.equal(next.isSuspect("log"), suspect)
  }
})

test("a browser that cannot say which tabs are open keeps no log from opening", async () => {
  const storage = store()
  attempts(storage, "a").start("log")
  const next = attempts(storage, "b", [], { isOpen: async () => { throw new Error("SecurityError") } })
  await next.load()
})

test("a marker of a daylog without times is read", async () => {
  const storage = store()
  storage.setItem("daylog.rendering.old", "a-log")
  const next = attempts(storage, "b")
  await next.load()
  assert.ok(next.isSuspect("a-log"))
})
