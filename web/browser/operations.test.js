import assert from "node:assert/strict"
import { mock, test } from "node:test"
import { createOperations } from "./operations.js"

/** A table of markers, a clock, and a registry for a tab. */
function setUp() {
  /** @type {Map<string, import("./operations.js").Marker>} */
  const table = new Map()
  const writes = []
  const clock = { time: 0 }
  const open = new Set(["this"])
  const markers = {
    put: async (key, marker) => (writes.push(key), void table.set(key, structuredClone(marker))),
    remove: async key => void table.delete(key),
    all: async () => [...table],
  }
  const of = tab => createOperations({ tab, lock: "lock", markers, isGone: async tab => !open.has(tab), now: () => clock.time })
  return { table, writes, clock, open, of }
}

test("an operation has a marker while it runs", async () => {
  const { table, of } = setUp()
  const all = of("this")
  const operation = all.start("import", { name: "a.zip", total: 3 })
  await operation.marked
  assert.deepEqual([...table.values()], [{ kind: "import", name: "a.zip", total: 3, done: 0, tab: "this" }])
  assert.equal(all.running().length, 1)
  operation.end()
  operation.end()
  await Promise.resolve()
  assert.equal(table.size, 0)
  assert.equal(all.running().length, 0)
})

test("progress is stored once a second at most", async () => {
  const { table, writes, clock, of } = setUp()
  const operation = of("this").start("import", { total: 5000 })
  for (let done = 1; done <= 5000; done++) {
    clock.time = done
    operation.progress(done)
  }
  assert.equal(writes.length, 1 + 5)
  assert.equal([...table.values()][0].done, 5000)
})

test("a failing operation ends, and its failure is passed on", async () => {
  const { table, of } = setUp()
  const all = of("this")
  await assert.rejects(all.run("backup", {}, async () => { throw new Error("no room") }), /no room/)
  assert.equal(all.running().length, 0)
  assert.equal(table.size, 0)
})

test("idle waits for all operations", async () => {
  const all = setUp().of("this")
  const first = all.start("import"), second = all.start("backup")
  let idle = false
  const waited = all.idle().then(() => { idle = true })
  first.end()
  await new Promise(resolve => setImmediate(resolve))
  assert.equal(idle, false)
  second.end()
  await waited
  assert.equal(idle, true)
})

test("an interrupted operation is returned once; those of open tabs are not", async () => {
  const { open, of, table } = setUp()
  const dead = of("dead").start("import", { name: "a.zip", total: 5000 })
  dead.progress(1023)
  of("live").start("backup")
  open.add("live")
  const all = of("this")
  all.start("folder")
  assert.deepEqual((await all.interrupted()).map(({ kind, name }) => [kind, name]), [["import", "a.zip"]])
  assert.deepEqual(await all.interrupted(), [])
  assert.deepEqual([...table.values()].map(({ tab }) => tab).sort(), ["live", "this"])
})

test("an operation that leaves nothing half done is not reported", async () => {
  const { table, of } = setUp()
  const all = of("this")
  const operation = all.start("purge")
  assert.equal(table.size, 0)
  assert.equal(all.running().length, 1)
  operation.end()
})

test("damaged markers are removed", async () => {
  const { table, of } = setUp()
  table.set("x", /** @type {any} */ (null))
  table.set("y", /** @type {any} */ ({ kind: 3, tab: "dead" }))
  assert.deepEqual(await of("this").interrupted(), [])
  assert.equal(table.size, 0)
})

test("an operation runs without markers where there is no storage", async () => {
  const fail = async () => { throw new Error("forbidden") }
  const all = createOperations({ tab: "this", lock: "", markers: { put: fail, remove: fail, all: fail }, isGone: async () => true, now: Date.now })
  assert.equal(await all.run("import", {}, async () => 7), 7)
})

test("an operation begins although the database of markers does not answer", async () => {
  mock.timers.enable({ apis: ["setTimeout"] })
  const never = () => new Promise(() => {})
  const all = createOperations({ tab: "this", lock: "", markers: { put: never, remove: never, all: never }, isGone: async () => true, now: () => 0 })
  const outcome = all.run("import", {}, async () => "done")
  mock.timers.tick(1000)
  assert.equal(await outcome, "done")
  mock.timers.reset()
})
