import assert from "node:assert/strict"
import { test } from "node:test"
import { changes } from "./warmup.js"

test("the changes begin with a text and end with that text", () => {
  const texts = []
  let text = ""
  for (const { start, end, text: insert } of changes) {
    assert.ok(0 <= start && start <= end && end <= text.length)
    texts.push(text = text.slice(0, start) + insert + text.slice(end))
  }
  assert.equal(text, texts[0])
  assert.ok(texts.every(text => text.startsWith("---\ntitle: a\n---\n")), "a change of the front matter needs the whole text")
  assert.ok(texts.length > 100)
  for (const typed of ["## ba 나", "*da*", "- ia", "let ka", "| la", "| ma", "na\n$$", "oa[^1]", "[^1]: pa"]) assert.ok(texts.some(text => text.includes(typed)), typed)
})
