import assert from "node:assert/strict"
import { test } from "node:test"
import { createSettings, isValid, layerSettings } from "./settings.js"

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

test("a value that was set is stored", () => {
  const store = storage(null)
  createSettings(() => store).set("theme", "dark")
  createSettings(() => store).set("divider", 0.4)
  const next = createSettings(() => store)
  assert.equal(next.get("theme", "system"), "dark")
  assert.equal(next.get("divider", 0.5), 0.4)
})

test("a damaged value or one of another type is replaced by the fallback", () => {
  for (const stored of ["{", "null", "3", `{"divider":"wide"}`]) {
    assert.equal(createSettings(() => storage(stored)).get("divider", 0.5), 0.5, stored)
  }
})

test("settings last until the page is closed if storage is forbidden", () => {
  const kept = createSettings(() => {
    throw new Error("SecurityError")
  })
  kept.set("theme", "dark")
  assert.equal(kept.get("theme", "system"), "dark")
})

test("values that another tab has set stay", () => {
  const store = storage(null)
  const [one, two] = [createSettings(() => store), createSettings(() => store)]
  one.set("template", "mine")
  two.set("theme", "dark")
  const next = createSettings(() => store)
  assert.deepEqual([next.get("template", ""), next.get("theme", "")], ["mine", "dark"])
  assert.equal(two.get("template", ""), "mine", "and is read by this tab")
})

test("a tab has its own values, and a new tab the last ones", () => {
  const shared = storage(null)
  const tab = () => layerSettings(createSettings(() => storage(null)), createSettings(() => shared))
  const [one, two] = [tab(), tab()]
  one.set("open", "a")
  two.set("open", "b")
  assert.deepEqual([one.get("open", ""), two.get("open", ""), tab().get("open", "")], ["a", "b", "b"])
})

test("invalid stored values are ignored and copied", () => {
  const hostile = ["\"\"", "\"constructor\"", "[]", "[1]", "true", "{", "",
    JSON.stringify({ language: "xx" }), JSON.stringify({ language: "constructor" }), JSON.stringify({ language: 1, theme: 5 }),
    JSON.stringify({ open: {}, split: "wide" }), JSON.stringify({ split: 1e9, nightUntil: 99, view: "__proto__" }),
    `{"__proto__":{"language":"xx"},"language":"xx"}`, JSON.stringify({ rail: "x", theme: "neon", weekLogs: -1, backup: "soon", caret: -5 }),
    JSON.stringify({ open: "x".repeat(1_000_000) })]
  for (const stored of hostile) {
    const store = storage(stored)
    const read = createSettings(() => store)
    assert.equal(read.get("language", "en"), "en", stored)
    assert.equal(read.get("theme", "system"), "system", stored)
    assert.equal(read.get("split", 50), 50, stored)
    assert.equal(read.get("nightUntil", 4), 4, stored)
    assert.equal(read.get("view", "both"), "both", stored)
    assert.equal(read.get("rail", "open"), "open", stored)
    assert.equal(read.get("open", ""), "", stored)
    assert.equal(read.get("constructor", ""), "", stored)
    for (const [key, value] of Object.entries(read.all())) assert.ok(isValid(key, value), key)
    assert.ok(store.items.get("daylog.invalid"), `${stored.slice(0, 40)} is copied`)
    read.set("theme", "dark")
    assert.equal(createSettings(() => store).get("theme", "system"), "dark", "and settings can be stored again")
  }
})

test("a value of a newer version is preserved", () => {
  const store = storage(`{"later":[1,2],"theme":"dark"}`)
  createSettings(() => store).set("split", 40)
  assert.deepEqual(JSON.parse(store.items.get("daylog") ?? ""), { later: [1, 2], theme: "dark", split: 40 })
})

test("every invalid value is copied once before it is overwritten", () => {
  const store = storage(`{"theme":5}`)
  createSettings(() => store)
  createSettings(() => store).set("theme", "dark")
  store.setItem("daylog", `{"theme":"neon"}`)
  createSettings(() => store).set("theme", "dark")
  store.setItem("daylog", "damaged")
  createSettings(() => store).set("theme", "light")
  assert.deepEqual(JSON.parse(store.items.get("daylog.invalid") ?? ""), [["theme", 5], ["theme", "neon"], ["", "damaged"]])
  assert.equal(createSettings(() => store).get("theme", ""), "light")

  for (const stored of ["damaged", `{"theme":5}`]) {
    const full = storage(stored)
    full.setItem = () => { throw new Error("QuotaExceededError") }
    const chosen = createSettings(() => full)
    full.setItem = (key, value) => { if (key === "daylog.invalid") throw new Error("QuotaExceededError"); full.items.set(key, value) }
    chosen.set("theme", "dark")
    assert.equal(full.items.get("daylog"), stored)
    assert.equal(chosen.get("theme", ""), "dark")
  }
})
