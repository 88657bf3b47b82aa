// Search queries: words, "several words", #tag and in:category.

import { composingPattern } from "../../browser/hangul.js"

/** @typedef {{ kind: "tag" | "category", name: string, count: number }} Label */
/** @typedef {"words" | "tags" | "categories"} Kind */
/**
 * A query as patterns; `last` is the kind of the last word.
 * @typedef {Record<Kind, RegExp[]> & { last: Kind | "" }} Query
 */

/** @param {string} text */
const escaped = text => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")

/**
 * Returns a pattern that matches a word literally, in any case, composed (NFC) or decomposed (NFD,
 * as macOS writes file names).
 * @param {string} word
 * @param {boolean} [isComposing] whether the input method still composes the last syllable
 */
export function patternOf(word, isComposing = false) {
  const nfc = word.normalize("NFC")
  const nfd = word.normalize("NFD")
  const last = nfc.slice(-1)
  const end = isComposing ? composingPattern(last) ?? escaped(last) : escaped(last)
  const exact = escaped(nfc.slice(0, -1)) + end
  return new RegExp(nfd === nfc ? exact : `${exact}|${escaped(nfd)}`, "i")
}

/**
 * @param {string} text
 * @param {boolean} [isComposing] whether the input method still composes the last syllable
 * @returns {Query}
 */
export function parseQuery(text, isComposing = false) {
  /** @type {Query} */
  const query = { words: [], tags: [], categories: [], last: "" }
  const parts = [...text.matchAll(/(#|in:|카테고리:|분류:)?(?:"([^"]*)"?|(\S+))/gi)]
  for (const [number, [, prefix, quoted, plain]] of parts.entries()) {
    const word = quoted ?? plain
    if (!word) continue
    const isOpen = isComposing && number === parts.length - 1 && quoted === undefined
    query.last = prefix === "#" ? "tags" : prefix ? "categories" : "words"
    query[query.last].push(patternOf(word, isOpen))
  }
  return query
}

/**
 * Formats a label as `parseQuery` reads it.
 * @param {Label} label
 * @param {string} category the prefix of categories without the colon: "in" or "카테고리"
 */
export function formatLabel({ kind, name }, category) {
  const word = /\s/.test(name) ? `"${name}"` : name
  return (kind === "tag" ? "#" : `${category}:`) + word
}

/** @param {Query} query */
export const isEmpty = ({ words, tags, categories }) =>
  words.length + tags.length + categories.length === 0
