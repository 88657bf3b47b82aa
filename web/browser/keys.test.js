import assert from "node:assert/strict"
import { test } from "node:test"
import { isImeKey } from "./keys.js"

for (const [name, key, keyCode, isComposing, wanted] of /** @type {[string, string, number, boolean, boolean][]} */ ([
  ["Enter", "Enter", 13, false, false],
  ["Enter that ends a syllable", "Enter", 229, true, true],
  ["the same in Safari, after the composition", "Enter", 229, false, true],
  ["the same in Firefox", "Process", 229, true, true],
  ["a phone's own Enter", "Enter", 13, true, false],
  ["a letter of a phone", "Unidentified", 229, true, true],
  ["an arrow among the words of an input method", "ArrowDown", 40, true, true],
  ["an arrow", "ArrowDown", 40, false, false],
])) {
  test(name, () => assert.equal(isImeKey({ key, keyCode, isComposing }), wanted))
}
