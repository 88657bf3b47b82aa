// How a text is handed over in pieces: where two texts differ, and where a piece may end.

/** How many UTF-16 units are read at once: a few milliseconds of work. */
export const PIECE = 4096

/**
 * Where `is` differs from `was`: was[start:end] became is[start:to].
 * @param {string} was
 * @param {string} is
 */
export function difference(was, is) {
  const least = Math.min(was.length, is.length)
  const start = agreeing(least, length => was.startsWith(is.slice(0, length)), at => was.charCodeAt(at) === is.charCodeAt(at))
  let end = was.length
  let to = is.length
  while (end > start && to > start && was.charCodeAt(end - 1) === is.charCodeAt(to - 1)) {
    end--
    to--
  }
  return { start, end, to }
}

/**
 * How many of the first `length` units agree. Whole stretches are compared at once: strings do that much faster than units.
 * @param {number} length
 * @param {(length: number) => boolean} upTo
 * @param {(at: number) => boolean} at
 */
function agreeing(length, upTo, at) {
  let low = 0
  let high = length
  while (high - low > 64) {
    const middle = (low + high) >> 1
    if (upTo(middle)) low = middle
    else high = middle
  }
  while (low < high && at(low)) low++
  return low
}

/**
 * Where a piece that begins at `start` and ends at `end` or before it ends best: behind a line, and never within a character.
 * @param {string} text
 * @param {number} start
 * @param {number} end
 */
export function pieceEnd(text, start, end) {
  if (end >= text.length) return text.length
  const line = text.lastIndexOf("\n", end - 1) + 1
  if (line > start) return line
  const code = text.charCodeAt(end - 1)
  return code >= 0xd800 && code < 0xdc00 && end - start > 1 ? end - 1 : end
}
