// How daylog is started from outside: by the shortcut "Today", with files that are opened with it, or with something that is
// shared with it, which becomes a line at the end of today's log if the writer wants it: any page can link to such an address.

/** @import { Shared } from "../types" */

/** @typedef {{ today: boolean, shared: Shared | null }} Wish */

/** Longest part of what is shared that is read, in characters: far more than will be offered. */
const LONGEST = 10_000

/** Everything that kramdown lets a backslash take the meaning from. */
const SPECIAL = /[\\*_+`<>()[\]{}#!:|"'$=-]/g

/** Nor may it open a list of its own, or be taken for Liquid. @param {string} text */
const plain = text => text.replace(SPECIAL, "\\$&").replace(/^(\d+)\./, "$1\\.").replace(/\\\{%/g, "&#123;%")

/** @param {string} text */
const inOneLine = text => text.replace(/[\s\p{Cc}]+/gu, " ").trim()

/**
 * What is shared as a list item of Markdown, "" for nothing. Apps send a link as the address, within the text, or as both.
 * @param {Shared} shared
 */
export function lineOf({ title, text, url }) {
  const [heading, words] = [inOneLine(title), inOneLine(text)]
  const link = [inOneLine(url), ...(words.match(/https?:\/\/\S+/g) ?? [])].find(isWebAddress) ?? ""
  const rest = inOneLine(link ? words.replace(link, "") : words)
  const href = link && new URL(link).href.replace(/[<>()[\]\\|"']/g, c => "%" + c.charCodeAt(0).toString(16))
  const head = href && heading ? `[${plain(heading)}](${href})` : href ? `<${href}>` : plain(heading)
  const parts = [head, rest === heading ? "" : plain(rest)].filter(Boolean)
  return parts.length > 0 ? `- ${parts.join(" ")}` : ""
}

/** @param {string} text */
function isWebAddress(text) {
  return /^https?:\/\//i.test(text) && URL.canParse(text)
}

/**
 * What an address asks for.
 * @param {string} href
 * @returns {Wish}
 */
export function wishOf(href) {
  const { searchParams: asked } = new URL(href)
  const [title, text, url] = ["title", "text", "url"].map(name => (asked.get(name) ?? "").slice(0, LONGEST))
  const shared = { title, text, url }
  return { today: asked.has("today"), shared: lineOf(shared) ? shared : null }
}

/**
 * The edit that puts lines behind a text: into its last list, or into one of its own.
 * @param {string} text
 * @param {string[]} lines
 */
export function appended(text, lines) {
  const end = text.includes("\r\n") ? "\r\n" : "\n"
  const inList = /(^|\n) {0,3}[-*+] [^\n]*\n?$/.test(text)
  const gap = text === "" ? "" : (/\n$/.test(text) ? "" : end) + (inList || /\n\r?\n$/.test(text) ? "" : end)
  return { start: text.length, end: text.length, text: gap + lines.map(line => line + end).join("") }
}

/**
 * Fulfils what the page was started for, and what comes while it is open.
 * @param {object} on
 * @param {() => unknown} on.today
 * @param {(shared: Shared) => unknown} on.shared
 * @param {(files: File[]) => unknown} on.files
 */
export function listen({ today, shared, files }) {
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"))
  const again = visit?.type === "reload"
  /** What the first launch is no news of: it loaded the page; or it was the last one before a reload, which Chrome hands over once more. */
  let old = again ? history.state?.launched : location.href

  /** @param {string} href */
  function fulfil(href) {
    const wish = wishOf(href)
    if (wish.shared) shared(wish.shared)
    else if (wish.today) today()
    return wish.shared !== null || wish.today
  }

  // The address is forgotten, so that loading the page again does not add the line again.
  const { href } = location
  if (fulfil(href)) history.replaceState({ launched: href }, "", location.pathname)

  const queue = /** @type {any} */ (window).launchQueue
  queue?.setConsumer(async (/** @type {{ targetURL?: string, files?: FileSystemFileHandle[] }} */ launch) => {
    const { targetURL = "", files: handles = [] } = launch
    const isOld = targetURL === old
    old = undefined
    if (isOld && again) return
    history.replaceState({ launched: targetURL }, "")
    if (handles.length > 0) files(await Promise.all(handles.map(handle => handle.getFile())))
    else if (!isOld && targetURL) fulfil(targetURL)
  })
}
