// The frame of the page. Its sandbox has no allow-scripts, so that no script of a post runs, and it
// is of the app's origin, so that the app can build the page in it, and its style sheet and fonts
// are files of the app, offline too.
//
// It is a srcdoc document: it inherits the app's Content-Security-Policy and service worker, has no
// URL that a reload would request, and is in standards mode with its style sheet before the first
// paint.

import { setSheet, textOf } from "./themesheet.js"
import { trusted } from "./trusted.js"

/**
 * Returns the HTML of the empty frame.
 * @param {{ base: string, sheet?: string, theme: string }} options `base` is the
 *   URL of the app, `sheet` that of the style sheet
 */
export function frameSource({ base, sheet = "preview.css", theme }) {
  // This policy is added to the app's, which applies here as well: no scripts, and of the app's
  // files only the style sheet and the fonts. Only the first <base> counts, so one in a post has no
  // effect; its target keeps links from navigating the frame.
  const policy = [
    "default-src 'none'",
    `style-src ${source("preview.css", base)} 'unsafe-inline'`,
    `font-src ${source("fonts/mathjax/", base)}`,
    "img-src https: data: blob:",
    "media-src https: data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ]
  return `<!doctype html>
<html data-mode="${theme}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy.join("; "))}">
<meta http-equiv="x-dns-prefetch-control" content="off">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<base target="_blank">
<link rel="stylesheet" data-sheet href="${attribute(new URL(sheet, base).href)}">
</head>
<body>
<div class="Page">
<main class="Page-main">
<article>
<div class="Page-head"></div>
<details class="Toc Toc-bar" hidden><summary></summary><nav></nav></details>
<div class="content"></div>
<div class="Page-tail"></div>
</article>
</main>
<aside class="Toc Toc-panel" hidden><h2></h2><nav></nav></aside>
</div>
</body>
</html>`
}

/**
 * Returns a URL as a source of a policy, in which ";" and "," are separators. IPv6 hosts have no
 * source.
 * @param {string} path
 * @param {string} base
 */
function source(path, base) {
  const { href, hostname } = new URL(path, base)
  return hostname.startsWith("[") ? "'self'" : href.replace(/;/g, "%3B").replace(/,/g, "%2C")
}

/** @param {string} text */
function attribute(text) {
  return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;")
}

/**
 * Appends the frame to `parent`.
 * @param {HTMLElement} parent
 * @param {Parameters<typeof frameSource>[0]} options
 * @param {(document: Document) => void} onload is called with each of its documents: browsers load
 *   it again when it is moved
 */
export function createFrame(parent, options, onload) {
  const frame = parent.ownerDocument.createElement("iframe")
  frame.setAttribute("sandbox", "allow-same-origin")
  frame.srcdoc = trusted(frameSource(options))
  frame.addEventListener("load", async () => {
    const document = frame.contentDocument
    if (!document?.querySelector(".Page")) return
    if (isUncontrolled(/** @type {Window} */ (frame.contentWindow))) {
      const text = await textOf("chirpy") // the service worker serves it to the app
      if (text !== null) setSheet(document, text)
    }
    if (callsListeners(document) || frame.sandbox.contains("allow-scripts")) return onload(document)
    // WebKit does not call the app's listeners in such a frame
    // (https://bugs.webkit.org/show_bug.cgi?id=218086), and links need them. There, only the
    // frame's policy (script-src 'none') keeps scripts of a post from running.
    frame.sandbox.add("allow-scripts")
    frame.srcdoc = trusted(frameSource(options))
  })
  parent.append(frame)
  return frame
}

/**
 * Whether the app's service worker does not control the frame; Firefox's does not.
 * @param {Window} window the frame's
 */
export function isUncontrolled(window) {
  return Boolean(navigator.serviceWorker?.controller) && !window.navigator.serviceWorker?.controller
}

/** Whether the app's listeners in a document are called. @param {Document} document */
function callsListeners(document) {
  let isCalled = false
  const listener = () => {
    isCalled = true
  }
  document.addEventListener("daylog", listener)
  document.dispatchEvent(new Event("daylog"))
  document.removeEventListener("daylog", listener)
  return isCalled
}
