// What stands before the words of a line: quote marks, indentation, a list marker, a task's box.

/**
 * @typedef {object} Prefix
 * @property {string} quote "> > ", with the space after it
 * @property {string} indent white space before the marker or the words
 * @property {string} bullet "-", "*" or "+", or ""
 * @property {number} number of an ordered item, -1 for others
 * @property {string} point what follows the number: "." or ")"
 * @property {string} gap white space after the marker
 * @property {string} task "[ ] " or "[x] ", or ""
 * @property {number} length of all of it
 * @property {boolean} item is it a list item?
 */

// Three digits at most: "2022. 1. 26." is a date.
const form = /^((?: {0,3}> ?)*)([ \t]*)(?:(?:([-*+])|(\d{1,3})([.)]))([ \t]+|$)(\[[ xX]\](?:[ \t]+|$))?)?/
const ruleForm = /^ {0,3}(?:>\s?)*\s*([-*_])[ \t]*(?:\1[ \t]*){2,}$/

/** Is it a horizontal rule? "* * *" looks like a list. @param {string} text */
const isRule = text => ruleForm.test(text)

/** @param {string} text a line @returns {Prefix} */
export function prefixOf(text) {
  const match = /** @type {RegExpExecArray} */ (form.exec(text))
  const [, quote, indent, bullet = "", number = "-1", point = "", gap = "", task = ""] = match
  const item = !!(bullet || point) && !isRule(text)
  if (!item) {
    return { quote, indent, bullet: "", number: -1, point: "", gap: "", task: "", length: quote.length + indent.length, item }
  }
  return { quote, indent, bullet, number: Number(number), point, gap, task, length: match[0].length, item }
}

/** How far a marker's white space reaches, with tabs to every fourth column. @param {string} space */
export function columns(space) {
  let column = 0
  for (const char of space) column += char == "\t" ? 4 - column % 4 : 1
  return column
}

/** The marker alone: "-" or "12.". @param {Prefix} prefix */
export const markerOf = prefix => prefix.bullet || `${prefix.number}${prefix.point}`

/** The item that comes after this one, as the text before its words. @param {Prefix} prefix @param {number} [number] */
export function nextItem(prefix, number = prefix.number + 1) {
  const marker = prefix.bullet || `${number}${prefix.point}`
  return prefix.quote + prefix.indent + marker + (prefix.gap || " ") + (prefix.task && "[ ] ")
}
