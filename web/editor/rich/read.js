// HTML → blocks. Whatever is not known is read as what it holds: no text is left out.

import { append } from "../../browser/lists.js"
import { codeOf } from "./code.js"
import { marked } from "./marks.js"
import { formulaOf } from "./math.js"
import { tidyRuns } from "./runs.js"
import { readTable } from "./table.js"

/** @import { Block, Item, Marks, Run } from "./model" */

const containers = new Set("ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM HEADER HGROUP LEGEND LI MAIN NAV P SECTION SUMMARY TD TH TR".split(" "))
const inlineCode = new Set(["CODE", "KBD", "SAMP", "TT"])

/** GitHub's alerts and what Chirpy has for them. */
const prompts = new Map([["note", "info"], ["tip", "tip"], ["important", "info"], ["warning", "warning"], ["caution", "danger"]])

/**
 * @param {Node} node
 * @param {Marks} [marks]
 * @returns {Block[]}
 */
export function read(node, marks = {}) {
  /** @type {Block[]} */
  const blocks = []
  /** @type {Run[]} */
  let runs = []
  let plain = true

  function flush() {
    for (const part of tidyRuns(runs)) blocks.push({ kind: "paragraph", runs: part, ...(plain ? { plain } : {}) })
    runs = []
    plain = true
  }

  /** @param {Block[]} more */
  function add(more) {
    flush()
    append(blocks, more)
  }

  /** @type {(node: Node, marks: Marks) => void} */
  function visitAll(node, marks) {
    for (const child of [...node.childNodes]) visit(child, marks)
  }

  /** @type {(node: Node, marks: Marks) => void} */
  function visit(node, marks) {
    if (node.nodeType === 3) runs.push({ ...marks, kind: "text", text: node.nodeValue ?? "" })
    if (node.nodeType !== 1) return
    const element = /** @type {Element} */ (node)
    const tag = element.tagName.toUpperCase()
    const formula = formulaOf(element)
    if (formula?.display) return add([{ kind: "math", text: formula.text }])
    if (formula) return void runs.push({ ...marks, kind: "math", text: formula.text })
    if (tag === "SCRIPT" || tag === "INPUT") return
    if (tag === "BR") return void runs.push({ ...marks, kind: "break", text: "" })
    if (tag === "IMG") return void append(runs, image(element, marks))
    if (inlineCode.has(tag)) return inline(element, marks)
    if (tag === "PRE") return add([{ kind: "code", ...codeOf(element) }])
    if (/^H[1-6]$/.test(tag)) return add(heading(element, Number(tag[1])))
    if (tag === "UL" || tag === "OL") return add(list(element, tag === "OL"))
    if (tag === "TABLE") return add(readTable(element, read))
    if (tag === "HR") return add([{ kind: "rule" }])
    if (tag === "BLOCKQUOTE") return add(quote(element, ""))
    if (tag === "ASIDE") return add(quote(element, "info"))
    if (/\bmarkdown-alert\b/.test(element.getAttribute("class") ?? "")) return add(alert(element))
    if (tag === "DL") return add(definitions(element))
    if (tag === "FIGCAPTION") return caption(element)
    if (tag === "SUMMARY") {
      flush()
      visitAll(element, { ...marks, strong: true })
      return flush()
    }
    const inner = marked(element, marks)
    if (!containers.has(tag)) return visitAll(element, inner)
    flush()
    visitAll(element, inner)
    if (tag === "P") plain = false
    flush()
  }

  /** @type {(element: Element, marks: Marks) => void} */
  function inline(element, marks) {
    const text = element.textContent ?? ""
    // A block of code that lost its pre on the way.
    if (/\n/.test(text.trim()) && element.parentElement?.childNodes.length === 1) return add([{ kind: "code", ...codeOf(element) }])
    runs.push({ ...marks, kind: "code", text })
  }

  /** Chirpy's captions are in italics right below the picture. @param {Element} element */
  function caption(element) {
    flush()
    const below = blocks.at(-1)
    const [words] = tidyRuns([...texts(element)])
    if (!words) return
    if (below?.kind === "paragraph" && below.runs.at(-1)?.kind === "image") append(below.runs, [{ kind: "newline", text: "" }, ...words.map(run => ({ ...run, em: true }))])
    else blocks.push({ kind: "paragraph", runs: words })
  }

  visitAll(node, marks)
  flush()
  return merged(blocks)
}

/** What is read of an element as one line. @param {Element} element @returns {Run[]} */
function texts(element) {
  return read(element).flatMap(block => (block.kind === "paragraph" ? [...block.runs, /** @type {Run} */ ({ kind: "text", text: " " })] : []))
}

/** @type {(element: Element, marks: Marks) => Run[]} */
function image(element, marks) {
  const alt = element.getAttribute("alt") ?? "", src = (element.getAttribute("src") ?? "").trim()
  // A picture of an emoji is that emoji.
  if (/^\p{Extended_Pictographic}/u.test(alt) && [...alt].length <= 4) return [{ ...marks, kind: "text", text: alt }]
  // What is in the clipboard itself, or lies on another machine, cannot be linked to.
  if (!/^(https?:|\/[^/])/i.test(src)) return alt ? [{ ...marks, kind: "text", text: alt }] : []
  return [{ ...marks, kind: "image", text: alt.replace(/\s+/g, " ").trim(), src }]
}

