import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { endsFrontMatter, frontMatterEnd, opensFrontMatter } from "./frontmatter.js"

/** The cases that the engine's package frontmatter is tested with. */
const cases = JSON.parse(readFileSync(new URL("../../internal/frontmatter/testdata/shell.json", import.meta.url), "utf8"))

for (const { text, end } of cases) {
  test(`finds the front matter of ${JSON.stringify(text)}`, () => {
    assert.equal(frontMatterEnd(text), end)
    const [first, ...lines] = text.split("\n")
    assert.equal(opensFrontMatter(first) && lines.some(endsFrontMatter), end > 0)
  })
}
