// The writer's preferences that affect several modules: language, theme, scroll synchronization.

import { translate } from "../strings/index.js"
import { loadLanguage } from "../strings/loading.js"

/** @import { Language } from "../types" */
/** @import { Flows, Modules } from "./flows" */

/**
 * @param {Modules} modules
 * @param {Pick<Flows, "showing" | "warnPart">} flows
 */
export function createPreferences({ app, page: { preview, scroll }, ui }, { showing, warnPart }) {
  const { root, find, words, settings, theme } = app

  let wanted = words.language

  /** The manifest, which names the installed app, exists in both languages. */
  function setManifest() {
    find("link[rel=manifest]").setAttribute("href", `manifest.${words.language}.webmanifest`)
  }

  /** @param {boolean} isOn */
  function setScrollSync(isOn) {
    settings.set("scrollSync", isOn)
    find("[data-action=scrollSync]").setAttribute("aria-checked", String(isOn))
    scroll.set(isOn)
  }

  /** Shows the interface in a language whose texts are loaded. @param {Language} language */
  function show(language) {
    settings.set("language", language)
    words.speak(language)
    root.lang = language
    setManifest()
    translate(document, words)
    ui.buttons.translate()
    ui.buttons.check("language", language)
    preview.translate()
    ui.rail.translate()
    ui.carry.translate()
    ui.yourBlog.translate()
    showing.facts()
    showing.rail()
  }

  return {
    setScrollSync,

    /** Shows the stored preferences in the interface. */
    start() {
      setManifest()
      theme.follow((chosen, current) => {
        settings.set("theme", chosen)
        ui.buttons.check("theme", chosen)
        preview.setTheme(current)
      })
      ui.buttons.translate()
      ui.buttons.check("language", words.language)
      ui.buttons.check("theme", theme.chosen())
      setScrollSync(settings.get("scrollSync", true))
    },

    /**
     * Loads the texts of a language, and shows the interface in it. The last choice counts.
     * @param {Language} language
     */
    async setLanguage(language) {
      wanted = language
      try {
        await loadLanguage(language)
        if (wanted === language) show(language)
      } catch (error) {
        warnPart(error)
      }
    },
  }
}
