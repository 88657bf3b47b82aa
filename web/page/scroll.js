// Scroll sync: keeps the editor and the page at the same line. The pane in which the writer acts
// leads, and the other one follows. The leading pane is never moved, so every scroll event of it is
// the writer's.

/**
 * A pane that scrolls.
 * @typedef {object} Side
 * @property {() => HTMLElement | null} scroller returns the element that scrolls, null while there
 *   is none
 * @property {(y: number) => number} lineAt returns the line at a distance from the top, in pixels;
 *   its fraction is the part of the line above that
 * @property {(line: number) => number} yOf returns the distance of a line from the top
 */

/** @typedef {"editor" | "page"} Name */

/**
 * Time after its last scroll during which a pane keeps the lead when the pointer moves over the
 * other one, in ms.
 */
const MOMENTUM = 200

/**
 * Number of times that a moved pane is checked again: elements get their true size only when they
 * become visible.
 */
const CHECKS = 8

/** Part of its height that a pane keeps free above and below the cursor's line. */
const MARGIN = 0.1

/**
 * Returns the scroll position of the pane that follows. At the end of the leading pane it reaches
 * its own end, gradually over the last half of a window, and it never moves backwards.
 * @param {Side} from
 * @param {Side} to
 */
export function goal(from, to) {
  const lead = extent(from)
  const follow = extent(to)
  const at = Math.min(to.yOf(from.lineAt(lead.top)), follow.max)
  const zone = Math.min(lead.height / 2, lead.max)
  const share = zone > 0 ? (lead.top - (lead.max - zone)) / zone : 0
  if (share <= 0) return at
  const last = Math.min(to.yOf(from.lineAt(lead.max)), follow.max)
  return at + Math.min(1, share) * (follow.max - last)
}

/** @param {Side} side */
function extent(side) {
  const { scrollTop, clientHeight, scrollHeight } = /** @type {HTMLElement} */ (side.scroller())
  return { top: scrollTop, height: clientHeight, max: Math.max(0, scrollHeight - clientHeight) }
}

/** @param {Name} name */
const other = name => (name === "editor" ? "page" : "editor")

/**
 * @param {object} options
 * @param {Side & { caret: () => number }} options.editor `caret` returns the line of the cursor
 * @param {Side} options.page
 * @param {(work: () => void) => () => void} options.once returns a function that runs `work` once
 *   after the next frame, however often it was called before that
 * @param {boolean} options.isOn
 */
export function createScroll({ editor, page, once, isOn }) {
  const sides = { editor, page }
  /** @type {Name} */
  let leader = "editor"
  /** Whether the writer types: then the cursor's line stays visible, too. */
  let isTyping = false
  /** The line at the top of the leading pane, for a pane that is hidden. */
  let line = 1
  /** The visible panes, null at first. @type {Record<Name, boolean> | null} */
  let visible = null
  let scrolledAt = 0
  let checks = 0
  let frame = 0

  const isVisible = (/** @type {Name} */ name) => (sides[name].scroller()?.clientHeight ?? 0) > 0

  /** Moves a pane; returns whether it was elsewhere. @param {Name} name @param {number} y */
  function move(name, y) {
    const scroller = /** @type {HTMLElement} */ (sides[name].scroller())
    const before = scroller.scrollTop
    if (Math.abs(before - y) < 1) return false // browsers round to pixels
    scroller.scrollTop = y
    return scroller.scrollTop !== before
  }

  function follow() {
    frame = 0
    const now = { editor: isVisible("editor"), page: isVisible("page") }
    if (now.editor !== now.page) {
      const alone = now.editor ? "editor" : "page"
      // A pane that replaces the other one starts at the same line.
      if (isOn && visible && !visible[alone]) move(alone, sides[alone].yOf(line))
      leader = alone
    }
    visible = now
    if (!now[leader]) return
    line = sides[leader].lineAt(extent(sides[leader]).top)
    if (!isOn || !now[other(leader)]) return
    const y = goal(sides[leader], sides[other(leader)])
    const isMoved = move(other(leader), isTyping && leader === "editor" ? withCaret(y) : y)
    if (isMoved && checks++ < CHECKS) frame = requestAnimationFrame(follow)
  }

  /**
   * Returns the position nearest to `y` at which the cursor's line is visible.
   * @param {number} y
   */
  function withCaret(y) {
    const { height } = extent(page)
    const at = editor.caret()
    const caret = page.yOf(at)
    const below = page.yOf(at + 1)
    const lowest = Math.max(y, below - height * (1 - MARGIN))
    return Math.max(0, Math.min(lowest, caret - height * MARGIN))
  }

  /** Moves the pane that follows, in the next frames. */
  function update() {
    checks = 0
    frame ||= requestAnimationFrame(follow)
  }

  /**
   * Moves it after the next frame: a keystroke does not wait for that, and most keystrokes move
   * nothing.
   */
  const updateSoon = once(() => {
    checks = 0
    if (!frame) follow()
  })

  /** @param {Name} name @param {boolean} [types] */
  function lead(name, types = false) {
    leader = name
    isTyping = types
  }

  return {
    lead,
    update,
    updateSoon,

    /** @param {boolean} on */
    set(on) {
      isOn = on
      if (isOn) update()
    },

    /**
     * Makes a pane lead when the writer acts in it.
     * @param {Name} name
     * @param {EventTarget} target receives the events of the pane
     * @param {EventTarget} scroller receives its scroll events
     */
    watch(name, target, scroller) {
      const options = { capture: true, passive: true }
      for (const type of ["wheel", "touchstart", "pointerdown"]) {
        target.addEventListener(type, () => lead(name), options)
      }
      for (const type of ["keydown", "beforeinput"]) {
        target.addEventListener(type, () => lead(name, true), options)
      }
      target.addEventListener("pointermove", () => {
        if (leader !== name && performance.now() - scrolledAt > MOMENTUM) lead(name)
      }, options)
      scroller.addEventListener("scroll", () => {
        if (leader !== name) return
        scrolledAt = performance.now()
        update()
      }, { passive: true })
    },
  }
}
