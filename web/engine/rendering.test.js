import assert from "node:assert/strict"
import { test } from "node:test"
import { LONGEST, create } from "./rendering.js"

/** @import { Engine, Patch } from "../types" */

/** @param {string} text @returns {import("../types").Snapshot} */
const shot = text => ({ length: text.length, text: () => text, slice: (start, end) => text.slice(start, end), hash: () => 0 })

const settle = () => new Promise(resolve => setImmediate(resolve))

/** A rendering whose engines answer as `answer` says; `asked` are the updates, "!" before a text marks a whole page. */
function open(/** @type {(text: string) => any} */ answer = () => ({})) {
  /** @type {string[]} */
  const asked = []
  /** @type {string[]} */
  const shown = []
  /** @type {string[]} */
  const troubles = []
  /** @type {((error: Error) => void)[]} */
  const ends = []
  const rendering = create({
    start(onEnd) {
      ends.push(onEnd)
      return /** @type {any} */ ({
        async update(/** @type {string} */ text, /** @type {{ fresh: boolean }} */ { fresh }) {
          asked.push((fresh ? "!" : "") + text)
          return answer(text)
        },
        close() {},
      })
    },
    clock: () => "2026-11-23T21:03:12+09:00",
    onPatch: (patch, text) => shown.push(text.text()),
    onTrouble: error => troubles.push(error.message),
    onEnd: error => troubles.push(`ended: ${error.message}`),
  })
  return { rendering, asked, shown, troubles, ends }
}

test("the first page of a log is whole, the next ones are changes", async () => {
  const { rendering, asked, shown } = open()
  for (const text of ["a", "ab"]) await rendering.update({ id: "1", text: shot(text) }, "ko")
  await rendering.update({ id: "2", text: shot("c") }, "ko")
  await rendering.update({ id: "2", text: shot("cd") }, "en")
  assert.deepEqual(asked, ["!a", "ab", "!c", "!cd"])
  assert.deepEqual(shown, ["a", "ab", "c", "cd"])
})

test("a patch of a log that is not open any more is dropped, also when the log is opened again", async () => {
  /** @type {(() => void)[]} */
  const finish = []
  const { rendering, shown } = open(() => new Promise(resolve => finish.push(() => resolve({}))))
  void rendering.update({ id: "1", text: shot("old") }, "ko")
  void rendering.update({ id: "2", text: shot("other") }, "ko")
  void rendering.update({ id: "1", text: shot("again") }, "ko")
  finish.forEach(answer => answer())
  await settle()
  assert.deepEqual(shown, ["again"])
})

test("after an error the next text is tried as a whole", async () => {
  const { rendering, asked, shown, troubles } = open(text => {
    if (text === "panic") throw new Error("index out of range")
    return {}
  })
  for (const text of ["a", "panic", "b"]) await rendering.update({ id: "1", text: shot(text) }, "ko")
  assert.deepEqual(asked, ["!a", "panic", "!b"])
  assert.deepEqual(shown, ["a", "b"])
  assert.deepEqual(troubles, ["index out of range"])
})

test("a text that was replaced while it waited shows nothing", async () => {
  const { rendering, shown } = open(text => (text === "replaced" ? null : {}))
  await rendering.update({ id: "1", text: shot("replaced") }, "ko")
  assert.deepEqual(shown, [])
})

test("an engine that has ended is not asked; a new one shows the newest text", async () => {
  const { rendering, asked, shown, troubles, ends } = open()
  await rendering.update({ id: "1", text: shot("a") }, "ko")
  ends[0](new Error("exit 2"))
  await rendering.update({ id: "1", text: shot("ab") }, "ko")
  assert.deepEqual([asked, troubles], [["!a"], ["ended: exit 2"]])
  await rendering.restart()
  assert.deepEqual(asked, ["!a", "!ab"])
  assert.deepEqual(shown, ["a", "ab"])
})

test("a changed text asks for an engine in the place of one that has ended; the same text does not", async () => {
  let missed = 0
  /** @type {(error: Error) => void} */
  let end = () => {}
  const rendering = create({
    start: onEnd => ((end = onEnd), /** @type {any} */ ({ update: async () => ({}), close() {} })),
    clock: () => "2026-11-23T21:03:12+09:00",
    onPatch() {},
    onTrouble: assert.fail,
    onEnd() {},
    onMissed: () => missed++,
  })
  const update = (/** @type {string} */ text) => rendering.update({ id: "1", text: shot(text) }, "ko")
  await update("a")
  end(new Error("exit 2"))
  await update("a")
  assert.equal(missed, 0)
  await update("ab")
  await update("ab")
  assert.equal(missed, 1)
  await update("abc")
  assert.equal(missed, 2)
  await rendering.restart()
  await update("abcd")
  assert.equal(missed, 2)
})

