import assert from "node:assert/strict"
import { test } from "node:test"
import { createPageReplica } from "./pagereplica.js"

/** @import { Snapshot } from "../types" */

/** @param {string} text @returns {Snapshot} */
const shot = text => ({ length: text.length, text: () => text, slice: (start, end) => text.slice(start, end), hash: () => 0 })

const settle = async () => { for (let i = 0; i < 3; i++) await new Promise(resolve => setImmediate(resolve)) }

const options = /** @type {const} */ ({ name: "", clock: "" })
const key = { start: 0, end: 0, text: "x" }

/**
 * A replica whose engine loads a text in as many steps as it has characters. `calls` are the calls
 * of the engine.
 * @param {{ time?: number, isLong?: (offset?: number) => boolean }} [settings] `time`: what a
 *   change takes, in ms
 */
function open({ time = 0, isLong } = {}) {
  /** @type {string[]} */
  const calls = []
  /** @type {((left: () => number) => void)[]} */
  const idle = []
  let steps = 0
  const exports = {
    load(/** @type {string | null} */ text) {
      calls.push(`load ${text ?? "on"}`)
      if (text?.includes("{%")) return { value: "refused" }
      if (text !== null) steps = text.length
      return { value: --steps > 0 ? "partial" : "complete" }
    },
    change() {
      calls.push("change")
      const end = performance.now() + time
      while (performance.now() < end);
      return { value: {} }
    },
    collect: () => ({ value: void calls.push("collect") }),
  }
  const replica = createPageReplica({ start: async () => /** @type {any} */ (exports), idle: work => idle.push(work), isLong })
  /** Lets some idle time pass, in which `left` ms are left. */
  const rest = async (left = 0) => {
    await settle()
    for (const work of idle.splice(0)) work(() => left--)
    await settle()
  }
  return { replica, calls, rest, idle }
}

test("a text is loaded in steps, as many as the idle time has room for", async () => {
  const { replica, calls, rest } = open()
  const text = shot("abcdef")
  let isLoaded = null
  void replica.load(text, options).then(is => { isLoaded = is })
  await rest()
  assert.deepEqual(calls, ["load abcdef"])
  await rest(9) // until 6 ms are left
  assert.deepEqual(calls.splice(0), ["load abcdef", "load on", "load on", "load on", "load on"])
  assert.equal(replica.holds(text), false)
  await rest()
  await rest()
  assert.deepEqual([replica.holds(text), isLoaded], [true, true])
  assert.equal(replica.holds(shot("abcdef")), false)
})

test("a newer text replaces the one that is loaded", async () => {
  const { replica, calls, rest } = open()
  const loads = [replica.load(shot("abc"), options)]
  await rest()
  const next = shot("abcd")
  loads.push(replica.load(next, options))
  for (let i = 0; i < 5; i++) await rest()
  assert.deepEqual(calls.slice(0, 3), ["load abc", "load abcd", "load on"])
  assert.deepEqual(await Promise.all(loads), [false, true])
  assert.equal(replica.holds(next), true)
})

test("a change is rendered at once; a long one, or one of another text, is not", async () => {
  const { replica, calls, rest } = open()
  assert.equal(replica.change(shot("xa"), options, key), null)
  void replica.load(shot("a"), options)
  for (let i = 0; i < 3; i++) await rest()
  const next = shot("xa")
  assert.deepEqual(replica.change(next, options, key), {})
  assert.equal(replica.holds(next), true)
  assert.equal(replica.change(shot("y".repeat(3000)), options, { ...key, text: "y".repeat(3000) }), null)
  replica.reset()
  assert.equal(replica.change(shot("xxa"), options, key), null)
  assert.deepEqual(calls.filter(call => call === "change"), ["change"])
})

test("garbage of a new log, and of many changes, is collected in idle time", async () => {
  const { replica, calls, rest } = open()
  replica.reset()
  let text = shot("a")
  void replica.load(text, options)
  for (let i = 0; i < 3; i++) await rest()
  assert.deepEqual(calls.splice(0), ["load a", "collect"])
  for (let i = 0; i < 40; i++) replica.change(text = shot(text.text() + "x"), options, key)
  assert.ok(!calls.includes("collect"))
  const loaded = replica.load(text, options)
  await rest()
  assert.equal(calls.at(-1), "collect")
  assert.equal(await loaded, true)
})

test("after slow changes in a row, the worker renders the log, until another one is opened", async () => {
  const { replica, calls, rest } = open({ time: 13 })
  let text = shot("a")
  void replica.load(text, options)
  for (let i = 0; i < 3; i++) await rest()
  for (let i = 0; i < 6; i++) replica.change(text = shot(text.text() + "x"), options, key)
  assert.equal(calls.filter(call => call === "change").length, 4)
  assert.equal(await replica.load(text, options), false)
  replica.reset()
  const loaded = replica.load(text = shot("b"), options)
  for (let i = 0; i < 3; i++) await rest()
  assert.equal(await loaded, true)
})

test("a text that the engine refuses is not loaded, but the next one is", async () => {
  const { replica, calls, rest } = open()
  const refused = replica.load(shot("{%"), options)
  await rest()
  assert.equal(await refused, false)
  const loaded = replica.load(shot("a"), options)
  for (let i = 0; i < 3; i++) await rest()
  assert.equal(await loaded, true)
  assert.deepEqual(calls, ["load {%", "load a"])
})

test("an engine that does not start is not started again", async () => {
  let starts = 0
  /** @type {((left: () => number) => void)[]} */
  const idle = []
  const replica = createPageReplica({
    start() {
      starts++
      return Promise.reject(new Error("no memory"))
    },
    idle: work => idle.push(work),
  })
  for (const text of ["a", "b"]) {
    const loaded = replica.load(shot(text), options)
    for (const work of idle.splice(0)) work(() => 0)
    assert.equal(await loaded, false)
  }
  assert.equal(starts, 1)
})

test("a blog is read in steps before the text is loaded", async () => {
  /** @type {string[]} */
  const calls = []
  /** @type {((left: () => number) => void)[]} */
  const idle = []
  const exports = {
    blogFiles: (/** @type {{ path: string }[]} */ files, /** @type {boolean} */ isFirst) =>
      ({ value: void calls.push(`${isFirst ? "first " : ""}${files.map(({ path }) => path)}`) }),
    openBlog: (/** @type {unknown} */ chosen) => ({ value: void calls.push(`open ${JSON.stringify(chosen)}`) }),
    load: () => ({ value: (calls.push("load"), "complete") }),
  }
  const replica = createPageReplica({ start: async () => /** @type {any} */ (exports), idle: work => idle.push(work) })
  const rest = async () => {
    await settle()
    for (const work of idle.splice(0)) work(() => 0)
    await settle()
  }
  const text = shot("a")
  void replica.load(text, options)
  await rest()
  assert.equal(replica.holds(text), true)
  const file = (/** @type {string} */ path) => ({ path, bytes: new Uint8Array(20_000) })
  replica.setBlog({ files: [file("a"), file("b")], chosen: { lang: "ko-KR" }, zone: null })
  assert.equal(replica.holds(text), false)
  void replica.load(text, options)
  for (let i = 0; i < 5; i++) await rest()
  const read = ["first a", "b", 'open {"lang":"ko-KR"}', "load"]
  assert.deepEqual(calls.splice(0), ["load", ...read])
  replica.close() // the next instance reads the blog as well
  void replica.load(text, options)
  for (let i = 0; i < 5; i++) await rest()
  assert.deepEqual(calls, read)
})
