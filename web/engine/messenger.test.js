import assert from "node:assert/strict"
import { test } from "node:test"
import { connect } from "./messenger.js"

/** @import { Request } from "../types" */

const options = { language: /** @type {const} */ ("ko"), fresh: false }
const fresh = { ...options, fresh: true }
const clock = "2026-11-23T21:03:12+09:00"

/** A port whose other end is the test: what was sent, and ways to answer. */
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
  const engine = connect(port, error => ends.push(error.message))
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

test("each call is answered under its own id, in any order", async () => {
  const { engine, sent, answer } = open()
  const template = engine.template("ko")
  const finish = engine.finish("text", clock)
  assert.deepEqual(sent.map(({ call }) => call), ["template", "finish"])
  await answer({ id: sent[1].id, value: { name: "b", problems: [] } })
  await answer({ id: sent[0].id, value: "a" })
  assert.equal(await template, "a")
  assert.equal((await finish).name, "b")
})

test("one update is in flight and the newest text waits; those it replaced resolve to null", async () => {
  const { engine, sent, answer } = open()
  const first = engine.update("1", options)
  const second = engine.update("2", options)
  const third = engine.update("3", options)
  assert.deepEqual(sent.map(({ args }) => args[0]), ["1"])
  assert.equal(await second, null)
  await answer({ id: sent[0].id, value: "patch 1" })
  assert.deepEqual(sent.map(({ args }) => args[0]), ["1", "3"])
  await answer({ id: sent[1].id, value: "patch 3" })
  assert.deepEqual([await first, await third], ["patch 1", "patch 3"])
})

test("other calls do not wait for an update", () => {
  const { engine, sent } = open()
  void engine.update("1", options)
  void engine.finish("1", clock)
  assert.deepEqual(sent.map(({ call }) => call), ["update", "finish"])
})

test("a wish for a fresh page outlives the text it came with", async () => {
  const { engine, sent, answer } = open()
  void engine.update("1", options)
  void engine.update("other log", fresh)
  void engine.update("other log, typed on", options)
  await answer({ id: sent[0].id, value: "patch" })
  assert.deepEqual(sent[1].args, ["other log, typed on", fresh])
})

test("an error rejects its call only, and the next update goes on", async () => {
  const { engine, sent, answer, ends } = open()
  const first = engine.update("1", options)
  const second = engine.update("2", options)
  const failed = assert.rejects(first, /index out of range/)
  await answer({ id: sent[0].id, error: "index out of range" })
  await failed
  assert.deepEqual(sent[1].args, ["2", fresh], "after an error the next page is whole")
  await answer({ id: sent[1].id, value: "patch 2" })
  assert.equal(await second, "patch 2")
  assert.deepEqual(ends, [])
})

test("when the engine ends, waiting and later calls are rejected and it is said once", async () => {
  const { engine, sent, answer, ends } = open()
  const calls = [engine.update("1", options), engine.update("2", options), engine.finish("1", clock)]
  const rejected = Promise.all(calls.map(call => assert.rejects(call, /out of memory/)))
  await answer({ id: 0, error: "out of memory" })
  await rejected
  await assert.rejects(engine.update("3", options), /out of memory/)
  await assert.rejects(engine.template("ko"), /out of memory/)
  await answer({ id: 0, error: "again" })
  assert.deepEqual(ends, ["out of memory"])
  assert.equal(sent.length, 2)
})

test("a worker that cannot be loaded is an engine that has ended", async () => {
  const { engine, port, ends } = open()
  const call = assert.rejects(engine.template("ko"), /could not be loaded/)
  port.onerror?.({})
  await call
  assert.equal(ends.length, 1)
})

test("close ends the worker and what waits for it", async () => {
  const { engine, port, ends } = open()
  const call = assert.rejects(engine.finish("", clock), /closed/)
  engine.close()
  await call
  assert.equal(port.terminated, true)
  assert.deepEqual(ends, [], "it was wanted")
})
