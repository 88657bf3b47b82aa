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

test("a reference adds the size of its target", () => {
  assert.equal(sizeOf({ a: "3" }), 3)
  assert.equal(sizeOf({ a: "1 b b", b: "5" }), 1 + 2 * 2 * 5)
  assert.equal(sizeOf({ a: "1 nothing" }), 1)
})

test("levels of references multiply", () => {
  const ten = name => Array(10).fill(name).join(" ")
  assert.ok(sizeOf({ a: `1 ${ten("b")}`, b: `1 ${ten("c")}`, c: "1" }) >= 100)
  const names = [..."abcdefghij"]
  const levels = Object.fromEntries(names.map((name, i) => [name, `1 ${ten(names[i + 1] ?? "k")}`]))
  assert.equal(sizeOf({ ...levels, k: "1" }), ENDLESS)
})

test("circles and long chains of references terminate", () => {
  assert.ok(sizeOf({ a: "1 b", b: "1 a a" }) < 10)
  const chain = Array.from({ length: 100_000 }, (_, i) => [i ? `p${i}` : "a", `1 p${i + 1}`])
  assert.equal(sizeOf(Object.fromEntries(chain)), ENDLESS)
})

test("the size of a part includes the parts in it", () => {
  const inner = { own: 4, inner: [], refs: ["b"] }
  const named = name => (name === "b" ? { own: 3, inner: [], refs: [] } : undefined)
  assert.equal(expanded({ own: 1, inner: [inner], refs: [] }, named), 1 + 4 + 6)
})
