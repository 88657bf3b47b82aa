// Converts rich text of the clipboard to Markdown in kramdown's dialect: from Notion, Google Docs,
// GitHub, Wikipedia, ChatGPT, Word and web pages. A separate chunk, loaded by the first paste of
// rich text.

import { readBlocks } from "./read.js"
import { isCodeOfEditor, tidy } from "./sources.js"
import { writeBlocks } from "./write.js"

/** @import { Block, Run } from "./model" */

/** @import { Markdown } from "../paste.js" */

// The parsed document has no window: its scripts do not run and it loads nothing.
const policy = globalThis.trustedTypes?.createPolicy("daylog-paste", { createHTML: html => html })

/** @param {string} html */
function parse(html) {
  return new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, "text/html").body
}

/**
 * Returns the Markdown of rich text; null if the plain text should be pasted.
 * @param {string} html
 * @returns {Markdown | null}
 */
export function convert(html) {
  return convertBody(parse(html))
}

/** @param {Element} body @returns {Markdown | null} */
export function convertBody(body) {
  if (isCodeOfEditor(body)) return null
  tidy(body)
  const blocks = readBlocks(body)
  if (!hasStructure(blocks)) return null
  const text = writeBlocks(blocks)
  const opens = blocks[0].kind === "paragraph"
  return { text, inline: opens && blocks.length === 1, opens }
}

/** @param {Run} run */
function isMarked({ kind, strong, em, del, sub, sup, href }) {
  if (kind !== "text" && kind !== "break") return true
  return Boolean(strong || em || del || sub || sup || href)
}

/**
 * Reports whether there is more than lines of text.
 * @param {Block[]} blocks
 */
function hasStructure(blocks) {
  const paragraphs = blocks.filter(block => block.kind === "paragraph")
  if (paragraphs.length < blocks.length) return true
  if (paragraphs.length > 1 && paragraphs.every(({ plain }) => !plain)) return true
  return paragraphs.some(({ runs }) => runs.some(isMarked))
}
