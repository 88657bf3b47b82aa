import assert from "node:assert/strict"
import { test } from "node:test"
import { blankLog, createLogs } from "./logs.js"

/** @import { Log } from "../types" */
/** @import { Database, Saver } from "./logs.js" */

/** @type {(day: string, more?: Partial<Log>) => Log} */
const make = (day, more) => ({ ...blankLog(day, 1), ...more })

/** Returns the logs of a database with `stored`, and the unsaved logs. */
async function open(/** @type {Log[]} */ ...stored) {
  /** @type {Map<string, Log>} */
  const pending = new Map()
  /** @type {Saver} */
  const saver = { touch: log => void pending.set(log.id, log), get: id => pending.get(id), drop: id => void pending.delete(id) }
  /** @type {Database} */
  const database = { takeNotes: async () => {}, list: async () => stored.map(({ text, ...log }) => log), read: async id => stored.find(log => log.id === id) ?? null }
  const logs = createLogs(database, saver)
  await logs.load()
  return { logs, pending }
}

test("a blank log has a file name with its day and its own id", () => {
  assert.equal(blankLog("2026-11-23", 0).name, "2026-11-23-log.md")
  assert.notEqual(blankLog("2026-11-23", 0).id, blankLog("2026-11-23", 0).id)
})

test("an unsaved log is newer than the stored one", async () => {
  const log = make("2026-11-23", { text: "old" })
  const { logs } = await open(log)
  assert.equal((await logs.read(log.id))?.text, "old")
  logs.keep({ ...log, text: "new" })
  assert.equal((await logs.read(log.id))?.text, "new")
})

test("the list contains no texts", async () => {
  const { logs } = await open()
  logs.keep(make("2026-11-23", { text: "long" }))
  assert.ok(!("text" in logs.list()[0]))
})

test("a log that is written while the list is read keeps its new version", async () => {
  const log = make("2026-11-23", { title: "old" })
  /** @type {(list: Log[]) => void} */
  let answer = () => {}
  const database = { takeNotes: async () => {}, list: () => new Promise(resolve => { answer = resolve }), read: async () => null }
  const logs = createLogs(/** @type {Database} */ (database), { touch() {}, get: () => undefined, drop() {} })
  const loaded = logs.load()
  await Promise.resolve()
  logs.keep({ ...log, title: "new" })
  answer([log])
  await loaded
  assert.equal(logs.list()[0].title, "new")
})

test("a failed read is repeated by the next call, and a successful one is not", async () => {
  const log = make("2026-11-23")
  let asked = 0
  /** @type {Database} */
  const database = {
    takeNotes: async () => {},
    list: async () => {
      if (++asked === 1) throw new Error("no")
      return [log]
    },
    read: async () => null,
  }
  const logs = createLogs(database, { touch() {}, get: () => undefined, drop() {} })
  await assert.rejects(logs.load(), /no/)
  await Promise.all([logs.load(), logs.load()])
  assert.equal(asked, 2)
  assert.deepEqual(logs.list().map(({ id }) => id), [log.id])
})

test("the logs beside a log are those of the adjacent days", async () => {
  const [a, b, c] = [make("2026-11-20"), make("2026-11-23"), make("2026-12-01")]
  const { logs } = await open(b, c, a)
  assert.equal(logs.beside(b, -1)?.id, a.id)
  assert.equal(logs.beside(b, 1)?.id, c.id)
  assert.equal(logs.beside(a, -1), undefined)
  assert.equal(logs.beside(c, 1), undefined)
})

test("a file becomes a log with its name", async () => {
  const { logs, pending } = await open()
  const { log, twin } = await logs.take({ name: "2022-01-26-daily-log.md", text: "\uFEFFa\r\n" }, blankLog("2022-01-26", 1))
  assert.equal(twin, false)
  assert.deepEqual([log.name, log.file, log.text], ["2022-01-26-daily-log.md", "2022-01-26-daily-log.md", "\uFEFFa\r\n"])
  assert.deepEqual(pending.get(log.id), { ...log, size: 4 })
})

test("the list contains the lengths of the texts", async () => {
  const { logs, pending } = await open()
  const log = make("2026-11-23", { text: "여섯 글자", made: 2 })
  logs.keep(log)
  assert.deepEqual([logs.list()[0].size, logs.list()[0].made, pending.get(log.id)?.size], [5, 2, 5])
  logs.keep({ ...log, text: "" })
  assert.equal(logs.list()[0].size, 0)
})

test("a copy is a log of its own without written characters", async () => {
  const { logs } = await open()
  const log = make("2026-11-23", { text: "text", title: "title", name: "2026-11-23-log.md", derived: "x", downloaded: 5 })
  logs.keep(log)
  const copy = logs.copy(log, "2026-11-23-log-2.md", 9)
  assert.notEqual(copy.id, log.id)
  assert.deepEqual((await logs.read(copy.id)), { ...log, id: copy.id, name: "2026-11-23-log-2.md", file: "2026-11-23-log-2.md", derived: "", created: 9, changed: 9, downloaded: 0, made: 4, size: 4 })
  assert.equal((await logs.read(log.id))?.name, "2026-11-23-log.md")
})

test("a file with the name and text of a log is that log", async () => {
  const stored = make("2022-01-26", { name: "2022-01-26-new-title.md", file: "2022-01-26-log.md", text: "same" })
  const { logs, pending } = await open(stored)
  const { log, twin } = await logs.take({ name: "2022-01-26-log.md", text: "same" }, blankLog("2022-01-26", 1))
  assert.deepEqual([log.id, twin, pending.size], [stored.id, false, 0])
})

test("a file with the name of a log and another text is a second log", async () => {
  const stored = make("2022-01-26", { name: "2022-01-26-log.md", text: "mine" })
  const { logs } = await open(stored)
  const { log, twin } = await logs.take({ name: "2022-01-26-log.md", text: "theirs" }, blankLog("2022-01-26", 1))
  assert.equal(twin, true)
  assert.notEqual(log.id, stored.id)
  assert.equal((await logs.read(stored.id))?.text, "mine")
  assert.equal((await logs.read(log.id))?.text, "theirs")
})

test("a log that cannot be read is not treated as missing", async () => {
  const database = /** @type {Database} */ ({ takeNotes: async () => {}, list: () => Promise.reject(new Error("damaged")), read: async () => null })
  const logs = createLogs(database, { touch() {}, get: () => undefined, drop() {} })
  await assert.rejects(logs.load(), /damaged/)
})
