import assert from "node:assert/strict"
import { test } from "node:test"

/** Runs rescue.js in a window and returns the events that it listens for. */
async function heardIn(window, run) {
  const heard = []
  Object.assign(window, { origin: "https://a.example", location: {}, addEventListener: type => heard.push(type) })
  const globals = {
    window, navigator: { language: "en" },
    HTMLScriptElement: class {
      noModule = false
    },
  }
  Object.defineProperty(globals.HTMLScriptElement.prototype, "noModule", { value: false })
  for (const [name, value] of Object.entries(globals)) Object.defineProperty(globalThis, name, { value, configurable: true })
  await import(`./rescue.js?${run}`)
  return heard
}

test("a start that fails is heard of", async () => {
  const window = {}
  window.parent = window
  assert.deepEqual(await heardIn(window, "own"), ["error", "unhandledrejection"])
})

// The refusal to start there is an error, too.
test("in a frame of another site no stored text is listed", async () => {
  const parent = Object.defineProperty({}, "origin", { get: () => { throw new DOMException("no", "SecurityError") } })
  assert.deepEqual(await heardIn({ parent }, "foreign"), [])
})
