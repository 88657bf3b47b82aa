// Blocks that are not rendered yet are represented by gaps: empty chunks of about the height of
// their blocks. A long page is rendered gap by gap, so that neither a keystroke nor a scroll waits
// for the whole page (slices.js).

import { cut, heightOf, newChunk } from "./chunks.js"

/** @import { Block } from "../types" */

/** @typedef {{ element: HTMLElement, blocks: (Block & { gap: Gap | null })[] }} Gap */

/**
 * Largest number of blocks in a gap, and of UTF-16 units of HTML, unless that is a single block.
 */
export const MOST = 24
const SIZE = 40_000

/** Height of a line of code, in pixels, and length of the tags around a paragraph. */
const LINE = 24
const TAGS = 12

/** @param {Block} block */
const height = ({ html }) => {
  const isCode = html.startsWith("<div class=\"language-")
  return isCode ? 80 + LINE * newlines(html) : heightOf(html.length - TAGS)
}

/** @param {string} text */
function newlines(text) {
  let count = 0
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++
  return count
}

/** Number of blocks that a floating image may reach past. */
const FLOAT = 4
const FLOATS = /class="[^"]*\b(?:left|right)\b|float/

/**
 * Whether a gap, which becomes a chunk, may begin with a block (chunks.js has the reasons).
 * @param {Block[]} blocks
 * @param {number} number
 * @param {number} length of the gap before it
 */
function mayBegin(blocks, number, length) {
  if (length >= 2 * MOST) return true
  // A gap of few blocks is full because of a long one, such as code.
  if (length < MOST && !blocks[number - 1].html.startsWith("<p>")) return true
  const before = blocks.slice(Math.max(0, number - FLOAT), number)
  return blocks[number].html.startsWith("<p>") && !before.some(({ html }) => FLOATS.test(html))
}

/** Sets the height of a gap to that of its blocks. @param {Gap} gap */
export function setHeight({ element, blocks }) {
  element.style.height = `${Math.round(blocks.reduce((sum, block) => sum + height(block), 0))}px`
}

/**
 * Inserts gaps for blocks into the content.
 * @param {ParentNode & Node} content
 * @param {Gap["blocks"]} blocks
 * @param {ChildNode | null} next the node after them
 */
export function insertGaps(content, blocks, next) {
  const before = next ? cut(content, next) : null
  const document = /** @type {Document} */ (content.ownerDocument)
  const fragment = document.createDocumentFragment()
  /** @type {Gap | null} */
  let gap = null
  let size = 0
  for (const [number, block] of blocks.entries()) {
    const isFull = gap && (gap.blocks.length >= MOST || size + block.html.length > SIZE)
    if (!gap || isFull && mayBegin(blocks, number, gap.blocks.length)) {
      if (gap) setHeight(gap)
      gap = { element: newChunk(document, true), blocks: [] }
      size = 0
      fragment.append(gap.element)
    }
    size += block.html.length
    gap.blocks.push(block)
    block.gap = gap
  }
  if (gap) setHeight(gap)
  content.insertBefore(fragment, before)
}

/**
 * Inserts blocks into a gap, before one of its blocks.
 * @param {Gap} gap
 * @param {Gap["blocks"]} blocks
 * @param {Block} next
 */
export function joinGap(gap, blocks, next) {
  const at = gap.blocks.findIndex(block => block === next)
  gap.blocks.splice(at, 0, ...blocks) // MOST at most
  for (const block of blocks) block.gap = gap
  setHeight(gap)
}

/** Divides a gap before one of its blocks. @param {Gap} gap @param {Block} next */
export function divideGap(gap, next) {
  const at = gap.blocks.findIndex(block => block === next)
  const blocks = gap.blocks.splice(at)
  const { parentNode, nextSibling } = gap.element
  setHeight(gap)
  const content = /** @type {ParentNode & Node} */ (parentNode)
  insertGaps(content, blocks, /** @type {ChildNode | null} */ (nextSibling))
}

/**
 * Removes a block from its gap, and an empty gap from the page.
 * @param {Gap["blocks"][number]} block
 */
export function leaveGap(block) {
  const { gap } = block
  if (!gap) return
  block.gap = null
  gap.blocks.splice(gap.blocks.indexOf(block), 1)
  if (!gap.blocks.length) gap.element.remove()
}
