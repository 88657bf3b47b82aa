// What a reader does in the page: links, copy buttons, clicks at a place, keys and files that are meant for the app.

import { heldAction } from "../browser/held.js"
import { copyCode } from "./copy.js"
import { linkOf, readLink } from "./links.js"
import { showPlaceholder } from "./media.js"

/** What a click is for, wherever it stands. */
const CONTROLS = "summary, button, input, select, textarea, label, video, audio"

/**
 * @param {Document} document the frame's
 * @param {HTMLIFrameElement} frame
 * @param {object} on
 * @param {(href: string, kind: "web" | "site") => void} on.onLink
 * @param {(event: MouseEvent) => void} on.onPlace what has no use of its own was clicked
 * @param {(id: string) => void} on.bring renders the block with an id, if it is not rendered yet
 * @param {(action: string, target: Element) => void} on.onHeld the button of a box that stands for a block was pressed
 * @param {() => boolean} on.isWhole whether all blocks are rendered
 */
export function listen(document, frame, { onLink, onPlace, bring, onHeld, isWhole }) {
  /**
   * Follows the link that an event is on, if it is on one.
   * @param {MouseEvent} event
   */
  function follow(event) {
    const href = linkOf(event)
    if (href === null) return false
    event.preventDefault()
    const link = readLink(href)
    if (link.kind === "id") {
      bring(link.href)
      goTo(document, link.href, isWhole())
    }
    else if (link.kind) onLink(link.href, link.kind)
    return true
  }

  document.addEventListener("click", event => {
    const target = /** @type {Element} */ (event.target)
    const button = target.closest(".code-header button")
    const held = heldAction(target)
    if (button) copyCode(button)
    else if (held) onHeld(held, target)
    else if (!follow(event) && !target.closest(CONTROLS) && document.getSelection()?.isCollapsed) onPlace(event)
  })
  // The middle button opens links in tabs; the frame may open none.
  document.addEventListener("auxclick", event => {
    if (event.button === 1) follow(event)
  })

  // Load and error do not bubble; they are caught on their way down.
  document.addEventListener("load", ({ target }) => {
    const image = /** @type {Element} */ (target)
    // Chirpy's script takes these classes off once the picture is there.
    if (image.localName === "img") image.parentElement?.classList.remove("shimmer", "blur")
  }, true)
  document.addEventListener("error", ({ target }) => {
    const image = /** @type {Element} */ (target)
    const src = image.getAttribute?.("src") ?? ""
    if (image.localName === "img" && !src.startsWith("data:")) showPlaceholder(image, image.getAttribute("data-src") ?? src)
  }, true)

  // Keys that are the app's, and files that are dropped, reach it as if the frame were not there.
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key === "Escape" || /^F\d/.test(event.key)) {
      pass(event, new KeyboardEvent(event.type, event))
    }
  })
  for (const type of /** @type {const} */ (["dragenter", "dragover", "dragleave", "drop"])) {
    document.addEventListener(type, event => {
      pass(event, new DragEvent(event.type, event))
      // Left alone, a browser would open the file in place of the page.
      if (type === "drop") event.preventDefault()
    })
  }

  /**
   * @param {Event} event
   * @param {Event} copy
   */
  function pass(event, copy) {
    if (!frame.dispatchEvent(copy)) event.preventDefault()
  }
}

/**
 * Scrolls to the element with an id; "" is the top.
 * @param {Document} document
 * @param {string} id
 * @param {boolean} smoothly not while blocks on the way there change their height
 */
function goTo(document, id, smoothly) {
  const target = id ? document.getElementById(id) : document.documentElement
  if (!target) return
  const still = /** @type {Window} */ (document.defaultView).matchMedia("(prefers-reduced-motion: reduce)").matches
  target.scrollIntoView({ behavior: still || !smoothly ? "auto" : "smooth", block: "start" })
  // What :target shows on the published page; the frame itself is never navigated.
  if (/^fn(ref)?:/.test(id)) {
    const colour = getComputedStyle(document.documentElement).getPropertyValue("--footnote-target-bg")
    target.animate([{ backgroundColor: colour }, { backgroundColor: "transparent" }], 1500)
  }
}
