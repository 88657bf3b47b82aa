// Reads HTML as blocks. Unknown elements are replaced by their content, so that no text is lost.

import { append } from "../../browser/lists.js"
import { codeOf } from "./code.js"
import { marksIn } from "./marks.js"
import { formulaOf } from "./math.js"
import { tidyRuns } from "./runs.js"
import { readTable } from "./table.js"

/** @import { Block, Item, Marks, Run } from "./model" */

/** Elements whose content is blocks of its own. */
const containers = new Set((
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION " +
  "FIGURE FOOTER FORM HEADER HGROUP LEGEND LI MAIN NAV P SECTION SUMMARY TD TH TR"
).split(" "))
const inlineCode = new Set(["CODE", "KBD", "SAMP", "TT"])

/** Chirpy's prompts by GitHub's alerts. */
const prompts = new Map([
  ["note", "info"], ["tip", "tip"], ["important", "info"], ["warning", "warning"],
  ["caution", "danger"],
])

/** Number of characters of an emoji, at most. */
const MOST_EMOJI = 4

/**
 * Reads the content of a node.
 * @param {Node} node
 * @param {Marks} [marks] of the text around it
 * @returns {Block[]}
 */
export function readBlocks(node, marks = {}) {
  /** @type {Block[]} */
  const blocks = []
  /** @type {Run[]} */
  let runs = []
  let plain = true

  function flush() {
    for (const paragraph of tidyRuns(runs)) {
      blocks.push({ kind: "paragraph", runs: paragraph, ...(plain ? { plain } : {}) })
    }
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
    if (tag === "TABLE") return add(readTable(element, readBlocks))
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
    const inner = marksIn(element, marks)
    if (!containers.has(tag)) return visitAll(element, inner)
    flush()
    visitAll(element, inner)
    if (tag === "P") plain = false
    flush()
  }

  /** @type {(element: Element, marks: Marks) => void} */
  function inline(element, marks) {
    const text = element.textContent ?? ""
    // Several lines without other content are a code block without its `pre`.
    const isAlone = element.parentElement?.childNodes.length === 1
    if (isAlone && /\n/.test(text.trim())) return add([{ kind: "code", ...codeOf(element) }])
    runs.push({ ...marks, kind: "code", text })
  }

  /**
   * Reads a caption: Chirpy's are emphasized text below the image.
   * @param {Element} element
   */
  function caption(element) {
    flush()
    const previous = blocks.at(-1)
    const [captionRuns] = tidyRuns([...textRuns(element)])
    if (!captionRuns) return
    if (previous?.kind === "paragraph" && previous.runs.at(-1)?.kind === "image") {
      const emphasized = captionRuns.map(run => ({ ...run, em: true }))
      append(previous.runs, [{ kind: "newline", text: "" }, ...emphasized])
    } else blocks.push({ kind: "paragraph", runs: captionRuns })
  }

  visitAll(node, marks)
  flush()
  return mergeLists(blocks)
}

/**
 * Returns the runs of an element's paragraphs as one line.
 * @param {Element} element
 * @returns {Run[]}
 */
function textRuns(element) {
  /** @type {Run} */
  const space = { kind: "text", text: " " }
  return readBlocks(element)
    .flatMap(block => (block.kind === "paragraph" ? [...block.runs, space] : []))
}

/** @type {(element: Element, marks: Marks) => Run[]} */
function image(element, marks) {
  const alt = element.getAttribute("alt") ?? ""
  const src = (element.getAttribute("src") ?? "").trim()
  /** @type {Run[]} */
  const altRuns = alt ? [{ ...marks, kind: "text", text: alt }] : []
  const isEmoji = /^\p{Extended_Pictographic}/u.test(alt) && [...alt].length <= MOST_EMOJI
  // Data URLs and files of the writer's computer cannot be linked to.
  const isLinkable = /^(https?:|\/[^/])/i.test(src)
  if (isEmoji || !isLinkable) return altRuns
  return [{ ...marks, kind: "image", text: alt.replace(/\s+/g, " ").trim(), src }]
}