/** @type {(element: Element, level: number) => Block[]} */
function heading(element, level) {
  const [first, ...others] = read(element)
  if (!first) return []
  if (first.kind !== "paragraph") return [first, ...others]
  // A heading is bold by itself.
  return [{ kind: "heading", level, runs: first.runs.map(({ strong, ...run }) => /** @type {Run} */ (run)) }, ...others]
}

/** @type {(element: Element, prompt: string) => Block[]} */
function quote(element, prompt) {
  const blocks = read(element)
  return blocks.length > 0 ? [{ kind: "quote", blocks, prompt }] : []
}

/** @param {Element} element */
function alert(element) {
  const [, name = ""] = /markdown-alert-(\w+)/.exec(element.getAttribute("class") ?? "") ?? []
  element.querySelector(".markdown-alert-title")?.remove()
  return quote(element, prompts.get(name) ?? "")
}

/** @type {(element: Element, ordered: boolean) => Block[]} */
function list(element, ordered) {
  /** @type {Item[]} */
  const items = []
  for (const child of element.childNodes) {
    const tag = child.nodeType === 1 ? /** @type {Element} */ (child).tagName.toUpperCase() : ""
    if (tag === "LI") items.push(item(/** @type {Element} */ (child)))
    else if (tag === "UL" || tag === "OL") {
      // A list right in a list belongs to the item before it: so Google Docs and Word write them.
      const inner = list(/** @type {Element} */ (child), tag === "OL")
      if (items.length > 0) items[items.length - 1].blocks = merged([...items[items.length - 1].blocks, ...inner])
      else append(items, inner.flatMap(block => (block.kind === "list" ? block.items : [])))
    } else if ((child.textContent ?? "").trim()) items.push({ ticked: null, blocks: read(wrapped(child)) })
  }
  const kept = items.filter(({ blocks }) => blocks.length > 0)
  return kept.length > 0 ? [{ kind: "list", ordered, items: kept }] : []
}

/** A node as the only child of another. @param {Node} node */
function wrapped(node) {
  const around = /** @type {Document} */ (node.ownerDocument).createElement("div")
  around.append(node.cloneNode(true))
  return around
}

/** @param {Element} element @returns {Item} */
function item(element) {
  const box = element.querySelector("input[type=checkbox], .checkbox")
  const own = box?.closest("li") === element ? box : null
  const role = element.getAttribute("role") === "checkbox" ? element.getAttribute("aria-checked") : element.getAttribute("data-checked")
  let ticked = own ? own.hasAttribute("checked") || /checkbox-on/.test(own.getAttribute("class") ?? "") : role ? role === "true" : null
  const blocks = read(element)
  const [first] = blocks
  if (ticked === null && first?.kind === "paragraph" && first.runs[0].kind === "text") {
    const [mark, sign] = /^\[([ xX])?\]\s+/.exec(first.runs[0].text) ?? []
    if (mark) {
      ticked = /x/i.test(sign ?? "")
      first.runs[0] = { ...first.runs[0], text: first.runs[0].text.slice(mark.length) }
    }
  }
  return { ticked, blocks }
}

/** @param {Element} element @returns {Block[]} */
function definitions(element) {
  /** @type {Extract<Block, { kind: "definitions" }>["items"]} */
  const items = []
  /** @type {Block[]} */
  const loose = []
  for (const child of element.querySelectorAll("dt, dd")) {
    if (child.parentElement?.closest("dl") !== element) continue
    const blocks = read(child)
    const [first] = blocks
    if (child.tagName.toUpperCase() === "DT") items.push({ term: first?.kind === "paragraph" ? first.runs : [], blocks: [] })
    else if (items.length > 0) append(items[items.length - 1].blocks, blocks)
    // Wikipedia sets formulas off as definitions of nothing.
    else append(loose, blocks.map(block => (block.kind === "paragraph" && block.runs.length === 1 && block.runs[0].kind === "math" ? /** @type {Block} */ ({ kind: "math", text: block.runs[0].text }) : block)))
  }
  const whole = items.filter(({ term, blocks }) => term.length > 0 && blocks.length > 0)
  if (whole.length === items.length) return whole.length > 0 ? [...loose, { kind: "definitions", items: whole }] : loose
  return [...loose, ...items.flatMap(({ term, blocks }) => [...(term.length > 0 ? [/** @type {Block} */ ({ kind: "paragraph", runs: term.map(run => ({ ...run, strong: true })) })] : []), ...blocks])]
}

/** Lists that follow each other are one: Notion and Google Docs end one after each item. @param {Block[]} blocks */
function merged(blocks) {
  /** @type {Block[]} */
  const list = []
  for (const block of blocks) {
    const last = list.at(-1)
    if (block.kind === "list" && last?.kind === "list" && last.ordered === block.ordered) append(last.items, block.items)
    else list.push(block)
  }
  return list
}
