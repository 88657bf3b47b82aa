import assert from "node:assert/strict"
import { test } from "node:test"
import { BLOCK } from "./budget.js"
import { createDocument } from "./testdata/dom.js"
import { createTypesetting } from "./typesetting.js"

/** Number of elements of an item. */
const ITEM = BLOCK.elements / 2

/**
 * A typesetter that surrounds each paragraph that contains `sign` by brackets. A post turns it on
 * by the field `name`.
 * @returns the kind, and the pages that it was asked to typeset
 */
function createKind(name, sign, { isBroken = false } = {}) {
  const calls = { loads: 0, typeset: [], raised: [] }
  const typesetter = {
    find(holder, most) {
      const sources = holder.childNodes.filter(node => node.textContent.includes(sign))
      if (sources.length > most / ITEM) return null
      return sources.map(source => {
        const node = source.ownerDocument.createElement("span")
        source.before(node)
        node.append(source)
        return { node, source }
      })
    },
    undo(items) {
      for (const { node, source } of items) node.replaceWith(source)
    },
    async typeset(items) {
      calls.typeset.push(items.map(({ source }) => source.nodeValue).join(" "))
      for (const { node } of items) node.nodeValue = `[${node.textContent}]`
      return true
    },
    raise: item => void calls.raised.push(item.source.nodeValue),
  }
  const kind = {
    isEnabled: post => post[name],
    mayHold: text => text.includes(sign),
    async load() {
      calls.loads++
      if (isBroken) throw new Error("offline")
      return () => ({ ...typesetter })
    },
  }
  return { kind, calls }
}

/** A page of blocks, each written as its paragraphs with spaces between them. */
function createPage(...made) {
  const document = createDocument()
  const content = document.createElement("div")
  let blocks = []
  const typesetting = createTypesetting({
    kinds: made.map(({ kind }) => kind),
    start: create => create(),
    blocks: () => blocks,
    isVisible: () => true,
    onChange: () => blocks.filter(block => !block.isDue).forEach(typesetting.refresh),
  })
  const paragraph = text => {
    const node = document.createElement("p")
    node.nodeValue = text
    return node
  }
  return {
    typesetting,
    blocks: () => blocks,
    /** Shows a whole new page; "-" before a block says that it is not rendered. */
    async show(post, ...htmls) {
      typesetting.stop(post)
      content.replaceChildren()
      blocks = htmls.map(html => {
        const block = { html, isDue: html.startsWith("-"), nodes: [], found: [], version: 0 }
        if (!block.isDue) Object.assign(block, typesetting.search(html.split(" ").map(paragraph)))
        content.append(...block.nodes)
        return block
      })
      typesetting.load({ fresh: true, head: "", blocks }, () => blocks)
      for (let i = 0; i < 5; i++) await null
      typesetting.typeset()
    },
    read: () => content.childNodes.map(node => node.textContent).join(" "),
  }
}

test("a typesetter is loaded once a post turns it on and a block may contain an item", async () => {
  const math = createKind("math", "$")
  const page = createPage(math)
  await page.show({ math: true }, "a", "b")
  await page.show({ math: false }, "$a")
  assert.equal(math.calls.loads, 0)
  assert.equal(page.read(), "$a")
  await page.show({ math: true }, "a", "$b c")
  assert.equal(math.calls.loads, 1)
  assert.equal(page.read(), "a [$b] c")
})

test("two typesetters share a page, and each gets its own items in order", async () => {
  const [math, diagrams] = [createKind("math", "$"), createKind("mermaid", "@")]
  const page = createPage(math, diagrams)
  await page.show({ math: true, mermaid: true }, "$a @b", "c", "@d $e")
  assert.equal(page.read(), "[$a] [@b] c [@d] [$e]")
  assert.deepEqual([math.calls.typeset.at(-1), diagrams.calls.typeset.at(-1)], ["$a $e", "@b @d"])
  page.typesetting.typeset()
  assert.ok(!page.typesetting.isSettled())
  for (let i = 0; i < 5; i++) await null
  assert.ok(page.typesetting.isSettled())
})

test("a typesetter that a post turns off undoes its items only", async () => {
  const [math, diagrams] = [createKind("math", "$"), createKind("mermaid", "@")]
  const page = createPage(math, diagrams)
  await page.show({ math: true, mermaid: true }, "$a @b")
  const [formula, diagram] = page.blocks()[0].nodes
  page.typesetting.stop({ math: false, mermaid: true })
  assert.equal(page.read(), "$a [@b]")
  assert.ok(page.blocks()[0].nodes[0] !== formula && page.blocks()[0].nodes[1] === diagram)
  assert.equal(page.blocks()[0].found.length, 1)
})

test("items after a due block that may have some are not typeset yet", async () => {
  const [math, diagrams] = [createKind("math", "$"), createKind("mermaid", "@")]
  const page = createPage(math, diagrams)
  await page.show({ math: true, mermaid: true }, "$a @b", "-$", "$c @d")
  assert.deepEqual([math.calls.typeset.at(-1), diagrams.calls.typeset.at(-1)], ["$a", "@b @d"])
})

test("a typesetter that fails to load is requested again later", async context => {
  context.mock.timers.enable({ apis: ["setTimeout"] })
  const math = createKind("math", "$", { isBroken: true })
  const page = createPage(math)
  await page.show({ math: true }, "$a")
  await page.show({ math: true }, "$b")
  assert.deepEqual([math.calls.loads, page.read()], [1, "$b"])
  context.mock.timers.tick(10_000)
  assert.ok(page.typesetting.isSettled())
  await page.show({ math: true }, "$c")
  assert.equal(math.calls.loads, 2)
})

test("a new document of the frame gets new typesetters", async () => {
  const math = createKind("math", "$")
  const page = createPage(math)
  await page.show({ math: true }, "$a")
  const [{ typesetter }] = page.blocks()[0].found
  page.typesetting.restart()
  for (let i = 0; i < 5; i++) await null
  assert.equal(math.calls.loads, 2)
  const { found } = page.blocks()[0]
  assert.ok(found.length === 1 && found[0].typesetter !== typesetter)
  page.typesetting.typeset()
  assert.equal(page.read(), "[$a]")
})

test("items over the budget of a block are left as they are unless the reader asks", async () => {
  const math = createKind("math", "$")
  const page = createPage(math)
  await page.show({ math: true }, "$a $b", "$c $d $e", "$f")
  assert.equal(page.read(), "[$a] [$b] $c $d $e [$f]")
  const over = page.blocks()[1]
  assert.deepEqual(page.blocks().map(block => block.isOver), [false, true, false])
  assert.ok(!page.typesetting.search(over.nodes, true).isOver)
})

test("an item that is asked for is raised at its typesetter", async () => {
  const [math, diagrams] = [createKind("math", "$"), createKind("mermaid", "@")]
  const page = createPage(math, diagrams)
  await page.show({ math: true, mermaid: true }, "$a @b")
  page.typesetting.raise(page.blocks()[0], page.blocks()[0].nodes[1].childNodes[0])
  assert.deepEqual([math.calls.raised, diagrams.calls.raised], [[], ["@b"]])
})
