import assert from "node:assert/strict"
import { test } from "node:test"
import { FindTeX } from "mathjax-full/js/input/tex/FindTeX.js"
import { makeLinear } from "./ends.js"
import { DELIMITERS } from "./tex.js"

function createFinder() {
  const finder = new FindTeX(DELIMITERS)
  makeLinear(finder)
  return finder
}

/** Returns a random text of `length` signs that delimit formulas. */
function randomText(random, length) {
  const signs = ["$", "$", "$$", "\\(", "\\)", "\\[", "\\]", "{", "}", "{", "}", "\\", "\\\\", "a",
    "\\begin{a}", "\\end{a}", "\\ref{b}", "\\end {a}", "\\begin{", " "]
  return Array.from({ length }, () => signs[Math.floor(random() * signs.length)]).join("")
}

/** Returns a generator of numbers from 0 to 1, always the same ones. */
function createRandom() {
  let state = 1
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

test("the formulas are those of MathJax", () => {
  const random = createRandom()
  const finder = createFinder()
  for (let n = 0; n < 5000; n++) {
    const texts = [randomText(random, 1 + n % 40), randomText(random, 5)]
    const expected = new FindTeX(DELIMITERS).findMath(texts)
    assert.deepEqual(finder.findMath(texts), expected, JSON.stringify(texts))
  }
})

/** Returns the number of tokens that a search reads. */
function tokensIn(text) {
  let count = 0
  const finder = createFinder()
  for (const end of Object.values(finder.end)) {
    const { exec } = end[2]
    end[2].exec = function (text) {
      count++
      return exec.call(this, text)
    }
  }
  finder.findMath([text])
  return count
}

for (const [name, part, last = ""] of [
  ["delimiters", "\\( "], ["delimiters in braces", "\\( { "], ["groups", "{ \\( } "],
  ["open braces", "$ { "], ["closing braces", "\\( } "], ["commands", "\\[ \\a "],
  ["a closing delimiter in braces", "\\( { ", "{ \\)"], ["dollar signs", "$$ {", "$"],
]) {
  test(`formulas without an end take linear time: ${name}`, () => {
    const [once, twice] = [1000, 2000].map(count => tokensIn(part.repeat(count) + last))
    assert.ok(twice < 2.2 * once, `${once} tokens, then ${twice}`)
  })
}

test("nested groups that are closed take linear time", () => {
  const nested = count => "\\( { ".repeat(count) + "} ".repeat(count) + "{ \\)"
  const [once, twice] = [1000, 2000].map(count => tokensIn(nested(count)))
  assert.ok(twice < 2.2 * once, `${once} tokens, then ${twice}`)
})

test("the name of an environment is searched in a limited part of the text", () => {
  const finder = createFinder()
  const named = length => `\\begin{${"a".repeat(length)}}x\\end{${"a".repeat(length)}}`
  assert.equal(finder.findMath([named(300)]).length, 1)
  assert.equal(finder.findMath([named(301)]).length, 0)
})
