import assert from "node:assert/strict"
import { test } from "node:test"
import { createCorpus } from "./corpus.js"

function createLogs(n = 3) {
  const logs = Array.from({ length: n }, (_, i) => ({
    id: String(i), day: `2026-11-${String(i + 1).padStart(2, "0")}`, name: "", title: `t${i}`,
    created: 0, changed: 1, text: /** @type {string | undefined} */ (`text ${i}`),
  }))
  const reads = /** @type {string[]} */ ([])
  const engine = { ended: false }
  const corpus = createCorpus({
    list: () => logs.map(({ text, ...summary }) => summary),
    texts: async ids => {
      reads.push(...ids)
      return ids.map(id => logs.find(log => log.id === id)?.text)
    },
    labels: async texts => {
      if (engine.ended) throw new Error("ended")
      return texts.map(text => ({ tags: [`#${text}`], categories: [], body: 0 }))
    },
    batch: 2,
  })
  return { logs, reads, corpus, engine }
}

test("texts are read once, the newest first, and again after a change", async () => {
  const { logs, reads, corpus } = createLogs()
  await corpus.refresh(() => {})
  assert.deepEqual(reads.splice(0), ["2", "1", "0"])
  await corpus.refresh(() => {})
  assert.deepEqual(reads.splice(0), [])
  logs[1].text = "new"
  logs[1].changed = 2
  await corpus.refresh(() => {})
  assert.deepEqual(reads, ["1"])
  assert.equal(corpus.entries()[1].text, "new")
  assert.deepEqual(corpus.entries()[1].tags, ["#new"])
})

test("texts can be searched before all are read, and before their tags are known", async () => {
  const { corpus } = createLogs()
  const steps = /** @type {number[][]} */ ([])
  await corpus.refresh(() => {
    const entries = corpus.entries()
    steps.push([entries.length, entries.filter(({ tags }) => tags.length > 0).length])
  })
  assert.deepEqual([steps[0], steps.at(-1)], [[2, 0], [3, 3]])
})

test("a deleted log is not found, and a log that could not be read is read again", async () => {
  const { logs, reads, corpus } = createLogs()
  logs[2].text = undefined
  await corpus.refresh(() => {})
  assert.deepEqual(corpus.entries().map(({ id }) => id), ["0", "1"])
  logs.shift()
  assert.deepEqual(corpus.entries().map(({ id }) => id), ["1"])
  reads.length = 0
  logs[1].text = "well"
  await corpus.refresh(() => {})
  assert.deepEqual(reads, ["2"])
  assert.equal(corpus.entries().length, 2)
})

test("a changed title is searched", async () => {
  const { logs, corpus } = createLogs()
  await corpus.refresh(() => {})
  logs[0].title = "later"
  assert.equal(corpus.entries()[0].title, "later")
})

test("texts are read without an engine, and tags after its restart", async () => {
  const { corpus, engine } = createLogs()
  engine.ended = true
  await corpus.refresh(() => {})
  const found = corpus.entries().map(({ text, tags }) => [text, tags.length])
  assert.deepEqual(found, [["text 0", 0], ["text 1", 0], ["text 2", 0]])
  engine.ended = false
  await corpus.refresh(() => {})
  assert.deepEqual(corpus.entries()[0].tags, ["#text 0"])
})

test("a text that changes while it is read is read again", async () => {
  const { logs, reads, corpus } = createLogs()
  const first = corpus.refresh(() => {})
  logs[2].text = "new"
  logs[2].changed = 2
  await Promise.all([first, corpus.refresh(() => {})])
  assert.deepEqual(reads, ["2", "1", "0", "2"])
  assert.equal(corpus.entries()[2].text, "new")
})
