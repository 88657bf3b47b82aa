import assert from "node:assert/strict"
import { test } from "node:test"
import { createMessenger } from "./messenger.js"

/** @import { Request } from "../types" */

const clock = "2026-11-23T21:03:12+09:00"

/** A connection whose worker is the test: the sent requests, and a function that responds. */
function open() {
  /** @type {Request[]} */
  const sent = []
  /** @type {string[]} */
  const ends = []
  const port = {
    /** @param {Request} request */
    postMessage(request) {
      sent.push(request)
    },
    /** @type {((event: { data: any }) => void) | null} */
    onmessage: null,
    /** @type {((event: any) => void) | null} */
    onerror: null,
    terminated: false,
    terminate() {
      this.terminated = true
    },
  }
  const engine = createMessenger(port, error => ends.push(error.message))
  return {
    engine,
    port,
    sent,
    ends,
    /** @param {any} data */
    answer(data) {
      port.onmessage?.({ data })
      return new Promise(resolve => setImmediate(resolve))
    },
  }
}

test("each call gets the response with its id, in any order", async () => {
  const { engine, sent, answer } = open()
  const template = engine.call("template", "ko")
  const finish = engine.call("finish", "text", { name: "", clock })
  assert.deepEqual(sent.map(({ call }) => call), ["template", "finish"])
  await answer({ id: sent[1].id, value: { name: "b", problems: [] } })
  await answer({ id: sent[0].id, value: "a" })
  assert.equal(await template, "a")
  assert.equal((await finish).name, "b")
})

test("an error rejects its call only", async () => {
  const { engine, sent, answer, ends } = open()
  const first = engine.call("update", "1")
  const second = engine.call("update", "2")
  const failed = assert.rejects(first, /index out of range/)
  await answer({ id: sent[0].id, error: "index out of range" })
  await failed
  await answer({ id: sent[1].id, value: "patch 2" })
  assert.equal(await second, "patch 2")
  assert.deepEqual(ends, [])
})

test("when the engine ends, pending and later calls are rejected, and onEnd is called once", async () => {
  const { engine, sent, answer, ends } = open()
  const calls = [engine.call("update", "1"), engine.call("update", "2"), engine.call("finish", "1", { name: "", clock })]
  const rejected = Promise.all(calls.map(call => assert.rejects(call, /out of memory/)))
  await answer({ id: 0, error: "out of memory" })
  await rejected
  await assert.rejects(engine.call("update", "3"), /out of memory/)
  await assert.rejects(engine.call("template", "ko"), /out of memory/)
  await answer({ id: 0, error: "again" })
  assert.deepEqual(ends, ["out of memory"])
  assert.equal(sent.length, 3)
})

test("a worker that cannot be loaded is an engine that has ended", async () => {
  const { engine, port, ends } = open()
  const call = assert.rejects(engine.call("template", "ko"), /could not be loaded/)
  port.onerror?.({})
  await call
  assert.equal(ends.length, 1)
})

test("close ends the worker and its calls", async () => {
  const { engine, port, ends } = open()
  const call = assert.rejects(engine.call("finish", "", { name: "", clock }), /closed/)
  engine.close()
  await call
  assert.equal(port.terminated, true)
  assert.deepEqual(ends, [], "the caller knows")
})
