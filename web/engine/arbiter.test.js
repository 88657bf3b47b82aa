import assert from "node:assert/strict"
import { test } from "node:test"
import { LONGEST, createArbiter } from "./arbiter.js"
import { createPageReplica } from "./pagereplica.js"

/** @import { Change, Snapshot } from "../types" */

/** @param {string} text @returns {Snapshot} */
const shot = text => ({ length: text.length, text: () => text, slice: (start, end) => text.slice(start, end), hash: () => 0 })

const settle = async () => { for (let i = 0; i < 3; i++) await new Promise(resolve => setImmediate(resolve)) }

/** The change of a keystroke at the start of the text. */
const key = { start: 0, end: 0, text: "x" }

/**
 * An arbiter whose worker answers as `answer` says.
 * @param {object} [options]
 * @param {(text: string) => any} [options.answer]
 * @param {(name: string) => any} [options.answerCall] answers the other calls
 * @param {any} [options.pageReplica] the replica in the page
 * @param {(work: () => void) => void} [options.frame]
 * @param {(patch: any) => void} [options.onPatch]
 */
function open({ answer = () => ({}), answerCall = () => null, pageReplica, frame = work => work(), onPatch = () => {} } = {}) {
  /** The texts that the worker got; "!" before a text asks for the whole page. @type {string[]} */
  const asked = []
  /** @type {string[]} */
  const shown = []
  /** @type {string[]} */
  const events = []
  /** @type {((error: Error) => void)[]} */
  const ends = []
  /** @type {(() => void)[]} */
  const later = []
  const arbiter = createArbiter({
    pageReplica, frame,
    behind: work => later.push(work),
    start(onEnd) {
      ends.push(onEnd)
      return {
        async call(name, text, options) {
          if (name !== "update") return answerCall(name)
          asked.push((/** @type {any} */ (options).fresh ? "!" : "") + text)
          return answer(String(text))
        },
        close() {},
      }
    },
    clock: () => "2026-11-23T21:03:12+09:00",
    onPatch(patch, text) {
      onPatch(patch)
      shown.push(text.text())
    },
    onTooLong: () => shown.push("too long"),
    onReady: isReady => events.push(isReady ? "ready" : "not ready"),
    onTrouble: error => events.push(error.message),
    onEnd: error => events.push(`ended: ${error.message}`),
    onMissed: () => events.push("missed"),
  })
  const failures = () => events.filter(event => !event.endsWith("ready"))
  /** @param {string} text @param {Change} [change] */
  const update = (text, change, id = "1", name = "") => arbiter.update({ id, name, text: shot(text) }, change)
  return { arbiter, update, asked, shown, events, failures, ends, later }
}

/** Answers that the test gives later: `finish` gives those to the calls so far. */
function delayed() {
  /** @type {(() => void)[]} */
  const waiting = []
  return {
    answer: () => new Promise(resolve => waiting.push(() => resolve({}))),
    async finish() {
      for (const answer of waiting.splice(0)) answer()
      await settle()
    },
  }
}

test("the first page of a log is whole, the next ones are changes", async () => {
  const { update, asked, shown } = open()
  for (const text of ["a", "ab"]) await update(text)
  await update("c", undefined, "2")
  await update("cd", undefined, "2")
  await update("cd", undefined, "2", "2026-11-04-a.md")
  assert.deepEqual(asked, ["!a", "ab", "!c", "cd", "!cd"])
  assert.deepEqual(shown, ["a", "ab", "c", "cd", "cd"])
})

test("one update is in flight; then the newest text is rendered", async () => {
  const { answer, finish } = delayed()
  const { update, asked, shown } = open({ answer })
  for (const text of ["1", "2", "3"]) void update(text)
  assert.deepEqual(asked, ["!1"])
  await finish()
  assert.deepEqual(asked, ["!1", "3"])
  await finish()
  assert.deepEqual([asked, shown], [["!1", "3"], ["1", "3"]])
})

test("a patch of a log that is closed is dropped, also when the log is opened again", async () => {
  const { answer, finish } = delayed()
  const { update, asked, shown } = open({ answer })
  void update("old")
  void update("other", undefined, "2")
  void update("again")
  await finish()
  assert.deepEqual(asked, ["!old", "!again"])
  await finish()
  assert.deepEqual(shown, ["again"])
})

