import assert from "node:assert/strict"
import { test } from "node:test"
import { AT_ONCE, AT_ONCE_HTML, HEAVY, SUSPECT_BLOCKS, createBlockList } from "./blocks.js"
import { createDocument } from "./testdata/dom.js"

/** Creates a page in which each word of a block's HTML, up to a "#", is a paragraph. */
function page() {
  const document = createDocument()
  const content = document.createElement("div")
  const reads = []
  const create = ({ start, end, html }) =>
    ({ start, end, html, nodes: [], isDue: true, gap: null, isWanted: false, isSlow: false })
  const list = createBlockList(create, block => {
    reads.push(block.html)
    block.nodes = block.html.split("#")[0].split(" ").filter(Boolean).map(word => {
      const node = document.createElement("p")
      node.nodeValue = word
      return node
    })
  })
  const leaves = node => (node.nodeName === "DAY-CHUNK" ? node.childNodes.flatMap(leaves) : [node])
  return {
    content,
    list,
    reads,
    patch(from, removed, blocks, { shift = 0, fresh = false } = {}) {
      const added = blocks.map((html, i) => ({ start: i * 10, end: i * 10 + 9, html }))
      return list.patch(content, { from, removed, shift, fresh, blocks: added })
    },
    nodes: () => content.childNodes.flatMap(leaves),
    read: () => content.childNodes.flatMap(leaves).map(node => node.nodeValue).join(" "),
    gaps: () => content.childNodes.filter(node => node.dataset.due !== undefined),
    due: () => list.all().filter(block => block.isDue).length,
    finish(from = 0) {
      const next = list.search(from)
      for (let found; (found = next(block => block.isDue));) list.render(found.block, () => true)
    }
  }
}

const numbers = (count, prefix = "n") => Array.from({ length: count }, (_, i) => prefix + i)