test("an engine in the page that has ended is started again when the text changes, after a pause", async () => {
  let time = 0
  let started = 0
  /** @type {((left: () => number) => void)[]} */
  const idle = []
  /** @type {{ at: number, work: () => void }[]} */
  const timers = []
  const rendering = create({
    start: () => /** @type {any} */ ({ update: async () => ({}), module: async () => null, close() {} }),
    near() {
      started++
      let ended = false
      return /** @type {any} */ (Promise.resolve({
        ended: () => ended,
        holds: () => true,
        approach: () => true,
        change() {
          ended = true
          throw new RangeError("Maximum call stack size exceeded")
        },
        miss() {},
        forget() {},
      }))
    },
    idle: work => idle.push(work),
    clock: () => "2026-11-23T21:03:12+09:00",
    time: { now: () => time, later: (work, delay) => timers.push({ at: time + delay, work }) },
    onPatch() {},
    onTrouble: assert.fail,
    onEnd: assert.fail,
  })
  const rest = async () => {
    for (const work of idle.splice(0)) work(() => 0)
    await settle()
  }
  let text = "a"
  const type = async () => {
    text = `x${text}`
    await rendering.update({ id: "1", text: shot(text) }, "ko", key)
    await rest()
  }
  await rendering.update({ id: "1", text: shot(text) }, "ko")
  await rest()
  assert.equal(started, 1)
  await type() // it ends; the worker has the text
  await type()
  assert.equal(started, 2, "the first time at once")
  for (let i = 0; i < 10; i++) await type()
  assert.equal(started, 2)
  time += 15_000
  for (const { work } of timers.splice(0)) work()
  await rest()
  assert.equal(started, 3)
})

test("the calls that an ending engine drops are not told as troubles of the text", async () => {
  /** @type {((error: Error) => void)[]} */
  const drop = []
  const { rendering, troubles, ends } = open(() => new Promise((_, reject) => drop.push(reject)))
  const update = rendering.update({ id: "1", text: shot("a") }, "ko")
  ends[0](new Error("exit 2"))
  drop[0](new Error("exit 2"))
  await update
  assert.deepEqual(troubles, ["ended: exit 2"])
})

/** A rendering with an engine in the page, which answers as `take` says, and shows in the frames that `frame` makes. */
function openNear(/** @type {() => any} */ take = () => ({ post: null }), /** @type {((work: () => void) => void) | undefined} */ frame = undefined, /** @type {(offset?: number) => boolean} */ long = () => false) {
  /** @type {string[]} */
  const asked = []
  /** @type {string[]} */
  const shown = []
  /** @type {((left: () => number) => void)[]} */
  const idle = []
  let held = /** @type {string | null} */ (null)
  const rendering = create({
    start: () => /** @type {any} */ ({
      async update(/** @type {string} */ text, /** @type {{ fresh: boolean }} */ { fresh }) {
        asked.push((fresh ? "!" : "") + text)
        return { post: "post" }
      },
      module: async () => null,
      close() {},
    }),
    near: async () => /** @type {any} */ ({
      ended: () => false,
      holds: (/** @type {any} */ text) => text.text() === held,
      approach: (/** @type {any} */ text) => ((held = text.text()), true),
      change(/** @type {any} */ change, /** @type {any} */ text) {
        const patch = take()
        held = patch && text.text()
        return patch
      },
      miss() {},
      forget: () => (held = null),
    }),
    idle: work => idle.push(work),
    frame,
    clock: () => "2026-11-23T21:03:12+09:00",
    isLong: offset => long(offset),
    onPatch({ post }, text) {
      if (/** @type {any} */ (post) === "broken") throw Error("it cannot be shown")
      shown.push(`${text.text()}:${post}`)
    },
    onTrouble() {},
    onEnd() {},
  })
  const rest = async () => {
    for (const work of idle.splice(0)) work(() => 0)
    await settle()
  }
  return { rendering, asked, shown, rest }
}

