import assert from "node:assert/strict"
import { test } from "node:test"
import { both, isValid, settings } from "./settings.js"

/** @param {string | null} stored */
function storage(stored) {
  /** @type {Map<string, string>} */
  const items = new Map(stored === null ? [] : [["daylog", stored]])
  return {
    items,
    /** @param {string} key */
    getItem: key => items.get(key) ?? null,
    /** @type {(key: string, value: string) => void} */
    setItem: (key, value) => void items.set(key, value),
  }
}

test("what was set is there next time", () => {
  const store = storage(null)
  settings(() => store).set("theme", "dark")
  settings(() => store).set("divider", 0.4)
  const next = settings(() => store)
  assert.equal(next.get("theme", "system"), "dark")
  assert.equal(next.get("divider", 0.5), 0.4)
})

test("a value that is damaged or of another type is the fallback", () => {
  for (const stored of ["{", "null", "3", `{"divider":"wide"}`]) {
    assert.equal(settings(() => storage(stored)).get("divider", 0.5), 0.5, stored)
  }
})

test("a browser that forbids storage keeps settings while the page is open", () => {
  const kept = settings(() => {
    throw new Error("SecurityError")
  })
  kept.set("theme", "dark")
  assert.equal(kept.get("theme", "system"), "dark")
})

test("what another tab has set meanwhile stays", () => {
  const store = storage(null)
  const [one, two] = [settings(() => store), settings(() => store)]
  one.set("template", "mine")
  two.set("theme", "dark")
  const next = settings(() => store)
  assert.deepEqual([next.get("template", ""), next.get("theme", "")], ["mine", "dark"])
  assert.equal(two.get("template", ""), "mine", "and is known here from then on")
})

test("a tab has its own place, and a new tab the last one", () => {
  const shared = storage(null)
  const tab = () => both(settings(() => storage(null)), settings(() => shared))
  const [one, two] = [tab(), tab()]
  one.set("open", "a")
  two.set("open", "b")
  assert.deepEqual([one.get("open", ""), two.get("open", ""), tab().get("open", "")], ["a", "b", "b"])
})

test("no stored value can be one that the app does not expect, and an invalid one is copied", () => {
  const hostile = ["\"\"", "\"constructor\"", "[]", "[1]", "true", "{", "",
    JSON.stringify({ language: "xx" }), JSON.stringify({ language: "constructor" }), JSON.stringify({ language: 1, theme: 5 }),
    JSON.stringify({ open: {}, split: "wide" }), JSON.stringify({ split: 1e9, nightUntil: 99, view: "__proto__" }),
    `{"__proto__":{"language":"xx"},"language":"xx"}`, JSON.stringify({ rail: "x", theme: "neon", weekLogs: -1, backup: "soon", caret: -5 }),
    JSON.stringify({ open: "x".repeat(1_000_000) })]
  for (const stored of hostile) {
    const store = storage(stored)
    const read = settings(() => store)
    assert.equal(read.get("language", "en"), "en", stored)
    assert.equal(read.get("theme", "system"), "system", stored)
    assert.equal(read.get("split", 50), 50, stored)
    assert.equal(read.get("nightUntil", 4), 4, stored)
    assert.equal(read.get("view", "both"), "both", stored)
    assert.equal(read.get("rail", "open"), "open", stored)
    assert.equal(read.get("open", ""), "", stored)
    assert.equal(read.get("constructor", ""), "", stored)
    for (const [key, value] of Object.entries(read.all())) assert.ok(isValid(key, value), key)
    assert.ok(store.items.get("daylog.invalid"), `${stored.slice(0, 40)} is kept`)
    read.set("theme", "dark")
    assert.equal(settings(() => store).get("theme", "system"), "dark", "and settings work from then on")
  }
})

test("a value of a newer version stays where it is", () => {
  const store = storage(`{"later":[1,2],"theme":"dark"}`)
  settings(() => store).set("split", 40)
  assert.deepEqual(JSON.parse(store.items.get("daylog") ?? ""), { later: [1, 2], theme: "dark", split: 40 })
})

test("every invalid value is copied, each once, and none is overwritten without its copy", () => {
  const store = storage(`{"theme":5}`)
  settings(() => store)
  settings(() => store).set("theme", "dark")
  store.setItem("daylog", `{"theme":"neon"}`)
  settings(() => store).set("theme", "dark")
  store.setItem("daylog", "damaged")
  settings(() => store).set("theme", "light")
  assert.deepEqual(JSON.parse(store.items.get("daylog.invalid") ?? ""), [["theme", 5], ["theme", "neon"], ["", "damaged"]])
  assert.equal(settings(() => store).get("theme", ""), "light")

  for (const stored of ["damaged", `{"theme":5}`]) {
    const full = storage(stored)
    full.setItem = () => { throw new Error("QuotaExceededError") }
    const chosen = settings(() => full)
    full.setItem = (key, value) => { if (key === "daylog.invalid") throw new Error("QuotaExceededError"); full.items.set(key, value) }
    chosen.set("theme", "dark")
    assert.equal(full.items.get("daylog"), stored)
    assert.equal(chosen.get("theme", ""), "dark")
  }
})
