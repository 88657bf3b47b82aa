import assert from "node:assert/strict"
import { test } from "node:test"
import { MOST_LEVELS, levelsAbove, levelsOf } from "./nesting.js"

/** @typedef {{ localName: string, parentElement: Fake | null, firstElementChild: Fake | null, nextElementSibling: Fake | null }} Fake */

/**
 * An element with children, as far as counting looks at it.
 * @param {string} localName
 * @param {...Fake} children
 * @returns {any}
 */
function element(localName, ...children) {
  /** @type {Fake} */
  const made = { localName, parentElement: null, firstElementChild: children[0] ?? null, nextElementSibling: null }
  children.forEach((child, i) => Object.assign(child, { parentElement: made, nextElementSibling: children[i + 1] ?? null }))
  return made
}

/** @param {number} count @param {string} name */
const nested = (count, name) => {
  let top = element(name)
  for (let i = 1; i < count; i++) top = element(name, top)
  return top
}

test("levels are those of the deepest branch", () => {
  const root = element("root", element("p"), element("ul", element("li", element("b")), element("li")), element("p"))
  assert.equal(levelsOf(root), 3)
  assert.equal(levelsOf(element("root")), 0)
  assert.equal(levelsOf(root.firstElementChild), 0)
})

test("a part of a tree is counted alone", () => {
  const list = element("ul", element("li", element("b")))
  element("root", list, nested(50, "div"))
  assert.equal(levelsOf(list), 2)
})

test("a very deep tree is counted without recursion, and no further than asked", () => {
  assert.equal(levelsOf(element("root", nested(200_000, "span"))), 200_000)
  assert.equal(levelsOf(element("root", nested(200_000, "span")), MOST_LEVELS), MOST_LEVELS + 1)
})

test("elements that cost more than a level count for more", () => {
  assert.ok(levelsOf(element("root", nested(14, "mfrac"))) <= MOST_LEVELS)
  assert.ok(levelsOf(element("root", nested(15, "mfrac"))) > MOST_LEVELS)
  assert.ok(levelsOf(element("root", nested(9, "marquee"))) > MOST_LEVELS)
  assert.equal(levelsOf(element("root", nested(60, "details"), nested(100, "div"))), 120)
})

test("levels above are those within the root", () => {
  const leaf = element("b")
  const root = element("root", element("details", element("p", leaf)))
  assert.equal(levelsAbove(leaf, root), 3)
})
