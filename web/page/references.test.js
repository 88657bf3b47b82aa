import assert from "node:assert/strict"
import { test } from "node:test"
import { drawingsIn, idOf, idsIn } from "./references.js"

test("finds ids in any notation", () => {
  for (const value of [
    "url(#a)", "fill:url( '#a' )", "mask: URL(\"#a\")", "u\\72l(#a)", "url(\\23 a)", "url(#%61)",
  ]) {
    assert.deepEqual(idsIn(value), ["a"], value)
  }
  assert.deepEqual(idsIn("url(#a) url(#b) url(#a)"), ["a", "b", "a"])
  for (const value of ["", "#a", "url(a.png)", "none"]) assert.deepEqual(idsIn(value), [], value)
  const links = [" #x", "#%ED%95%9C", "a.svg#x", "#%"]
  assert.deepEqual(links.map(idOf), ["x", "한", "", "%"])
})

test("finds drawings in addresses and styles", () => {
  const base64 = Buffer.from("<svg/>").toString("base64")
  for (const value of [
    "data:image/svg+xml,<svg/>", " data:image/svg+xml;charset=utf-8,%3Csvg/%3E",
    `DATA:image/SVG+xml;base64,${base64}`, "da\nta:image/svg+xml,<sv\tg/>",
    "background: url(data:image/svg+xml,<svg/>)", "background: url(\"data:image/svg+xml,<svg/>\")",
    "image-set('data:image/svg+xml,<svg/>' 1x)", "url(\"\\64 ata:image/svg+xml,<svg/>\")",
  ]) assert.deepEqual(drawingsIn(value), ["<svg/>"], value)
  const two = "url('data:image/svg+xml,<a/>'), url('data:image/svg+xml,<b/>')"
  assert.deepEqual(drawingsIn(two), ["<a/>", "<b/>"])
  for (const value of [
    "data:image/png;base64,AAAA", "https://a.example/x.svg", "data:text/html,<svg/>", "",
  ]) {
    assert.deepEqual(drawingsIn(value), [], value)
  }
})
