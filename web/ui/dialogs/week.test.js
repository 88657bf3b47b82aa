import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import test from "node:test"
import { createWeek, isWeek, weekOf } from "./week.js"

test("a week lasts from Monday to Sunday", () => {
  for (const [day, monday, sunday] of [
    ["2026-11-23", "2026-11-23", "2026-11-29"],
    ["2026-11-29", "2026-11-23", "2026-11-29"],
    ["2027-01-01", "2026-12-28", "2027-01-03"],
    ["2024-02-29", "2024-02-26", "2024-03-03"],
    ["2026-03-08", "2026-03-02", "2026-03-08"],
  ]) {
    const week = weekOf(day)
    assert.deepEqual([week.monday, week.sunday, week.end.getHours()], [monday, sunday, 23])
  }
})

test("the post of a week is known by its record or by its file name", () => {
  assert.ok(isWeek({ name: "2026-11-29-whatever.md", week: "2026-11-23" }))
  const cases = new URL("../../../internal/daily/testdata/weeknames.json", import.meta.url)
  for (const { name } of JSON.parse(readFileSync(cases, "utf8"))) assert.ok(isWeek({ name }), name)
  assert.ok(isWeek({ name: "2026-11-29-weekly-log-2026-w48-2.markdown" }))
  assert.ok(!isWeek({ name: "2026-11-29-daily-log-2026-11-29.md" }))
})

test("the post of a week is created once, however often the key is pressed", async () => {
  const logs = [{ id: "a", day: "2026-11-24", name: "2026-11-24-a.md", title: "A", created: 1 }]
  const copied = /** @type {any} */ ({ addEventListener() {} })
  let made = 0
  const week = createWeek(copied, {
    t: key => key, language: () => "en", settings: { get: (_, fallback) => fallback, set() {} },
    day: () => "2026-11-25", logs: () => logs, names: async () => [], texts: async () => ["text"],
    now: () => new Date(2026, 10, 25), open() {}, say() {},
    week: async () => ({ name: "2026-11-25-weekly-log-2026-w48.md", text: "", caret: 0 }),
    add: () => { made++ },
  })
  await Promise.all([week.make(), week.make()])
  assert.equal(made, 1)
})
