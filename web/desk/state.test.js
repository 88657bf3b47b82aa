import assert from "node:assert/strict"
import { test } from "node:test"
import { createState } from "./state.js"

/** @param {string} id */
const log = (id, text = "") => ({ id, day: "2026-03-02", name: "", title: "", text, caret: 0, created: 0, changed: 0, downloaded: 0, file: "", derived: "" })
const page = { patch: /** @type {any} */ ({}), snapshot: /** @type {any} */ ({ text: () => "text" }) }

test("begins with a placeholder, and waits for the first log", () => {
  const desk = createState(log("blank"))
  assert.equal(desk.log.id, "blank")
  assert.equal(desk.placeholder, "blank")
  assert.equal(desk.beginning, true)
  assert.equal(desk.shown, null)
})

test("what is typed leaves the placeholder one", () => {
  const desk = createState(log("blank"))
  desk.set({ ...desk.log, text: "early" })
  assert.equal(desk.log.text, "early")
  assert.equal(desk.placeholder, "blank")
  assert.equal(desk.beginning, true)
})

test("a log that is put there has no page yet, and ends the beginning", () => {
  const desk = createState(log("blank"))
  desk.show(page.patch, page.snapshot)
  desk.put(log("today"))
  assert.equal(desk.log.id, "today")
  assert.equal(desk.placeholder, "")
  assert.equal(desk.beginning, false)
  assert.equal(desk.shown, null)
})

test("a change keeps the page", () => {
  const desk = createState(log("blank"))
  desk.put(log("today"))
  desk.show(page.patch, page.snapshot)
  desk.set({ ...desk.log, text: "more" })
  assert.deepEqual([desk.shown?.patch, desk.shown?.text], [page.patch, "text"])
})

test("without another log the placeholder stays, and is begun again", () => {
  const desk = createState(log("blank"))
  desk.stay()
  assert.equal(desk.beginning, false)
  assert.equal(desk.placeholder, "blank")
  desk.begin()
  assert.equal(desk.beginning, true)
})

test("only the last wish is fulfilled", () => {
  const desk = createState(log("blank"))
  const first = desk.wish()
  assert.equal(first(), true)
  const second = desk.wish()
  assert.equal(first(), false)
  assert.equal(second(), true)
})
