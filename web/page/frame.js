// The frame that holds the page: sandboxed without allow-scripts, so that nothing in a post can run, but of our origin, so
// that the parent can build the page in it and style sheet and fonts come from our own files, offline too.
//
// It is a srcdoc document: it inherits the app's Content-Security-Policy and its service worker, has no address that a
// reload could ask a server for, and is in standards mode with its style sheet before the first paint.

import { trusted } from "./trusted.js"

/**
 * @param {{ base: string, sheet?: string, language: string, theme: string }} options `sheet` is the style sheet's address
 */
export function frameSource({ base, sheet = "preview.css", language, theme }) {
  // The policy adds to the app's, which holds here as well: no script at all, and of our own files only the two that the page
  // is made with. The first <base> counts, so that one in a post changes nothing; its target keeps what slips through from
  // navigating the frame.
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
<html lang="${language}" data-mode="${theme}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy.join("; "))}">
<meta http-equiv="x-dns-prefetch-control" content="off">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<base target="_blank">
<link rel="stylesheet" href="${attribute(new URL(sheet, base).href)}">
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
 * An address as a policy names it: what would end it there is escaped. Hosts that are IPv6 numbers have no such name.
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
 * Puts the frame into `parent`. `onload` hears of every document it gets: browsers load it anew when it is moved.
 * @param {HTMLElement} parent
 * @param {Parameters<typeof frameSource>[0]} options
 * @param {(document: Document) => void} onload
 */
export function createFrame(parent, options, onload) {
  const frame = parent.ownerDocument.createElement("iframe")
  frame.setAttribute("sandbox", "allow-same-origin")
  frame.srcdoc = trusted(frameSource(options))
  frame.addEventListener("load", async () => {
    const document = frame.contentDocument
    if (!document?.querySelector(".Page")) return
    if (isUncontrolled(/** @type {Window} */ (frame.contentWindow))) await dress(document)
    if (hears(document) || frame.sandbox.contains("allow-scripts")) return onload(document)
    // WebKit takes our own listeners for scripts of the frame (https://bugs.webkit.org/show_bug.cgi?id=218086), and
    // without them no link could be followed or held back. There the frame's policy, script-src 'none', is what keeps a
    // post from running anything; it does not count listeners.
    frame.sandbox.add("allow-scripts")
    frame.srcdoc = trusted(frameSource(options))
  })
  parent.append(frame)
  return frame
}

/**
 * Reports whether the app's service worker does not serve a frame: Firefox's leave out frames like ours.
 * @param {Window} window the frame's
 */
export function isUncontrolled(window) {
  return Boolean(navigator.serviceWorker?.controller) && !window.navigator.serviceWorker?.controller
}

/**
 * Gives the frame its style sheet, in the app's version, as the app gets it without a network.
 * @param {Document} document
 */
async function dress(document) {
  const link = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=stylesheet]"))
  const sheet = link && await fetch(link.href).catch(() => null)
  if (!sheet?.ok) return
  const style = document.createElement("style")
  style.textContent = await sheet.text()
  link?.replaceWith(style)
}

/**
 * Reports whether listeners of ours are called in a document.
 * @param {Document} document
 */
function hears(document) {
  let heard = false
  const listener = () => {
    heard = true
  }
  document.addEventListener("daylog", listener)
  document.dispatchEvent(new Event("daylog"))
  document.removeEventListener("daylog", listener)
  return heard
}
