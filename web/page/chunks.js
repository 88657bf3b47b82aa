// A long page is laid out and painted where it is seen: its blocks stand in chunks with content-visibility (preview.css). A
// short page has none, and neither have the ends of a long one, whose margins are those of the page around.
//
// A chunk is a box of its own, so margins do not collapse over its edges. It begins with a plain paragraph, which has no
// margin above, and not soon behind something that floats: there nothing would collapse or hang over anyway, and the page
// looks as it does without. Where no such paragraph follows, the chunk gets a negative margin of what would collapse.

import { appendNodes } from "../browser/lists.js"

/** How many nodes a chunk has, about. */
const SIZE = 40

/** How many may stand without one. */
const LOOSE = 3 * SIZE

/** How many blocks a floating picture may hang over. */
const FLOAT = 8

const NAME = "DAY-CHUNK"

/** An attribute of chunks that do not begin with a plain paragraph. */
const FITTED = "data-fitted"

/**
 * An attribute of chunks that came while they were in view. They are laid out before the browser knows that: else it would
 * do so with a height that was guessed, and once more for each chunk that moves.
 */
export const SEEN = "data-seen"

/** @param {Node | null} node */
export const isChunk = node => node?.nodeName === NAME

/** @param {Document} document @param {boolean} [gap] whether it stands for blocks that are not rendered yet */
export function newChunk(document, gap = false) {
  const chunk = document.createElement(NAME)
  if (gap) chunk.dataset.due = ""
  return chunk
}

/** @param {Node | null} node */
const isGap = node => isChunk(node) && /** @type {Element} */ (node).hasAttribute("data-due")

/**
 * Reports whether a chunk may begin with a node.
 * @param {Node | undefined} node
 */
function mayBegin(node) {
  if (node?.nodeName !== "P") return false
  const element = /** @type {Element} */ (node)
  return !element.hasAttribute("class") && !element.hasAttribute("style")
}

/** @param {ChildNode[]} nodes @param {number} at */
const isFree = (nodes, at) => !nodes.slice(Math.max(0, at - FLOAT), at).some(node => node.nodeType === 1 &&
  (/** @type {Element} */ (node).matches(".left, .right, [style*=float]") || /** @type {Element} */ (node).querySelector(".left, .right, [style*=float]")))

/**
 * Puts the blocks of a long page into chunks, or sees to it that they still stand well in them.
 * @param {ParentNode & Node} content
 * @param {{ nodes: ChildNode[] }[]} made the blocks that have just come
 */
export function divide(content, made) {
  if (!content.ownerDocument || !content.lastChild) return
  const first = made.find(({ nodes }) => nodes.length)?.nodes[0]
  const chunked = isChunk(first?.parentNode ?? null)
  if (chunked) tidy(/** @type {HTMLElement} */ (first?.parentNode))
  wrap(content, loose(first && !chunked ? first : content.lastChild))
}

/** The nodes without a chunk that stand side by side with a node. @param {ChildNode} node */
function loose(node) {
  const nodes = []
  for (let one = /** @type {ChildNode | null} */ (node); one && !isChunk(one); one = one.previousSibling) nodes.push(one)
  nodes.reverse()
  for (let one = node.nextSibling; nodes.length && one && !isChunk(one); one = one.nextSibling) nodes.push(one)
  return nodes
}

/**
 * Puts nodes that stand side by side into chunks, but for some at their ends.
 * @param {ParentNode & Node} parent
 * @param {ChildNode[]} nodes
 */
function wrap(parent, nodes) {
  if (nodes.length <= LOOSE) return
  let start = nextBegin(nodes, isChunk(nodes[0].previousSibling) ? 0 : 1)
  for (let end = nextBegin(nodes, start + SIZE); end < nodes.length - SIZE / 2; end = nextBegin(nodes, start + SIZE)) {
    const chunk = newChunk(/** @type {Document} */ (parent.ownerDocument))
    parent.insertBefore(chunk, nodes[start])
    appendNodes(chunk, nodes.slice(start, end))
    settle(chunk)
    start = end
  }
}

/**
 * Where a chunk may begin from a number on; anywhere, where nothing does for long.
 * @param {ChildNode[]} nodes @param {number} from
 */
function nextBegin(nodes, from) {
  const until = Math.min(nodes.length, from + LOOSE)
  for (let at = from; at < until; at++) if (mayBegin(nodes[at]) && isFree(nodes, at)) return at
  for (let at = until; at < nodes.length; at++) if (nodes[at].nodeType === 1 && isFree(nodes, at)) return at
  return nodes.length
}

