// The context of the app: settings, texts, clock, long operations and the state of the desk, which
// flows and modules share.

import { clock, dayOf } from "../browser/clock.js"
import { createMarkers } from "../browser/markers.js"
import { createOperations, lockOf } from "../browser/operations.js"
import { createSettings, layerSettings } from "../browser/settings.js"
import { holdTab, tabIsGone, tabIsOpen } from "../browser/tab.js"
import { actionOf, isMac, keymap, label } from "../editor/index.js"
import { blankLog } from "../store/index.js"
import { createAttempts } from "./attempts.js"
import { createState } from "./state.js"

/** @import { Log, Notice, Problem, Settings } from "../types" */

/**
 * @param {object} screen the objects of the first screen
 * @param {HTMLElement} screen.root
 * @param {<T extends HTMLElement = HTMLElement>(selector: string) => T} screen.find
 * @param {Settings} screen.chosen
 * @param {ReturnType<typeof import("../strings/index.js").speaker>} screen.words
 * @param {ReturnType<typeof import("../browser/theme.js").createTheme>} screen.theme
 * @param {{ isSettled(): boolean }} screen.preview
 * @param {Notice} notice
 */
export function createContext({ root, find, chosen: settings, words, theme, preview }, notice) {
  const { t, knows } = words
  const isOnMac = isMac()
  const now = () => clock(new Date())
  const today = () => dayOf(now())
  /**
   * Returns an empty log of a day, created `later` ms after now.
   * @type {(day: string, later?: number) => Log}
   */
  const blank = (day, later = 0) => blankLog(day, Date.now() + later)

  return {
    root, find, t, knows, words, theme, settings, notice, now, today, blank,
    /** The settings of this tab. They are also stored for the next tab, which starts with them. */
    tabSettings: layerSettings(createSettings(() => sessionStorage), settings),
    state: createState(blank(today())),
    language: () => words.language,
    operations: createOperations({
      tab: holdTab(),
      lock: lockOf(new URL("./", location.href).pathname),
      markers: createMarkers(),
      isGone: tabIsGone,
      now: Date.now,
    }),
    attempts: createAttempts({
      tab: holdTab(),
      storage: () => localStorage,
      isOpen: tabIsOpen,
      isSettled: preview.isSettled,
    }),

    /**
     * Returns an error's reason in the writer's language, if the catalogue has it.
     * @param {unknown} error
     */
    reasonOf(error) {
      const { name = "", message = String(error) } = /** @type {Partial<Error>} */ (error ?? {})
      return knows(`reason.${name}`) ? t(`reason.${name}`) : message || name
    },

    /**
     * Returns a problem's text. effect is that of invalid YAML: the front matter is ignored, or the
     * site is not built.
     * @type {(problem: Pick<Problem, "rule" | "detail">, effect?: "front" | "build") => string}
     */
    message({ rule, detail }, effect = "front") {
      const key = [`problem.${rule}/${detail}`, `problem.${rule}`].find(knows)
      return key ? t(key, { detail, effect: t(`problem.effect/${effect}`) }) : detail || rule
    },

    /** Returns the name of an action, or "". @param {string} action */
    nameOf: action => (knows(`action.${action}`) ? t(`action.${action}`) : ""),

    /** Returns the keys of an action as this keyboard names them. @param {string} action */
    keysOf: action => (keymap[action] ?? []).map(chord => label(chord, isOnMac)),

    /** Returns the action of a key event, or null. @param {KeyboardEvent} event */
    actionOf: event => actionOf(event, isOnMac),
  }
}
