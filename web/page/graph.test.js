import assert from "node:assert/strict"
import { test } from "node:test"
import { ENDLESS, expanded } from "./graph.js"

/** Parts by name, each as "own name name …". @param {Record<string, string>} written */
function parts(written) {
  const all = new Map(Object.entries(written).map(([name, text]) => {
    const [own, ...refs] = text.split(" ").filter(Boolean)
    return [name, { own: Number(own), inner: [], refs }]
  }))
  return name => all.get(name)
}

const sizeOf = written => {
  const named = parts(written)
  return expanded(named("a"), named)
}

test("a reference counts what it repeats", () => {
  assert.equal(sizeOf({ a: "3" }), 3)
  assert.equal(sizeOf({ a: "1 b b", b: "5" }), 1 + 2 * 2 * 5)
  assert.equal(sizeOf({ a: "1 nothing" }), 1)
})

test("levels of references multiply", () => {
  const ten = name => Array(10).fill(name).join(" ")
  assert.ok(sizeOf({ a: `1 ${ten("b")}`, b: `1 ${ten("c")}`, c: "1" }) >= 100)
  const levels = Object.fromEntries([..."abcdefghij"].map((name, i) => [name, `1 ${ten("abcdefghijk"[i + 1])}`]))
  assert.equal(sizeOf({ ...levels, k: "1" }), ENDLESS)
})

test("a circle ends, and so does a long chain", () => {
  assert.ok(sizeOf({ a: "1 b", b: "1 a a" }) < 10)
  const chain = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [i ? `p${i}` : "a", `1 p${i + 1}`]))
  assert.equal(sizeOf(chain), ENDLESS)
})

test("what is within a part counts with it", () => {
  const inner = { own: 4, inner: [], refs: ["b"] }
  assert.equal(expanded({ own: 1, inner: [inner], refs: [] }, name => (name === "b" ? { own: 3, inner: [], refs: [] } : undefined)), 1 + 4 + 6)
})
