// The box that stands in the page for a part that is not rendered: the reason, the source, and a button where the reader may
// have it rendered all the same.

/** Longest source that a box shows, in characters. */
const MOST = 4000

/**
 * @typedef {object} Held
 * @property {string} reason why it is not rendered, in the language of the UI
 * @property {string} source the writer's text
 * @property {boolean} [inline] whether it stands in a line of text
 * @property {{ label: string, name: string }} [action] the button; `name` tells the listener what it does (data-held)
 */

/**
 * Builds the box. It has no listener of its own, since nodes of the page are cloned: the page's click listener asks for
 * `heldAction`.
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
  const text = document.createElement("code")
  text.textContent = source.length > MOST ? `${source.slice(0, MOST)} …` : source
  box.append(why)
  if (action) {
    const button = document.createElement("button")
    button.type = "button"
    button.textContent = action.label
    button.dataset.held = action.name
    box.append(button)
  }
  box.append(text)
  return box
}

/**
 * The name of the action that a click in a box asks for, "" for none.
 * @param {Element} target
 */
export function heldAction(target) {
  return target.closest(".held-back > button")?.getAttribute("data-held") ?? ""
}
