import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { escapeAll, escapeAlt, escapeStart, escapeText, unescapeAlt } from "./markdown.js"

/** The engine renders these cases as the text. */
const cases = JSON.parse(readFileSync(new URL("../../internal/kramdown/testdata/escapes.json", import.meta.url), "utf8"))

/** @type {Record<string, (text: string) => string>} */
const places = {
  text: text => escapeText(text),
  link: text => escapeText(text, "", true),
  line: text => escapeStart(escapeText(text)),
  all: escapeAll,
  alt: escapeAlt,
}

for (const { place, text, markdown } of cases) {
  test(`escapes ${text} for ${place}`, () => {
    assert.equal(places[place](text), markdown)
    if (place === "alt") assert.equal(unescapeAlt(markdown), text.replace(/\s+/g, " "))
  })
}

test("an alternative text is the same after it was escaped and read", () => {
  for (const text of ["&#123;", "&amp;#123;", "\\{{", "\\\\&amp;", "a_b", "[[x]]", "\\."]) assert.equal(unescapeAlt(escapeAlt(text)), text)
})
