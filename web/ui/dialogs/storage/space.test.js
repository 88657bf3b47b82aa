import assert from "node:assert/strict"
import { test } from "node:test"
import { erasesStorage, formatBytes } from "./space.js"

test("bytes have a decimal unit", () => {
  assert.equal(formatBytes(0, "en"), "0 byte")
  assert.equal(formatBytes(73_728, "en"), "74 kB")
  assert.equal(formatBytes(1_540_000, "en"), "1.5 MB")
  assert.equal(formatBytes(10_737_000_000, "ko"), "11GB")
})

test("only Safari erases the storage, and not that of an installed site", () => {
  const safari = {
    vendor: "Apple Computer, Inc.",
    userAgent: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 " +
      "(KHTML, like Gecko) Version/18.0 Safari/605.1.15",
  }
  const chromium = {
    vendor: "Google Inc.",
    userAgent: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 " +
      "(KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
  }
  const firefox = {
    vendor: "",
    userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  }
  assert.equal(erasesStorage(safari, false), true)
  assert.equal(erasesStorage(safari, true), false)
  assert.equal(erasesStorage(chromium, false), false)
  assert.equal(erasesStorage(firefox, false), false)
})
