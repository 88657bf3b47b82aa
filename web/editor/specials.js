// Shows control characters and invisible characters. Each becomes an element, so a line shows only
// its first ones.

import { highlightSpecialChars } from "@codemirror/view"

/** Largest number of characters that a line shows. */
export const MOST = 100

// CodeMirror's control characters without "\r" and the byte order mark, which lineends.js hides.
const CHARACTERS =
  "[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u200b\\u200e" +
  "\\u200f\\u2028\\u2029\\u202d\\u202e\\u2066\\u2067\\u2069\\ufff9-\\ufffc]"

/** Returns an expression that matches the first `MOST` special characters of a text. */
export function createExpression() {
  const expression = new RegExp(CHARACTERS, "g")
  let current = ""
  let count = 0
  expression.exec = text => {
    if (expression.lastIndex === 0 || text !== current) count = 0
    current = text
    const match = count < MOST ? RegExp.prototype.exec.call(expression, text) : null
    if (match) count++
    else expression.lastIndex = 0
    return match
  }
  return expression
}

/** The extension. */
export const specialCharacters = highlightSpecialChars({ specialChars: createExpression() })
