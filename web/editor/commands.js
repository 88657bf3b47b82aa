// The commands by name, as keymap.js, the palette and the buttons call them.

import { isolateHistory } from "@codemirror/commands"
import { check, codeBlock, heading, list, mathBlock, prompt, quote, rule, table } from "./blocks.js"
import { link, styles, toggle } from "./inline.js"

/** @typedef {import("@codemirror/state").EditorState} EditorState */
/** @typedef {import("@codemirror/state").TransactionSpec} TransactionSpec */

/** @type {Record<string, (state: EditorState) => TransactionSpec | null>} what changes the text */
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
 * Runs one of `edits` as a step of its own in the history.
 * @param {EditorState} state @param {string} name @returns {import("@codemirror/state").Transaction | null}
 */
export function edit(state, name) {
  const spec = edits[name](state)
  return spec && state.update(spec, { userEvent: "input.format", scrollIntoView: true, annotations: isolateHistory.of("full") })
}
