import assert from "node:assert/strict"
import test from "node:test"
import { earlier } from "./earlier.js"
import { tick } from "./ticks.js"

/** @param {string} picture a letter for each row: "a.b" is a with b in it */
const rows = picture =>
  [...picture.matchAll(/(\.*)\w/g)].map(([, dots]) => ({ depth: dots.length }))
/** @param {boolean[]} ticked */
const shown = ticked => ticked.map(on => (on ? "x" : "-")).join("")

test("an item is unchecked with its inner items", () => {
  const all = rows("a.b..c.d e")
  assert.equal(shown(tick(all, all.map(() => true), 1, false)), "x--xx")
  assert.equal(shown(tick(all, all.map(() => true), 0, false)), "----x")
})

test("an item is checked with its inner and outer items", () => {
  const all = rows("a.b..c.d e")
  assert.equal(shown(tick(all, all.map(() => false), 1, true)), "xxx--")
  assert.equal(shown(tick(all, all.map(() => false), 2, true)), "xxx--")
  assert.equal(shown(tick(all, all.map(() => false), 4, true)), "----x")
})

test("earlier logs are in descending order, without the day itself", () => {
  const days = ["2026-01-02", "2026-01-02", "2026-01-03", "2025-12-31", "2026-01-04"]
  const logs = days.map((day, number) => ({ id: "abcde"[number], day, created: number + 1 }))
  assert.deepEqual(earlier(logs, "2026-01-03").map(({ id }) => id), ["b", "a", "d"])
})
