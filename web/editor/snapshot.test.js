import assert from "node:assert/strict"
import { test } from "node:test"
import { Text } from "@codemirror/state"
import { createSnapshot } from "./snapshot.js"

/** @param {string} text */
const doc = text => Text.of(text.split("\n"))

/** @param {string} text */
function plainHash(text) {
  let sum = 0
  for (let i = 0; i < text.length; i++) sum = (Math.imul(sum, 0x01000193) + text.charCodeAt(i)) >>> 0
  return sum
}

// The same figures stand in internal/session/hash_test.go.
test("the hash is the one that the engine has", () => {
  assert.deepEqual(["", "a", "가\n나", "😭\r\n"].map(text => createSnapshot(doc(text)).hash()), [0, 0x61, 0xb43f4c56, 0x85d6a7d5])
})

test("however a text came about, its hash is that of its units", () => {
  let text = Array.from({ length: 3000 }, (_, i) => `줄 ${i} 😭`).join("\n")
  let one = doc(text)
  for (let i = 0; i < 50; i++) {
    const at = (i * 7919) % text.length
    const end = Math.min(text.length, at + (i % 5))
    const insert = ["x", "\n", "가\n나", ""][i % 4]
    text = text.slice(0, at) + insert + text.slice(end)
    one = one.replace(at, end, doc(insert))
    const shot = createSnapshot(one)
    assert.equal(shot.hash(), plainHash(text))
    assert.equal(shot.hash(at), plainHash(text.slice(0, at)))
    assert.equal(shot.length, text.length)
  }
  assert.equal(createSnapshot(one).text(), text)
})
