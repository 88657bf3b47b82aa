import assert from "node:assert/strict"
import { test } from "node:test"
import { create } from "./index.js"

/** A storage with nothing in it, whose flush ends when the test says so. */
function empty(/** @type {any[]} */ waiting = []) {
  /** @type {string[]} */
  const said = []
  /** @type {string[]} */
  const handed = []
  /** @type {{ path: string, bytes: Uint8Array }[]} */
  const packed = []
  /** @type {{ resolve(stored: boolean): void, reject(error: Error): void }[]} */
  const flushes = []
  const none = async () => []
  const backup = create(/** @type {any} */ ({
    store: { list: none, binned: none, texts: async (/** @type {string[]} */ ids) => ids.map(() => undefined), history: { all: none }, pictures: { all: none }, settings: { all: none }, templates: { list: none } },
    chosen: () => ({}),
    flush: () => new Promise((resolve, reject) => flushes.push({ resolve, reject })),
    waiting: () => waiting,
    pack: async (/** @type {typeof packed} */ files) => (packed.push(...files), new Uint8Array()),
    hand: (/** @type {string} */ name) => handed.push(name),
    t: (/** @type {string} */ key) => key,
    notice: { say: (/** @type {string} */ message) => said.push(message), warn() {}, settle() {} },
  }))
  return { backup, flushes, said, handed, packed }
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

test("what could not be stored is in the backup", async () => {
  const log = { id: "1", name: "2026-03-11-log.md", day: "2026-03-11", title: "", text: "not stored", caret: 0, changed: 1 }
  const { backup, flushes, packed } = empty([log])
  const made = backup.make()
  flushes[0].resolve(false)
  await made
  const file = packed.find(({ path }) => path === "_posts/2026-03-11-log.md")
  assert.equal(new TextDecoder().decode(file?.bytes), "not stored")
  assert.ok(packed.every(({ path, bytes }) => path.startsWith("_posts/") || !new TextDecoder().decode(bytes).includes("not stored")))
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
