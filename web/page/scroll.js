// Keeps the editor and the page at the same line. The pane in which the writer acts leads, the other follows; a pane that
// leads is never moved, so there is no echo to be told from a scroll of the writer's.

/**
 * A pane that scrolls: the line (with how much of it is scrolled away) at a scroll position, and the position for a line.
 * @typedef {object} Side
 * @property {() => HTMLElement | null} scroller null while it is not there
 * @property {(y: number) => number} lineAt
 * @property {(line: number) => number} yOf
 */

/** @typedef {"editor" | "page"} Name */

/** How long after its last scroll a pane keeps the lead from a pointer that only passes over the other one. */
const MOMENTUM = 200

/** How often a pane that was moved is looked at again: what comes into view gets its true size only then. */
const LOOKS = 8

/** The share of its height that a pane keeps free above and below the caret. */
const MARGIN = 0.1

/**
 * Where the pane that follows belongs. At the end of the one that leads it comes to its own end, over the last half of a
 * pane, and never by going back.
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
  const { scrollTop: top, clientHeight: height, scrollHeight } = /** @type {HTMLElement} */ (side.scroller())
  return { top, height, max: Math.max(0, scrollHeight - height) }
}

/**
 * @param {object} options
 * @param {Side & { caret: () => number }} options.editor `caret` is the line that is written in
 * @param {Side} options.page
 * @param {(work: () => void) => () => void} options.once makes of work what may be asked for often: it is done once, behind the next frame
 * @param {boolean} options.on
 */
export function createScroll({ editor, page, once, on }) {
  const sides = { editor, page }
  /** @type {Name} */
  let leader = "editor"
  /** Whether the writer types: then the caret's line stays in view, too. */
  let typing = false
  /** The line at the top of the pane that led, for a pane that was not seen. */
  let line = 1
  /** Which panes are seen. @type {Record<Name, boolean> | null} */
  let seen = null
  let scrolled = 0
  let looks = 0
  let frame = 0

  const other = (/** @type {Name} */ name) => (name === "editor" ? "page" : "editor")
  const shown = (/** @type {Name} */ name) => (sides[name].scroller()?.clientHeight ?? 0) > 0

  /** Moves a pane; says whether it was elsewhere. @param {Name} name @param {number} y */
  function move(name, y) {
    const scroller = /** @type {HTMLElement} */ (sides[name].scroller())
    const before = scroller.scrollTop
    // Less than a pixel is what browsers round.
    if (Math.abs(before - y) < 1) return false
    scroller.scrollTop = y
    return scroller.scrollTop !== before
  }

  function follow() {
    frame = 0
    const now = { editor: shown("editor"), page: shown("page") }
    if (now.editor !== now.page) {
      const alone = now.editor ? "editor" : "page"
      // A pane that comes into view in the other's place starts where that one was left.
      if (on && seen && !seen[alone]) move(alone, sides[alone].yOf(line))
      leader = alone
    }
    seen = now
    if (!now[leader]) return
    line = sides[leader].lineAt(extent(sides[leader]).top)
    if (!on || !now[other(leader)]) return
    const y = goal(sides[leader], sides[other(leader)])
    const moved = move(other(leader), typing && leader === "editor" ? withCaret(y) : y)
    if (moved && looks++ < LOOKS) frame = requestAnimationFrame(follow)
  }

  /** @param {number} y */
  function withCaret(y) {
    const { height } = extent(page)
    const at = editor.caret()
    const caret = page.yOf(at)
    const below = page.yOf(at + 1)
    return Math.max(0, Math.min(Math.max(y, below - height * (1 - MARGIN)), caret - height * MARGIN))
  }

  /** Lets the other pane follow, in the next frames. */
  function update() {
    looks = 0
    frame ||= requestAnimationFrame(follow)
  }

  /** Lets it follow behind the next frame: a key does not wait for that, and most keys move nothing. */
  const updateSoon = once(() => {
    looks = 0
    if (!frame) follow()
  })

  /** @param {Name} name @param {boolean} [types] */
  function lead(name, types = false) {
    leader = name
    typing = types
  }

  return {
    lead,
    update,
    updateSoon,

    /** Whether the panes follow each other. @param {boolean} wanted */
    set(wanted) {
      on = wanted
      if (on) update()
    },

    /**
     * Learns from what happens in a pane that it leads.
     * @param {Name} name
     * @param {EventTarget} target what the pane's events come to
     * @param {EventTarget} scroller what its scroll events come to
     */
    watch(name, target, scroller) {
      const options = { capture: true, passive: true }
      for (const type of ["wheel", "touchstart", "pointerdown"]) target.addEventListener(type, () => lead(name), options)
      for (const type of ["keydown", "beforeinput"]) target.addEventListener(type, () => lead(name, true), options)
      target.addEventListener("pointermove", () => {
        if (leader !== name && performance.now() - scrolled > MOMENTUM) lead(name)
      }, options)
      scroller.addEventListener("scroll", () => {
        if (leader !== name) return
        scrolled = performance.now()
        update()
      }, { passive: true })
    },
  }
}
