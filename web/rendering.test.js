import assert from "node:assert/strict"
import { test } from "node:test"
import { create } from "./rendering.js"

/** @import { Engine, Patch } from "./types" */

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
    clock: () => ({ year: 2026, month: 11, day: 23, hour: 21, minute: 3, second: 12, offset: 540 }),
    onPatch: (patch, text) => shown.push(text),
    onTrouble: error => troubles.push(error.message),
    onEnd: error => troubles.push(`ended: ${error.message}`),
  })
  return { rendering, asked, shown, troubles, ends }
}

test("the first page of a log is whole, the next ones are changes", async () => {
  const { rendering, asked, shown } = open()
  for (const text of ["a", "ab"]) await rendering.update({ id: "1", text }, "ko")
  await rendering.update({ id: "2", text: "c" }, "ko")
  await rendering.update({ id: "2", text: "cd" }, "en")
  assert.deepEqual(asked, ["!a", "ab", "!c", "!cd"])
  assert.deepEqual(shown, ["a", "ab", "c", "cd"])
})

test("a patch of a log that is not open any more is dropped, also when the log is opened again", async () => {
  /** @type {(() => void)[]} */
  const finish = []
  const { rendering, shown } = open(() => new Promise(resolve => finish.push(() => resolve({}))))
  void rendering.update({ id: "1", text: "old" }, "ko")
  void rendering.update({ id: "2", text: "other" }, "ko")
  void rendering.update({ id: "1", text: "again" }, "ko")
  finish.forEach(answer => answer())
  await settle()
  assert.deepEqual(shown, ["again"])
})

test("after an error the next text is tried as a whole", async () => {
  const { rendering, asked, shown, troubles } = open(text => {
    if (text === "panic") throw new Error("index out of range")
    return {}
  })
  for (const text of ["a", "panic", "b"]) await rendering.update({ id: "1", text }, "ko")
  assert.deepEqual(asked, ["!a", "panic", "!b"])
  assert.deepEqual(shown, ["a", "b"])
  assert.deepEqual(troubles, ["index out of range"])
})

test("a text that was replaced while it waited shows nothing", async () => {
  const { rendering, shown } = open(text => (text === "replaced" ? null : {}))
  await rendering.update({ id: "1", text: "replaced" }, "ko")
  assert.deepEqual(shown, [])
})

test("an engine that has ended is not asked; a new one shows the newest text", async () => {
  const { rendering, asked, shown, troubles, ends } = open()
  await rendering.update({ id: "1", text: "a" }, "ko")
  ends[0](new Error("exit 2"))
  await rendering.update({ id: "1", text: "ab" }, "ko")
  assert.deepEqual([asked, troubles], [["!a"], ["ended: exit 2"]])
  await rendering.restart()
  assert.deepEqual(asked, ["!a", "!ab"])
  assert.deepEqual(shown, ["a", "ab"])
})

test("the calls that an ending engine drops are not told as troubles of the text", async () => {
  /** @type {((error: Error) => void)[]} */
  const drop = []
  const { rendering, troubles, ends } = open(() => new Promise((_, reject) => drop.push(reject)))
  const update = rendering.update({ id: "1", text: "a" }, "ko")
  ends[0](new Error("exit 2"))
  drop[0](new Error("exit 2"))
  await update
  assert.deepEqual(troubles, ["ended: exit 2"])
})
