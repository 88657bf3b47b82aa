// Divides a long page into chunks with content-visibility (preview.css), so that only its visible
// part is laid out and painted. A short page has none, nor have both ends of a long one, whose
// margins depend on the page around them.
//
// A chunk is a box, so margins do not collapse across its edges. It begins with a plain paragraph,
// which has no margin above, and not right after a floating element: nothing would collapse or
// overlap there, and the page looks the same as without chunks. Where no such paragraph follows,
// the chunk gets a negative margin that makes up for the collapsed one.

import { appendNodes } from "../browser/lists.js"

/** Number of nodes in a chunk, about. */
const SIZE = 40

/** Largest number of adjacent nodes without a chunk. */
const LOOSE = 3 * SIZE

/** Number of blocks that a floating image may reach past. */
const FLOAT = 8

const NAME = "DAY-CHUNK"

/** Attribute of chunks that do not begin with a plain paragraph. */
const FITTED = "data-fitted"

/**
 * Attribute of chunks that were visible when they were inserted. The style sheet lays them out at
 * once. The browser would use the guessed height first, and lay the page out once more for each
 * chunk that moves.
 */
export const SEEN = "data-seen"

const FLOATING = ".left, .right, [style*=float]"

/** @param {Node | null} node */
export const isChunk = node => node?.nodeName === NAME

/**
 * @param {Document} document
 * @param {boolean} [isGap] whether it represents blocks that are not rendered yet
 */
export function newChunk(document, isGap = false) {
  const chunk = document.createElement(NAME)
  if (isGap) chunk.dataset.due = ""
  return chunk
}

/** @param {Node | null} node */
const isGap = node => isChunk(node) && /** @type {Element} */ (node).hasAttribute("data-due")

/** Whether a chunk may begin with a node. @param {Node | undefined} node */
function mayBegin(node) {
  if (node?.nodeName !== "P") return false
  const element = /** @type {Element} */ (node)
  return !element.hasAttribute("class") && !element.hasAttribute("style")
}

/** Whether no floating element reaches to a node. @param {ChildNode[]} nodes @param {number} at */
const isFree = (nodes, at) => !nodes.slice(Math.max(0, at - FLOAT), at).some(node => {
  const element = /** @type {Element} */ (node)
  return node.nodeType === 1 && (element.matches(FLOATING) || element.querySelector(FLOATING))
})

/**
 * Divides a long page into chunks, and adjusts the chunk that contains new nodes.
 * @param {ParentNode & Node} content
 * @param {{ nodes: ChildNode[] }[]} made the new blocks
 */
export function divide(content, made) {
  if (!content.ownerDocument || !content.lastChild) return
  const first = made.find(({ nodes }) => nodes.length)?.nodes[0]
  const isInChunk = isChunk(first?.parentNode ?? null)
  if (isInChunk) tidy(/** @type {HTMLElement} */ (first?.parentNode))
  wrap(content, looseNodes(first && !isInChunk ? first : content.lastChild))
}

/** Returns the nodes without a chunk around a node, in order. @param {ChildNode} node */
function looseNodes(node) {
  const nodes = []
  /** @type {ChildNode | null} */
  let one = node
  for (; one && !isChunk(one); one = one.previousSibling) nodes.push(one)
  nodes.reverse()
  one = nodes.length ? node.nextSibling : null
  for (; one && !isChunk(one); one = one.nextSibling) nodes.push(one)
  return nodes
}

/**
 * Puts adjacent nodes into chunks, except some at their ends.
 * @param {ParentNode & Node} parent
 * @param {ChildNode[]} nodes
 */
function wrap(parent, nodes) {
  if (nodes.length <= LOOSE) return
  const limit = nodes.length - SIZE / 2
  let start = nextStart(nodes, isChunk(nodes[0].previousSibling) ? 0 : 1)
  let end = nextStart(nodes, start + SIZE)
  while (end < limit) {
    const chunk = newChunk(/** @type {Document} */ (parent.ownerDocument))
    parent.insertBefore(chunk, nodes[start])
    appendNodes(chunk, nodes.slice(start, end))
    settle(chunk)
    start = end
    end = nextStart(nodes, start + SIZE)
  }
}

/**
 * Returns the number of the next node with which a chunk may begin; if there is none nearby, that
 * of any next element.
 * @param {ChildNode[]} nodes
 * @param {number} from
 */
function nextStart(nodes, from) {
  const until = Math.min(nodes.length, from + LOOSE)
  for (let at = from; at < until; at++) if (mayBegin(nodes[at]) && isFree(nodes, at)) return at
  for (let at = until; at < nodes.length; at++) {
    if (nodes[at].nodeType === 1 && isFree(nodes, at)) return at
  }
  return nodes.length
}

/**
 * Returns the approximate height of a block of text, in pixels.
 * @param {number} length in UTF-16 units
 */
export const heightOf = length => 16 + 30 * Math.max(1, length / 60)

/**
 * Sets the margin of a chunk, and the height that it has until it is laid out.
 * @param {HTMLElement} chunk
 */
export function settle(chunk) {
  let height = 0
  for (const { textContent } of chunk.childNodes) {
    if (textContent && textContent !== "\n") height += heightOf(textContent.length)
  }
  chunk.style.setProperty("contain-intrinsic-block-size", `auto ${Math.round(height)}px`)
  fit(chunk)
  fitNext(chunk)
}

