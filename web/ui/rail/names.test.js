import assert from "node:assert/strict"
import { test } from "node:test"
import { nameFor, problemOf } from "./names.js"

test("typed text becomes the file name of a post", () => {
  for (const [typed, name] of [
    ["2026-11-23-daily-log.md", "2026-11-23-daily-log.md"],
    ["daily-log", "2026-11-23-daily-log.md"],
    ["  내 하루 기록 ", "2026-11-23-내-하루-기록.md"],
    ["2026-1-2-log", "2026-01-02-log.md"],
    ["2026-01-02-log.markdown", "2026-01-02-log.markdown"],
    ["a/b\\c:d?.md", "2026-11-23-a-b-c-d.md"],
    ["v1.2", "2026-11-23-v1.2.md"],
    ["기록".normalize("NFD"), "2026-11-23-기록.md"],
    ["..", "2026-11-23-.md"],
  ]) {
    assert.equal(nameFor(typed, "2026-11-23"), name)
    assert.equal(nameFor(name, "2020-01-01"), name, "a file name stays as it is")
  }
})

test("names that Jekyll does not accept have a problem", () => {
  assert.equal(problemOf("2026-11-23-log.md"), "")
  assert.equal(problemOf("2026-11-23-한글.md"), "")
  assert.equal(problemOf("2026-02-30-log.md"), "day")
  assert.equal(problemOf("2026-13-01-log.md"), "day")
  assert.equal(problemOf(nameFor("!", "2026-11-23")), "slug")
  assert.equal(problemOf(nameFor("", "2026-11-23")), "slug")
})
