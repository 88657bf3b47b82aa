// Operations on long lists. A call accepts only about 100,000 arguments, so a list whose length
// depends on the text is not spread into one: `list.push(...items)` and `element.append(...nodes)`
// throw "Maximum call stack size exceeded" for a long log.

/** Number of items that are spread at once. */
const STEP = 5000

/**
 * Replaces `removed` items from `at` on by `items`, and returns the removed ones.
 * @template T
 * @param {T[]} list
 * @param {number} at
 * @param {number} removed
 * @param {readonly T[]} items
 * @returns {T[]}
 */
export function splice(list, at, removed, items) {
  if (items.length <= STEP) return list.splice(at, removed, ...items)
  const tail = list.splice(at)
  const gone = tail.slice(0, removed)
  append(list, items)
  for (let i = removed; i < tail.length; i++) list.push(tail[i])
  return gone
}

/**
 * @template T
 * @param {T[]} list
 * @param {readonly T[]} items
 */
export function append(list, items) {
  for (const item of items) list.push(item)
}

/**
 * Moves nodes into a parent, in order.
 * @param {ParentNode & Node} parent
 * @param {Iterable<Node | string>} nodes
 */
export function appendNodes(parent, nodes) {
  for (const node of [...nodes]) parent.append(node) // moving them changes a list that is live
}

/**
 * Makes nodes the only content of a parent.
 * @param {ParentNode & Node} parent
 * @param {Iterable<Node | string>} nodes
 */
export function replaceNodes(parent, nodes) {
  const all = [...nodes]
  parent.replaceChildren()
  for (const node of all) parent.append(node)
}

/** Returns the parts of a text between commas, without empty ones. @param {string} text */
export const splitList = text => text.split(",").map(part => part.trim()).filter(Boolean)

/**
 * @param {Iterable<number>} numbers
 * @param {number} least the smallest possible result
 */
export function most(numbers, least) {
  let result = least
  for (const number of numbers) if (number > result) result = number
  return result
}
