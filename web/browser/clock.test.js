import assert from "node:assert/strict"
import { test } from "node:test"
import { clock, dayOf, timeOf, zoneOf } from "./clock.js"
import { inZone } from "./testdata/zone.js"

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

test("the zone is that of the moment", () => {
  const winter = new Date("2026-01-15T12:00:00Z")
  const summer = new Date("2026-07-15T12:00:00Z")
  inZone("Asia/Seoul", () => assert.equal(zoneOf(clock(winter)), "+09:00"))
  inZone("Asia/Kolkata", () => assert.equal(zoneOf(clock(winter)), "+05:30"))
  inZone("America/Los_Angeles", () => {
    assert.equal(zoneOf(clock(winter)), "-08:00")
    assert.equal(zoneOf(clock(summer)), "-07:00")
  })
})

test("a time is padded, and a clock is RFC 3339's", () => {
  const early = new Date(2026, 0, 2, 3, 4, 5)
  assert.equal(timeOf(early), "03:04:05")
  assert.equal(clock(early).slice(0, 19), "2026-01-02T03:04:05")
  assert.equal(Date.parse(clock(early)), early.getTime())
})
