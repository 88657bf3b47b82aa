import assert from "node:assert/strict"
import test from "node:test"
import { earlier } from "./earlier.js"
import { tick } from "./ticks.js"

/** @param {string} picture one row a letter: "a.b" is a with b below it */
const rows = picture => [...picture.matchAll(/(\.*)\w/g)].map(([, dots]) => ({ depth: dots.length }))
/** @param {boolean[]} ticked */
const shown = ticked => ticked.map(on => (on ? "x" : "-")).join("")

test("an item goes with all below it", () => {
  const all = rows("a.b..c.d e")
  assert.equal(shown(tick(all, all.map(() => true), 1, false)), "x--xx")
  assert.equal(shown(tick(all, all.map(() => true), 0, false)), "----x")
})

test("an item comes with those that it stands below, and with those below it", () => {
  const all = rows("a.b..c.d e")
  assert.equal(shown(tick(all, all.map(() => false), 1, true)), "xxx--")
  assert.equal(shown(tick(all, all.map(() => false), 2, true)), "xxx--")
  assert.equal(shown(tick(all, all.map(() => false), 4, true)), "----x")
})

test("earlier logs come newest first, and none of the day itself", () => {
  const logs = [["a", "2026-01-02", 1], ["b", "2026-01-02", 2], ["c", "2026-01-03", 3], ["d", "2025-12-31", 4], ["e", "2026-01-04", 5]]
    .map(([id, day, created]) => ({ id: String(id), day: String(day), created: Number(created) }))
  assert.deepEqual(earlier(logs, "2026-01-03").map(({ id }) => id), ["b", "a", "d"])
})
