// The entry point: shows the first page, then starts the engine and app.js.
//
// On a first visit no page is stored, and loading the engine takes longest. The log of a first day
// is known in advance (page/first/), so its page is painted before app.js is loaded, which occupies
// the main thread.

import { clock } from "./browser/clock.js"
import { isNight } from "./browser/night.js"
import { lazily } from "./browser/version.js"
import { within } from "./browser/within.js"
import { chosen, find, firstPage, launcher, preview, root, words } from "./screen.js"
import { loadLanguage } from "./strings/loading.js"

/** Longest time to wait for the first page, in ms: a hidden tab paints nothing. */
const PATIENCE = 500

/** Resolves when the current page has been painted. */
const painted = () => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)))

/**
 * Shows the page of the first log if there will be one: after midnight the dialog may ask for the
 * day first.
 */
async function showFirst() {
  const now = new Date()
  if (chosen.get("ownBlog", false) || chosen.get("open", "")) return
  if (isNight(now, chosen.get("nightUntil", 4))) return
  const { text } = firstPage.make(words.language, clock(now))
  preview.patch(/** @type {import("./types").Patch} */ (firstPage.page(text)))
  root.dataset.shown = ""
  if (!find(".Page-frame").clientWidth) return // in a narrow window, the editor is shown first
  await within(preview.opened.then(painted), PATIENCE).catch(() => {})
}

// On two cores, a worker that compiles the engine would delay the first page. If app.js fails to
// load, rescue.js replaces the page: it listens for errors and rejections until the app has
// started.
const texts = loadLanguage(words.language)
void showFirst().finally(async () => {
  launcher.start()
  await texts
  return lazily(() => import("./app.js"))
})