/** About how high a block with some characters is, in pixels. @param {number} length */
export const heightOf = length => 16 + 30 * Math.max(1, length / 60)

/** Gives a chunk the height that is taken for its own until it was seen, and its margin. @param {HTMLElement} chunk */
export function settle(chunk) {
  let height = 0
  for (const { textContent } of chunk.childNodes) if (textContent && textContent !== "\n") height += heightOf(textContent.length)
  chunk.style.setProperty("contain-intrinsic-block-size", `auto ${Math.round(height)}px`)
  fit(chunk)
  fitNext(chunk)
}

/** @param {Element} chunk */
function fitNext({ nextElementSibling: next }) {
  if (next?.hasAttribute(FITTED)) fit(/** @type {HTMLElement} */ (next))
}

/**
 * Where a chunk does not begin with a plain paragraph, margins would collapse over its edge: what is counted twice is
 * taken off.
 * @param {HTMLElement} chunk
 */
function fit(chunk) {
  const first = chunk.firstElementChild
  const plain = !first || mayBegin(first)
  if (plain && !chunk.hasAttribute(FITTED)) return
  chunk.toggleAttribute(FITTED, !plain)
  const before = chunk.previousElementSibling
  const last = isChunk(before) ? /** @type {Element} */ (before).lastElementChild : before
  const twice = plain || !last ? 0 : Math.min(margins(last)[1], margins(first)[0])
  chunk.style.marginTop = twice > 0 ? `${-twice}rem` : ""
}

/** Margins of the blocks of a post in rem, above and below, as preview.css has them. @type {Record<string, [number, number]>} */
const MARGINS = {
  P: [0, 1], UL: [.25, 1], OL: [.25, 1], DL: [0, 1], HR: [1, 1], BLOCKQUOTE: [.5, 1], PRE: [0, 1], FIGURE: [0, 1], DETAILS: [0, 1],
  H1: [3, .5], H2: [2.5, 1.25], H3: [2, 1], H4: [2, 1], H5: [0, .5], H6: [0, .5],
}
const CODE = /** @type {[number, number]} */ ([.5, 1.3])
const TABLE = /** @type {[number, number]} */ ([0, 1.5])

/** The margins of a block. To ask the browser for them would have it work out the styles of all that is new. @param {Element} element */
function margins({ nodeName, className = "" }) {
  if (nodeName !== "DIV") return MARGINS[nodeName] ?? [0, 0]
  return /^language-/.test(className) ? CODE : className === "table-wrapper" ? TABLE : [0, 0]
}

/** Takes the chunk at the end of the content apart again, but for what is enough for chunks. @param {HTMLElement} chunk */
export function unwrap(chunk) {
  const content = /** @type {ParentNode & Node} */ (chunk.parentNode)
  for (const node of [...chunk.childNodes]) chunk.before(node)
  chunk.remove()
  if (content.lastChild) wrap(content, loose(content.lastChild))
}

/** @param {HTMLElement} chunk */
function tidy(chunk) {
  if (chunk.hasAttribute(FITTED)) fit(chunk)
  else {
    const before = chunk.previousSibling
    // What may not begin a chunk goes to the end of what is before.
    while (chunk.firstChild && !mayBegin(chunk.firstChild)) {
      if (isChunk(before) && !isGap(before)) /** @type {Element} */ (before).append(chunk.firstChild)
      else chunk.before(chunk.firstChild)
    }
  }
  if (!chunk.firstChild) return chunk.remove()
  fitNext(chunk)
  const nodes = [...chunk.childNodes]
  if (nodes.length <= LOOSE) return
  const middle = nextBegin(nodes, nodes.length >> 1)
  if (middle === nodes.length) return
  cut(/** @type {Node} */ (chunk.parentNode), nodes[middle])
  settle(chunk)
}

/**
 * Sees to it that a node is not within a chunk, or begins one. Returns the child of the content that then begins with it.
 * @param {Node} content
 * @param {ChildNode} node
 * @returns {ChildNode}
 */
export function cut(content, node) {
  if (node.parentNode === content) return node
  const chunk = /** @type {HTMLElement} */ (node.parentNode)
  if (!node.previousSibling) return chunk
  const rest = newChunk(chunk.ownerDocument)
  chunk.after(rest)
  for (let next = /** @type {ChildNode | null} */ (node); next;) {
    const moved = next
    next = moved.nextSibling
    rest.append(moved)
  }
  settle(rest)
  return rest
}
