// Rich text → Markdown in kramdown's dialect: what Notion, Google Docs, GitHub, Wikipedia, ChatGPT, Word and web pages put into
// the clipboard. A chunk of its own, loaded with the first paste of rich text. (Not turndown: it parses a string as HTML while it
// is loaded, which the page's Trusted Types forbid, and knows CommonMark's signs, not kramdown's.)

import { read } from "./read.js"
import { isCodeOfEditor, tidy } from "./sources.js"
import { write } from "./write.js"

/** @import { Block, Run } from "./model" */

/** @typedef {{ text: string, inline: boolean, opens: boolean }} Markdown inline: it fits into a line; opens: its first paragraph does */

// The document has no window: nothing in it runs or is fetched.
const policy = globalThis.trustedTypes?.createPolicy("daylog-paste", { createHTML: html => html })

/** @param {string} html */
function parse(html) {
  return new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, "text/html").body
}

/**
 * The Markdown of rich text; null where plain text is what is meant.
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
  const blocks = read(body)
  if (!hasStructure(blocks)) return null
  const text = write(blocks)
  return { text, inline: blocks.length === 1 && blocks[0].kind === "paragraph", opens: blocks[0].kind === "paragraph" }
}

/** Whether there is more than lines of text. @param {Block[]} blocks */
function hasStructure(blocks) {
  const marked = (/** @type {Run} */ run) => run.kind !== "text" && run.kind !== "break" || Boolean(run.strong || run.em || run.del || run.sub || run.sup || run.href)
  const paragraphs = blocks.filter(block => block.kind === "paragraph")
  return blocks.some(({ kind }) => kind !== "paragraph") || paragraphs.length > 1 && paragraphs.every(({ plain }) => !plain) || paragraphs.some(({ runs }) => runs.some(marked))
}
