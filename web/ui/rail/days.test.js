import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { test } from "node:test"
import {
  addDays, addMonths, firstDayOf, numberOf, shadeOf, streaks, weekdayOf, weeksOf, writtenByDay,
  writtenIn,
} from "./days.js"

const days = (/** @type {string[]} */ ...list) => new Map(list.map(day => [day, 500]))
/** @type {(list: string[], today: string) => [current: number, longest: number]} */
const streaksOf = (list, today) => {
  const { current, longest } = streaks(days(...list), today)
  return [current, longest]
}

test("days continue over months, leap days and years", () => {
  assert.equal(addDays("2024-02-28", 1), "2024-02-29")
  assert.equal(addDays("2026-02-28", 1), "2026-03-01")
  assert.equal(addDays("2027-01-01", -1), "2026-12-31")
  assert.equal(addMonths("2026-12", 1), "2027-01")
  assert.equal(addMonths("2026-01", -1), "2025-12")
  assert.equal(addMonths("2026-11", -24), "2024-11")
  assert.equal(weekdayOf("2026-11-23"), 1)
  assert.equal(weekdayOf("1969-12-28"), 0)
})

test("a day that does not exist has no number", () => {
  for (const day of ["", "2026-02-31", "2026-13-01", "26-01-01", "2025-02-29"]) {
    assert.ok(Number.isNaN(numberOf(day)), day)
  }
  assert.deepEqual(streaksOf(["", "2026-02-31"], "2026-03-03"), [0, 0])
})

test("the weeks of a month start on the given weekday", () => {
  const november = weeksOf("2026-11", 0) // its first is a Sunday
  assert.equal(november.length, 5)
  const days = ["01", "02", "03", "04", "05", "06", "07"]
  assert.deepEqual(november[0], days.map(day => `2026-11-${day}`))
  assert.deepEqual(november[4], ["2026-11-29", "2026-11-30", "", "", "", "", ""])
  const monday = weeksOf("2026-11", 1)
  assert.equal(monday.length, 6)
  assert.deepEqual(monday[0], ["", "", "", "", "", "", "2026-11-01"])
  assert.equal(weeksOf("2026-02", 0).length, 4, "four full weeks")
})

test("weeks start on Sunday in Korea and on Monday in Germany", () => {
  assert.equal(firstDayOf("ko-KR"), 0)
  assert.equal(firstDayOf("ko"), 0)
  assert.equal(firstDayOf("de-DE"), 1)
  assert.equal(firstDayOf("en-GB"), 1)
  assert.equal(firstDayOf("not a locale"), 0)
})

test("a streak lasts until a day without writing, and today may be missing", () => {
  const today = "2026-11-23"
  assert.deepEqual(streaksOf(["2026-11-23", "2026-11-22", "2026-11-21"], today), [3, 3])
  assert.deepEqual(streaksOf(["2026-11-22", "2026-11-21"], today), [2, 2])
  const past = ["2026-11-21", "2026-11-20", "2026-11-19", "2026-11-01"]
  assert.deepEqual(streaksOf(past, today), [0, 3])
  const future = ["2026-11-23", "2026-11-24", "2026-11-25"]
  assert.deepEqual(streaksOf(future, today), [1, 1], "days in the future do not count")
  assert.deepEqual(streaks(new Map(), today), { current: 0, longest: 0 })
  assert.deepEqual(streaksOf(["2024-02-28", "2024-02-29", "2024-03-01"], "2024-03-01"), [3, 3])
})

test("an unchanged log has its day, but nothing written", () => {
  assert.equal(writtenIn({ day: "2026-11-23", size: 200, made: 200 }), 0)
  assert.equal(writtenIn({ day: "2026-11-23", size: 180, made: 200 }), 1)
  assert.equal(writtenIn({ day: "2026-11-23", size: 900, made: 200 }), 700)
  assert.equal(writtenIn({ day: "2026-11-23", size: 900 }), 900)
  assert.equal(writtenIn({ day: "2026-11-23" }), 1)
  const all = writtenByDay([
    { day: "2026-11-23", size: 900, made: 200 },
    { day: "2026-11-23", size: 100 },
    { day: "2026-11-22", size: 5, made: 5 },
  ])
  assert.deepEqual([...all], [["2026-11-23", 800], ["2026-11-22", 0]])
  assert.deepEqual(streaks(all, "2026-11-23"), { current: 1, longest: 1 })
})

test("more writing has a darker shade", () => {
  assert.deepEqual([0, 1, 399, 400, 1200, 2500, 9e9].map(shadeOf), [0, 1, 1, 2, 3, 4, 4])
})

// A process reads its time zone once, so each zone has a process.
test("daylight saving time of any zone neither drops nor repeats a day", () => {
  const module = JSON.stringify(new URL("days.js", import.meta.url).href)
  const script = `
    import { addDays, numberOf, streaks, weekdayOf } from ${module}
    const all = new Map()
    for (let day = "2025-01-01"; day !== "2028-01-01"; day = addDays(day, 1)) all.set(day, 500)
    console.log(all.size, JSON.stringify(streaks(all, "2027-12-31")), weekdayOf("2026-03-08"))`
  const zones = [
    "America/New_York", "Pacific/Apia", "Australia/Lord_Howe", "Asia/Seoul", "Africa/Cairo",
  ]
  for (const TZ of zones) {
    const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
      env: { ...process.env, TZ }, encoding: "utf8",
    })
    assert.equal(stdout, '1095 {"current":1095,"longest":1095} 0\n', TZ + stderr)
  }
})
