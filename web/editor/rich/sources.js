// Removes the elements that programs add to the clipboard, and normalizes the HTML of Google Docs
// and Word.

import { appendNodes } from "../../browser/lists.js"
import { styleOf } from "./marks.js"

/** Elements without text of the document; edit links, footnote marks and permalinks among them. */
const REMOVED = "style, meta, link, title, template, noscript, button, svg, object, embed, " +
  "iframe, canvas, audio, video, select, textarea, .mw-editsection, sup.reference, " +
  ".anchorjs-link, a.headerlink, a.anchor, .notion-copy, [hidden]"

const MONOSPACE = /mono|consolas|menlo|courier|d2coding|source code/i

/**
 * Cleans the body of a clipboard's document.
 * @param {Element} body
 */
export function tidy(body) {
  for (const element of [...body.querySelectorAll(REMOVED)]) element.remove()
  for (const element of [...body.querySelectorAll("[style*=display]")]) {
    const isHidden = styleOf(element, "display") === "none"
    const hasMath = element.matches("math") || element.querySelector("math")
    if (isHidden && !hasMath) element.remove()
  }
  if (body.querySelector('[id^="docs-internal-guid"]')) tidyDocs(body)
  tidyWord(body)
}

/**
 * In Google Docs code is text in a monospaced font, and a task box is an image.
 * @param {Element} body
 */
function tidyDocs(body) {
  for (const box of [...body.querySelectorAll("img[aria-roledescription=checkbox]")]) box.remove()
  for (const span of [...body.querySelectorAll("span[style]")]) {
    const isCode = MONOSPACE.test(styleOf(span, "font-family"))
    if (!isCode || span.querySelector("img, table, p")) continue
    const code = body.ownerDocument.createElement("code")
    code.textContent = span.textContent
    span.replaceWith(code)
  }
}

/**
 * In Word list items are paragraphs whose style names their level.
 * @param {Element} body
 */
function tidyWord(body) {
  const create = (/** @type {string} */ tag) => body.ownerDocument.createElement(tag)
  /** The current list of each level. @type {Element[]} */
  let open = []
  /** @type {Element | null} */
  let last = null
  for (const paragraph of [...body.querySelectorAll("p")]) {
    const [, level] = /level(\d+)/.exec(styleOf(paragraph, "mso-list")) ?? []
    if (!level) continue
    const spans = [...paragraph.querySelectorAll("span")]
    const mark = spans.find(span => styleOf(span, "mso-list") === "ignore")
    const tag = /^\s*\(?[\da-z]{1,4}[.)]/i.test(mark?.textContent ?? "") ? "ol" : "ul"
    mark?.remove()
    // The items of one list follow each other.
    if (last === null || paragraph.previousElementSibling !== last) open = []
    open.length = Math.min(open.length, Number(level))
    if (open.at(-1)?.tagName.toLowerCase() !== tag && open.length === Number(level)) open.pop()
    while (open.length < Number(level)) {
      const list = create(tag), parent = open.at(-1)
      if (parent) (parent.lastElementChild ?? parent).append(list)
      else {
        paragraph.before(list)
        last = list
      }
      open.push(list)
    }
    const item = create("li")
    appendNodes(item, paragraph.childNodes)
    open.at(-1)?.append(item)
    paragraph.remove()
  }
}

/**
 * Reports whether a document is highlighted code, which VS Code and JetBrains copy with the plain
 * text.
 * @param {Element} body
 */
export function isCodeOfEditor(body) {
  const parts = [...body.children].filter(({ tagName }) => !/^(META|BR|STYLE)$/i.test(tagName))
  /** @param {Element} element */
  const isCode = element =>
    styleOf(element, "white-space") === "pre" || MONOSPACE.test(styleOf(element, "font-family"))
  const hasBlocks = body.querySelector("p, li, table, h1, h2, h3, h4, code, a[href], blockquote")
  return parts.length > 0 && parts.every(isCode) && !hasBlocks
}
