import assert from "node:assert/strict"
import { test } from "node:test"
import { byMonth, labelOf, openByDefault } from "./months.js"

/** @type {(day: string, created?: number, title?: string) => import("./months.js").Item} */
const log = (day, created = 0, title = "") =>
  ({ id: `${day}/${created}`, day, name: `${day}-log.md`, title, created })

test("months and their logs are in descending order", () => {
  const logs = [
    log("2026-10-31"), log("2026-11-23", 1), log("2025-11-01"), log("2026-11-02"),
    log("2026-11-23", 2),
  ]
  assert.deepEqual(byMonth(logs).map(({ month, logs }) => [month, ...logs.map(({ id }) => id)]), [
    ["2026-11", "2026-11-23/2", "2026-11-23/1", "2026-11-02/0"],
    ["2026-10", "2026-10-31/0"],
    ["2025-11", "2025-11-01/0"],
  ])
  assert.equal(logs[0].day, "2026-10-31", "the list itself is unchanged")
})

test("a log without a title has its file name as label", () => {
  assert.equal(labelOf(log("2026-11-23", 0, "학습 기록")), "학습 기록")
  assert.equal(labelOf(log("2026-11-23", 0, "x".repeat(1e6))).length, 300)
  assert.equal(labelOf({ ...log("2026-11-23"), name: "2026-11-23-한글 로그.md" }), "한글 로그")
  assert.equal(labelOf({ ...log("2026-11-23"), name: "notes.md" }), "notes")
})

test("the newest months are open, as many as fill the rail, and at least one", () => {
  const months = Object.entries({ "2026-11": 20, "2026-10": 30, "2026-09": 31, "2026-08": 1 })
    .map(([month, count]) => ({ month, logs: Array(count).fill(0) }))
  assert.deepEqual([...openByDefault(months, 60)], ["2026-11", "2026-10"])
  assert.deepEqual([...openByDefault(months, 10)], ["2026-11"])
  assert.deepEqual([...openByDefault([], 10)], [])
})
