import assert from "node:assert/strict"
import { test } from "node:test"
import { createThemeSheet } from "./themesheet.js"

/** @import { Theme } from "./themesheet.js" */

const settle = () => new Promise(resolve => setImmediate(resolve))

/** A document with a sheet, which records the texts of its sheets. */
function createDocument() {
  /** @type {string[]} */
  const sheets = []
  const root = { dataset: /** @type {Record<string, string>} */ ({}) }
  const document = /** @type {any} */ ({
    documentElement: root,
    createElement: () => ({ dataset: {}, textContent: "" }),
    querySelector: () => ({
      /** @param {{ textContent: string }} style */
      replaceWith: ({ textContent }) => void sheets.push(textContent),
    }),
  })
  return { document, sheets, root }
}

/** A switch whose loads end when the test says so. */
function open() {
  /** @type {Map<Theme, (text: string | null) => void>} */
  const loads = new Map()
  const sheet = createThemeSheet(theme => new Promise(done => loads.set(theme, done)))
  const { document, sheets, root } = createDocument()
  let called = 0
  return {
    sheets, root, sheet, loads,
    called: () => called,
    /** @param {Theme} theme */
    isReady: theme => sheet.isReady(document, theme, () => called++),
    /** @param {Theme} theme @param {string | null} [text] */
    async end(theme, text = theme) {
      loads.get(theme)?.(text)
      await settle()
    },
  }
}

test("a page of Chirpy is shown at once, another when its sheet is there", async () => {
  const { isReady, end, sheets, root, called } = open()
  assert.ok(isReady("chirpy"))
  assert.ok(!isReady("minima"))
  assert.ok(!isReady("minima"), "it is still loading")
  assert.deepEqual([sheets, called()], [[], 0])
  await end("minima")
  assert.deepEqual([sheets, called(), root.dataset.blogTheme], [["minima"], 1, "minima"])
  assert.ok(isReady("minima"))
  assert.ok(!isReady("chirpy"))
  await end("chirpy")
  assert.deepEqual(sheets, ["minima", "chirpy"])
})

test("a sheet that is no longer wanted is not set", async () => {
  const { isReady, end, sheets, called } = open()
  isReady("minima")
  assert.ok(!isReady("plain"))
  await end("minima")
  assert.deepEqual([sheets, called()], [[], 0])
  assert.ok(isReady("chirpy"), "the present one")
  await end("plain")
  assert.deepEqual([sheets, called()], [[], 0])
})

test("a sheet that cannot be loaded does not keep the page from being shown", async () => {
  const { isReady, end, sheets, called } = open()
  isReady("minima")
  await end("minima", null)
  assert.deepEqual([sheets, called()], [[], 1])
  assert.ok(isReady("minima"))
  assert.ok(isReady("chirpy"))
})

test("a new document of the frame gets the sheet again", async () => {
  const { isReady, end, sheet, sheets, loads, called } = open()
  isReady("minima")
  const first = loads.get("minima")
  sheet.reset()
  assert.ok(!isReady("minima"))
  first?.("old")
  await settle()
  assert.deepEqual([sheets, called()], [[], 0], "that was for the other document")
  await end("minima")
  assert.deepEqual([sheets, called()], [["minima"], 1])
})
