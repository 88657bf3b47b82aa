// The objects of the first screen: settings, words, theme, and the preview with its frame, which
// loads while app.js does. start.js shows the first page with them, and app.js connects the other
// modules to them.

import { elementFinder } from "./browser/elements.js"
import { refuseOtherSites } from "./browser/framed.js"
import { onceIdle, whenIdle } from "./browser/idle.js"
import { script } from "./browser/scripts.js"
import { createTheme } from "./browser/theme.js"
import { createLauncher } from "./browser/launcher.js"
import { createSettings } from "./browser/settings.js"
import { createFirstPage, createPreview } from "./page/firstscreen.js"
import { languageOf, speaker, translate } from "./strings/index.js"

refuseOtherSites(speaker(languageOf(navigator.languages)))

export const root = document.documentElement
export const find = elementFinder(document)

/** The settings of this browser. */
export const chosen = createSettings(() => localStorage)
export const words = speaker(chosen.get("language", languageOf(navigator.languages)))
root.lang = words.language
root.toggleAttribute("data-noblogline", !chosen.get("blogLine", true))
translate(document, words)

export const theme = createTheme(root, chosen.get("theme", "system"))
export const launcher = createLauncher(script("worker.js"))

/**
 * Returns a function that runs `work` once after the next frame, however often it was called before
 * that.
 * @param {() => void} work
 */
export const afterFrame = work => onceIdle(work, 100)

export const firstPage = createFirstPage()
export const preview = createPreview(find(".Page-frame"), {
  t: words.t,
  theme: theme.theme(),
  once: afterFrame,
  idle: whenIdle,
  onDue: due => root.toggleAttribute("data-due", due),
})
