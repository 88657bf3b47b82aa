// Which parts of the page are seen. Wide: rail, editor, divider and page side by side; narrow: one pane and the tabs. The
// style sheet decides by the width what counts; both choices are kept on the root element.

/** @typedef {"edit" | "both" | "page"} View */
/** @typedef {"edit" | "page" | "logs" | "problems"} Pane */

const narrowest = 20
const widest = 80

/**
 * The share in percent that a key on the divider sets; undefined for other keys.
 * @param {string} key
 * @param {number} split
 */
export function splitFor(key, split) {
  const to = { ArrowLeft: split - 2, ArrowRight: split + 2, PageUp: split + 10, PageDown: split - 10, Home: narrowest, End: widest, Enter: 50 }[key]
  return to === undefined ? undefined : Math.min(widest, Math.max(narrowest, to))
}

/**
 * @param {HTMLElement} root
 * @param {object} options
 * @param {{ get<T extends string | number | boolean>(key: string, fallback: T): T, set(key: string, value: string | number | boolean): void }} options.settings
 * @param {() => void} options.onLayout what is seen has changed
 */
export function createLayout(root, { settings, onLayout }) {
  /** @type {(selector: string) => HTMLElement} */
  const find = selector => /** @type {HTMLElement} */ (root.querySelector(selector))
  const divider = find(".Divider")
  const workspace = find(".Workspace")
  const narrow = matchMedia("(max-width: 760px)")
  let split = settings.get("split", 50)

  /** What a button's action sets: "edit" for viewEdit and pane.edit. @type {(button: Element, prefix: string) => string} */
  const nameOf = (button, prefix) => (button.getAttribute("data-action") ?? "").slice(prefix.length).replace(".", "").toLowerCase()

  /** @type {(key: "view" | "pane" | "rail" | "problems", value: string) => void} */
  function set(key, value) {
    root.dataset[key] = value
    reflect()
    onLayout()
  }

  function reflect() {
    const { view, pane, rail, problems } = root.dataset
    for (const button of root.querySelectorAll(".TopBar-views button")) {
      button.setAttribute("aria-pressed", String(nameOf(button, "view") === view))
    }
    for (const tab of root.querySelectorAll(".Tabs-item")) {
      if (nameOf(tab, "pane") === pane) tab.setAttribute("aria-current", "true")
      else tab.removeAttribute("aria-current")
    }
    find(".TopBar-rail").setAttribute("aria-expanded", String(rail === "open"))
    find(".Status-problems").setAttribute("aria-expanded", String(problems === "open"))
  }

  /** @param {number} next */
  function setSplit(next) {
    split = Math.round(next * 10) / 10
    workspace.style.setProperty("--split", String(split))
    divider.setAttribute("aria-valuenow", String(Math.round(split)))
    settings.set("split", split)
  }

  divider.addEventListener("keydown", event => {
    const next = splitFor(event.key, split)
    if (next === undefined) return
    event.preventDefault()
    setSplit(next)
    onLayout()
  })
  divider.addEventListener("dblclick", () => {
    setSplit(50)
    onLayout()
  })
  divider.addEventListener("pointerdown", event => {
    if (event.button !== 0) return
    event.preventDefault()
    divider.focus()
    divider.setPointerCapture(event.pointerId)
    // The frame would swallow the pointer.
    root.dataset.dragging = "true"
    const left = find(".Desk").getBoundingClientRect().left
    const right = find(".Page").getBoundingClientRect().right
    /** @param {PointerEvent} move */
    const onMove = move => setSplit(Math.min(widest, Math.max(narrowest, ((move.clientX - left) / (right - left)) * 100)))
    divider.addEventListener("pointermove", onMove)
    divider.addEventListener("lostpointercapture", () => {
      divider.removeEventListener("pointermove", onMove)
      delete root.dataset.dragging
      onLayout()
    }, { once: true })
  })

  // An on-screen keyboard that does not resize the page (Safari's) would cover the caret.
  const viewport = window.visualViewport
  const fit = () => {
    if (!viewport) return
    const keyboard = window.innerHeight - viewport.height * viewport.scale > 120
    root.style.setProperty("--height", keyboard ? `${viewport.height}px` : "100dvh")
    root.toggleAttribute("data-keyboard", keyboard)
    if (keyboard) window.scrollTo(0, 0)
  }
  viewport?.addEventListener("resize", fit)
  viewport?.addEventListener("resize", onLayout)
  narrow.addEventListener("change", onLayout)

  root.dataset.view = settings.get("view", "both")
  root.dataset.rail = settings.get("rail", window.innerWidth < 1100 ? "closed" : "open")
  setSplit(Math.min(widest, Math.max(narrowest, split)))
  reflect()

  return {
    /** Reports whether the editor is seen. */
    seesEditor: () => (narrow.matches ? root.dataset.pane === "edit" : root.dataset.view !== "page"),
    /** @param {View} view */
    setView(view) {
      settings.set("view", view)
      root.dataset.pane = view === "page" ? "page" : "edit"
      set("view", view)
    },
    /** @param {Pane} pane */
    setPane: pane => set("pane", pane),
    toggleRail() {
      if (narrow.matches) return set("pane", root.dataset.pane === "logs" ? "edit" : "logs")
      const rail = root.dataset.rail === "open" ? "closed" : "open"
      settings.set("rail", rail)
      set("rail", rail)
    },
    /** Makes sure that the rail is seen. */
    showRail() {
      if (narrow.matches) set("pane", "logs")
      else if (root.dataset.rail !== "open") this.toggleRail()
    },
    toggleProblems() {
      if (narrow.matches) return set("pane", root.dataset.pane === "problems" ? "edit" : "problems")
      set("problems", root.dataset.problems === "open" ? "closed" : "open")
    },
    /** Makes sure that the editor is seen. */
    showEditor() {
      if (narrow.matches) set("pane", "edit")
      else if (root.dataset.view === "page") set("view", "both")
    },
  }
}
