/** @typedef {{ previous: string[], next: string[] }} Arrows */

/** @type {Arrows} */
export const vertical = { previous: ["ArrowUp"], next: ["ArrowDown"] }
/** @type {Arrows} */
export const horizontal = { previous: ["ArrowLeft"], next: ["ArrowRight"] }
/** @type {Arrows} */
export const anyArrow = { previous: ["ArrowUp", "ArrowLeft"], next: ["ArrowDown", "ArrowRight"] }

/**
 * Moves the focus between elements by arrow keys, Home and End, as menus and toolbars do. It
 * continues at the other end. Other keys are left alone.
 * @param {KeyboardEvent} event
 * @param {HTMLElement[]} elements
 * @param {Arrows} arrows
 */
export function moveFocus(event, elements, { previous, next }) {
  const { key } = event
  const index = elements.indexOf(/** @type {HTMLElement} */ (document.activeElement))
  const last = elements.length - 1
  let target
  if (key === "Home") target = 0
  else if (key === "End") target = last
  else if (next.includes(key)) target = index + 1
  else if (previous.includes(key)) target = index - 1
  if (target === undefined || elements.length === 0) return
  event.preventDefault()
  elements[(target + elements.length) % elements.length].focus()
}
