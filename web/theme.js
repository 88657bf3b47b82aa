/** @typedef {"light" | "dark"} Theme */

/**
 * Light or dark, as the system is unless the writer chose.
 * @param {HTMLElement} root gets data-theme when the writer chose
 * @param {object} options
 * @param {string} options.wanted "system", "light" or "dark"
 * @param {(wanted: string, theme: Theme) => void} options.onTheme what is wanted, and what it comes to
 */
export function create(root, { wanted, onTheme }) {
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
    /** @param {string} next */
    choose(next) {
      wanted = next
      show()
      onTheme(wanted, theme())
    },
  }
}
