// Orders the formulas to lay out: the visible ones first, then those of the nearest screens.

/** @import { Due } from "./layout.js" */

/** Number of formulas that are measured in one step. */
const STEP = 64

/**
 * Sorts formulas by their current distance from the visible part of the page, the nearest last, in
 * steps. A formula in an invisible part of the content has the distance of that part: measuring the
 * formula would lay the part out (chunks.js).
 * @param {Pick<Window, "innerHeight">} window the frame's
 * @param {Due[]} due
 * @returns {Generator<void, Due[]>}
 */
export function* sortByDistance({ innerHeight }, due) {
  /** @param {Element} element */
  const measure = element => {
    const { top, bottom } = element.getBoundingClientRect()
    return { top, distance: Math.max(0, top - innerHeight, -bottom) }
  }
  /** @type {Map<Element, ReturnType<typeof measure>>} */
  const parts = new Map()
  /** The formulas by their distance in screens. @type {Map<number, Due[]>} */
  const screens = new Map()
  for (const [number, one] of due.entries()) {
    if (number % STEP === STEP - 1) yield
    const { node } = one.formula
    const part = node.closest(".content > *") ?? node
    const place = parts.get(part) ?? measure(part)
    parts.set(part, place)
    Object.assign(one, place.distance ? place : measure(node))
    const screen = Math.ceil(one.distance / innerHeight)
    const others = screens.get(screen)
    if (others) others.push(one)
    else screens.set(screen, [one])
  }
  /** @type {Due[]} */
  const sorted = []
  for (const screen of [...screens.keys()].sort((a, b) => b - a)) {
    const members = /** @type {Due[]} */ (screens.get(screen))
    for (const one of members.sort((a, b) => b.top - a.top)) sorted.push(one)
    yield
  }
  return sorted
}
