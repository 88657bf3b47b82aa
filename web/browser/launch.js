// Launches from outside: the shortcut "Today", files opened with daylog, and content shared with
// it. Shared content becomes a line at the end of today's log after the writer has confirmed it,
// since any page can link to such a URL.

import { escapeAll } from "./markdown.js"

/** @import { Shared } from "../types" */

/** @typedef {{ today: boolean, shared: Shared | null }} Wish */

/** Length at which each part of shared content is cut, in UTF-16 units. */
const LONGEST = 10_000

/** @param {string} text */
const inOneLine = text => text.replace(/[\s\p{Cc}]+/gu, " ").trim()

/**
 * Returns shared content as a list item of Markdown, "" if it is empty. Apps send a link as `url`,
 * in `text`, or in both.
 * @param {Shared} shared
 */
export function lineOf({ title, text, url }) {
  const [heading, words] = [inOneLine(title), inOneLine(text)]
  const link = [inOneLine(url), ...(words.match(/https?:\/\/\S+/g) ?? [])].find(isWebAddress) ?? ""
  const rest = inOneLine(link ? words.replace(link, "") : words)
  const href = link && new URL(link).href
    .replace(/[<>()[\]\\|"']/g, sign => "%" + sign.charCodeAt(0).toString(16))
  const linked = heading ? `[${escapeAll(heading)}](${href})` : `<${href}>`
  const head = href ? linked : escapeAll(heading)
  const parts = [head, rest === heading ? "" : escapeAll(rest)].filter(Boolean)
  return parts.length > 0 ? `- ${parts.join(" ")}` : ""
}

/** @param {string} text */
function isWebAddress(text) {
  return /^https?:\/\//i.test(text) && URL.canParse(text)
}

/**
 * Returns the request in a launch URL.
 * @param {string} href
 * @returns {Wish}
 */
export function wishOf(href) {
  const { searchParams: asked } = new URL(href)
  const [title, text, url] = ["title", "text", "url"]
    .map(name => (asked.get(name) ?? "").slice(0, LONGEST))
  const shared = { title, text, url }
  return { today: asked.has("today"), shared: lineOf(shared) ? shared : null }
}

/**
 * Returns the edit that appends list items to a text: to a list at its end, or as a new list.
 * @param {string} text
 * @param {string[]} lines
 */
export function appended(text, lines) {
  const end = text.includes("\r\n") ? "\r\n" : "\n"
  const inList = /(^|\n) {0,3}[-*+] [^\n]*\n?$/.test(text)
  const lineEnd = /\n$/.test(text) ? "" : end
  const blankLine = inList || /\n\r?\n$/.test(text) ? "" : end
  const gap = text === "" ? "" : lineEnd + blankLine
  const items = lines.map(line => line + end).join("")
  return { start: text.length, end: text.length, text: gap + items }
}

/** Reports whether the page was loaded by a reload. */
export function isReloaded() {
  const [visit] = performance.getEntriesByType("navigation")
  return /** @type {PerformanceNavigationTiming | undefined} */ (visit)?.type === "reload"
}

/**
 * A launch of the installed app.
 * @typedef {{ targetURL?: string, files?: FileSystemFileHandle[] }} Launch
 */

/**
 * Handles the launch that loaded the page, and later launches.
 * @param {object} on
 * @param {() => unknown} on.today
 * @param {(shared: Shared) => unknown} on.shared
 * @param {(files: File[]) => unknown} on.files
 */
export function listen({ today, shared, files }) {
  const isReload = isReloaded()
  /**
   * The URL of a launch that was handled already: the one that loaded the page, or the last one
   * before a reload, which Chrome reports again.
   */
  let handled = isReload ? history.state?.launched : location.href

  /** @param {string} href */
  function handle(href) {
    const wish = wishOf(href)
    if (wish.shared) shared(wish.shared)
    else if (wish.today) today()
    return wish.shared !== null || wish.today
  }

  // Without the parameters in the URL, a reload does not add the line again.
  const { href } = location
  if (handle(href)) history.replaceState({ launched: href }, "", location.pathname)

  const queue = /** @type {any} */ (window).launchQueue
  queue?.setConsumer(async (/** @type {Launch} */ { targetURL = "", files: handles = [] }) => {
    const isHandled = targetURL === handled
    handled = undefined
    if (isHandled && isReload) return
    history.replaceState({ launched: targetURL }, "")
    if (handles.length > 0) files(await Promise.all(handles.map(handle => handle.getFile())))
    else if (!isHandled && targetURL) handle(targetURL)
  })
}
