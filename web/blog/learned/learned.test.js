import assert from "node:assert/strict"
import { test } from "node:test"
import { readable } from "./dialog.js"
import { createHabits } from "./habits.js"
import { match } from "./match.js"
import { suggestions } from "./suggest.js"
import { majority, noHabits, sum } from "./sums.js"

test("a word matches its beginning, also an unfinished Hangul syllable", () => {
  for (const typed of ["", "머", "ㅁ", "머시", "머신", "머신러", "ㅁㅅㄹㄴ", "머신러닝"]) assert.ok(match("머신러닝", typed) >= 0, typed)
  for (const typed of ["PY", "py", "torch"]) assert.ok(match("pytorch", typed) >= 0, typed)
  assert.equal(match("파이토치", "파잍"), 0)
  assert.equal(match("파이토치", "파잋"), -1)
  assert.equal(match("선형대수", "대수"), 2)
  assert.equal(match("deep-learning", "lea"), 1)
  for (const typed of ["머거", "ㅁㄱ", "x"]) assert.equal(match("머신러닝", typed), -1, typed)
})

test("counts are added", () => {
  const one = { ...noHabits(), posts: 1, tags: { a: 1, b: 1 }, zones: { "+09:00": 1 } }
  const total = sum([one, one, { ...noHabits(), posts: 1, tags: { c: 1 }, zones: { "+00:00": 1 } }])
  assert.deepEqual(total.tags, { a: 2, b: 2, c: 1 })
  assert.equal(total.posts, 3)
  assert.equal(majority(total.zones), "+09:00")
  assert.equal(majority({ a: 1, b: 1 }), "")
  assert.equal(majority({}), "")
  const words = { ...noHabits(), posts: 1, tags: { constructor: 1, toString: 1 } }
  assert.deepEqual(sum([words, words]).tags, { constructor: 2, toString: 2 }, "names of inherited properties")
})

test("the best suggestions come first, without the typed text", () => {
  const counts = { python: 5, pytorch: 9, numpy: 20, py: 1 }
  assert.deepEqual(suggestions(counts, "py").map(({ text }) => text), ["pytorch", "python", "numpy"])
  assert.deepEqual(suggestions(counts, "py", tag => (tag === "python" ? 10 : 0))[0], { text: "python", count: 5 })
})

test("a form of file names is shown without strftime's letters", () => {
  assert.equal(readable("%Y/%Y-%m-%d-til-%-d.md"), "YYYY/YYYY-MM-DD-til-D.md")
})

test("the folder of images contains the day of the log", async () => {
  /** @param {string} folder @param {string} day */
  const pictures = async (folder, day) => {
    const learned = { habits: { ...noHabits(), posts: 3, folders: { [folder]: 3 } }, time: 1 }
    const habits = createHabits(/** @type {any} */ ({ logs: () => [], store: { get: async () => learned } }))
    await habits.load()
    return habits.pictures(day)
  }
  assert.equal(await pictures("/img/%Y/%m-%d/{slug}/", "2026-03-05"), "/img/2026/03-05/{slug}")
  assert.equal(await pictures("/img/%y%m%d", "2026-03-05"), "/img/260305")
  assert.equal(await pictures("/img/%j", "2026-03-05"), "")
  assert.equal(await pictures("/img/%Y", ""), "", "a template has no day")
  assert.equal(await pictures("/img/", ""), "/img")
})

test("a log in the bin suggests nothing", async () => {
  const all = { a: "pytorch", b: "pyramid", template: "python" }
  let here = ["a", "b"]
  let onRead = () => {}
  const habits = createHabits(/** @type {any} */ ({
    logs: () => here.map(id => ({ id, name: `${id}.md`, day: "2026-03-11" })),
    texts: async (/** @type {(keyof typeof all)[]} */ ids) => ids.map(id => all[id]),
    read: async (/** @type {{ text: string }[]} */ files) => (onRead(), files.map(({ text }) => ({ ...noHabits(), posts: 1, tags: { [text]: 1 } }))),
    store: { get: async () => undefined },
  }))
  const suggested = () => habits.find("tags", "py", []).map(({ text }) => text).sort()
  /** Resolves when the changed logs have been read. */
  const rest = () => new Promise(resolve => setTimeout(resolve))
  const bin = () => {
    here = ["b"]
    habits.drop("a")
  }
  await habits.start()
  assert.deepEqual(suggested(), ["pyramid", "pytorch"])
  bin()
  assert.deepEqual(suggested(), ["pyramid"])
  // The open log or a template is left after it was moved to the bin.
  habits.follow(["a", "template"])
  await rest()
  assert.deepEqual(suggested(), ["pyramid"])
  // It is moved to the bin while it is read.
  here = ["a", "b"]
  onRead = bin
  habits.follow(["a"])
  await rest()
  assert.deepEqual(suggested(), ["pyramid"])
  // It is restored.
  here = ["a", "b"]
  onRead = () => {}
  habits.follow(["a"])
  await rest()
  assert.deepEqual(suggested(), ["pyramid", "pytorch"])
})
