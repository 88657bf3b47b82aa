import assert from "node:assert/strict"
import { test } from "node:test"
import { revisionsToRemove } from "./thin.js"

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const now = Date.UTC(2026, 10, 23, 12)

/** Returns the ages of the revisions that stay. */
function stay(/** @type {number[]} */ ages, reason = "typing") {
  const gone = revisionsToRemove(ages.map((age, id) => ({ id, time: now - age, reason })), now)
  return ages.filter((_, id) => !gone.includes(id))
}

test("all revisions of the last day stay", () => {
  const ages = [0, minute, 2 * minute, 3 * hour, 3 * hour + minute, day - 1]
  assert.deepEqual(stay(ages), ages)
})

test("for a week the newest revision of each hour stays", () => {
  assert.deepEqual(stay([2 * day + minute, 2 * day + 2 * minute, 2 * day + hour + minute, 6 * day + minute, 6 * day + 59 * minute]),
    [2 * day + minute, 2 * day + hour + minute, 6 * day + minute])
})

test("after a week the newest revision of each day stays", () => {
  assert.deepEqual(stay([20 * day, 20 * day + minute, 20 * day + 2 * hour, 21 * day, 400 * day]), [20 * day, 21 * day, 400 * day])
})

test("the text of a conflict stays", () => {
  assert.deepEqual(stay([20 * day, 20 * day + minute], "conflict"), [20 * day, 20 * day + minute])
})

test("few revisions of a month remain", () => {
  const ages = []
  for (let d = 0; d < 30; d++) for (let m = 0; m < 8 * 60; m++) ages.push(d * day + m * minute)
  assert.ok(stay(ages).length < 8 * 60 + 6 * 10 + 25)
})
