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

/** @param {any} storage @param {string} tab @param {string[]} [open] */
function attempts(storage, tab, open = []) {
  /** @type {(() => void)[]} */
  const due = []
  const made = createAttempts({ tab, storage: () => storage, isOpen: async name => open.includes(name), later: work => due.push(work) })
  return { ...made, wait: () => due.splice(0).forEach(work => work()) }
}

test("a log whose preview ended its tab is suspect in the next one, until it was rendered", async () => {
  const storage = store()
  const crashed = attempts(storage, "a")
  crashed.begin("log")
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
  blocked.begin("log")
  blocked.rendered() // a formula blocks the tab now
  const next = attempts(storage, "b")
  await next.load()
  assert.ok(next.isSuspect("log"))
})

test("a tab that is left, reloaded or open is no crash, and another log's timer ends nothing", async () => {
  const storage = store()
  const left = attempts(storage, "a")
  left.begin("log")
  left.end()
  const open = attempts(storage, "b")
  open.begin("first")
  open.rendered()
  open.begin("second")
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
  const made = createAttempts({ tab: "a", isOpen: async () => false, storage: () => { throw new Error("SecurityError") } })
  await made.load()
  made.begin("log")
  made.rendered()
  made.end()
  assert.ok(!made.isSuspect("log"))
})
