import assert from "node:assert/strict"
import { test } from "node:test"
import { MOST_LEVELS, isEntangled, levelsAbove, levelsOf, nestsTooDeep } from "./nesting.js"

/**
 * @typedef {{ localName: string, parentElement: Fake | null, firstElementChild: Fake | null,
 *   nextElementSibling: Fake | null }} Fake
 */

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

test("HTML that would keep a parser busy is told before it is parsed", () => {
  const times = (/** @type {number} */ count, /** @type {(n: number) => string} */ write) => Array.from({ length: count }, (_, n) => write(n)).join("")
  /** @type {[boolean, string, string][]} */
  const cases = [
    [true, "formatting left open", times(1200, n => `<font color="#${n}"><p>`)],
    [true, "many blocks in formatting left open", times(100, n => `<B title=${n}>`) + times(2000, () => "<p>x")],
    [true, "attributes", `<p ${times(2000, n => `a${n} `)}>x</p>`],
    [true, "attributes without spaces", `<p${times(2000, n => `/data-a${n}="1"`)}>x</p>`],
    [true, "colours of colours", `<p style="color:${"rgb(from ".repeat(300)}">x</p>`],
    [true, "brackets as references", `<p style="color:${"rgb&#40;from ".repeat(300)}">x</p>`],
    [false, "code", `<pre><code>${"<span class=\"n\">x</span>".repeat(20_000)}</code></pre>`],
    [false, "a table with links", `<table>${"<tr><td><a href=\"x\"><b>y</b></a></td></tr>".repeat(5000)}</table>`],
    [false, "a path and text with brackets", `<svg><path d="${"M0 0 ".repeat(5000)}"/></svg>${"(".repeat(500)}`],
  ]
  for (const [want, name, html] of cases) assert.equal(isEntangled(html), want, name)
})

test("brackets that nest too deeply for a parser of styles", () => {
  assert.ok(nestsTooDeep(":is(".repeat(200)))
  assert.ok(nestsTooDeep("b{".repeat(200)))
  assert.ok(!nestsTooDeep("b:is(a, c) { color: rgb(0, 0, 0) }".repeat(1000)))
})
