import assert from "node:assert/strict"
import { test } from "node:test"
import { bytesOf, erases } from "./space.js"

test("bytes as people read them", () => {
  assert.equal(bytesOf(0, "en"), "0 byte")
  assert.equal(bytesOf(73_728, "en"), "74 kB")
  assert.equal(bytesOf(1_540_000, "en"), "1.5 MB")
  assert.equal(bytesOf(10_737_000_000, "ko"), "11GB")
})

test("only Safari erases, and not what was installed", () => {
  const safari = { vendor: "Apple Computer, Inc.", userAgent: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15" }
  assert.equal(erases(safari, false), true)
  assert.equal(erases(safari, true), false)
  assert.equal(erases({ vendor: "Google Inc.", userAgent: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36" }, false), false)
  assert.equal(erases({ vendor: "", userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0" }, false), false)
})
