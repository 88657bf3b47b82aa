// The style sheet of the page is that of the blog's theme. Chirpy's is linked in the frame's
// document; the others are loaded on demand. The page keeps its sheet until the next one is loaded,
// and the patches for that wait for it, so that no page is shown in the sheet of another theme.

import { sheetText } from "../browser/version.js"

/** @typedef {import("../types").Page["theme"]} Theme */

/** The files of the themes' sheets. @type {Record<Theme, string>} */
const FILES = {
  chirpy: "preview.css", minima: "minima.css", "minimal-mistakes": "minimal-mistakes.css",
  plain: "plain.css",
}

/**
 * Returns the text of a theme's sheet, null if it cannot be loaded.
 * @param {Theme} theme
 */
export const textOf = theme => sheetText(FILES[theme])

/**
 * Replaces the style sheet of a document, without a moment in which both or none apply.
 * @param {Document} document
 * @param {string} text
 */
export function setSheet(document, text) {
  const style = document.createElement("style")
  style.dataset.sheet = ""
  style.textContent = text
  document.querySelector("[data-sheet]")?.replaceWith(style)
}

/**
 * Creates the switch between the sheets of the frame's document.
 * @param {(theme: Theme) => Promise<string | null>} [load]
 */
export function createThemeSheet(load = textOf) {
  /** The sheet of the document. @type {Theme} */
  let shown = "chirpy"
  /** @type {{ theme: Theme } | null} */
  let loading = null
  /** @type {Theme | null} */
  let failed = null

  /** @param {Document} document @param {Theme} theme @param {() => void} onLoad */
  async function start(document, theme, onLoad) {
    const own = loading = { theme }
    const text = await load(theme)
    if (loading !== own) return // another sheet is wanted, or the frame has another document
    loading = null
    if (text === null) failed = theme
    else {
      setSheet(document, text)
      document.documentElement.dataset.blogTheme = shown = theme
    }
    onLoad()
  }

  return {
    /** The frame has a new document, with Chirpy's sheet. */
    reset() {
      shown = "chirpy"
      loading = failed = null
    },

    /**
     * Reports whether the document can show a page of a theme. If not, its sheet is being loaded,
     * and `onLoad` is called afterwards. A page whose sheet cannot be loaded is shown in the
     * present one.
     * @param {Document} document
     * @param {Theme} theme
     * @param {() => void} onLoad
     */
    isReady(document, theme, onLoad) {
      if (theme === loading?.theme) return false
      loading = null
      if (theme === shown || theme === failed) return true
      failed = null
      void start(document, theme, onLoad)
      return false
    },
  }
}
