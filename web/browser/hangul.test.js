import assert from "node:assert/strict"
import { test } from "node:test"
import { composingPattern, initialOfFinal, initialsOf } from "./hangul.js"

test("syllables have initials", () => {
  assert.equal(initialsOf("머신러닝 3"), "ㅁㅅㄹㄴ 3")
  assert.equal(initialsOf("깎다".normalize("NFD")), "ㄲㄷ")
})

test("a final turns into the initial of the next syllable", () => {
  const finals = "ᆨᆩᆫᆮᆯᆷᆸᆺᆻᆼᆽᆾᆿᇀᇁᇂ"
  assert.equal([...finals].map(initialOfFinal).join(""), "ᄀᄁᄂᄃᄅᄆᄇᄉᄊᄋᄌᄎᄏᄐᄑᄒ")
  for (const other of ["ᆪ", "ᄀ", "a", ""]) assert.equal(initialOfFinal(other), undefined)
})

test("the pattern of a composed syllable matches its continuations", () => {
  const matches = (/** @type {string} */ syllable, /** @type {string} */ text) =>
    new RegExp(`^${composingPattern(syllable)}`).test(text)
  for (const text of ["기", "길", "긹"]) assert.ok(matches("기", text), text)
  for (const text of ["길", "긹", "기록"]) assert.ok(matches("길", text), text)
  assert.ok(matches("ㄱ", "값"))
  assert.ok(matches("값", "갑시"))
  assert.ok(!matches("길", "김"))
  for (const other of ["a", "ㅏ", "ㄳ"]) assert.equal(composingPattern(other), undefined)
})
