import assert from "node:assert/strict"
import { test } from "node:test"
import { worst } from "../bars/problems.js"
import { bySeverity, linesOf } from "./list.js"

/** @import { Problem } from "../../types" */

/** @type {(start: number, severity?: Problem["severity"]) => Problem} */
const problem = (start, severity = "wrong") =>
  ({ start, end: start + 1, rule: "", severity, detail: "", fix: [] })

test("lines count from 1, and the order of the problems does not matter", () => {
  const text = "a\nbc\n\nd"
  const at = (/** @type {number[]} */ ...starts) => {
    const problems = starts.map(start => problem(start))
    const lines = linesOf(problems, text)
    return problems.map(one => lines.get(one))
  }
  assert.deepEqual(at(0, 1, 2, 4, 5, 6, 7), [1, 1, 2, 2, 3, 4, 4])
  assert.deepEqual(at(6, 0, 2), [4, 1, 2])
  assert.deepEqual(at(99), [4])
})

test("worst returns the highest severity, not the first one", () => {
  assert.equal(worst([]), "")
  assert.equal(worst([problem(0, "weak"), problem(1, "fatal"), problem(2, "wrong")]), "fatal")
})

test("problems are listed by severity, each in the order of the text", () => {
  const listed = bySeverity([
    problem(9, "weak"), problem(8, "unknown"), problem(7), problem(3, "weak"), problem(5, "fatal"), problem(1),
  ])
  assert.deepEqual(listed.map(({ start }) => start), [5, 1, 7, 3, 9, 8])
})
