// Where a visit begins: with the words, the theme and the frame of the page, which loads beside the app, and is there before it.
//
// On a first visit nothing is kept that could be shown, and the engine takes longest of all. But the log of a first day can be
// nothing else than what first/ has: its page is drawn before the app, which keeps the main thread, is so much as read.

import { lazily } from "./browser/version.js"
import { clock } from "./browser/clock.js"
import * as firstLogs from "./page/first/index.js"
import { refuseOtherSites } from "./browser/framed.js"
import { onceIdle, whenIdle } from "./browser/idle.js"
import * as notices from "./ui/bars/notice.js"
import * as previews from "./page/index.js"
import { script } from "./browser/scripts.js"
import { settings } from "./store/settings.js"
import { languageOf, speaker, translate } from "./strings/index.js"
import * as themes from "./ui/theme.js"
import { isNight } from "./ui/dialogs/today/night.js"
import { workers } from "./engine/workers.js"

refuseOtherSites(speaker(languageOf(navigator.languages)))

export const root = document.documentElement
export const chosen = settings(() => localStorage)
export const words = speaker(chosen.get("language", languageOf(navigator.languages)))
export const theme = themes.create(root, chosen.get("theme", "system"))
export const firsts = firstLogs.create()
/** Makes of work what is done once for all who asked: behind the next frame, which it is not in the way of. @param {() => void} work */
export const behindFrame = work => onceIdle(work, 100)
export const engines = workers(script("worker.js"))

root.lang = words.language
translate(document, words.t)
/** @type {<T extends HTMLElement = HTMLElement>(selector: string) => T} */
export const find = selector => /** @type {any} */ (document.querySelector(selector))
export const notice = notices.create(find(".Notice"), find(".Banner"))
const pane = find(".Page-frame")
export const preview = previews.create(pane, {
  t: words.t,
  language: words.language,
  theme: theme.theme(),
  once: behindFrame,
  idle: whenIdle,
  onDue: due => root.toggleAttribute("data-due", due),
  typeset: () => lazily(() => import("./page/math/index.js")),
})

/** How long the app waits for the page at most, in milliseconds: a tab that is not seen draws nothing. */
const PATIENCE = 500

/** Resolves when what is in the page now has been drawn. */
const drawn = () => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)))

/** Shows the page of the first log, where there is to be one: after midnight the writer may have to be asked for the day. */
async function showFirst() {
  const now = new Date()
  if (chosen.get("open", "") || isNight(now, chosen.get("nightUntil", 4))) return
  const { text } = firsts.make(words.language, clock(now))
  preview.patch(/** @type {import("./types").Patch} */ (firsts.page(text)))
  root.dataset.shown = ""
  if (!pane.clientWidth) return // where the window is narrow the editor comes first
  await Promise.race([preview.opened.then(drawn), new Promise(resolve => setTimeout(resolve, PATIENCE))])
}

// The engine loads beside the app, never before the page.
void showFirst().finally(() => {
  engines.start()
  return lazily(() => import("./app.js"))
})
// If that fails, rescue.js replaces the page: it listens for errors and rejections until the app has started.
