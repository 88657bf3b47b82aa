import assert from "node:assert/strict"
import { test } from "node:test"
import { newestFirst, oldestFirst } from "./order.js"

const logs = [{ day: "2026-11-24", created: 1 }, { day: "2026-11-23", created: 3 }, { day: "2026-11-23", created: 2 }]
const shown = (/** @type {typeof logs} */ list) => list.map(({ day, created }) => `${day} ${created}`)

test("logs are ordered by day, and within a day by creation time", () => {
  assert.deepEqual(shown(logs.toSorted(oldestFirst)), ["2026-11-23 2", "2026-11-23 3", "2026-11-24 1"])
  assert.deepEqual(shown(logs.toSorted(newestFirst)), ["2026-11-24 1", "2026-11-23 3", "2026-11-23 2"])
})
