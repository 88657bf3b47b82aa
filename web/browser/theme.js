/** @typedef {"light" | "dark"} Theme */

/**
 * The theme of the interface: the one that the writer chose, or that of the system.
 * @param {HTMLElement} root gets data-theme if the writer chose a theme
 * @param {string} chosen "system", "light" or "dark"
 */
export function createTheme(root, chosen) {
  /** @type {(chosen: string, theme: Theme) => void} */
  let onTheme = () => {}
  const dark = matchMedia("(prefers-color-scheme: dark)")

  /** @returns {Theme} */
  function theme() {
    if (chosen === "light" || chosen === "dark") return chosen
    return dark.matches ? "dark" : "light"
  }

  function apply() {
    if (chosen === "system") delete root.dataset.theme
    else root.dataset.theme = chosen
  }
  apply()
  dark.addEventListener("change", () => onTheme(chosen, theme()))

  return {
    theme,
    chosen: () => chosen,
    /** @param {(chosen: string, theme: Theme) => void} listener called after every change */
    follow(listener) {
      onTheme = listener
    },
    /** @param {string} next "system", "light" or "dark" */
    choose(next) {
      chosen = next
      apply()
      onTheme(chosen, theme())
    },
  }
}