/** @param {Element} chunk */
function fitNext({ nextElementSibling: next }) {
  if (next?.hasAttribute(FITTED)) fit(/** @type {HTMLElement} */ (next))
}

/**
 * Compensates the margin that would collapse across the start of a chunk without a plain paragraph.
 * @param {HTMLElement} chunk
 */
function fit(chunk) {
  const first = chunk.firstElementChild
  const isPlain = !first || mayBegin(first)
  if (isPlain && !chunk.hasAttribute(FITTED)) return
  chunk.toggleAttribute(FITTED, !isPlain)
  const before = chunk.previousElementSibling
  const last = isChunk(before) ? /** @type {Element} */ (before).lastElementChild : before
  const collapsed = isPlain || !last ? 0 : Math.min(margins(last)[1], margins(first)[0])
  chunk.style.marginTop = collapsed > 0 ? `${-collapsed}rem` : ""
}

/** Adjusts the margins of all chunks to another style sheet. @param {ParentNode} content */
export function refit(content) {
  for (const chunk of content.querySelectorAll(`${NAME}[${FITTED}]`)) {
    fit(/** @type {HTMLElement} */ (chunk))
  }
}

/** The margins above and below a block, in rem. @typedef {[number, number]} Margins */

/**
 * Margins of the blocks of a post in preview.css, by the name of the element, or its kind.
 * @type {Record<string, Margins>}
 */
const CHIRPY = {
  P: [0, 1], UL: [.25, 1], OL: [.25, 1], DL: [0, 1], HR: [1, 1], BLOCKQUOTE: [.5, 1],
  PRE: [0, 1], FIGURE: [0, 1], DETAILS: [0, 1], code: [.5, 1.3], table: [0, 1.5],
  H1: [3, .5], H2: [2.5, 1.25], H3: [2, 1], H4: [2, 1], H5: [0, .5], H6: [0, .5],
}

/** Those of minimal-mistakes.css. @type {Record<string, Margins>} */
const MISTAKES = {
  P: [0, 1.3], UL: [1, 1], OL: [1, 1], DL: [1, 1], HR: [1, 1], BLOCKQUOTE: [2, 2],
  PRE: [0, .75], FIGURE: [2, 2], code: [0, 1], TABLE: [0, .75],
  H1: [0, .7815], H2: [2.5, .625], H3: [2.25, .5625], H4: [2.125, .53125],
  H5: [2.0625, .515625], H6: [2, .5],
}

/** Those of the sheets in which no block has a margin above it. @type {Record<string, Margins>} */
const NONE = {}

/** @type {Record<string, Record<string, Margins>>} */
const SHEETS = { minima: NONE, plain: NONE, "minimal-mistakes": MISTAKES }

/**
 * Returns the margins of a block. Reading them from the browser would compute the styles of all new
 * nodes.
 * @param {Element} element
 * @returns {Margins}
 */
function margins({ nodeName, className = "", ownerDocument }) {
  const sheet = SHEETS[ownerDocument.documentElement.dataset.blogTheme ?? ""] ?? CHIRPY
  if (nodeName !== "DIV") return sheet[nodeName] ?? [0, 0]
  if (/^language-/.test(className)) return sheet.code ?? [0, 0]
  return (className === "table-wrapper" && sheet.table) || [0, 0]
}

/**
 * Removes the last chunk of the content but keeps its nodes, and divides the end of the page again.
 * @param {HTMLElement} chunk
 */
export function unwrap(chunk) {
  const content = /** @type {ParentNode & Node} */ (chunk.parentNode)
  for (const node of [...chunk.childNodes]) chunk.before(node)
  chunk.remove()
  if (content.lastChild) wrap(content, looseNodes(content.lastChild))
}

/** Adjusts a chunk whose nodes have changed: its start, and its size. @param {HTMLElement} chunk */
function tidy(chunk) {
  if (chunk.hasAttribute(FITTED)) fit(chunk)
  else {
    const before = chunk.previousSibling
    const isFilled = isChunk(before) && !isGap(before)
    // Nodes with which a chunk must not begin are moved to the end of the one before.
    while (chunk.firstChild && !mayBegin(chunk.firstChild)) {
      if (isFilled) /** @type {Element} */ (before).append(chunk.firstChild)
      else chunk.before(chunk.firstChild)
    }
  }
  if (!chunk.firstChild) return chunk.remove()
  fitNext(chunk)
  const nodes = [...chunk.childNodes]
  if (nodes.length <= LOOSE) return
  const middle = nextStart(nodes, nodes.length >> 1)
  if (middle === nodes.length) return
  cut(/** @type {Node} */ (chunk.parentNode), nodes[middle])
  settle(chunk)
}

/**
 * Cuts the chunk of a node, if it has one, before that node. Returns the child of the content that
 * begins with the node then.
 * @param {Node} content
 * @param {ChildNode} node
 * @returns {ChildNode}
 */
export function cut(content, node) {
  if (node.parentNode === content) return node
  const chunk = /** @type {HTMLElement} */ (node.parentNode)
  if (!node.previousSibling) return chunk
  const tail = newChunk(chunk.ownerDocument)
  chunk.after(tail)
  for (let next = /** @type {ChildNode | null} */ (node); next;) {
    const moved = next
    next = moved.nextSibling
    tail.append(moved)
  }
  settle(tail)
  return tail
}
