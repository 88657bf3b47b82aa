// Handles the events of the page: links, copy buttons, clicks, and keys and dropped files that are
// meant for the app.

import { heldAction } from "../browser/held.js"
import { copyCode } from "./copy.js"
import { linkOf, readLink } from "./links.js"
import { showPlaceholder } from "./media.js"

/** Elements that handle a click themselves. */
const CONTROLS = "summary, button, input, select, textarea, label, video, audio"

/**
 * @param {Document} document the frame's
 * @param {HTMLIFrameElement} frame
 * @param {object} on
 * @param {(href: string, kind: "web" | "site") => void} on.onLink
 * @param {(event: MouseEvent) => void} on.onPlace is called for a click that has no other effect
 * @param {(id: string) => void} on.render renders the block that contains an id, if it is not
 *   rendered yet
 * @param {(action: string, target: Element) => void} on.onHeld the button of a box was pressed
 *   (browser/held.js)
 * @param {() => boolean} on.isWhole whether all blocks are rendered
 */
export function listen(document, frame, { onLink, onPlace, render, onHeld, isWhole }) {
  /** Follows the link at an event; false if there is none. @param {MouseEvent} event */
  function follow(event) {
    const href = linkOf(event)
    if (href === null) return false
    event.preventDefault()
    const link = readLink(href)
    if (link.kind === "id") {
      render(link.href)
      goTo(document, link.href, isWhole())
    } else if (link.kind) onLink(link.href, link.kind)
    return true
  }

  document.addEventListener("click", event => {
    const target = /** @type {Element} */ (event.target)
    const button = target.closest(".code-header button")
    const held = heldAction(target)
    if (button) copyCode(button)
    else if (held) onHeld(held, target)
    else if (!follow(event) && !target.closest(CONTROLS)) {
      if (document.getSelection()?.isCollapsed) onPlace(event)
    }
  })
  // The middle button opens a link in a tab, which the frame may not.
  document.addEventListener("auxclick", event => {
    if (event.button === 1) follow(event)
  })

  // Load and error events do not bubble, so they are handled in the capture phase.
  document.addEventListener("load", ({ target }) => {
    const image = /** @type {Element} */ (target)
    // Chirpy's script removes these classes when the image has loaded.
    if (image.localName === "img") image.parentElement?.classList.remove("shimmer", "blur")
  }, true)
  document.addEventListener("error", ({ target }) => {
    const image = /** @type {Element} */ (target)
    const src = image.getAttribute?.("src") ?? ""
    if (image.localName !== "img" || src.startsWith("data:")) return
    showPlaceholder(image, image.getAttribute("data-src") ?? src)
  }, true)

  // The app's keys and dropped files are dispatched again at the frame, so that the app handles
  // them.
  document.addEventListener("keydown", event => {
    const { ctrlKey, metaKey, altKey, key, type } = event
    const isChord = ctrlKey || metaKey || altKey
    if (isChord || /^(?:Escape$|F\d)/.test(key)) pass(event, new KeyboardEvent(type, event))
  })
  for (const type of /** @type {const} */ (["dragenter", "dragover", "dragleave", "drop"])) {
    document.addEventListener(type, event => {
      pass(event, new DragEvent(event.type, event))
      // A browser would open the file in place of the page.
      if (type === "drop") event.preventDefault()
    })
  }

  /** @param {Event} event @param {Event} copy */
  function pass(event, copy) {
    if (!frame.dispatchEvent(copy)) event.preventDefault()
  }
}

/**
 * Scrolls to the element with an id; "" is the top of the page.
 * @param {Document} document
 * @param {string} id
 * @param {boolean} isSmooth false while blocks on the way change their height
 */
function goTo(document, id, isSmooth) {
  const target = id ? document.getElementById(id) : document.documentElement
  if (!target) return
  const window = /** @type {Window} */ (document.defaultView)
  const isReduced = window.matchMedia("(prefers-reduced-motion: reduce)").matches
  target.scrollIntoView({ behavior: isReduced || !isSmooth ? "auto" : "smooth", block: "start" })
  // The effect of :target on the published page; the frame itself is never navigated.
  if (/^fn(ref)?:/.test(id)) {
    const style = getComputedStyle(document.documentElement)
    const colour = style.getPropertyValue("--footnote-target-bg")
    target.animate([{ backgroundColor: colour }, { backgroundColor: "transparent" }], 1500)
  }
}
