// The writer's preferences that affect several modules: language, theme, scroll synchronization.

import { translate } from "../strings/index.js"

/** @import { Language } from "../types" */
/** @import { Flows, Modules } from "./flows" */

/**
 * @param {Modules} modules
 * @param {Pick<Flows, "showing">} flows
 */
export function createPreferences({ app, page: { preview, scroll }, ui }, { showing }) {
  const { root, find, words, settings, theme } = app

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

    /** @param {Language} language */
    setLanguage(language) {
      settings.set("language", language)
      words.speak(language)
      root.lang = language
      setManifest()
      translate(document, words.t)
      ui.buttons.translate()
      ui.buttons.check("language", language)
      preview.translate()
      ui.rail.translate()
      ui.carry.translate()
      ui.yourBlog.translate()
      showing.facts()
      showing.rail()
    },
  }
}
