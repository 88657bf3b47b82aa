// Estimates the size and the cost of a block from its HTML, before a parser reads it: parsing a
// megabyte of HTML and reading its styles takes longer than a keystroke may wait.

import { PLACEHOLDER, STYLED, namePrice } from "./prices.js"

/**
 * The least that a block costs; its exact cost (counts.js) is higher or the same.
 * @typedef {object} Estimate
 * @property {number} elements
 * @property {number} extra additional cost of elements and styles, in elements
 * @property {number} pictures images of the site, each of which may be a placeholder
 */

/** HTML that has to be counted; most blocks contain none. */
const SUSPECT = new RegExp([
  /<(?:svg|style|video|audio|marquee|canvas|select|textarea|input|progress|meter)\b/,
  /<(?:button|details|option|math|ruby|table|img)\b/,
  /\bstyle\s*=|\breversed\b|data:|\bid\s*=[^>]*<[^>]*\bid\s*=/,
].map(({ source }) => source).join("|"), "i")

/** Length below which a block without such HTML is within the budget, in UTF-16 units. */
const SHORT = 20_000

/** Whether HTML contains elements that may be expensive. @param {string} html */
export const isSuspect = html => SUSPECT.test(html)

/** Whether a block is within every budget without being counted. @param {string} html */
export const isHarmless = html => html.length < SHORT && !isSuspect(html)

/** Comments, elements that contain text only, templates, and start tags. */
const PART = new RegExp([
  /<!--[^]*?(?:-->|$)/,
  /<(script|style|textarea|title|xmp|iframe|noembed|noframes|template)\b[^]*?(?:<\/\1\b|$)/,
  /<([a-z][^\s/>]*)((?:[^"'>]+|"[^"]*"|'[^']*')*)/,
].map(({ source }) => source).join("|"), "gi")

/** Elements that a page does not contain (sanitize.js, media.js). */
const REMOVED = /^(?:script|template|base|meta|link|title|iframe|noembed|noframes)$/i

const STYLE = /\sstyle\s*=/i
const ADDRESS = /\s(?:data-src|src)\s*=\s*["']?\s*(?:(?:https?:)?\/\/|data:|blob:)/i

/** @type {Readonly<Estimate>} */
const NONE = { elements: 0, extra: 0, pictures: 0 }

/**
 * Estimates a block in linear time; a harmless one costs nothing.
 * @param {string} html
 * @returns {Readonly<Estimate>}
 */
export function estimate(html) {
  if (isHarmless(html)) return NONE
  const size = { ...NONE }
  for (const [, closed, open, attributes = ""] of html.matchAll(PART)) {
    const name = (closed ?? open ?? "").toLowerCase()
    if (!name || REMOVED.test(name)) continue
    size.elements++
    if (isImage(name, attributes)) {
      size.extra += namePrice("img")
      if (!ADDRESS.test(attributes)) size.pictures++
    } else size.extra += namePrice(name)
    if (STYLE.test(attributes)) size.extra += STYLED
  }
  return size
}

/** @param {string} name @param {string} attributes */
const isImage = (name, attributes) =>
  name === "img" || name === "input" && /\stype\s*=\s*["']?image/i.test(attributes)

/**
 * Returns the work that a block gives to the browser, in elements.
 * @param {Readonly<Estimate>} size
 */
export const weightOf = ({ elements, extra, pictures }) =>
  elements + extra + pictures * PLACEHOLDER
