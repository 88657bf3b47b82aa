import assert from "node:assert/strict"
import { test } from "node:test"
import { clock, dayOf, timeOf } from "./clock.js"

/** @type {(zone: string, run: () => void) => void} */
function inZone(zone, run) {
  const before = process.env.TZ
  process.env.TZ = zone
  try {
    run()
  } finally {
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  }
}

test("the day is the local calendar date, whatever UTC says", () => {
  const late = new Date("2026-11-23T14:50:00Z")
  inZone("Asia/Seoul", () => assert.equal(dayOf(clock(late)), "2026-11-23"))
  inZone("Pacific/Auckland", () => assert.equal(dayOf(clock(late)), "2026-11-24"))
  const early = new Date("2026-11-23T15:30:00Z")
  inZone("Asia/Seoul", () => assert.equal(dayOf(clock(early)), "2026-11-24"))
  inZone("America/Los_Angeles", () => assert.equal(dayOf(clock(early)), "2026-11-23"))
})

test("a leap day and the turn of a year are dates like any other", () => {
  inZone("Asia/Seoul", () => {
    assert.equal(dayOf(clock(new Date("2028-02-29T03:00:00Z"))), "2028-02-29")
    assert.equal(dayOf(clock(new Date("2026-12-31T15:00:00Z"))), "2027-01-01")
  })
})

test("the offset counts minutes east of UTC", () => {
  const winter = new Date("2026-01-15T12:00:00Z")
  const summer = new Date("2026-07-15T12:00:00Z")
  inZone("Asia/Seoul", () => assert.equal(clock(winter).offset, 540))
  inZone("Asia/Kolkata", () => assert.equal(clock(winter).offset, 330))
  inZone("America/Los_Angeles", () => {
    assert.equal(clock(winter).offset, -480)
    assert.equal(clock(summer).offset, -420)
  })
})

test("a time is padded", () => {
  assert.equal(timeOf(new Date(2026, 0, 2, 3, 4, 5)), "03:04:05")
})
