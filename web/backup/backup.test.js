import assert from "node:assert/strict"
import { test } from "node:test"
import { create } from "./index.js"

/** A storage with nothing in it, whose flush ends when the test says so. */
function empty() {
  /** @type {string[]} */
  const said = []
  /** @type {string[]} */
  const handed = []
  /** @type {{ resolve(stored: boolean): void, reject(error: Error): void }[]} */
  const flushes = []
  const none = async () => []
  const backup = create(/** @type {any} */ ({
    store: { list: none, binned: none, texts: none, history: { all: none }, pictures: { all: none }, settings: { all: none }, templates: { list: none } },
    chosen: () => ({}),
    flush: () => new Promise((resolve, reject) => flushes.push({ resolve, reject })),
    pack: async () => new Uint8Array(),
    hand: (/** @type {string} */ name) => handed.push(name),
    t: (/** @type {string} */ key) => key,
    notice: { say: (/** @type {string} */ message) => said.push(message), warn() {}, settle() {} },
  }))
  return { backup, flushes, said, handed }
}

test("a backup that is asked for twice is made once, and again when it is done", async () => {
  const { backup, flushes, said, handed } = empty()
  const both = [backup.make(), backup.make()]
  assert.deepEqual(said, ["notice.backingUp", "notice.backingUp"], "each click is answered")
  for (const { resolve } of flushes) resolve(true)
  await Promise.all(both)
  assert.equal(handed.length, 1)
  const third = backup.make()
  flushes.at(-1)?.resolve(true)
  await third
  assert.equal(handed.length, 2)
})

test("after a backup that failed another one is made", async () => {
  const { backup, flushes, handed } = empty()
  const first = backup.make()
  flushes[0].reject(new Error("no storage"))
  await assert.rejects(first, /no storage/)
  const second = backup.make()
  flushes[1].resolve(true)
  await second
  assert.equal(handed.length, 1)
})
