// Full-text search without an index: regular expressions without captures go through all texts,
// which takes some milliseconds for 5,000 logs, and finds Korean within words, with or without
// particles, and any punctuation.
//
// Tried on 5,000 logs of 2,000 characters: an index of words took 13 s to build and did not find
// "하강" in "경사하강법"; an index of character pairs took 21 s and replied in 60 ms.

import { newestFirst } from "../../browser/order.js"

/** @import { Label, Query } from "./query.js" */

/**
 * A log as it is searched.
 * @typedef {object} Entry
 * @property {string} id
 * @property {string} day
 * @property {string} name
 * @property {string} title
 * @property {number} created
 * @property {string} text
 * @property {number} body offset of the text after the front matter
 * @property {string[]} tags
 * @property {string[]} categories
 */

/** @typedef {{ text: string, hit: boolean }} Piece a part of a text, and whether it is a match */
/**
 * @typedef {object} Hit
 * @property {Entry} entry
 * @property {Piece[]} title
 * @property {string[]} labels the tags and categories that match
 * @property {Piece[]} snippet the text around the first match in the body
 * @property {number} start offset of the first match in the text, -1 if the text has none
 * @property {number} end
 */

/** Number of UTF-16 units in a snippet before and after the start of the match. */
const BEFORE = 40
const AFTER = 120

/** @type {(patterns: RegExp[], texts: string[]) => boolean} */
const allMatch = (patterns, texts) =>
  patterns.every(pattern => texts.some(text => pattern.test(text)))

/**
 * Returns the logs that match all parts of a query: those that match by title, tags or categories
 * precede the others, and newer logs precede older ones.
 * @param {Iterable<Entry>} entries
 * @param {Query} query
 * @param {number} limit
 * @returns {{ hits: Hit[], more: boolean }} `more` is true if there may be others
 */
export function search(entries, query, limit) {
  const { words, tags, categories } = query
  const labelled = [...entries]
    .filter(entry => allMatch(tags, entry.tags) && allMatch(categories, entry.categories))
    .sort(newestFirst)
  /** @param {Entry} entry */
  const names = entry => [entry.title, ...entry.tags, ...entry.categories]
  const byName = labelled.filter(entry => allMatch(words, names(entry)))
  const found = byName.slice(0, limit)
  const named = new Set(byName)
  for (const entry of labelled) {
    if (found.length > limit) break
    if (!named.has(entry) && allMatch(words, [entry.text, ...names(entry)])) found.push(entry)
  }
  return {
    hits: found.slice(0, limit).map(entry => hitOf(entry, query)),
    more: found.length > limit || byName.length > limit,
  }
}

/** @type {(entry: Entry, query: Query) => Hit} */
function hitOf(entry, { words, tags, categories }) {
  const { text, body } = entry
  const ranges = words.map(word => rangeOf(word, entry)).filter(({ start }) => start >= 0)
    .sort((a, b) => a.start - b.start)
  const inBody = ranges.find(({ start }) => start >= body)
  const { start, end } = inBody ?? ranges[0] ?? { start: -1, end: -1 }
  const patterns = [...words, ...tags, ...categories]
  const labels = [...entry.tags, ...entry.categories]
    .filter(name => patterns.some(pattern => pattern.test(name)))
  const snippet = inBody ? splitByMatches(snippetOf(text, body, start, end), words) : []
  return { entry, title: splitByMatches(entry.title, words), labels, snippet, start, end }
}

/**
 * Returns the range of a word in the body, else in the front matter.
 * @type {(word: RegExp, entry: Entry) => { start: number, end: number }}
 */
function rangeOf(word, { text, body }) {
  for (const offset of [body, 0]) {
    const match = word.exec(text.slice(offset))
    if (!match) continue
    const start = offset + match.index
    return { start, end: start + match[0].length }
  }
  return { start: -1, end: -1 }
}

/**
 * Returns the text around a match on one line, cut at a blank if there is one.
 * @type {(text: string, body: number, start: number, end: number) => string}
 */
function snippetOf(text, body, start, end) {
  const before = text.slice(Math.max(start - BEFORE, body), start)
    .replace(/^\S{0,16}\s(?=[^]{12})/, "")
  const from = start - before.length
  const line = text.slice(from, end + AFTER).replace(/[\uD800-\uDBFF]$|^[\uDC00-\uDFFF]/g, "")
  const isCut = /\S/.test(text.slice(Math.max(0, from - BEFORE), from))
  return (isCut ? "…" : "") + line.replace(/\s+/g, " ").trim()
}

/**
 * Splits a text into matches and the text between them.
 * @param {string} text
 * @param {RegExp[]} words
 * @returns {Piece[]}
 */
export function splitByMatches(text, words) {
  if (words.length === 0) return text ? [{ text, hit: false }] : []
  const any = new RegExp(words.map(word => word.source).join("|"), "gi")
  /** @type {Piece[]} */
  const pieces = []
  let end = 0
  for (const match of text.matchAll(any)) {
    if (match[0] === "") continue
    pieces.push({ text: text.slice(end, match.index), hit: false }, { text: match[0], hit: true })
    end = match.index + match[0].length
  }
  return [...pieces, { text: text.slice(end), hit: false }].filter(({ text }) => text !== "")
}

/**
 * Returns the tags and categories that the last word of a query matches, the most frequent first.
 * @param {Iterable<Entry>} entries
 * @param {Query} query
 * @param {number} limit
 * @returns {Label[]}
 */
export function labelsFor(entries, query, limit) {
  const [last] = query.last ? query[query.last].slice(-1) : []
  if (!last) return []
  /** @type {Map<string, Label>} */
  const found = new Map()
  /** @type {(kind: Label["kind"], names: string[]) => void} */
  function count(kind, names) {
    for (const name of names.filter(name => last.test(name))) {
      const label = found.get(kind + name) ?? { kind, name, count: 0 }
      label.count++
      found.set(kind + name, label)
    }
  }
  for (const { tags, categories } of entries) {
    if (query.last !== "categories") count("tag", tags)
    if (query.last !== "tags") count("category", categories)
  }
  return [...found.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .slice(0, limit)
}
