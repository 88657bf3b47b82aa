// The box in place of a part of the page that is not rendered: the reason, the source, and possibly
// a button that renders it nevertheless.

/** Length of the source that a box shows, at most, in UTF-16 units. */
const MOST = 4000

/**
 * @typedef {object} Held
 * @property {string} reason in the language of the UI
 * @property {string} source the writer's text
 * @property {boolean} [inline] whether the part is in a line of text
 * @property {{ label: string, name: string }} [action] the button; `name` is its data-held
 *   attribute
 */

/**
 * Creates the box. It has no listener, since nodes of the page are cloned: the page's click
 * listener calls `heldAction`.
 * @param {Document} document
 * @param {Held} held
 * @returns {HTMLElement}
 */
export function heldBox(document, { reason, source, inline = false, action }) {
  const box = document.createElement(inline ? "span" : "div")
  box.className = "held-back"
  const why = document.createElement("span")
  why.className = "held-reason"
  why.textContent = reason
  // The page around the box may be in another language.
  why.lang = globalThis.document?.documentElement.lang ?? ""
  const text = document.createElement("code")
  text.textContent = source.length > MOST ? `${source.slice(0, MOST)} …` : source
  box.append(why)
  if (action) {
    const button = document.createElement("button")
    button.type = "button"
    button.textContent = action.label
    button.lang = why.lang
    button.dataset.held = action.name
    box.append(button)
  }
  box.append(text)
  return box
}

/**
 * Returns the name of the action whose button was clicked, "" for none.
 * @param {Element} target
 */
export function heldAction(target) {
  return target.closest(".held-back > button")?.getAttribute("data-held") ?? ""
}
