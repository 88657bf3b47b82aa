import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { strftime } from "./strftime.js"

/** The cases that the engine's package strftime is tested with. */
const cases = JSON.parse(readFileSync(new URL("../../internal/strftime/testdata/shell.json", import.meta.url), "utf8"))

for (const { clock, format, text } of cases) {
  test(`formats ${format} as the engine does`, () => assert.equal(strftime(format, clock), text))
}
