/** @typedef {"light" | "dark"} Theme */

/**
 * Light or dark, as the system is unless the writer chose.
 * @param {HTMLElement} root gets data-theme when the writer chose
 * @param {string} wanted "system", "light" or "dark"
 */
export function create(root, wanted) {
  /** @type {(wanted: string, theme: Theme) => void} */
  let onTheme = () => {}
  const dark = matchMedia("(prefers-color-scheme: dark)")

  /** @returns {Theme} */
  const theme = () => (wanted === "light" || wanted === "dark" ? wanted : dark.matches ? "dark" : "light")

  function show() {
    if (wanted === "system") delete root.dataset.theme
    else root.dataset.theme = wanted
  }
  show()
  dark.addEventListener("change", () => onTheme(wanted, theme()))

  return {
    theme,
    wanted: () => wanted,
    /** @param {(wanted: string, theme: Theme) => void} listener hears what is wanted, and what it comes to, when that changes */
    follow(listener) {
      onTheme = listener
    },
    /** @param {string} next */
    choose(next) {
      wanted = next
      show()
      onTheme(wanted, theme())
    },
  }
}
