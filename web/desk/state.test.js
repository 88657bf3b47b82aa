import assert from "node:assert/strict"
import { test } from "node:test"
import { createState } from "./state.js"

/** @param {string} id */
const log = (id, text = "") => ({ id, day: "2026-03-02", name: "", title: "", text, caret: 0, created: 0, changed: 0, downloaded: 0, file: "", derived: "" })
const page = { patch: /** @type {any} */ ({}), snapshot: /** @type {any} */ ({ text: () => "text" }) }

test("begins with a placeholder, and waits for the first log", () => {
  const state = createState(log("blank"))
  assert.equal(state.log.id, "blank")
  assert.equal(state.placeholder, "blank")
  assert.equal(state.isStarting, true)
  assert.equal(state.shown, null)
})

test("text typed into the placeholder does not replace it", () => {
  const state = createState(log("blank"))
  state.set({ ...state.log, text: "early" })
  assert.equal(state.log.text, "early")
  assert.equal(state.placeholder, "blank")
  assert.equal(state.isStarting, true)
})

test("a log that is put there has no page yet, and ends the beginning", () => {
  const state = createState(log("blank"))
  state.show(page.patch, page.snapshot)
  state.put(log("today"))
  assert.equal(state.log.id, "today")
  assert.equal(state.placeholder, "")
  assert.equal(state.isStarting, false)
  assert.equal(state.shown, null)
})

test("a change keeps the page", () => {
  const state = createState(log("blank"))
  state.put(log("today"))
  state.show(page.patch, page.snapshot)
  state.set({ ...state.log, text: "more" })
  assert.deepEqual([state.shown?.patch, state.shown?.text], [page.patch, "text"])
})

test("a new page of the same text is not checked", () => {
  const state = createState(log("blank"))
  assert.equal(state.isChecked, false)
  state.show(page.patch, page.snapshot)
  assert.equal(state.isChecked, false)
  state.check([], page.snapshot)
  assert.equal(state.isChecked, true)
  state.show(page.patch, page.snapshot) // the file has another name
  assert.equal(state.isChecked, false)
})

test("without another log the placeholder stays, and is begun again", () => {
  const state = createState(log("blank"))
  state.keepPlaceholder()
  assert.equal(state.isStarting, false)
  assert.equal(state.placeholder, "blank")
  state.start()
  assert.equal(state.isStarting, true)
})

test("only the last wish is fulfilled", () => {
  const state = createState(log("blank"))
  const first = state.wish()
  assert.equal(first(), true)
  const second = state.wish()
  assert.equal(first(), false)
  assert.equal(second(), true)
})
