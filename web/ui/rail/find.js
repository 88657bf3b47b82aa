// What a search finds. There is no index of words: the texts themselves are gone through, by regular expressions without a
// capture, which takes some milliseconds for 5,000 logs and finds Korean within words, with its particles or without, and any
// sign. (Measured on 5,000 logs of 2,000 characters: an index of words was built in 13 s and found "하강" in no "경사하강법"; one of
// pairs of letters took 21 s and answered in 60 ms.)

import { newestFirst } from "../../browser/order.js"

/**
 * A log as it is searched.
 * @typedef {object} Entry
 * @property {string} id
 * @property {string} day
 * @property {string} name
 * @property {string} title
 * @property {number} created
 * @property {string} text
 * @property {number} body where the front matter ends
 * @property {string[]} tags
 * @property {string[]} categories
 */

/** A stretch of text; `hit` is what was looked for. @typedef {{ text: string, hit: boolean }} Piece */
/** @typedef {{ entry: Entry, title: Piece[], labels: string[], snippet: Piece[], start: number, end: number }} Hit where the text has it; start is -1 if it has not */
/** @typedef {{ kind: "tag" | "category", name: string, count: number }} Label */
/** @typedef {"words" | "tags" | "categories"} Kind */
/** @typedef {Record<Kind, RegExp[]> & { last: Kind | "" }} Query last is what the last word is looked for in */

const initials = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
/** What a syllable's final letters are as letters; the last of them may be the next syllable's first. */
const finals = " ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ".split(" ")
const firstSyllable = 0xac00
const medials = 21

/** @param {string} text */
const escaped = text => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")

/** The syllables that begin with a letter. @param {string} letter */
function beginningWith(letter) {
  const at = initials.indexOf(letter)
  if (at < 0) return ""
  const first = firstSyllable + at * medials * finals.length
  return `[${String.fromCharCode(first)}-${String.fromCharCode(first + medials * finals.length - 1)}]`
}

/**
 * What a syllable may become that is still composed: 기 is on its way to 길, 길 to 기록, 갑 to 값.
 * @param {string} last
 */
function unfinished(last) {
  if (initials.includes(last)) return `(?:${last}|${beginningWith(last)})`
  const code = last.charCodeAt(0) - firstSyllable
  if (code < 0 || code >= initials.length * medials * finals.length) return escaped(last)
  const final = code % finals.length
  const open = firstSyllable + code - final
  if (final === 0) return `[${last}-${String.fromCharCode(open + finals.length - 1)}]`
  const same = finals.flatMap((letters, n) => (letters.startsWith(finals[final]) ? [String.fromCharCode(open + n)] : []))
  const before = String.fromCharCode(open + Math.max(0, finals.indexOf(finals[final].slice(0, -1))))
  return `(?:[${same.join("")}]|${before}${beginningWith(finals[final].slice(-1))})`
}

/**
 * A pattern that finds a word as it stands, in capitals or not, its letters put together (NFC) or apart, as macOS writes them.
 * @param {string} word
 * @param {boolean} [composing] its last syllable is still being composed
 */
export function patternOf(word, composing = false) {
  const nfc = word.normalize("NFC"), nfd = word.normalize("NFD")
  const exact = composing ? escaped(nfc.slice(0, -1)) + unfinished(nfc.slice(-1)) : escaped(nfc)
  return new RegExp(nfd === nfc ? exact : `${exact}|${escaped(nfd)}`, "i")
}

/**
 * Reads what was typed: words, "several words", #tag and in:category.
 * @param {string} typed
 * @param {boolean} [composing] the last syllable is still being composed
 * @returns {Query}
 */
