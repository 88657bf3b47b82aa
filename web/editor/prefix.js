// The prefix of a line: quote marks, indentation, list marker and task box.

/**
 * @typedef {object} Prefix
 * @property {string} quote quote marks with their spaces: "> > "
 * @property {string} indent white space before the marker or the text
 * @property {string} bullet "-", "*" or "+", or ""
 * @property {number} number of an ordered item, -1 for others
 * @property {string} point the sign after the number: "." or ")"
 * @property {string} gap white space after the marker
 * @property {string} task "[ ] " or "[x] ", or ""
 * @property {number} length of the whole prefix
 * @property {boolean} item whether the line is a list item
 */

// At most three digits: "2022. 1. 26." is a date.
const FORM = new RegExp(
  /^((?: {0,3}> ?)*)([ \t]*)/.source +
  /(?:(?:([-*+])|(\d{1,3})([.)]))([ \t]+|$)(\[[ xX]\](?:[ \t]+|$))?)?/.source)

/** A thematic break: "* * *" looks like a list item. */
const RULE = /^ {0,3}(?:>\s?)*\s*([-*_])[ \t]*(?:\1[ \t]*){2,}$/

/**
 * @param {string} text a line
 * @returns {Prefix}
 */
export function prefixOf(text) {
  const match = /** @type {RegExpExecArray} */ (FORM.exec(text))
  const [, quote, indent, bullet = "", number = "-1", point = "", gap = "", task = ""] = match
  const item = (bullet || point) !== "" && !RULE.test(text)
  if (item) {
    const { length } = match[0]
    return { quote, indent, bullet, number: Number(number), point, gap, task, length, item }
  }
  const length = quote.length + indent.length
  return { quote, indent, bullet: "", number: -1, point: "", gap: "", task: "", length, item }
}

/**
 * Returns the width of a text in columns; tab stops are four columns apart.
 * @param {string} text
 */
export function columns(text) {
  let column = 0
  for (const char of text) column += char === "\t" ? 4 - column % 4 : 1
  return column
}

/**
 * Returns the marker: "-" or "12.".
 * @param {Prefix} prefix
 */
export const markerOf = prefix => prefix.bullet || `${prefix.number}${prefix.point}`

/**
 * Returns the prefix of the item after an item, as text.
 * @param {Prefix} prefix
 * @param {number} [number]
 */
export function nextItem(prefix, number = prefix.number + 1) {
  const marker = prefix.bullet || `${number}${prefix.point}`
  return prefix.quote + prefix.indent + marker + (prefix.gap || " ") + (prefix.task && "[ ] ")
}
