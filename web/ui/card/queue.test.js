import assert from "node:assert/strict"
import { test } from "node:test"
import { applyEdits, createFieldQueue } from "./queue.js"

/** A queue for an open log and logs that are closed. @param {string} text */
function createLogs(text) {
  const log = /** @type {import("../../types").Log} */ ({ id: "a", text })
  /** @type {Record<string, string>} */
  const others = {}
  /** @type {boolean[]} */
  const steps = []
  /** @type {(() => void)[]} */
  const before = []
  const fields = createFieldQueue({
    log: () => log,
    async ask({ text }, key, value) {
      await null
      before.shift()?.()
      const start = text.indexOf(`${key}=`) + key.length + 1
      if (start === key.length) return { edits: [], reason: "refused" }
      return { edits: [{ start, end: start + 1, text: String(value) }], reason: "" }
    },
    composed: async () => {},
    apply(edits, isContinued) {
      steps.push(isContinued)
      log.text = applyEdits(log.text, edits)
    },
    async changeClosed(id, change) {
      const text = await change({ ...log, id, text: others[id] })
      if (log.id === id) return false
      others[id] = text ?? others[id]
      return true
    },
  })
  return { log, others, steps, before, fields }
}

test("settings are applied one after the other", async () => {
  const { log, fields, steps } = createLogs("a=1 b=2")
  const both = [fields.set("a", "x", false), fields.set("b", "y", true)]
  assert.deepEqual(await Promise.all(both), ["", ""])
  assert.equal(log.text, "a=x b=y")
  assert.deepEqual(steps, [false, true])
})

test("the engine is asked again if the text has changed", async () => {
  const { log, fields, before } = createLogs("a=1")
  before.push(() => { log.text = `typed ${log.text}` })
  assert.equal(await fields.set("a", "x", false), "")
  assert.equal(log.text, "typed a=x")
})

test("a log that was closed meanwhile gets its field, and the open one does not", async () => {
  const { log, others, fields, before } = createLogs("a=1")
  before.push(() => {
    others.a = log.text
    Object.assign(log, { id: "b", text: "a=2" })
  })
  assert.equal(await fields.set("a", "x", false), "")
  assert.equal(others.a, "a=x")
  assert.equal(log.text, "a=2")
})

test("a log that is open again gets its field in the editor", async () => {
  const { log, others, fields, before } = createLogs("a=1")
  before.push(() => {
    others.a = log.text
    Object.assign(log, { id: "b", text: "a=2" })
  })
  before.push(() => {
    others.b = log.text
    Object.assign(log, { id: "a", text: others.a })
  })
  assert.equal(await fields.set("a", "x", false), "")
  assert.equal(log.text, "a=x")
})

test("settledFor waits for the settings of one log only", async () => {
  const { log, fields } = createLogs("a=1 b=2")
  const both = [fields.set("a", "x", false), fields.set("b", "y", false)]
  await fields.settledFor("b")
  assert.equal(log.text, "a=1 b=2")
  await fields.settledFor("a")
  assert.equal(log.text, "a=x b=y")
  await Promise.all(both)
})

test("a refusal changes nothing and does not stop the queue", async () => {
  const { log, fields } = createLogs("a=1")
  assert.equal(await fields.set("c", "x", false), "refused")
  assert.equal(await fields.set("a", "x", false), "")
  assert.equal(log.text, "a=x")
})

test("without an engine the reason is the engine", async () => {
  const { fields, before } = createLogs("a=1")
  before.push(() => { throw new Error("ended") })
  assert.equal(await fields.set("a", "x", false), "engine")
})