/** @type {(element: Element, level: number) => Block[]} */
function heading(element, level) {
  const [first, ...others] = readBlocks(element)
  if (!first) return []
  if (first.kind !== "paragraph") return [first, ...others]
  // Headings are bold anyway.
  const runs = first.runs.map(({ strong, ...run }) => /** @type {Run} */ (run))
  return [{ kind: "heading", level, runs }, ...others]
}

/** @type {(element: Element, prompt: string) => Block[]} */
function quote(element, prompt) {
  const blocks = readBlocks(element)
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
      // In the HTML of Google Docs and Word, a list in a list belongs to the item before it.
      const inner = list(/** @type {Element} */ (child), tag === "OL")
      const last = items.at(-1)
      if (last) last.blocks = mergeLists([...last.blocks, ...inner])
      else append(items, inner.flatMap(block => (block.kind === "list" ? block.items : [])))
    } else if ((child.textContent ?? "").trim()) {
      items.push({ ticked: null, blocks: readBlocks(wrapped(child)) })
    }
  }
  const kept = items.filter(({ blocks }) => blocks.length > 0)
  return kept.length > 0 ? [{ kind: "list", ordered, items: kept }] : []
}

/**
 * Returns an element with a copy of a node as its only child.
 * @param {Node} node
 */
function wrapped(node) {
  const parent = /** @type {Document} */ (node.ownerDocument).createElement("div")
  parent.append(node.cloneNode(true))
  return parent
}

/**
 * Reports whether an item's task box is checked, null without a box.
 * @param {Element} element
 */
function checkedState(element) {
  const box = element.querySelector("input[type=checkbox], .checkbox")
  if (box && box.closest("li") === element) {
    return box.hasAttribute("checked") || /checkbox-on/.test(box.getAttribute("class") ?? "")
  }
  const isCheckbox = element.getAttribute("role") === "checkbox"
  const state = element.getAttribute(isCheckbox ? "aria-checked" : "data-checked")
  return state ? state === "true" : null
}

/**
 * @param {Element} element
 * @returns {Item}
 */
function item(element) {
  let ticked = checkedState(element)
  const blocks = readBlocks(element)
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

/**
 * @param {Element} element
 * @returns {Block[]}
 */
function definitions(element) {
  /** @type {Extract<Block, { kind: "definitions" }>["items"]} */
  const items = []
  /** @type {Block[]} */
  const loose = []
  for (const child of element.querySelectorAll("dt, dd")) {
    if (child.parentElement?.closest("dl") !== element) continue
    const blocks = readBlocks(child)
    const [first] = blocks
    if (child.tagName.toUpperCase() === "DT") {
      items.push({ term: first?.kind === "paragraph" ? first.runs : [], blocks: [] })
    } else if (items.length > 0) append(items[items.length - 1].blocks, blocks)
    else append(loose, blocks.map(asFormula))
  }
  if (items.length === 0) return loose
  const isComplete = items.every(({ term, blocks }) => term.length > 0 && blocks.length > 0)
  if (isComplete) return [...loose, { kind: "definitions", items }]
  return [...loose, ...items.flatMap(({ term, blocks }) => [...boldParagraph(term), ...blocks])]
}

/**
 * Returns a paragraph with only a formula as a block: Wikipedia writes those as definitions without
 * a term.
 * @param {Block} block
 * @returns {Block}
 */
function asFormula(block) {
  if (block.kind !== "paragraph" || block.runs.length !== 1) return block
  const [run] = block.runs
  return run.kind === "math" ? { kind: "math", text: run.text } : block
}

/**
 * @param {Run[]} runs
 * @returns {Block[]} empty without runs
 */
function boldParagraph(runs) {
  const bold = runs.map(run => ({ ...run, strong: true }))
  return runs.length > 0 ? [{ kind: "paragraph", runs: bold }] : []
}

/**
 * Joins adjacent lists of one kind: Notion and Google Docs start a list for each item.
 * @param {Block[]} blocks
 */
function mergeLists(blocks) {
  /** @type {Block[]} */
  const merged = []
  for (const block of blocks) {
    const last = merged.at(-1)
    const isList = block.kind === "list" && last?.kind === "list"
    if (isList && last.ordered === block.ordered) append(last.items, block.items)
    else merged.push(block)
  }
  return merged
}
