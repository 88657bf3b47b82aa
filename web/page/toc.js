// The table of contents as Chirpy's tocbot builds it: h2 to h4, nested, the entry being read marked and only its branch open.

/** @import { Heading } from "../types" */

/** @typedef {{ heading: Heading, children: Entry[] }} Entry */

/** How many headings are listed; a longer table of contents would take longer to build than the page beside it. */
export const LISTED = 1000

/** How far below the top edge a heading counts as being read: two rem of offset and ten pixels, as published. */
const READING = 42

/**
 * @param {Heading[]} outline
 * @returns {Entry[]}
 */
export function nest(outline) {
  /** @type {Entry[]} */
  const top = []
  /** @type {Entry[]} the open branch */
  const path = []
  for (const heading of outline) {
    if (heading.level < 2 || heading.level > 4) continue
    while (path.length && path[path.length - 1].heading.level >= heading.level) path.pop()
    const entry = { heading, children: [] }
    ;(path.at(-1)?.children ?? top).push(entry)
    path.push(entry)
  }
  return top
}

/**
 * Chirpy shows a table of contents only when an h2 or h3 is there.
 * @param {Heading[]} outline
 */
export function worthShowing(outline) {
  return outline.some(({ level }) => level === 2 || level === 3)
}

/**
 * @param {Document} document the frame's
 * @param {(id: string) => number} topOf how far below the window's top a heading is that is not in the document yet
 */
export function createToc(document, topOf) {
  const window = /** @type {Window} */ (document.defaultView)
  const bar = /** @type {HTMLDetailsElement} */ (document.querySelector(".Toc-bar"))
  const panel = /** @type {HTMLElement} */ (document.querySelector(".Toc-panel"))
  const summary = /** @type {HTMLElement} */ (bar.querySelector("summary"))
  const heading = /** @type {HTMLElement} */ (panel.querySelector("h2"))
  /** @type {{ id: string, links: Element[] }[]} in the order of the page */
  let entries = []
  /** @type {typeof entries[number] | undefined} the one that is read */
  let active
  let shown = ""
  /** What it was asked to show last. @type {{ outline: Heading[], title: string } | null} */
  let asked = null
  let scheduled = false

  /** @param {Entry[]} entries @param {(id: string, link: Element) => void} keep */
  function list(entries, keep) {
    const ul = document.createElement("ul")
    ul.className = "toc-list"
    for (const { heading, children } of entries) {
      const li = document.createElement("li")
      li.className = "toc-list-item"
      const a = document.createElement("a")
      a.className = `toc-link node-name--H${heading.level}`
      a.textContent = heading.text
      if (heading.id) a.href = "#" + encodeURIComponent(heading.id)
      keep(heading.id, a)
      li.append(a)
      if (children.length) li.append(list(children, keep))
      ul.append(li)
    }
    return ul
  }

  function mark() {
    scheduled = false
    const now = reading()
    if (now === active) return
    for (const link of active?.links ?? []) link.classList.remove("is-active-link")
    active = now
    for (const link of active?.links ?? []) link.classList.add("is-active-link")
    for (const list of document.querySelectorAll(".Toc-panel .toc-list .toc-list")) {
      list.classList.toggle("is-collapsed", !list.parentElement?.querySelector(".is-active-link"))
    }
  }

  /** The last entry whose heading has passed the top edge, else the first. */
  function reading() {
    let low = 0
    let high = entries.length
    while (low < high) {
      const middle = (low + high) >> 1
      const top = document.getElementById(entries[middle].id)?.getBoundingClientRect().top ?? topOf(entries[middle].id)
      if (top <= READING) low = middle + 1
      else high = middle
    }
    return entries[Math.max(0, low - 1)]
  }

  function schedule() {
    if (scheduled || !entries.length) return
    scheduled = true
    // The parent's clock: a frame without scripts is given animation frames, but Firefox throttles them.
    globalThis.requestAnimationFrame(mark)
  }

  document.addEventListener("scroll", schedule, { passive: true })
  window.addEventListener("resize", schedule)
  // The bar closes as a menu does: by a choice, a click beside it or Escape.
  document.addEventListener("click", event => {
    const target = /** @type {Element} */ (event.target)
    if (!bar.contains(target) || target.closest("a")) bar.open = false
  })
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") bar.open = false
  })

  return {
    /**
     * @param {Heading[]} outline
     * @param {string} title
     */
    show(outline, title) {
      // With most keys it is the same.
      if (asked?.outline === outline && asked.title === title) return
      asked = { outline, title }
      const listed = outline.slice(0, LISTED)
      summary.textContent = heading.textContent = title
      const hidden = !worthShowing(listed)
      bar.hidden = panel.hidden = hidden
      const key = hidden ? "" : JSON.stringify(listed.map(({ level, id, text }) => [level, id, text]))
      if (key !== shown) {
        shown = key
        /** @type {Map<string, Element[]>} */
        const links = new Map()
        const nested = hidden ? [] : nest(listed)
        for (const place of [bar, panel]) {
          const keep = (/** @type {string} */ id, /** @type {Element} */ link) => {
            if (id) links.set(id, [...links.get(id) ?? [], link])
          }
          place.querySelector("nav")?.replaceChildren(list(nested, keep))
        }
        entries = [...links].map(([id, links]) => ({ id, links }))
        active = undefined
      }
      schedule()
    }
  }
}
