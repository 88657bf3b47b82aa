// The divider between editor and preview: it is dragged, or moved by keys.

/** Limits of the editor's share of the width, in percent. */
const MIN = 20
const MAX = 80

/** @param {number} split */
const clamp = split => Math.min(MAX, Math.max(MIN, split))

/**
 * Returns the editor's share of the width, in percent, after a key event on the divider; undefined
 * for keys that do not move it.
 * @param {string} key
 * @param {number} split the current share
 */
export function splitFor(key, split) {
  const next = {
    ArrowLeft: split - 2, ArrowRight: split + 2, PageUp: split + 10, PageDown: split - 10,
    Home: MIN, End: MAX, Enter: 50,
  }[key]
  return next === undefined ? undefined : clamp(next)
}

/**
 * @param {HTMLElement} divider
 * @param {object} options
 * @param {HTMLElement} options.root gets data-dragging while the divider is dragged
 * @param {HTMLElement} options.workspace gets the share as the CSS variable --split
 * @param {number} options.split the initial share of the editor, in percent
 * @param {(split: number) => void} options.onSplit called for every change and the initial share
 * @param {() => void} options.onMoved called once the divider was moved
 */
export function createDivider(divider, { root, workspace, split: initial, onSplit, onMoved }) {
  let split = initial

  /** @param {number} next */
  function set(next) {
    split = Math.round(next * 10) / 10
    workspace.style.setProperty("--split", String(split))
    divider.setAttribute("aria-valuenow", String(Math.round(split)))
    onSplit(split)
  }

  /** @param {PointerEvent} event */
  function drag(event) {
    if (event.button !== 0) return
    event.preventDefault()
    divider.focus()
    divider.setPointerCapture(event.pointerId)
    root.dataset.dragging = "true" // the preview's frame ignores the pointer meanwhile
    const { left, right } = workspaceEdges()
    const onMove = (/** @type {PointerEvent} */ move) =>
      set(clamp(((move.clientX - left) / (right - left)) * 100))
    divider.addEventListener("pointermove", onMove)
    divider.addEventListener("lostpointercapture", () => {
      divider.removeEventListener("pointermove", onMove)
      delete root.dataset.dragging
      onMoved()
    }, { once: true })
  }

  function workspaceEdges() {
    const desk = /** @type {HTMLElement} */ (root.querySelector(".Desk"))
    const page = /** @type {HTMLElement} */ (root.querySelector(".Page"))
    return { left: desk.getBoundingClientRect().left, right: page.getBoundingClientRect().right }
  }

  divider.addEventListener("keydown", event => {
    const next = splitFor(event.key, split)
    if (next === undefined) return
    event.preventDefault()
    set(next)
    onMoved()
  })
  divider.addEventListener("dblclick", () => {
    set(50)
    onMoved()
  })
  divider.addEventListener("pointerdown", drag)
  set(clamp(initial))
}