test("the first page of a log is whole, also when the log was opened during an update", async () => {
  const { answer, finish } = delayed()
  const { update, asked, shown } = open({ answer })
  void update("1")
  void update("other log", undefined, "2")
  void update("other log, typed on", key, "2")
  await finish()
  await finish()
  assert.deepEqual([asked, shown], [["!1", "!other log, typed on"], ["other log, typed on"]])
})

test("a whole page that is asked for during an update follows it", async () => {
  const { answer, finish } = delayed()
  const { arbiter, update, asked, shown } = open({ answer })
  void update("1")
  await finish()
  void update("12")
  void arbiter.refresh()
  await finish()
  await finish()
  assert.deepEqual([asked, shown], [["!1", "12", "!12"], ["1", "12"]])
})

test("after an error the next text is rendered as a whole", async () => {
  const { update, asked, shown, failures } = open({
    answer(text) {
      if (text === "panic") throw new Error("index out of range")
      return {}
    },
  })
  for (const text of ["a", "panic", "b"]) await update(text)
  assert.deepEqual(asked, ["!a", "panic", "!b"])
  assert.deepEqual(shown, ["a", "b"])
  assert.deepEqual(failures(), ["index out of range"])
})

test("an engine that has ended is not called; a new one shows the newest text", async () => {
  const { arbiter, update, asked, shown, failures, ends } = open()
  await update("a")
  ends[0](new Error("exit 2"))
  await update("ab")
  assert.deepEqual([asked, failures()], [["!a"], ["ended: exit 2", "missed"]])
  await arbiter.restart()
  assert.deepEqual(asked, ["!a", "!ab"])
  assert.deepEqual(shown, ["a", "ab"])
})

test("a changed text asks for a new engine if the engine has ended; the same text does not", async () => {
  const { arbiter, update, failures, ends } = open()
  const missed = () => failures().filter(event => event === "missed").length
  await update("a")
  ends[0](new Error("exit 2"))
  await update("a")
  assert.equal(missed(), 0)
  await update("ab")
  await update("ab")
  assert.equal(missed(), 1)
  await update("abc")
  assert.equal(missed(), 2)
  await arbiter.restart()
  await update("abcd")
  assert.equal(missed(), 2)
})

test("calls that an ending engine drops are not reported as errors of the text", async () => {
  /** @type {((error: Error) => void)[]} */
  const drop = []
  const { update, failures, ends } = open({ answer: () => new Promise((_, reject) => drop.push(reject)) })
  const updated = update("a")
  ends[0](new Error("exit 2"))
  drop[0](new Error("exit 2"))
  await updated
  assert.deepEqual(failures(), ["ended: exit 2"])
})

test("a text that is too long has no page, and a page of another log does not replace it", async () => {
  const { answer, finish } = delayed()
  const { arbiter, update, asked, shown } = open({ answer })
  void update("a")
  await arbiter.update({ id: "2", text: { ...shot(""), length: LONGEST + 1 } })
  await finish()
  assert.deepEqual([shown, asked], [["too long"], ["!a"]])
  void update("b", undefined, "2")
  await finish()
  assert.deepEqual(shown, ["too long", "b"])
})

