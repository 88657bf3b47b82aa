import assert from "node:assert/strict"
import { test } from "node:test"
import { offsetChanges, offsetsOf, zoneChanges } from "./zone.js"

// TestIntlHasTheZonesOfGo compares every zone with Go's database.

const HOUR = 3600

/** @param {string} instant */
const second = instant => Date.parse(instant) / 1000

test("summer time is two changes a year", () => {
  const seoul = zoneChanges("Asia/Seoul")
  assert.deepEqual(seoul, {
    name: "Asia/Seoul",
    changes: [
      0, 9 * HOUR,
      second("1987-05-09T17:00Z"), 10 * HOUR, second("1987-10-10T17:00Z"), 9 * HOUR,
      second("1988-05-07T17:00Z"), 10 * HOUR, second("1988-10-08T17:00Z"), 9 * HOUR,
    ],
  })
  assert.equal(zoneChanges("Europe/Paris")?.changes.length, 2 * (1 + 2 * 84)) // 1976 to 2059
})

test("offsets and changes have seconds", () => {
  const monrovia = [0, -(44 * 60 + 30), second("1972-01-07T00:44:30Z"), 0]
  assert.deepEqual(zoneChanges("Africa/Monrovia")?.changes, monrovia)
})

test("a day may be left out, and a zone may return to an offset after a week", () => {
  const apia = zoneChanges("Pacific/Apia")?.changes ?? []
  const at = apia.indexOf(second("2011-12-30T10:00Z"))
  assert.deepEqual([apia[at - 1], apia[at + 1]], [-10 * HOUR, 14 * HOUR])
  const recife = zoneChanges("America/Recife")?.changes ?? []
  const from = recife.indexOf(second("2000-10-08T03:00Z"))
  const around = recife.slice(from + 1, from + 4)
  assert.deepEqual(around, [-2 * HOUR, second("2000-10-15T02:00Z"), -3 * HOUR])
})

test("aliases are zones", () => {
  for (const name of ["UTC", "GMT", "Etc/UTC"]) {
    assert.deepEqual(zoneChanges(name), { name, changes: [0, 0] })
  }
  assert.deepEqual(zoneChanges("Etc/GMT+9")?.changes, [0, -9 * HOUR])
  const pacific = zoneChanges("US/Pacific")
  assert.equal(pacific?.name, "US/Pacific")
  assert.deepEqual(pacific?.changes, zoneChanges("America/Los_Angeles")?.changes)
  assert.deepEqual(zoneChanges("Asia/Calcutta")?.changes, zoneChanges("Asia/Kolkata")?.changes)
})

test("an unknown name is no zone", () => {
  const names = ["", " ", "Seoul", "Asia/Soeul", "asia/seoul", "KST-9", "+09:00", "-0900", "\0"]
  for (const name of names) {
    assert.equal(zoneChanges(name), null, name)
  }
})

test("a zone costs an offset each week and some for each change", () => {
  const weeks = Math.ceil(second("2060-01-01T00:00Z") / (7 * 24 * HOUR))
  for (const name of ["UTC", "Asia/Seoul", "Asia/Gaza", "Africa/Monrovia"]) {
    const offsetAt = offsetsOf(name)
    assert.ok(offsetAt)
    let calls = 0
    const changes = offsetChanges(at => {
      calls++
      return offsetAt(at)
    })
    assert.ok(calls <= 1 + weeks + 12 * changes.length / 2 + 10, `${name}: ${calls}`)
  }
})
