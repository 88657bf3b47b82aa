import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { dayOfName, slugOf } from "./postname.js"

/** The cases that the engine's package post is tested with. */
const cases = JSON.parse(readFileSync(new URL("../../internal/post/testdata/names.json", import.meta.url), "utf8"))

for (const { name, day, slug } of cases) {
  test(`reads ${name} as the engine does`, () => {
    assert.equal(dayOfName(name), day)
    assert.equal(slugOf(name), slug.toLowerCase())
  })
}

test("the file name of a post begins with its date", () => {
  assert.equal(dayOfName("2022-01-26-daily-log.md"), "2022-01-26")
  assert.equal(dayOfName("2022-1-9-x.markdown"), "2022-01-09")
  assert.equal(dayOfName("22-1-1-x.md"), "2022-01-01")
  assert.equal(dayOfName("2022-01-26-한글 제목.v2.md"), "2022-01-26")
  for (const name of ["", "notes.md", "2022_01_11-x.md", "2022-01-12.md", "2022-01-12-x", "a-2022-01-12-x.md"]) {
    assert.equal(dayOfName(name), "", name)
  }
})
