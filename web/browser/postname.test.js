import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { dayOfName, isMarkdown, nextFree, partsOf, slugOf } from "./postname.js"

/** Returns cases that the engine's package post is tested with. @param {string} name */
const cases = name => JSON.parse(readFileSync(new URL(`../../internal/post/testdata/${name}`, import.meta.url), "utf8"))

for (const { name, day, slug, stem, extension } of cases("names.json")) {
  test(`reads ${name} as the engine does`, () => {
    assert.equal(dayOfName(name), day)
    assert.equal(slugOf(name), slug.toLowerCase())
    const parts = partsOf(name)
    assert.equal(Object.values(parts).join(""), name)
    if (day) assert.deepEqual([parts.stem, parts.extension], [stem, extension])
  })
}

for (const { words, taken, free } of cases("free.json")) {
  test(`numbers ${words} as the engine does, beside ${taken}`, () => {
    assert.equal(nextFree(words, words => taken.includes(words)), free)
  })
}

test("every part of a file name may be missing", () => {
  for (const [name, ...parts] of [
    ["2026-11-23-a.b.md", "2026-11-23-", "a.b", ".md"], ["notes", "", "notes", ""], ["2026-11-23-", "2026-11-23-", "", ""],
    [".md", "", "", ".md"], ["", "", "", ""], ["20261-11-23-x.md", "", "20261-11-23-x", ".md"],
  ]) assert.deepEqual(Object.values(partsOf(name)), parts)
})

test("a file is Markdown by its extension", () => {
  for (const name of ["a.md", "a.MARKDOWN", "a.mkd", "a.mkdn", "a.mkdown"]) assert.ok(isMarkdown(name), name)
  for (const name of ["md", "a.md.txt", "a.html", "a.mdx"]) assert.ok(!isMarkdown(name), name)
})

test("the file name of a post begins with its date", () => {
  assert.equal(dayOfName("2022-01-26-daily-log.md"), "2022-01-26")
  assert.equal(dayOfName("2022-1-9-x.markdown"), "2022-01-09")
  assert.equal(dayOfName("22-1-1-x.md"), "2022-01-01")
  assert.equal(dayOfName("2022-01-26-한글 제목.v2.md"), "2022-01-26")
  for (const name of ["", "notes.md", "2022_01_11-x.md", "2022-01-12.md", "2022-01-12-x", "a-2022-01-12-x.md"]) {
    assert.equal(dayOfName(name), "", name)
  }
})
