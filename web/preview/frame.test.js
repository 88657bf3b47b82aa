import assert from "node:assert/strict"
import { test } from "node:test"
import { frameSource } from "./frame.js"

const source = frameSource({ base: "https://host.example/a&b\"/", stylesheet: "preview.css", language: "ko", theme: "dark" })

test("the frame's policy allows no scripts, frames, plug-ins or forms", () => {
  for (const rule of ["script-src 'none'", "frame-src 'none'", "object-src 'none'", "form-action 'none'"]) assert.ok(source.includes(rule), rule)
})

test("addresses are escaped", () => {
  assert.ok(source.includes("<base href=\"https://host.example/a&amp;b&quot;/\" target=\"_blank\">"))
})

test("the base stands before everything with an address", () => {
  assert.ok(source.indexOf("<base") < source.indexOf("<link"))
})