test("a patch replaces blocks", () => {
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

test("a patch renders fewer blocks with images at once, and the others later", () => {
  const p = page()
  p.patch(0, 0, numbers(AT_ONCE).map(number => `${number}#<img>`))
  assert.equal(p.reads.length, AT_ONCE / SUSPECT_BLOCKS)
  p.finish()
  assert.equal(p.read(), numbers(AT_ONCE).join(" "))
  p.patch(0, 1, ["one#<img>"])
  assert.ok(p.read().startsWith("one n1"), "a keystroke is rendered at once")
})

test("blocks outside of a patch keep their nodes", () => {
  const p = page()
  p.patch(0, 0, ["a", "b", "c"])
  const [a, , c] = p.nodes()
  p.patch(1, 1, ["x"])
  assert.equal(p.nodes()[0], a)
  assert.equal(p.nodes()[2], c)
})

test("an unchanged block in a patch keeps its nodes", () => {
  const p = page()
  p.patch(0, 0, ["a", "b", "c", "d"])
  const [a, b, c, d] = p.nodes()
  p.patch(0, 4, ["a", "x", "c", "d"], { fresh: true })
  assert.deepEqual([p.read(), p.nodes()[0] === a, p.nodes()[1] === b], ["a x c d", true, false])
  assert.ok(p.nodes()[2] === c && p.nodes()[3] === d)
  p.patch(2, 2, ["y", "c", "d"])
  assert.deepEqual(p.list.all().map(block => block.start), [0, 10, 0, 10, 20])
  assert.ok(p.nodes()[3] === c && p.nodes()[4] === d)
})

test("blocks between two changes keep their nodes", () => {
  const p = page()
  p.patch(0, 0, numbers(1000))
  p.finish()
  const before = p.nodes()
  p.reads.length = 0
  const changed = numbers(1000)
  changed[3] = "x"
  changed[500] = "y y"
  changed.splice(700, 1)
  changed.splice(900, 0, "z")
  p.patch(0, 1000, changed)
  assert.deepEqual(p.reads, ["x", "y y", "z"])
  assert.equal(p.read(), changed.join(" "))
  assert.equal(p.nodes().filter(node => before.includes(node)).length, 997)
  assert.deepEqual(p.list.all().map(block => block.start), changed.map((_, i) => i * 10))
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

test("a patch shifts the blocks after the new ones", () => {
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
  assert.equal(p.list.of(p.content, b.nodes[1]), b)
  assert.equal(p.list.of(p.content, { parentNode: null }), undefined)
  assert.equal(page().list.at(3), undefined)
})

test("a patch renders some blocks at once, and the others are in gaps", () => {
  const p = page()
  p.patch(0, 0, numbers(150_000))
  assert.equal(p.reads.length, AT_ONCE)
  assert.equal(p.due(), 150_000 - AT_ONCE)
  assert.equal(p.read(), numbers(AT_ONCE).join(" "))
  const used = new Set(p.list.all().map(block => block.gap?.element).filter(Boolean))
  assert.ok(p.gaps().length > 1000 && p.gaps().every(gap => used.has(gap)))
  assert.ok(p.gaps().every(gap => parseFloat(gap.style.height) > 0))
})

test("a patch renders fewer long blocks at once, but at least one", () => {
  const p = page()
  p.patch(0, 0, [`a#${"x".repeat(AT_ONCE_HTML)}`, "b", "c"])
  assert.deepEqual([p.reads.length, p.due(), p.read()], [1, 2, "a"])
})

test("a gap can be rendered from any block on", () => {
  const p = page()
  p.patch(0, 0, numbers(1000))
  p.list.render(p.list.all()[600], () => false)
  const shown = p.read().split(" ")
  assert.ok(shown.includes("n600") && !shown.includes("n601"))
  assert.deepEqual(shown, shown.toSorted((a, b) => a.slice(1) - b.slice(1)))
  p.finish(600)
  assert.equal(p.read(), numbers(1000).join(" "))
  assert.equal(p.gaps().length, 0)
})

test("due blocks that replace others wait behind their nodes", () => {
  const p = page()
  p.patch(0, 0, numbers(300, "old"))
  p.finish()
  p.patch(0, 300, numbers(300, "new"))
  assert.equal(p.due(), 300 - AT_ONCE)
  const expected = [...numbers(AT_ONCE, "new"), ...numbers(300, "old").slice(AT_ONCE)]
  assert.equal(p.read(), expected.join(" "))
  assert.equal(p.gaps().length, 0)
  p.finish(200)
  assert.equal(p.read(), numbers(300, "new").join(" "))
})

test("a patch does not render a heavy block that replaces another one", () => {
  const p = page()
  const heavy = "#".padEnd(HEAVY + 1, "x")
  p.patch(0, 0, ["a", `b${heavy}`, "c"])
  p.finish()
  p.reads.length = 0
  p.patch(1, 1, [`bb${heavy}`])
  assert.deepEqual([p.reads.length, p.due(), p.read()], [0, 1, "a b c"])
  p.patch(1, 1, [`bbb${heavy}`])
  p.finish()
  assert.deepEqual([p.reads.length, p.read()], [1, "a bbb c"])
})

test("a changed block inherits that it was slow, and that the reader asked for it", () => {
  const p = page()
  p.patch(0, 0, ["a", "b", "c"])
  Object.assign(p.list.all()[1], { isSlow: true, isWanted: true })
  p.reads.length = 0
  p.patch(1, 1, ["bb"])
  assert.deepEqual([p.reads.length, p.read(), p.list.all()[1].isWanted], [0, "a b c", true])
  p.finish()
  assert.equal(p.read(), "a bb c")
})

test("the page after any sequence of patches equals a fresh one", () => {
  let seed = 3
  const random = n => (seed = seed * 1103515245 + 12345 & 0x7fffffff) % n
  const p = page()
  let model = []
  for (let i = 0; i < 1500; i++) {
    const from = random(model.length + 1)
    const most = model.length - from
    const removed = random(9) ? Math.min(random(4), most) : random(most + 1)
    const count = random(9) ? random(4) : random(400)
    let added = Array.from({ length: count }, (_, j) => {
      const name = `${i}.${j}`
      return ["", name, `${name} +`, `${name}#${"x".repeat(9000)}`][random(4)]
    })
    if (random(20) === 0) {
      added = model.slice(from, from + removed).map(html => (random(5) ? html : `${i}`))
    }
    model.splice(from, removed, ...added)
    p.patch(from, removed, added)
    const shown = p.nodes().map(node => node.nodeValue)
    for (const block of p.list.all()) {
      if (!block.isDue) assert.ok(block.nodes.every(node => node.parentNode))
    }
    if (random(3) === 0 && model.length) {
      const block = p.list.all()[random(model.length)]
      if (block.isDue) p.list.render(block, () => random(4) > 0)
    }
    if (random(25) === 0) {
      p.finish(random(model.length + 1))
      assert.equal(p.read(), model.map(html => html.split("#")[0]).filter(Boolean).join(" "))
      assert.equal(p.gaps().length, 0)
    }
    assert.equal(p.list.all().length, model.length)
    assert.ok(shown.length <= model.length * 2)
    // The nodes and gaps are in the order of their blocks.
    const places = p.list.all().flatMap(({ gap, nodes }) => gap?.element ?? nodes.slice(0, 1))
    const isFilled = node => node.nodeName === "DAY-CHUNK" && node.dataset.due === undefined
    const order = p.content.childNodes.flatMap(node => (isFilled(node) ? node.childNodes : [node]))
    let last = -1
    for (const place of places) {
      const at = order.indexOf(place)
      assert.ok(at >= last, `block out of order after ${i} patches`)
      last = at
    }
  }
})

test("a search that started before the page was cleared finds no block", () => {
  const p = page()
  p.patch(0, 0, numbers(500))
  const next = p.list.search(0)
  p.list.clear(p.content)
  assert.equal(next(block => block.isDue), null)
})
