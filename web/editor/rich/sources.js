// What programs put into the clipboard beside the text, taken out, and what they write in ways of their own, put as HTML has it.

import { appendNodes } from "../../browser/lists.js"
import { styleOf } from "./marks.js"

/** Never text. Editing links, footnote marks and permalinks are the page's, not the text's. */
const noise = "style, meta, link, title, template, noscript, button, svg, object, embed, iframe, canvas, audio, video, select, textarea, .mw-editsection, sup.reference, .anchorjs-link, a.headerlink, a.anchor, .notion-copy, [hidden]"

const monospace = /mono|consolas|menlo|courier|d2coding|source code/i

/** @param {Element} body */
export function tidy(body) {
  for (const element of [...body.querySelectorAll(noise)]) element.remove()
  for (const element of [...body.querySelectorAll("[style*=display]")]) {
    if (styleOf(element, "display") === "none" && !element.querySelector("math") && element.tagName.toLowerCase() !== "math") element.remove()
  }
  if (body.querySelector('[id^="docs-internal-guid"]')) tidyDocs(body)
  tidyWord(body)
}

/** Google Docs: code is text in another font, a task's box a picture. @param {Element} body */
function tidyDocs(body) {
  for (const box of [...body.querySelectorAll("img[aria-roledescription=checkbox]")]) box.remove()
  for (const span of [...body.querySelectorAll("span[style]")]) {
    if (!monospace.test(styleOf(span, "font-family")) || span.querySelector("img, table, p")) continue
    const code = body.ownerDocument.createElement("code")
    code.textContent = span.textContent
    span.replaceWith(code)
  }
}

/** Word: lists are paragraphs that say at what level of what list they are. @param {Element} body */
function tidyWord(body) {
  const create = (/** @type {string} */ tag) => body.ownerDocument.createElement(tag)
  /** The lists that are open, one for each level. @type {Element[]} */
  let open = []
  /** @type {Element | null} */
  let last = null
  for (const paragraph of [...body.querySelectorAll("p")]) {
    const [, level] = /level(\d+)/.exec(styleOf(paragraph, "mso-list")) ?? []
    if (!level) continue
    const mark = [...paragraph.querySelectorAll("span")].find(span => styleOf(span, "mso-list") === "ignore")
    const tag = /^\s*\(?[\da-z]{1,4}[.)]/i.test(mark?.textContent ?? "") ? "ol" : "ul"
    mark?.remove()
    // Between two items there is nothing but white space.
    if (last === null || before(paragraph) !== last) open = []
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

/** @param {Element} element */
function before(element) {
  return element.previousElementSibling
}

/**
 * Whether all of it is a piece of code, coloured as an editor shows it: VS Code and JetBrains put that beside the plain text.
 * @param {Element} body
 */
export function isCodeOfEditor(body) {
  const parts = [...body.children].filter(({ tagName }) => !/^(META|BR|STYLE)$/i.test(tagName))
  const inCode = (/** @type {Element} */ element) => styleOf(element, "white-space") === "pre" || monospace.test(styleOf(element, "font-family"))
  return parts.length > 0 && parts.every(inCode) && !body.querySelector("p, li, table, h1, h2, h3, h4, code, a[href], blockquote")
}
