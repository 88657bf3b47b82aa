import assert from "node:assert/strict"
import { test } from "node:test"
import { blockList } from "./blocks.js"

/** As much of a DOM as a list of blocks needs: each word of a block's HTML is a node. */
function page() {
  const content = { childNodes: [] }
  content.ownerDocument = { createDocumentFragment: () => ({ nodes: [], append(node) { this.nodes.push(node) } }) }
  content.insertBefore = (fragment, next) => {
    const at = next ? content.childNodes.indexOf(next) : content.childNodes.length
    assert.ok(at >= 0, "inserts before a node that is there")
    content.childNodes.splice(at, 0, ...fragment.nodes)
  }
  const node = name => ({ name, parentNode: content, remove() { content.childNodes.splice(content.childNodes.indexOf(this), 1) } })
  const list = blockList(({ start, end, html }) => ({ start, end, html, nodes: html.split(" ").filter(Boolean).map(node) }))
  return {
    content,
    list,
    patch(from, removed, blocks, { shift = 0, fresh = false } = {}) {
      return list.patch(content, { from, removed, shift, fresh, blocks: blocks.map((html, i) => ({ start: i * 10, end: i * 10 + 9, html })) })
    },
    read: () => content.childNodes.map(n => n.name).join(" ")
  }
}

test("replaces the blocks it is told to", () => {
  const p = page()
  p.patch(0, 0, ["a", "b b", "c"])
  assert.equal(p.read(), "a b b c")
  p.patch(1, 1, ["x", "y y"])
  assert.equal(p.read(), "a x y y c")
  p.patch(0, 2, [])
  assert.equal(p.read(), "y y c")
  p.patch(2, 0, ["end"])
  assert.equal(p.read(), "y y c end")
})

test("kept blocks keep their nodes", () => {
  const p = page()
  p.patch(0, 0, ["a", "b", "c"])
  const [a, , c] = p.content.childNodes
  p.patch(1, 1, ["x"])
  assert.equal(p.content.childNodes[0], a)
  assert.equal(p.content.childNodes[2], c)
})

test("a block that comes again as it was keeps its nodes", () => {
  const p = page()
  p.patch(0, 0, ["a", "b", "c", "d"])
  const [a, b, c, d] = p.content.childNodes
  p.patch(0, 4, ["a", "x", "c", "d"], { fresh: true })
  assert.deepEqual([p.read(), p.content.childNodes[0] === a, p.content.childNodes[1] === b], ["a x c d", true, false])
  assert.ok(p.content.childNodes[2] === c && p.content.childNodes[3] === d)
  p.patch(2, 2, ["y", "c", "d"])
  assert.deepEqual(p.list.all().map(block => block.start), [0, 10, 0, 10, 20])
  assert.ok(p.content.childNodes[3] === c && p.content.childNodes[4] === d)
})

test("blocks without nodes are counted", () => {
  const p = page()
  p.patch(0, 0, ["a", "", "", "d"])
  p.patch(1, 0, ["x"])
  assert.equal(p.read(), "a x d")
  p.patch(1, 3, ["y"])
  assert.equal(p.read(), "a y d")
})

test("a fresh patch drops all blocks", () => {
  const p = page()
  p.patch(0, 0, ["a", "b"])
  p.patch(7, 7, ["c"], { fresh: true })
  assert.equal(p.read(), "c")
  assert.equal(p.list.all().length, 1)
})

test("moves the blocks behind the new ones", () => {
  const p = page()
  p.patch(0, 0, ["a", "b", "c"])
  p.patch(1, 1, ["x"], { shift: 5 })
  assert.deepEqual(p.list.all().map(b => b.start), [0, 0, 25])
})

test("finds the block of an offset and of a node", () => {
  const p = page()
  p.patch(0, 0, ["a", "b b", "c"])
  const [a, b, c] = p.list.all()
  assert.equal(p.list.at(0), a)
  assert.equal(p.list.at(9), a)
  assert.equal(p.list.at(10), b)
  assert.equal(p.list.at(1000), c)
  assert.equal(p.list.of(p.content, { parentNode: b.nodes[1] }), b)
  assert.equal(p.list.of(p.content, { parentNode: null }), undefined)
  assert.equal(page().list.at(3), undefined)
})

test("any sequence of patches gives what a fresh page shows", () => {
  let seed = 3
  const random = n => (seed = seed * 1103515245 + 12345 & 0x7fffffff) % n
  const p = page()
  const model = []
  for (let i = 0; i < 500; i++) {
    const from = random(model.length + 1)
    const removed = Math.min(random(4), model.length - from)
    const added = Array.from({ length: random(4) }, (_, j) => ["", `${i}.${j}`, `${i}.${j} +`][random(3)])
    model.splice(from, removed, ...added)
    p.patch(from, removed, added)
    assert.equal(p.read(), model.filter(Boolean).join(" "))
  }
})