const key = { start: 0, end: 0, text: "x" }

test("a key is answered by the engine in the page once that holds what is shown, within the same call", async () => {
  const { rendering, asked, shown, rest } = openNear()
  await rendering.update({ id: "1", text: shot("a") }, "ko")
  await rendering.update({ id: "1", text: shot("xa") }, "ko", key)
  await rest()
  void rendering.update({ id: "1", text: shot("xxa") }, "ko", key)
  assert.deepEqual(shown, ["a:post", "xa:post", "xxa:post"])
  assert.deepEqual(asked, ["!a", "xa"])
})

test("what keys made is shown in the next frame, in order, and before what the worker makes", async () => {
  /** @type {(() => void)[]} */
  const frames = []
  let takes = true
  const { rendering, shown, rest } = openNear(() => (takes ? { post: null } : null), work => frames.push(work))
  await rendering.update({ id: "1", text: shot("a") }, "ko")
  await rest()
  await rendering.update({ id: "1", text: shot("xa") }, "ko", key)
  await rendering.update({ id: "1", text: shot("xxa") }, "ko", key)
  assert.deepEqual(shown.splice(0), ["a:post"])
  for (const work of frames.splice(0)) work()
  assert.deepEqual(shown.splice(0), ["xa:post", "xxa:post"])
  await rendering.update({ id: "1", text: shot("xxxa") }, "ko", key)
  takes = false
  await rendering.update({ id: "1", text: shot("xxxxa") }, "ko", key)
  assert.deepEqual(shown, ["xxxa:post", "xxxxa:post"])
})

test("a patch that cannot be shown in its frame is followed by a whole page", async () => {
  /** @type {(() => void)[]} */
  const frames = []
  const { rendering, asked, shown, rest } = openNear(() => ({ post: "broken" }), work => frames.push(work))
  await rendering.update({ id: "1", text: shot("a") }, "ko")
  await rest()
  await rendering.update({ id: "1", text: shot("xa") }, "ko", key)
  for (const work of frames.splice(0)) work()
  await settle()
  assert.deepEqual(shown, ["a:post", "xa:post"])
  assert.deepEqual(asked, ["!a", "!xa"])
})

test("what a key made of one log is never shown in the next", async () => {
  /** @type {(() => void)[]} */
  const frames = []
  const { rendering, shown, rest } = openNear(undefined, work => frames.push(work))
  await rendering.update({ id: "1", text: shot("a") }, "ko")
  await rest()
  await rendering.update({ id: "1", text: shot("xa") }, "ko", key)
  await rendering.update({ id: "2", text: shot("b") }, "ko")
  for (const work of frames) work()
  assert.deepEqual(shown, ["a:post", "b:post"])
})

test("what the engine in the page does not take goes to the worker, as a whole where that missed something", async () => {
  let takes = true
  const { rendering, asked, shown, rest } = openNear(() => (takes ? { post: null } : null))
  await rendering.update({ id: "1", text: shot("a") }, "ko")
  await rest()
  await rendering.update({ id: "1", text: shot("xa") }, "ko", key)
  takes = false
  await rendering.update({ id: "1", text: shot("xxa") }, "ko", key)
  assert.deepEqual(asked, ["!a", "!xxa"])
  assert.deepEqual(shown, ["a:post", "xa:post", "xxa:post"])
})

test("what a key does not wait for is done once, for the newest page, and never for another log", async () => {
  /** @type {(() => void)[]} */
  const later = []
  /** @type {string[]} */
  const done = []
  const rendering = create({
    start: () => /** @type {any} */ ({ update: async (/** @type {string} */ _, /** @type {{ fresh: boolean }} */ { fresh }) => ({ fresh }), close() {} }),
    clock: () => "2026-11-23T21:03:12+09:00",
    behind: work => later.push(work),
    onPatch: () => {},
    onRest: (_, text) => done.push(text.text()),
    onTrouble: assert.fail,
    onEnd: assert.fail,
  })
  const update = (/** @type {string} */ id, /** @type {string} */ text) => rendering.update({ id, text: shot(text) }, "ko")
  await update("1", "a")
  assert.deepEqual(done.splice(0), ["a"], "a whole page is not to stand beside what is said of another one")
  await update("1", "ab")
  await update("1", "abc")
  assert.deepEqual(done, [])
  for (const work of later.splice(0)) work()
  assert.deepEqual(done.splice(0), ["abc"])
  await update("1", "abcd")
  await update("2", "x")
  for (const work of later.splice(0)) work()
  assert.deepEqual(done, ["x"])
})

