// The commands that change the text, by their names in keymap.js and in the palette.

import { isolateHistory } from "@codemirror/commands"
import { codeBlock, mathBlock, rule, table } from "./blocks.js"
import { check, heading, list } from "./headings.js"
import { link, styles, toggle } from "./inline.js"
import { prompt, quote } from "./quotes.js"

/** @import { EditorState, Transaction, TransactionSpec } from "@codemirror/state" */

/** @type {Record<string, (state: EditorState) => TransactionSpec | null>} */
export const edits = {
  bold: toggle(styles.bold),
  italic: toggle(styles.italic),
  strike: toggle(styles.strike),
  code: toggle(styles.code),
  math: toggle(styles.math),
  link,
  heading1: heading(1),
  heading2: heading(2),
  heading3: heading(3),
  heading4: heading(4),
  heading5: heading(5),
  heading6: heading(6),
  bullets: list("bullets"),
  numbers: list("numbers"),
  tasks: list("tasks"),
  check,
  quote,
  codeBlock,
  mathBlock,
  table,
  rule,
  promptTip: prompt("tip"),
  promptInfo: prompt("info"),
  promptWarning: prompt("warning"),
  promptDanger: prompt("danger"),
}

/**
 * Returns the transaction of a command, one step of undo; null if the command does not apply.
 * @param {EditorState} state
 * @param {string} name one of `edits`
 * @returns {Transaction | null}
 */
export function edit(state, name) {
  const spec = edits[name](state)
  if (!spec) return null
  const annotations = isolateHistory.of("full")
  return state.update(spec, { userEvent: "input.format", scrollIntoView: true, annotations })
}
