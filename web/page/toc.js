// The table of contents as Chirpy's tocbot builds it: h2 to h4, nested; the current entry is marked
// and only its branch is open.

import { prefixLength } from "../browser/prefix.js"

/** @import { Heading } from "../types" */

/** @typedef {{ heading: Heading, children: Entry[] }} Entry */
/** The links to an id, in both lists. @typedef {{ id: string, links: Element[] }} Target */

/**
 * Largest number of listed headings; a longer table of contents would take longer to build than the
 * page.
 */
export const LISTED = 1000

/**
 * Distance from the top of the window up to which a heading is the current one, in pixels: 2rem +
 * 10px, as published.
 */
const READING = 42

/**
 * Returns the headings of a table of contents as a tree.
 * @param {Heading[]} outline
 * @returns {Entry[]}
 */
export function nest(outline) {
  /** @type {Entry[]} */
  const top = []
  /** The open branch. @type {Entry[]} */
  const path = []
  for (const heading of outline) {
    if (heading.level < 2 || heading.level > 4) continue
    while (path.length && path[path.length - 1].heading.level >= heading.level) path.pop()
    const entry = { heading, children: [] }
    const siblings = path.at(-1)?.children ?? top
    siblings.push(entry)
    path.push(entry)
  }
  return top
}

/** Chirpy shows a table of contents only on a page with an h2 or h3. @param {Heading[]} outline */
export function isShown(outline) {
  return outline.some(({ level }) => level === 2 || level === 3)
}

/**
 * Builds the list of some entries; `onLink` is called with each link.
 * @param {Document} document
 * @param {Entry[]} entries
 * @param {(id: string, link: Element) => void} onLink
 */
function createList(document, entries, onLink) {
  const ul = document.createElement("ul")
  ul.className = "toc-list"
  for (const { heading, children } of entries) {
    const li = document.createElement("li")
    li.className = "toc-list-item"
    const a = document.createElement("a")
    a.className = `toc-link node-name--H${heading.level}`
    a.textContent = heading.text
    if (heading.id) a.href = "#" + encodeURIComponent(heading.id)
    onLink(heading.id, a)
    li.append(a)
    if (children.length) li.append(createList(document, children, onLink))
    ul.append(li)
  }
  return ul
}

/**
 * @param {Document} document the frame's
 * @param {(id: string) => number} topOf returns the distance in pixels from the top of the window
 *   to a heading that is not in the document yet
 */
export function createToc(document, topOf) {
  const window = /** @type {Window} */ (document.defaultView)
  const bar = /** @type {HTMLDetailsElement} */ (document.querySelector(".Toc-bar"))
  const panel = /** @type {HTMLElement} */ (document.querySelector(".Toc-panel"))
  const summary = /** @type {HTMLElement} */ (bar.querySelector("summary"))
  const caption = /** @type {HTMLElement} */ (panel.querySelector("h2"))
  /** In document order. @type {Target[]} */
  let targets = []
  /** The current one. @type {Target | undefined} */
  let active
  /** The shown headings, as JSON. */
  let shown = ""
  /**
   * The arguments of the last call of `show`.
   * @type {{ outline: Heading[], title: string } | null}
   */
  let asked = null
  let isScheduled = false

  function mark() {
    isScheduled = false
    const current = reading()
    if (current === active) return
    for (const link of active?.links ?? []) link.classList.remove("is-active-link")
    active = current
    for (const link of active?.links ?? []) link.classList.add("is-active-link")
    for (const list of document.querySelectorAll(".Toc-panel .toc-list .toc-list")) {
      list.classList.toggle("is-collapsed", !list.parentElement?.querySelector(".is-active-link"))
    }
  }

  /** Returns the last target that has passed the top of the window, else the first one. */
  function reading() {
    const passed = prefixLength(targets.length, number => {
      const { id } = targets[number]
      return (document.getElementById(id)?.getBoundingClientRect().top ?? topOf(id)) <= READING
    })
    return targets[Math.max(0, passed - 1)]
  }

  function schedule() {
    if (isScheduled || !targets.length) return
    isScheduled = true
    // The app's window, not the frame's: Firefox throttles the animation frames of a frame without
    // scripts.
    globalThis.requestAnimationFrame(mark)
  }

  /** @param {Heading[]} listed none to hide the table of contents */
  function build(listed) {
    /** @type {Map<string, Element[]>} */
    const links = new Map()
    const nested = nest(listed)
    for (const place of [bar, panel]) {
      place.querySelector("nav")?.replaceChildren(createList(document, nested, (id, link) => {
        if (id) links.set(id, [...links.get(id) ?? [], link])
      }))
    }
    targets = [...links].map(([id, links]) => ({ id, links }))
    active = undefined
  }

  document.addEventListener("scroll", schedule, { passive: true })
  window.addEventListener("resize", schedule)
  // The bar is closed like a menu: by following a link, by a click elsewhere, or with Escape.
  document.addEventListener("click", event => {
    const target = /** @type {Element} */ (event.target)
    if (!bar.contains(target) || target.closest("a")) bar.open = false
  })
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") bar.open = false
  })

  return {
    /** @param {Heading[]} outline @param {string} title */
    show(outline, title) {
      // Most keystrokes change neither.
      if (asked?.outline === outline && asked.title === title) return
      asked = { outline, title }
      summary.textContent = caption.textContent = title
      const first = outline.slice(0, LISTED)
      const listed = isShown(first) ? first : []
      bar.hidden = panel.hidden = !listed.length
      const key = JSON.stringify(listed.map(({ level, id, text }) => [level, id, text]))
      if (key !== shown) {
        shown = key
        build(listed)
      }
      schedule()
    },
  }
}
