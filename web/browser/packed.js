// Unpacks the long lists of a patch. They cross from the engine as one string and one array of
// numbers (wasm/packed.go), because receiving 100,000 objects blocks the page for seconds.

/** @import { Block, Heading, Packed, Patch, WirePatch } from "../types" */

/**
 * @param {Packed} packed
 * @param {number} width how many numbers there are for each item
 * @param {(numbers: Uint32Array, at: number, text: (length: number) => string) => T} item
 * @returns {T[]}
 * @template T
 */
function unpackList({ text, numbers: bytes }, width, item) {
  const numbers = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)
  let at = 0
  const next = (/** @type {number} */ length) => text.slice(at, at += length)
  const items = []
  for (let i = 0; i < numbers.length; i += width) items.push(item(numbers, i, next))
  return items
}

/** @type {(numbers: Uint32Array, at: number, text: (length: number) => string) => Block} */
const block = (numbers, at, text) =>
  ({ start: numbers[at], end: numbers[at + 1], html: text(numbers[at + 2]) })

/** @type {(numbers: Uint32Array, at: number, text: (length: number) => string) => Heading} */
const heading = (numbers, at, text) =>
  ({ level: numbers[at], id: text(numbers[at + 1]), text: text(numbers[at + 2]) })

/** @param {unknown[] | Packed | null | undefined} list @returns {list is Packed} */
const isPacked = list => Boolean(list && !Array.isArray(list))

/**
 * @param {WirePatch} patch
 * @returns {Patch}
 */
export function unpack(patch) {
  const { blocks, outline } = patch
  if (!isPacked(blocks) && !isPacked(outline)) return /** @type {Patch} */ (patch)
  return {
    ...patch,
    blocks: isPacked(blocks) ? unpackList(blocks, 3, block) : blocks,
    outline: isPacked(outline) ? unpackList(outline, 3, heading) : outline,
  }
}
