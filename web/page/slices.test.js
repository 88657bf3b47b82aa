import assert from "node:assert/strict"
import { test } from "node:test"
import { NEAR, TYPING, SLICE, createSlicer } from "./slices.js"

/** Creates a page of blocks. Rendering one takes a millisecond of a clock of its own. */
function page(count, { view = 0, heavy = [], most = Infinity } = {}) {
  let time = 1000
  const p = { done: [], slices: [], log: [], view, ends: 0 }
  const due = new Set(Array.from({ length: count }, (_, i) => i))
  const search = from => wanted => {
    for (let distance = 0; distance <= count; distance++) {
      for (const block of [from + distance, from - distance]) {
        if (due.has(block) && wanted(block)) return { block, distance }
      }
    }
    return null
  }
  /** The pending pauses; `step` ends the first one. @type {(() => void)[]} */
  const waits = []
  const wait = name => () => new Promise(resolve => {
    p.log.push(name)
    waits.push(resolve)
  })
  p.slicer = createSlicer({
    search,
    isDue: (block, isPaused) => isPaused || !heavy.includes(block),
    view: () => p.view,
    render(block) {
      time++
      due.delete(block)
      p.done.push(block)
    },
    isFull: () => p.done.length - (p.slices.at(-1) ?? 0) >= most,
    onSlice: () => void p.slices.push(p.done.length),
    onDone: () => void p.ends++,
    now: () => time,
    pause: wait("pause"),
    idle: wait("idle"),
    wait: milliseconds => wait("wait")().then(() => { time += milliseconds }),
  })
  p.step = async () => {
    waits.shift()?.()
    for (let i = 0; i < 5; i++) await null
  }
  p.finish = async () => { while (!p.ends) await p.step() }
  return p
}

test("a slice ends early once it gives the browser enough work", async () => {
  const p = page(10, { most: 3 })
  p.slicer.start()
  await p.finish()
  assert.deepEqual(p.slices, [3, 6, 9, 10])
})

test("a slice ends in time, and there is a pause before the next one", async () => {
  const p = page(100)
  p.slicer.start()
  assert.equal(p.done.length, 0, "nothing is rendered in the task of the patch")
  await p.step()
  assert.equal(p.done.length, SLICE)
  await p.step()
  assert.equal(p.done.length, 2 * SLICE)
  await p.finish()
  assert.deepEqual(p.done, Array.from({ length: 100 }, (_, i) => i))
  assert.equal(p.ends, 1)
})

test("visible blocks are rendered first, and others in idle callbacks after a patch", async () => {
  const p = page(1000, { view: 500 })
  p.slicer.start()
  await p.finish()
  assert.deepEqual(p.done.slice(0, 5), [500, 501, 499, 502, 498])
  assert.equal(p.done.length, 1000)
  const near = p.log.indexOf("idle")
  const rendered = near * SLICE
  assert.ok(rendered >= 2 * NEAR && rendered < 2 * NEAR + 2 * SLICE, "only near blocks do not wait")
  assert.equal(p.log.indexOf("pause", near), Math.ceil(TYPING / SLICE), "until nobody types")
  assert.ok(p.log.slice(near, TYPING / SLICE).every(name => name === "idle"))
})

test("after a scroll, the visible blocks are next", async () => {
  const p = page(1000)
  p.slicer.start()
  await p.step()
  p.view = 900
  p.slicer.restart()
  await p.step()
  assert.equal(p.done[SLICE], 900)
})

test("a heavy block waits until nobody types", async () => {
  const p = page(3, { heavy: [1] })
  p.slicer.start()
  await p.step()
  assert.deepEqual(p.done, [0, 2])
  p.slicer.start() // another keystroke
  await p.step()
  assert.deepEqual(p.done, [0, 2, 1])
  assert.deepEqual(p.log, ["pause", "wait"])
  assert.ok(TYPING > 0)
  await p.finish()
})

test("the other blocks are rendered if one throws", async () => {
  const reported = []
  globalThis.reportError = error => reported.push(error.message)
  const due = [1, 2, 3]
  const done = []
  const never = () => Promise.resolve()
  await new Promise(resolve => {
    createSlicer({
      search: () => () => (due.length ? { block: due[0], distance: 0 } : null),
      isDue: () => true,
      view: () => 0,
      render() {
        const block = due.shift()
        if (block === 2) throw new Error("broken")
        done.push(block)
      },
      isFull: () => false, onSlice() {}, onDone: resolve, now: () => 0, pause: never, idle: never, wait: never,
    }).start()
  })
  assert.deepEqual([done, reported], [[1, 3], ["broken"]])
})