test("a page is told of as well before the next one fails", async () => {
  /** @type {string[]} */
  const said = []
  /** @type {(() => void)[]} */
  const later = []
  const rendering = create({
    start: onEnd => /** @type {any} */ ({
      async update(/** @type {string} */ text) {
        if (text === "end") onEnd(new Error("ended"))
        if (text !== "a" && text !== "b") throw new Error(text)
        return { fresh: false }
      },
      close() {},
    }),
    behind: work => later.push(work),
    clock: () => "2026-11-23T21:03:12+09:00",
    onPatch() {},
    onRest: (_, text) => said.push(text.text()),
    onTrouble: error => said.push(error.message),
    onEnd: error => said.push(error.message),
  })
  for (const text of ["a", "panic", "b", "end"]) await rendering.update({ id: "1", text: shot(text) }, "ko")
  for (const work of later) work()
  assert.deepEqual(said, ["a", "panic", "b", "ended"])
})

test("the engine in the page is not said to be ready while another log is on its way", async () => {
  /** @type {((left: () => number) => void)[]} */
  const idle = []
  /** @type {(() => void)[]} */
  const answers = []
  /** @type {boolean[]} */
  const ready = []
  const rendering = create({
    start: () => /** @type {any} */ ({ update: () => new Promise(resolve => answers.push(() => resolve({ fresh: true }))), module: async () => null, close() {} }),
    near: async () => /** @type {any} */ ({ approach: () => true, holds: () => true, ended: () => false, forget() {} }),
    idle: work => idle.push(work),
    onNear: is => ready.push(is),
    clock: () => "2026-11-23T21:03:12+09:00",
    onPatch: () => {},
    onTrouble: assert.fail,
    onEnd: assert.fail,
  })
  void rendering.update({ id: "1", text: shot("a") }, "ko")
  answers.shift()?.()
  await settle()
  void rendering.update({ id: "2", text: shot("b") }, "ko")
  idle.shift()?.(() => 0)
  await settle()
  assert.equal(ready.at(-1), false)
  answers.shift()?.()
  await settle()
  idle.shift()?.(() => 0)
  await settle()
  assert.equal(ready.at(-1), true)
})

test("a keystroke in a long block is the worker's, and so is a page with a block that is too long for steps", async () => {
  const { rendering, asked, rest } = openNear(undefined, undefined, offset => offset === 7)
  await rendering.update({ id: "1", text: shot("a") }, "ko")
  await rest()
  await rendering.update({ id: "1", text: shot("xa") }, "ko", { ...key, start: 7 })
  assert.deepEqual(asked, ["!a", "xa"])
  await rest()
  await rendering.update({ id: "1", text: shot("xxa") }, "ko", key)
  assert.equal(asked.length, 2)

  const whole = openNear(undefined, undefined, offset => offset === undefined)
  await whole.rendering.update({ id: "1", text: shot("a") }, "ko")
  await whole.rest()
  await whole.rendering.update({ id: "1", text: shot("xa") }, "ko", key)
  assert.deepEqual(whole.asked, ["!a", "xa"])
})

test("a text that is too long has no page, and no page of another log takes its place", async () => {
  /** @type {(() => void)[]} */
  const finish = []
  /** @type {string[]} */
  const told = []
  const rendering = create({
    start: () => /** @type {any} */ ({ update: (/** @type {string} */ text) => new Promise(resolve => finish.push(() => resolve({ text }))), close() {} }),
    clock: () => "2026-11-23T21:03:12+09:00",
    onPatch: (patch, text) => told.push(text.text()),
    onTooLong: () => told.push("too long"),
    onTrouble() {},
    onEnd() {},
  })
  void rendering.update({ id: "1", text: shot("a") }, "ko")
  await rendering.update({ id: "2", text: { ...shot(""), length: LONGEST + 1 } }, "ko")
  finish[0]()
  await settle()
  assert.deepEqual([told, finish.length], [["too long"], 1])
  void rendering.update({ id: "2", text: shot("b") }, "ko")
  finish[1]()
  await settle()
  assert.deepEqual(told, ["too long", "b"])
})