export function read(typed, composing = false) {
  /** @type {Query} */
  const query = { words: [], tags: [], categories: [], last: "" }
  const parts = [...typed.matchAll(/(#|in:|카테고리:|분류:)?(?:"([^"]*)"?|(\S+))/gi)]
  for (const [number, [, kind, quoted, plain]] of parts.entries()) {
    const word = quoted ?? plain
    if (!word) continue
    const pattern = patternOf(word, composing && number === parts.length - 1 && quoted === undefined)
    query.last = kind === "#" ? "tags" : kind ? "categories" : "words"
    query[query.last].push(pattern)
  }
  return query
}

/** Writes a label as read understands it. @param {Label} label @param {string} category the word for a category: in or 카테고리 */
export function asQuery({ kind, name }, category) {
  const word = /\s/.test(name) ? `"${name}"` : name
  return (kind === "tag" ? "#" : `${category}:`) + word
}

/** @param {Query} query */
export const isEmpty = ({ words, tags, categories }) => words.length + tags.length + categories.length === 0

/**
 * The logs that have everything that is looked for: those first that have it in their title, tags or categories, then the newest.
 * @param {Iterable<Entry>} entries
 * @param {Query} query
 * @param {number} limit
 * @returns {{ hits: Hit[], more: boolean }} more: there may be others
 */
export function search(entries, query, limit) {
  const { words, tags, categories } = query
  /** @type {(patterns: RegExp[], list: string[]) => boolean} */
  const each = (patterns, list) => patterns.every(pattern => list.some(item => pattern.test(item)))
  const left = [...entries].filter(entry => each(tags, entry.tags) && each(categories, entry.categories)).sort(newestFirst)
  const named = /** @type {Entry[]} */ ([]), others = /** @type {Entry[]} */ ([])
  for (const entry of left) (each(words, [entry.title, ...entry.tags, ...entry.categories]) ? named : others).push(entry)
  const found = named.slice(0, limit)
  for (const entry of others) {
    if (found.length > limit) break
    if (each(words, [entry.text, entry.title, ...entry.tags, ...entry.categories])) found.push(entry)
  }
  return { hits: found.slice(0, limit).map(entry => hitOf(entry, query)), more: found.length > limit || named.length > limit }
}

/** @type {(entry: Entry, query: Query) => Hit} */
function hitOf(entry, { words, tags, categories }) {
  const found = words.map(word => placeOf(word, entry)).filter(({ start }) => start >= 0).sort((a, b) => a.start - b.start)
  const { start, end } = found.find(({ start }) => start >= entry.body) ?? found[0] ?? { start: -1, end: -1 }
  const labels = [...entry.tags, ...entry.categories].filter(name => [...words, ...tags, ...categories].some(pattern => pattern.test(name)))
  return { entry, title: pieces(entry.title, words), labels, snippet: start >= entry.body ? pieces(around(entry.text, Math.max(start - 40, entry.body), start, end), words) : [], start, end }
}

/** Where a word stands: in the body, else in the front matter. @type {(word: RegExp, entry: Entry) => { start: number, end: number }} */
function placeOf(word, { text, body }) {
  for (const from of [body, 0]) {
    const match = word.exec(text.slice(from))
    if (match) return { start: from + match.index, end: from + match.index + match[0].length }
  }
  return { start: -1, end: -1 }
}

/** The text around a place, on one line. @type {(text: string, least: number, start: number, end: number) => string} */
function around(text, least, start, end) {
  // Cut at a blank where there is one.
  const before = text.slice(least, start).replace(/^\S{0,16}\s(?=[^]{12})/, "")
  const from = start - before.length
  const line = text.slice(from, end + 120).replace(/[\uD800-\uDBFF]$|^[\uDC00-\uDFFF]/g, "").replace(/\s+/g, " ").trim()
  return (/\S/.test(text.slice(Math.max(0, from - 40), from)) ? "…" : "") + line
}

/**
 * Cuts a text at what was looked for.
 * @param {string} text
 * @param {RegExp[]} words
 * @returns {Piece[]}
 */
export function pieces(text, words) {
  if (words.length === 0) return text ? [{ text, hit: false }] : []
  const any = new RegExp(words.map(word => word.source).join("|"), "gi")
  /** @type {Piece[]} */
  const list = []
  let at = 0
  for (const match of text.matchAll(any)) {
    if (match[0] === "") continue
    list.push({ text: text.slice(at, match.index), hit: false }, { text: match[0], hit: true })
    at = match.index + match[0].length
  }
  return [...list, { text: text.slice(at), hit: false }].filter(({ text }) => text !== "")
}

/**
 * The tags and categories that the last word may be meant as, those of most logs first.
 * @param {Iterable<Entry>} entries
 * @param {Query} query
 * @param {number} limit
 * @returns {Label[]}
 */
export function labelsFor(entries, query, limit) {
  const last = query.last ? query[query.last].slice(-1) : []
  const patterns = { tag: query.last === "categories" ? [] : last, category: query.last === "tags" ? [] : last }
  /** @type {Map<string, Label>} */
  const found = new Map()
  for (const entry of entries) {
    for (const kind of /** @type {const} */ (["tag", "category"])) {
      for (const name of kind === "tag" ? entry.tags : entry.categories) {
        if (!patterns[kind].some(pattern => pattern.test(name))) continue
        const label = found.get(kind + name) ?? { kind, name, count: 0 }
        label.count++
        found.set(kind + name, label)
      }
    }
  }
  return [...found.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)).slice(0, limit)
}
