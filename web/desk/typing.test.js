import assert from "node:assert/strict"
import { test } from "node:test"
import { createLogs } from "../store/logs.js"
import { createState } from "./state.js"
import { createTyping } from "./typing.js"

test("a keystroke in an open log is stored and rendered without building the whole text", () => {
  let builds = 0
  const snapshot = /** @type {any} */ ({ length: 5, text: () => (builds++, "a new") })
  const change = { start: 1, end: 1, text: " new" }
  /** @type {any[]} */
  const touched = []
  /** @type {any[]} */
  const updates = []
  const logs = createLogs(/** @type {any} */ ({}), /** @type {any} */ ({ touch: (/** @type {any} */ log) => touched.push(log) }))
  const state = createState(/** @type {any} */ ({ id: "blank", text: "" }))
  state.put(/** @type {any} */ ({ id: "1", text: "a", title: "t", file: "" }))
  const modules = /** @type {any} */ ({
    app: { state },
    editor: { caret: () => 5 },
    engine: { update: (/** @type {any[]} */ ...args) => updates.push(args) },
    store: {
      logs,
      history: { change: (/** @type {any} */ before, /** @type {any} */ after) => assert.deepEqual([before.id, after.id], ["1", "1"]) },
    },
    blog: { folder: { mark() {} } },
    ui: { askToPersist() {} },
  })
  createTyping(modules, /** @type {any} */ ({})).onChange(snapshot, change)
  assert.deepEqual(updates, [[{ id: "1", text: snapshot, template: undefined, name: "" }, change]])
  assert.equal(logs.list()[0].size, 5)
  assert.equal(builds, 0)
  const [{ text, title, caret, size }] = touched
  assert.deepEqual({ text, title, caret, size }, { text: "a new", title: "t", caret: 5, size: 5 })
  assert.equal(state.log.text, "a new")
})
