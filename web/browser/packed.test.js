import assert from "node:assert/strict"
import { test } from "node:test"
import { unpack } from "./packed.js"

/** @param {number[]} numbers */
const bytesOf = numbers => new Uint8Array(new Uint32Array(numbers).buffer)

test("a packed patch has the same blocks and headings as one of objects", () => {
  const rest = { fresh: true, from: 0, removed: 0, shift: 0, head: "", tail: "", problems: [] }
  const plain = { ...rest, blocks: [{ start: 0, end: 3, html: "<p>가😀</p>" }, { start: 4, end: 4, html: "" }, { start: 5, end: 9, html: "c" }],
    outline: [{ level: 2, id: "a", text: "가" }, { level: 3, id: "", text: "b" }] }
  assert.equal(unpack(plain), plain)
  assert.deepEqual(unpack({ ...rest,
    blocks: { text: "<p>가😀</p>c", numbers: bytesOf([0, 3, 10, 4, 4, 0, 5, 9, 1]) },
    outline: { text: "a가b", numbers: bytesOf([2, 1, 1, 3, 0, 1]) },
  }), plain)
  assert.equal(unpack({ ...plain, outline: null }).outline, null)
})
