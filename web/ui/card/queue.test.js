import assert from "node:assert/strict"
import { test } from "node:test"
import { createFieldQueue, edited } from "./queue.js"

/** An editor with one log, and one that was left. @param {string} text */
function desk(text) {
  const log = { id: "a", text }
  /** @type {Record<string, string>} */
  const others = {}
  /** @type {boolean[]} */
  const steps = []
  /** @type {(() => void)[]} */
  const before = []
  const fields = createFieldQueue({
    open: () => log,
    async ask(text, key, value) {
      await null
      before.shift()?.()
      const at = text.indexOf(`${key}=`)
      return at < 0 ? { edits: [], reason: "refused" } : { edits: [{ start: at + key.length + 1, end: at + key.length + 2, text: String(value) }], reason: "" }
    },
    over: async () => {},
    apply(edits, again) {
      steps.push(again)
      log.text = edited(log.text, edits)
    },
    async change(id, change) {
      const text = await change(others[id])
      if (log.id === id) return false
      others[id] = text ?? others[id]
      return true
    },
  })
  return { log, others, steps, before, fields }
}

test("settings are made one after the other, each in the text that the one before left", async () => {
  const { log, fields, steps } = desk("a=1 b=2")
  assert.deepEqual(await Promise.all([fields.set("a", "x", false), fields.set("b", "y", true)]), ["", ""])
  assert.equal(log.text, "a=x b=y")
  assert.deepEqual(steps, [false, true])
})

test("a text that changes meanwhile is asked about again", async () => {
  const { log, fields, before } = desk("a=1")
  before.push(() => { log.text = `typed ${log.text}` })
  assert.equal(await fields.set("a", "x", false), "")
  assert.equal(log.text, "typed a=x")
})

test("a log that was left gets its field all the same, and the one that is open keeps its own", async () => {
  const { log, others, fields, before } = desk("a=1")
  before.push(() => {
    others.a = log.text
    Object.assign(log, { id: "b", text: "a=2" })
  })
  assert.equal(await fields.set("a", "x", false), "")
  assert.equal(others.a, "a=x")
  assert.equal(log.text, "a=2")
})

test("a log that is open again before its field was set gets it in the editor", async () => {
  const { log, others, fields, before } = desk("a=1")
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

test("the settings of a log are waited for, not those of another", async () => {
  const { log, fields } = desk("a=1 b=2")
  const both = [fields.set("a", "x", false), fields.set("b", "y", false)]
  await fields.settledFor("b")
  assert.equal(log.text, "a=1 b=2")
  await fields.settledFor("a")
  assert.equal(log.text, "a=x b=y")
  await Promise.all(both)
})

test("a refusal changes nothing and holds nothing up", async () => {
  const { log, fields } = desk("a=1")
  assert.equal(await fields.set("c", "x", false), "refused")
  assert.equal(await fields.set("a", "x", false), "")
  assert.equal(log.text, "a=x")
})

test("without an engine the reason is the engine", async () => {
  const { fields, before } = desk("a=1")
  before.push(() => { throw new Error("ended") })
  assert.equal(await fields.set("a", "x", false), "engine")
})
