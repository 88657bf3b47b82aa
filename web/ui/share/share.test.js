import assert from "node:assert/strict"
import { test } from "node:test"
import { lineOf } from "../../browser/launch.js"
import { fit } from "./fit.js"
import { validShares } from "./index.js"

const share = (text, title = "", url = "") => ({ title, text, url })
const size = text => new TextEncoder().encode(text).length
const lines = result => result.fitting.map(({ line }) => line)

test("shares that fit are unchanged", () => {
  const page = share("", "A page", "https://a.example/")
  const result = fit([share("한글 words"), page], lineOf)
  assert.deepEqual(lines(result), ["- 한글 words", "- [A page](https://a.example/)"])
  assert.equal(result.isCut, false)
})

test("the added lines have at most the limit in bytes", () => {
  const texts = [
    "가".repeat(9000), "*".repeat(9000), "a ".repeat(5000), "👩‍👩‍👧‍👦".repeat(900), "e\u0301".repeat(5000),
  ]
  for (const text of texts) {
    const result = fit([share(text)], lineOf)
    assert.ok(result.isCut)
    assert.ok(size(lines(result).join("\n")) < 10_000)
    assert.ok(size(lines(result).join("\n")) > 9_900, "nearly the limit")
    assert.ok(text.startsWith(result.fitting[0].shared.text))
  }
})

test("the cut is between two graphemes", () => {
  const family = "👩‍👩‍👧‍👦"
  assert.equal(fit([share(family.repeat(9))], lineOf, 90).fitting[0].shared.text, family.repeat(3))
  assert.equal(fit([share("e\u0301".repeat(9))], lineOf, 13).fitting[0].shared.text, "e\u0301".repeat(3))
})

test("an address is complete or left out", () => {
  const url = "https://a.example/" + "x".repeat(60)
  assert.deepEqual(lines(fit([share("", "T", url)], lineOf, 40)), [])
  assert.deepEqual(lines(fit([share(`see ${url} now`)], lineOf, 40)), ["- see"])
  const long = share("words ".repeat(20), "", url)
  assert.deepEqual(lines(fit([long], lineOf, 100)), [`- <${url}> words words word`])
})

test("several shares share one limit", () => {
  const result = fit(Array.from({ length: 10 }, (_, i) => share(`${i} ` + "a".repeat(3000))), lineOf)
  assert.equal(result.fitting.length, 4)
  assert.ok(result.isCut)
  assert.ok(size(lines(result).join("\n")) < 10_000)
})

test("invalid stored shares are left out", () => {
  assert.equal(validShares(null), null)
  assert.deepEqual(validShares(JSON.stringify([share("a")])), [share("a")])
  const invalid = [
    "", "{", "null", "1", '"x"', "{}", "[null]", "[1]", "[[]]", '[{"title":1,"text":"","url":""}]',
  ]
  for (const stored of invalid) assert.deepEqual(validShares(stored), [], stored)
  assert.equal(validShares(JSON.stringify(Array(100).fill(share("a"))))?.length, 20)
})
