import assert from "node:assert/strict"
import { test } from "node:test"
import { languageList, languageName } from "./languages.js"

test("Korean and English come first, and a country is named where it is needed", () => {
  const tags = ["ar", "de-DE", "dv\u2011MV", "en", "ko-KR", "zh-CN", "zh-TW"]
  assert.deepEqual(languageList(tags, "en"), [
    { tag: "ko-KR", name: "Korean" }, { tag: "en", name: "English" }, { tag: "ar", name: "Arabic" },
    { tag: "zh-CN", name: "Chinese (China)" }, { tag: "zh-TW", name: "Chinese (Taiwan)" },
    { tag: "dv\u2011MV", name: "Divehi" }, { tag: "de-DE", name: "German" },
  ])
  assert.deepEqual(languageList(["en", "ko-KR"], "ko").map(({ name }) => name), ["한국어", "영어"])
})

test("a tag without a name is named by itself", () => {
  assert.equal(languageName("한국", "en"), "한국")
  assert.equal(languageName("", "en"), "")
})