test("deferred work runs once, for the newest page, and never for another log", async () => {
  /** @type {string[]} */
  const done = []
  /** @type {(() => void)[]} */
  const later = []
  const arbiter = createArbiter({
    start: () => ({ call: async (_, text, options) => ({ fresh: /** @type {any} */ (options).fresh }), close() {} }),
    clock: () => "2026-11-23T21:03:12+09:00",
    frame: work => work(),
    behind: work => later.push(work),
    onPatch: () => {},
    onPainted: (_, text) => done.push(text.text()),
    onTrouble: assert.fail,
    onEnd: assert.fail,
  })
  const update = (/** @type {string} */ id, /** @type {string} */ text) => arbiter.update({ id, text: shot(text) })
  await update("1", "a")
  assert.deepEqual(done.splice(0), ["a"], "a whole page does not stand beside the problems of another one")
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

test("the deferred work of a page runs before the failure of the next one is reported", async () => {
  /** @type {string[]} */
  const events = []
  /** @type {(error: Error) => void} */
  let end = () => {}
  const arbiter = createArbiter({
    start(onEnd) {
      end = onEnd
      return {
        async call(_, text) {
          if (text === "end") end(new Error("ended"))
          if (text !== "a" && text !== "b") throw new Error(String(text))
          return { fresh: false }
        },
        close() {},
      }
    },
    frame: work => work(),
    behind() {},
    clock: () => "2026-11-23T21:03:12+09:00",
    onPatch() {},
    onPainted: (_, text) => events.push(text.text()),
    onTrouble: error => events.push(error.message),
    onEnd: error => events.push(error.message),
  })
  for (const text of ["a", "panic", "b", "end"]) await arbiter.update({ id: "1", text: shot(text) })
  assert.deepEqual(events, ["a", "panic", "b", "ended"])
})

// ———— Two replicas ————

/**
 * An arbiter with a replica in the page. `rest` lets the idle time pass, in which the replica loads
 * the text.
 * @param {object} [options]
 * @param {() => any} [options.change] the answer of the replica's engine to a change
 * @param {(work: () => void) => void} [options.frame]
 * @param {(offset?: number) => boolean} [options.isLong]
 */
function openBoth({ change = () => ({ value: { post: null } }), frame, isLong } = {}) {
  /** @type {((left: () => number) => void)[]} */
  const idle = []
  const exports = { load: () => ({ value: "complete" }), change, collect: () => ({ value: null }) }
  const pageReplica = createPageReplica({ start: async () => /** @type {any} */ (exports), idle: work => idle.push(work), isLong })
  /** @type {unknown[]} */
  const posts = []
  const opened = open({
    pageReplica, frame,
    answer: () => ({ post: "post", page: "page" }),
    onPatch({ post, page }) {
      if (post === "broken") throw new Error("the page cannot show it")
      posts.push(post)
      assert.equal(page, "page", "a patch without a page leaves it as it is")
    },
  })
  const rest = async () => {
    await settle()
    for (const work of idle.splice(0)) work(() => 0)
    await settle()
    for (const work of idle.splice(0)) work(() => 0)
    await settle()
  }
  return { ...opened, posts, rest }
}

test("a keystroke is rendered in the page, within the call, once the replica there holds the text that is shown", async () => {
  const { update, asked, shown, posts, rest } = openBoth()
  await update("a")
  await update("xa", key)
  await rest()
  void update("xxa", key)
  assert.deepEqual(shown, ["a", "xa", "xxa"])
  assert.deepEqual(posts, ["post", "post", "post"], "a patch without a post leaves it as it is")
  assert.deepEqual(asked, ["!a", "xa"])
})

test("the patches of keystrokes are shown in the next frame, in order, and before a patch of the worker", async () => {
  /** @type {(() => void)[]} */
  const frames = []
  let takes = true
  const { update, shown, rest } = openBoth({ change: () => ({ value: takes ? { post: null } : null }), frame: work => frames.push(work) })
  await update("a")
  await rest()
  await update("xa", key)
  await update("xxa", key)
  assert.deepEqual(shown.splice(0), ["a"])
  for (const work of frames.splice(0)) work()
  assert.deepEqual(shown.splice(0), ["xa", "xxa"])
  await update("xxxa", key)
  takes = false
  await update("xxxxa", key)
  assert.deepEqual(shown, ["xxxa", "xxxxa"])
})

test("a patch that the page cannot show is followed by a whole page", async () => {
  /** @type {(() => void)[]} */
  const frames = []
  const { update, asked, shown, rest } = openBoth({ change: () => ({ value: { post: "broken" } }), frame: work => frames.push(work) })
  await update("a")
  await rest()
  await update("xa", key)
  for (const work of frames.splice(0)) work()
  await settle()
  assert.deepEqual(shown, ["a", "xa"])
  assert.deepEqual(asked, ["!a", "!xa"])
})

test("the patch of a keystroke in one log is never shown in the next", async () => {
  /** @type {(() => void)[]} */
  const frames = []
  const { update, shown, rest } = openBoth({ frame: work => frames.push(work) })
  await update("a")
  await rest()
  await update("xa", key)
  await update("b", undefined, "2")
  for (const work of frames) work()
  assert.deepEqual(shown, ["a", "b"])
})

test("the worker renders a change that the replica in the page refuses, as a whole page if it has missed a change", async () => {
  let takes = true
  const { update, asked, shown, rest } = openBoth({ change: () => ({ value: takes ? { post: null } : null }) })
  await update("a")
  await rest()
  await update("xa", key)
  takes = false
  await update("xxa", key)
  assert.deepEqual(asked, ["!a", "!xxa"])
  assert.deepEqual(shown, ["a", "xa", "xxa"])
})

test("the worker gets the text when typing pauses, and renders the next change from it", async t => {
  t.mock.timers.enable({ apis: ["setTimeout"] })
  let takes = true
  const { update, asked, shown, rest } = openBoth({ change: () => ({ value: takes ? { post: null } : null }) })
  await update("a")
  await rest()
  await update("xa", key)
  t.mock.timers.tick(999)
  assert.deepEqual(asked, ["!a"])
  t.mock.timers.tick(1)
  await settle()
  assert.deepEqual(asked, ["!a", "xa"])
  takes = false
  await update("xxa", key)
  assert.deepEqual(asked, ["!a", "xa", "xxa"])
  assert.deepEqual(shown, ["a", "xa", "xxa"])
})

test("keystrokes wait for a whole page that is asked for", async () => {
  const { arbiter, update, asked, shown, rest } = openBoth()
  await update("a")
  await rest()
  void arbiter.refresh()
  await update("xa", key)
  assert.deepEqual(asked, ["!a", "!a", "xa"])
  assert.deepEqual(shown, ["a", "a", "xa"])
})

test("the replica in the page is not reported as ready while another log is opened", async () => {
  const { answer, finish } = delayed()
  /** @type {((left: () => number) => void)[]} */
  const idle = []
  const pageReplica = createPageReplica({ start: async () => /** @type {any} */ ({ load: () => ({ value: "complete" }), collect: () => ({ value: null }) }), idle: work => idle.push(work) })
  const { update, events } = open({ pageReplica, answer })
  const rest = async () => {
    for (let i = 0; i < 3; i++) {
      for (const work of idle.splice(0)) work(() => 0)
      await settle()
    }
  }
  void update("a")
  await finish()
  void update("b", undefined, "2")
  await rest()
  assert.equal(events.at(-1), "not ready")
  await finish()
  await rest()
  assert.equal(events.at(-1), "ready")
})

test("the worker renders a keystroke in a long block, and every keystroke in a page with a block that is too long to load", async () => {
  const { update, asked, rest } = openBoth({ isLong: offset => offset === 7 })
  await update("a")
  await rest()
  await update("xa", { ...key, start: 7 })
  assert.deepEqual(asked, ["!a", "xa"])
  await rest()
  await update("xxa", key)
  assert.equal(asked.length, 2)

  const whole = openBoth({ isLong: offset => offset === undefined })
  await whole.update("a")
  await whole.rest()
  await whole.update("xa", key)
  assert.deepEqual(whole.asked, ["!a", "xa"])
})

test("a replica in the page that has ended is started again when the text changes, after a pause", async () => {
  let time = 0
  let started = 0
  /** @type {((left: () => number) => void)[]} */
  const idle = []
  /** @type {{ at: number, work: () => void }[]} */
  const timers = []
  const pageReplica = createPageReplica({
    async start() {
      started++
      return /** @type {any} */ ({
        load: () => ({ value: "complete" }),
        collect: () => ({ value: null }),
        change() {
          throw new RangeError("Maximum call stack size exceeded")
        },
      })
    },
    idle: work => idle.push(work),
    time: { now: () => time, later: (work, delay) => timers.push({ at: time + delay, work }) },
  })
  const { update, shown, failures } = open({ pageReplica })
  const rest = async () => {
    for (let i = 0; i < 3; i++) {
      await settle()
      for (const work of idle.splice(0)) work(() => 0)
    }
    await settle()
  }
  let text = "a"
  const type = async () => {
    text = `x${text}`
    await update(text, key)
    await rest()
  }
  await update(text)
  await rest()
  assert.equal(started, 1)
  await type() // the replica ends, and the worker renders the text
  assert.equal(shown.at(-1), text)
  await rest()
  assert.equal(started, 1, "the text is the same")
  await type()
  assert.equal(started, 2, "the first time at once")
  for (let i = 0; i < 10; i++) await type()
  assert.equal(started, 2)
  time += 15_000
  for (const { work } of timers.splice(0)) work()
  await rest()
  assert.equal(started, 3)
  assert.deepEqual(failures(), [])
})

test("a whole page waits for the blog that is being read", async () => {
  /** @type {(() => void)[]} */
  const waiting = []
  const { arbiter, update, asked, shown } = open({
    answerCall: name => new Promise(resolve => waiting.push(() => resolve(name === "openBlog" ? { title: "blog" } : ""))),
  })
  const summary = arbiter.setBlog({ files: [], chosen: {} })
  const updated = update("a")
  for (let i = 0; i < 4; i++) {
    await settle()
    assert.deepEqual(asked, [])
    waiting.shift()?.()
  }
  await updated
  assert.deepEqual(await summary, { title: "blog" })
  assert.deepEqual([asked, shown], [["!a"], ["a"]])
})
