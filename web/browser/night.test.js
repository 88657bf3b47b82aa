import assert from "node:assert/strict"
import { test } from "node:test"
import { isNight, lastOfYesterday } from "./night.js"
import { inZone } from "./testdata/zone.js"

/** @param {Date} date */
const written = date => `${date.toLocaleString("sv")} ${-date.getTimezoneOffset()}`

test("the night ends at the hour that was set", () => {
  const all = [0, 1, 3, 4, 12, 23]
  const hours = (/** @type {number} */ until) =>
    all.filter(hour => isNight(new Date(2026, 10, 4, hour, 59), until))
  assert.deepEqual(hours(4), [0, 1, 3])
  assert.deepEqual(hours(1), [0])
  assert.deepEqual(hours(0), [])
})

for (const [zone, parts, want] of /** @type {[string, [number, number, number, number, number], string][]} */ ([
  // Daylight saving time begins or ends in the night, so yesterday had another offset.
  ["America/Los_Angeles", [2026, 2, 8, 3, 30], "2026-03-07 23:59:59 -480"],
  ["America/Los_Angeles", [2026, 10, 1, 3, 30], "2026-10-31 23:59:59 -420"],
  ["Pacific/Auckland", [2026, 8, 27, 3, 30], "2026-09-26 23:59:59 720"],
  ["Pacific/Auckland", [2026, 3, 5, 3, 30], "2026-04-04 23:59:59 780"],
  ["Europe/Berlin", [2026, 2, 29, 3, 30], "2026-03-28 23:59:59 60"],
  ["Europe/Berlin", [2026, 9, 25, 0, 30], "2026-10-24 23:59:59 120"],
  ["Asia/Seoul", [2024, 2, 1, 0, 0], "2024-02-29 23:59:59 540"],
  ["Asia/Seoul", [2027, 0, 1, 0, 30], "2026-12-31 23:59:59 540"],
])) {
  test(`the last second before ${parts.join("-")} in ${zone}`, () => inZone(zone, () => {
    assert.equal(written(lastOfYesterday(new Date(...parts))), want)
  }))
}
