// Escapes plain text for kramdown. The editor takes pasted and shared text and images before the
// engine has loaded. The engine renders the shared cases of internal/kramdown/testdata/escapes.json
// as the text that was escaped.

/** Characters that kramdown lets a backslash escape. */
const ESCAPABLE = /[\\.*_+`<>()[\]{}#!:|"'$=~-]/

const SPECIAL = /\\|\*+|_+|`|\[|\]|\||<+|>{2,}|\{(?=[{%:#])|\$\$|~~+|-{2,}|&(?=#?\w+;)/g

const LETTER = /[\p{L}\p{N}]/u

/** Brackets that are neither a link, a footnote nor a task. */
const PLAIN_BRACKETS = /^\[[^[\]^]{2,}\][^([:{]/

/** @param {string} text */
const escapeEach = text => text.replace(/./g, "\\$&")

/**
 * Escapes the characters of a text within a line that kramdown would read as markup, and no others,
 * since the writer edits the text.
 * @param {string} text
 * @param {string} [before] the text before it in the line: "_" is no markup between letters
 * @param {boolean} [inLink] whether the text is in a link, which a bracket would end
 */
export function escapeText(text, before = "", inLink = false) {
  return text.replace(SPECIAL, (match, index) => {
    const previous = index > 0 ? text[index - 1] : before.slice(-1)
    const next = text[index + match.length] ?? ""
    /** @param {RegExp} kind */
    const isBetween = kind => kind.test(previous) && kind.test(next)
    switch (match[0]) {
      case "\\": return !next || ESCAPABLE.test(next) ? "\\\\" : match
      case "*": return match === "*" && isBetween(/\s/) ? match : escapeEach(match)
      case "_": return match === "_" && isBetween(LETTER) ? match : escapeEach(match)
      case "[": return !inLink && PLAIN_BRACKETS.test(text.slice(index)) ? match : "\\["
      case "<": return match === "<" && /\s/.test(next) ? match : escapeEach(match)
      case "]": return inLink ? "\\]" : match
      // Liquid runs before kramdown and does not know backslashes.
      case "{": return next === "{" || next === "%" ? "&#123;" : "\\{"
      case "-": return "\\-".repeat(match.length - 1) + "-"
      case "&": return "&amp;"
      default: return escapeEach(match)
    }
  })
}

/**
 * Escapes the start of a line that would begin a heading, an item, a quote or another block.
 * @param {string} line escaped by escapeText
 */
export function escapeStart(line) {
  if (/^(?:#|>|[-+*](?=\s|$)|:(?=\s)|[=-]+\s*$)/.test(line)) return `\\${line}`
  if (/^\^\s*$/.test(line)) return line.replace("^", "&#94;")
  return line.replace(/^(\d+)\.(?=\s|$)/, "$1\\.")
}

/**
 * Escapes every character of a line that may be markup somewhere, for text that is not the
 * writer's.
 * @param {string} line
 */
export function escapeAll(line) {
  return line
    .replace(/[\\*_+`<>()[\]{}#!:|"'$=-]/g, "\\$&")
    .replace(/^(\d+)\./, "$1\\.")
    .replace(/\\\{%/g, "&#123;%") // Liquid does not know backslashes
}

/**
 * Escapes the alternative text of an image, which ends at a bracket, also at one in markup.
 * @param {string} alt
 */
export const escapeAlt = alt => escapeText(alt.replace(/\s+/g, " "), "", true)

/** Returns the text that `escapeAlt` escaped. @param {string} source */
export const unescapeAlt = source => source
  .replace(/&#123;/g, "{")
  .replace(/\\(.)/g, (match, char) => (ESCAPABLE.test(char) ? char : match))
  .replace(/&amp;/g, "&")
