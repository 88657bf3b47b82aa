// Makes MathJax's search for formulas linear. For a formula without an end, FindTeX reads from its
// opening delimiter to the end of the text. The search here keeps the results of failed searches.

import { protoItem } from "mathjax-full/js/core/MathItem.js"

/**
 * The results of earlier searches for a closing delimiter in a text.
 * @typedef {object} Memo
 * @property {Set<number>} endless offsets outside of braces after which there is no such delimiter
 * @property {Map<number, number>} braces the end of the group of each opening brace, `UNCLOSED` if
 *   it has none
 */

const UNCLOSED = -1

/**
 * Number of characters of a text that are read in failed searches; after that, formulas without an
 * end stay text. Only environments with many different names reach it: they share no results.
 */
const MOST_READ = 1_000_000

/**
 * Longest name of an environment or a label, in UTF-16 units. Without a limit, FindTeX reads from
 * each `\\begin{` to the next brace, or to the end of the text.
 */
const LONGEST_NAME = 300

/**
 * Makes a FindTeX linear; its results are the same.
 * @param {any} finder
 */
export function makeLinear(finder) {
  finder.findEnd = createEndSearch()
  const { source } = finder.start
  finder.start = new RegExp(source.replaceAll("[^}]*", `[^}]{0,${LONGEST_NAME}}`), "g")
}

/** Returns a function that replaces `FindTeX.findEnd`. */
function createEndSearch() {
  let current = ""
  let read = 0
  /** The results in the current text by closing delimiter. @type {Map<string, Memo>} */
  const memos = new Map()

  /** @param {string} close @returns {Memo} */
  function memoOf(close) {
    const memo = memos.get(close) ?? { endless: new Set(), braces: new Map() }
    memos.set(close, memo)
    return memo
  }

  /**
   * @param {string} text
   * @param {number} n number of the text
   * @param {RegExpExecArray} start the opening delimiter
   * @param {[close: string, display: boolean, pattern: RegExp]} end
   */
  return (text, n, start, [close, display, pattern]) => {
    if (text !== current) {
      current = text
      read = 0
      memos.clear()
    }
    if (read > MOST_READ) return null
    const from = start.index + start[0].length
    pattern.lastIndex = from
    const match = search(text, close, pattern, memoOf(close), characters => {
      read += characters
    })
    if (!match) return null
    const until = match.index + match[0].length
    const tex = text.slice(from, match.index)
    return protoItem(start[0], tex, match[0], n, start.index, until, display)
  }
}

/**
 * Returns the next closing delimiter outside of braces.
 * @param {string} text
 * @param {string} close
 * @param {RegExp} pattern matches `close`, commands and braces; the search begins at its lastIndex
 * @param {Memo} memo
 * @param {(characters: number) => void} onFailure is called with the number of characters read
 * @returns {RegExpExecArray | null}
 */
function search(text, close, pattern, { endless, braces }, onFailure) {
  const from = pattern.lastIndex
  /** Offsets outside of braces. @type {number[]} */
  const passed = []
  /** Offsets of the open braces. @type {number[]} */
  const open = []
  let at = from
  for (; !endless.has(at) || open.length; at = pattern.lastIndex) {
    if (!open.length) passed.push(at)
    const match = pattern.exec(text)
    if (!match) {
      at = text.length
      break
    }
    const [token] = match
    if ((match[1] || token) === close && !open.length) return match
    if (token === "}" && open.length) braces.set(Number(open.pop()), pattern.lastIndex)
    if (token !== "{") continue
    const end = braces.get(match.index)
    if (end === UNCLOSED) break
    if (end) pattern.lastIndex = end
    else open.push(match.index)
  }
  for (const offset of passed) endless.add(offset)
  for (const offset of open) braces.set(offset, UNCLOSED)
  onFailure(at - from)
  return null
}
