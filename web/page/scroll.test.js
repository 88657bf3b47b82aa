import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { createScroll, goal } from "./scroll.js"

/** Creates a pane whose lines have the same height. */
function pane({ lines = 100, height = 20, view = 400, head = 0 } = {}) {
  let top = 0
  const moves = []
  const scroller = {
    clientHeight: view,
    scrollHeight: head + lines * height,
    get scrollTop() { return top },
    set scrollTop(y) {
      top = Math.max(0, Math.min(y, this.scrollHeight - this.clientHeight))
      moves.push(top)
    },
  }
  const events = new EventTarget()
  return {
    moves,
    events,
    element: scroller,
    scroller: () => scroller,
    caret: () => 1,
    lineAt: y => Math.max(1, (y - head) / height + 1),
    yOf: line => (line <= 1 ? 0 : head + (line - 1) * height),
    /** Scrolls as a wheel does. */
    wheel(y) {
      events.dispatchEvent(new Event("wheel"))
      top = y
      events.dispatchEvent(new Event("scroll"))
    },
  }
}

/** @type {(() => void)[]} */
let frames = []
beforeEach(() => {
  frames = []
  globalThis.requestAnimationFrame = f => frames.push(f)
})
const settle = () => {
  for (let n = 0; frames.length; n++) {
    assert.ok(n < 100, "comes to rest")
    for (const f of frames.splice(0)) f()
  }
}

function both(editor = pane(), page = pane({ height: 50, view: 500 })) {
  const once = work => () => void requestAnimationFrame(work)
  const scroll = createScroll({ editor, page, once, isOn: true })
  scroll.watch("editor", editor.events, editor.events)
  scroll.watch("page", page.events, page.events)
  return { scroll, editor, page }
}

test("the other pane follows, and the leading one is never moved", () => {
  const { editor, page } = both()
  editor.wheel(200)
  settle()
  assert.equal(page.element.scrollTop, 500)
  page.events.dispatchEvent(new Event("scroll")) // caused by the move
  settle()
  assert.deepEqual(editor.moves, [])
  page.wheel(1000)
  settle()
  assert.equal(editor.element.scrollTop, 400)
  assert.equal(page.moves.length, 1)
})

test("the goal moves in one direction, from end to end", () => {
  for (const [from, to] of [
    [pane(), pane({ height: 50 })],
    [pane({ height: 50 }), pane()],
    [pane({ lines: 30, view: 580 }), pane({ height: 7, head: 900 })],
  ]) {
    let last = -1
    const { scrollHeight, clientHeight } = from.element
    for (let y = 0; y <= scrollHeight - clientHeight; y += 5) {
      from.element.scrollTop = y
      const at = goal(from, to)
      assert.ok(at >= last, `${y}: ${last} → ${at}`)
      last = at
    }
    assert.equal(last, to.element.scrollHeight - to.element.clientHeight)
  }
})

test("checks again after a move: elements that become visible change their size", () => {
  const { editor, page } = both()
  page.yOf = line => (page.element.scrollTop > 0 ? line * 60 : line * 50)
  editor.wheel(200)
  settle()
  assert.equal(page.element.scrollTop, 11 * 60)
})

test("follows again when an image has loaded", () => {
  const { scroll, editor, page } = both()
  editor.wheel(200)
  settle()
  page.yOf = line => 300 + line * 50
  page.element.scrollHeight += 300
  scroll.update()
  settle()
  assert.equal(page.element.scrollTop, 850)
  assert.deepEqual(editor.moves, [])
})

test("while the writer types, the cursor's line is visible", () => {
  const { scroll, editor, page } = both()
  editor.wheel(400)
  settle()
  assert.equal(page.element.scrollTop, 1000)
  editor.caret = () => 40
  editor.events.dispatchEvent(new Event("keydown"))
  scroll.update()
  settle()
  assert.equal(page.element.scrollTop, 40 * 50 - 500 + 50)
})

test("a keystroke moves the page after the next frame", () => {
  const editor = pane()
  const page = pane({ height: 50, view: 500 })
  /** @type {(() => void)[]} */
  const later = []
  const once = work => () => void later.push(work)
  const scroll = createScroll({ editor, page, once, isOn: true })
  editor.element.scrollTop = 200
  scroll.updateSoon()
  assert.equal(frames.length, 0)
  assert.equal(later.length, 1)
  for (const f of later.splice(0)) f()
  settle()
  assert.equal(page.element.scrollTop, 500)
  scroll.updateSoon()
  assert.equal(later.length, 1)
})

test("a pointer over the other pane does not take the lead while the first one scrolls", () => {
  const { editor, page } = both()
  editor.wheel(100)
  page.events.dispatchEvent(new Event("pointermove"))
  editor.events.dispatchEvent(new Event("scroll"))
  settle()
  assert.equal(page.element.scrollTop, 250)
  assert.deepEqual(editor.moves, [])
})

test("nothing moves while the sync is off; turning it on moves the pane", () => {
  const { scroll, editor, page } = both()
  scroll.set(false)
  editor.wheel(200)
  settle()
  assert.deepEqual(page.moves, [])
  scroll.set(true)
  settle()
  assert.equal(page.element.scrollTop, 500)
})

test("a pane that replaces the other one starts at the same line", () => {
  const { scroll, editor, page } = both()
  page.element.clientHeight = 0
  scroll.update()
  editor.wheel(300)
  settle()
  assert.deepEqual(page.moves, [])
  page.element.clientHeight = 500
  editor.element.clientHeight = 0
  scroll.update()
  settle()
  assert.equal(page.element.scrollTop, 750)
})
