import assert from "node:assert/strict"
import { test } from "node:test"
import { sortByDistance } from "./order.js"

/** Returns an element that counts how often it is measured. */
function createElement(top, part = null) {
  const element = {
    measured: 0,
    closest: () => part,
    getBoundingClientRect() {
      element.measured++
      return { top, bottom: top + 10 }
    },
  }
  return element
}

/** Sorts formulas in a window of 100 pixels; returns them and the number of steps. */
function sort(nodes) {
  const steps = sortByDistance({ innerHeight: 100 }, nodes.map(node => ({ formula: { node } })))
  for (let count = 1; ; count++) {
    const { done, value } = steps.next()
    if (done) return { sorted: value.map(({ formula }) => formula.node), count }
  }
}

test("the visible formulas are last, from the bottom to the top, and the nearest before them", () => {
  const [far, above, first, second, below] = [900, -40, 5, 50, 130].map(top => createElement(top))
  const { sorted } = sort([above, first, second, below, far])
  assert.deepEqual(sorted.slice(-2), [second, first])
  assert.deepEqual(new Set(sorted.slice(1, 3)), new Set([above, below]))
  assert.equal(sorted[0], far)
})

test("formulas in an invisible part are not measured, and the part once", () => {
  const [shown, hidden] = [createElement(0), createElement(500)]
  const inShown = Array.from({ length: 200 }, () => createElement(5, shown))
  const inHidden = Array.from({ length: 200 }, () => createElement(505, hidden))
  const { sorted } = sort([...inHidden, ...inShown])
  assert.deepEqual([shown.measured, hidden.measured], [1, 1])
  assert.ok(inShown.every(({ measured }) => measured === 1))
  assert.ok(inHidden.every(({ measured }) => measured === 0))
  assert.ok(sorted.slice(200).every(node => inShown.includes(node)))
})

test("thousands of formulas are sorted in steps", () => {
  const { sorted, count } = sort(Array.from({ length: 6400 }, (_, n) => createElement(n)))
  assert.equal(sorted.length, 6400)
  assert.ok(count > 100, `${count} steps`)
})
