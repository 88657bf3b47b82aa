import assert from "node:assert/strict"
import { mock, test } from "node:test"
import { listPosts, make, write } from "./disk.js"

const never = () => new Promise(() => {})
/** Waits for work on other threads without the fake clock. @param {() => unknown} is */
const until = async is => { for (let n = 0; n < 100_000 && !is(); n++) await new Promise(resolve => setImmediate(resolve)) }
const settle = async () => { for (let n = 0; n < 30; n++) await new Promise(resolve => setImmediate(resolve)) }
const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text)
const hash = async (/** @type {string} */ text) => [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes(text)))].map(byte => byte.toString(16).padStart(2, "0")).join("")

/**
 * Returns a file that is locked while a stream is open, and where one call does not end.
 * @param {string} text
 */
function file(text) {
  const state = { text, hangs: "", isHung: false, open: 0 }
  const hang = (/** @type {string} */ call) => state.hangs === call && (state.isHung = true)
  /** @type {any} */
  const handle = {
    state,
    getFile: () => (hang("getFile") ? never() : Promise.resolve({ arrayBuffer: () => (hang("arrayBuffer") ? never() : Promise.resolve(bytes(state.text).buffer)) })),
    async createWritable() {
      if (state.open > 0) throw new DOMException("locked", "NoModificationAllowedError")
      state.open++
      let written = ""
      /** @type {any} */
      const stream = {
        write: async (/** @type {Uint8Array} */ part) => (hang("write") ? never() : void (written += new TextDecoder().decode(part))),
        close: async () => (hang("close") ? never() : (state.open--, void (state.text = written))),
        abort: async () => void (state.hangs === "close, abort" ? await never() : state.open--),
      }
      if (state.hangs === "close, abort") stream.close = () => (state.isHung = true, never())
      if (hang("createWritable")) return new Promise(resolve => (handle.arrive = () => resolve(stream)))
      return stream
    },
  }
  return handle
}

/** Runs with a fake clock. @param {(tick: (ms: number) => Promise<void>) => Promise<void>} run */
async function withClock(run) {
  mock.timers.enable({ apis: ["setTimeout"] })
  try {
    await run(async ms => {
      mock.timers.tick(ms)
      await settle()
    })
  } finally {
    mock.timers.reset()
  }
}

for (const call of ["createWritable", "write", "close", "close, abort", "getFile", "arrayBuffer"]) {
  test(`a write whose ${call} does not end fails after 8 seconds, and the next one succeeds`, () => withClock(async tick => {
    const handle = file("before")
    handle.state.hangs = call
    let outcome = ""
    void write(handle, bytes("after"), [await hash("before")]).then(() => (outcome = "ended"), error => (outcome = error.name))
    await until(() => handle.state.isHung)
    await tick(7999)
    assert.equal(outcome, "")
    await tick(1)
    await until(() => outcome)
    assert.equal(outcome, "TimeoutError")
    assert.equal(handle.state.text, "before")
    handle.state.hangs = ""
    handle.arrive?.()
    await settle()
    const next = write(handle, bytes("after"), [await hash("before")])
    // If the abort does not end either, the file stays locked, which is reported at once.
    if (call === "close, abort") return assert.rejects(next, { name: "NoModificationAllowedError" })
    assert.equal(await next, null)
    assert.equal(handle.state.text, "after")
  }))
}

test("a write that ends after its timeout is not taken for another program's", async () => {
  const handle = file("late")
  assert.equal(new TextDecoder().decode(await write(handle, bytes("newer"), [await hash("before")]) ?? undefined), "late")
  assert.equal(await write(handle, bytes("newer"), [await hash("before"), await hash("late")]), null)
})

test("an empty file of an unfinished write is overwritten", async () => {
  const handle = file("")
  const folder = /** @type {any} */ ({ getFileHandle: async () => handle, removeEntry: async () => {} })
  assert.equal(await make(folder, "a.md", bytes("text")), null)
  assert.equal(handle.state.text, "text")
  assert.equal(new TextDecoder().decode(await make(folder, "a.md", bytes("other")) ?? undefined), "text")
})

test("listing a folder has a timeout", () => withClock(async tick => {
  let outcome = ""
  void listPosts(/** @type {any} */ ({ entries: () => ({ next: never }) }), () => "").catch(error => (outcome = error.name))
  await tick(8000)
  assert.equal(outcome, "TimeoutError")
}))
