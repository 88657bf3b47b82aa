// Characters that kramdown would read as markup are written so that they are read as themselves. No more than needed: what a
// writer pastes is edited afterwards.

/** Before one of these a backslash is not one to kramdown. */
const escapable = /[\\.*_+`<>()[\]{}#!:|"'$=~-]/

const special = /\\|\*+|_+|`|\[|\]|\||<+|>{2,}|\{(?=[{%:#])|\$\$|~~+|-{2,}|&(?=#?\w+;)/g

/** @param {string} text */
const each = text => text.replace(/./g, "\\$&")

/**
 * Text within a line. `before` is what stands before it in the line, since _ means nothing behind a letter.
 * @param {string} text
 * @param {string} [before]
 * @param {boolean} [inLink] where a bracket would end the link
 */
export function escapeText(text, before = "", inLink = false) {
  return text.replace(special, (match, index) => {
    const previous = index > 0 ? text[index - 1] : before.slice(-1), next = text[index + match.length] ?? ""
    switch (match[0]) {
      case "\\": return !next || escapable.test(next) ? "\\\\" : match
      case "*": return match === "*" && /\s/.test(previous) && /\s/.test(next) ? match : each(match)
      case "_": return match === "_" && /[\p{L}\p{N}]/u.test(previous) && /[\p{L}\p{N}]/u.test(next) ? match : each(match)
      // Neither a link nor a note nor a task.
      case "[": return !inLink && /^\[[^[\]^]{2,}\][^([:{]/.test(text.slice(index)) ? match : "\\["
      case "<": return match === "<" && /\s/.test(next) ? match : each(match)
      case "]": return inLink ? "\\]" : match
      // Liquid comes before kramdown and knows no backslash.
      case "{": return next === "{" || next === "%" ? "&#123;" : "\\{"
      case "-": return "\\-".repeat(match.length - 1) + "-"
      case "&": return "&amp;"
      default: return each(match)
    }
  })
}

/**
 * A line of text, already escaped within, whose beginning would make it a heading, an item, a quote …
 * @param {string} line
 */
export function escapeStart(line) {
  if (/^(?:#|>|[-+*](?=\s|$)|:(?=\s)|[=-]+\s*$)/.test(line)) return `\\${line}`
  if (/^\^\s*$/.test(line)) return line.replace("^", "&#94;")
  return line.replace(/^(\d+)\.(?=\s|$)/, "$1\\.")
}
