import assert from "node:assert/strict"
import { test } from "node:test"
import { complexIn, marksOf, withoutMarks } from "./marks.js"

/** @type {[string, string, boolean][]} whether a run of 10,000 is a burden */
const runs = [
  ["marks on a letter", "\u0301", true], ["modifiers of emoji", "🏻", true], ["voiced sound marks", "ﾞ", true],
  ["leading consonants", "\u1100", true], ["joined emoji", "👩\u200d", true], ["Arabic number signs", "\u0600", true],
  ["soft hyphens", "\u00ad", true], ["spaces without width", "\u200b", true], ["words with soft hyphens", "글\u00ad", false],
  ["Thai", "ภาษา", true], ["Khmer", "ភាសា", true], ["Burmese", "ဘာသာ", true], ["Lao", "ພາສາ", true], ["both directions", "aא", true],
  ["Latin", "word", false], ["Korean", "글", false], ["Japanese", "仮名", false], ["Arabic", "كلمة", false], ["emoji", "😀", false],
  ["Thai with spaces", "ภาษาไทย ", false], ["Hebrew in a table", "<td>מילה</td>", false], ["Hebrew and Latin words", "word מילה ", false],
]
for (const [name, part, isBurden] of runs) {
  test(`${name}: ${isBurden ? "a burden" : "no burden"}`, () => {
    const text = part.repeat(10_000)
    assert.equal(marksOf(text) > 3000, isBurden)
    assert.equal(withoutMarks(text).length < 2000, isBurden)
    assert.equal(marksOf(withoutMarks(text)), 0)
  })
}

test("letters whose layout takes longer", () => {
  assert.equal(complexIn("a 한 漢 é"), 0)
  assert.equal(complexIn("हिन्दी"), 6)
  assert.equal(complexIn("מילה كلمة"), 8)
})
