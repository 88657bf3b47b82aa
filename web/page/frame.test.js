import assert from "node:assert/strict"
import { test } from "node:test"
import { frameSource } from "./frame.js"

const base = "https://host.example/a&b;c/?today=1"
const source = frameSource({ base, theme: "dark" })

const policy = /Content-Security-Policy" content="([^"]+)"/.exec(source)?.[1] ?? ""

test("the frame's policy allows only images, media, the style sheet and the fonts", () => {
  assert.deepEqual(policy.split("; "), [
    "default-src 'none'",
    "style-src https://host.example/a&amp;b%3Bc/preview.css 'unsafe-inline'",
    "font-src https://host.example/a&amp;b%3Bc/fonts/mathjax/",
    "img-src https: data: blob:",
    "media-src https: data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ])
})

test("URLs are absolute and escaped", () => {
  const href = "https://host.example/a&amp;b;c/preview.css"
  assert.ok(source.includes(`<link rel="stylesheet" data-sheet href="${href}">`))
})

test("the policy and the base precede the first URL", () => {
  for (const first of ["<meta http-equiv=\"Content-Security-Policy", "<base"]) {
    assert.ok(source.indexOf(first) < source.indexOf("<link"), first)
  }
})
