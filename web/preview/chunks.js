// A long page is laid out and painted where it is seen: its blocks stand in chunks with content-visibility (preview.css). A short
// page has none, and neither have the ends of a long one, whose margins are those of the page around.
//
// A chunk is a box of its own, so margins do not collapse over its edges. It begins with a plain paragraph, which has no
// margin above, and not soon behind something that floats: there nothing would collapse or hang over anyway, and the page
// looks as it does without.

/** How many nodes a chunk has, about. */
const SIZE = 40

/** How many may stand without one. */
const LOOSE = 3 * SIZE

/** How many blocks a floating picture may hang over. */
const FLOAT = 8

const NAME = "DAY-CHUNK"

/** @param {Node | null} node */
export const isChunk = node => node?.nodeName === NAME

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
  if (first && isChunk(first.parentNode)) tidy(/** @type {Element} */ (first.parentNode))
  wrap(content, loose(content))
}

/** The nodes behind the last chunk, or all where there is none. @param {Node} content */
function loose(content) {
  const nodes = []
  for (let node = content.lastChild; node && !isChunk(node); node = node.previousSibling) nodes.unshift(node)
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
    const chunk = /** @type {Document} */ (parent.ownerDocument).createElement(NAME)
    parent.insertBefore(chunk, nodes[start])
    chunk.append(...nodes.slice(start, end))
    guess(chunk)
    start = end
  }
}

/** @param {ChildNode[]} nodes @param {number} from */
function nextBegin(nodes, from) {
  let at = from
  while (at < nodes.length && !(mayBegin(nodes[at]) && isFree(nodes, at))) at++
  return at
}

/** What a chunk's height is taken for until it was seen; then the browser remembers. @param {HTMLElement} chunk */
function guess(chunk) {
  const lines = [...chunk.childNodes].reduce((sum, { textContent }) => sum + 1.5 + (textContent ?? "").length / 45, 0)
  chunk.style.setProperty("contain-intrinsic-block-size", `auto ${Math.round(28 * lines)}px`)
}

/** @param {Element} chunk */
function tidy(chunk) {
  const before = chunk.previousSibling
  // What may not begin a chunk goes to the end of what is before.
  while (chunk.firstChild && !mayBegin(chunk.firstChild)) {
    if (isChunk(before)) /** @type {Element} */ (before).append(chunk.firstChild)
    else chunk.before(chunk.firstChild)
  }
  if (!chunk.firstChild) return chunk.remove()
  const nodes = [...chunk.childNodes]
  if (nodes.length <= LOOSE) return
  const middle = nextBegin(nodes, nodes.length >> 1)
  if (middle === nodes.length) return
  const rest = chunk.ownerDocument.createElement(NAME)
  rest.append(...nodes.slice(middle))
  chunk.after(rest)
  for (const one of [chunk, rest]) guess(/** @type {HTMLElement} */ (one))
}
