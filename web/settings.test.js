import assert from "node:assert/strict"
import { test } from "node:test"
import { both, settings } from "./settings.js"

/** @param {string | null} stored */
function storage(stored) {
  return {
    stored,
    getItem() {
      return this.stored
    },
    /** @type {(key: string, value: string) => void} */
    setItem(_, value) {
      this.stored = value
    },
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
