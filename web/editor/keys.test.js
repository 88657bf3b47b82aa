import assert from "node:assert/strict"
import { test } from "node:test"
import { undo } from "@codemirror/commands"
import { dedentCode, indentCode } from "./keys.js"
import { applyCommand, readState, writeState } from "./testdata/states.js"

/**
 * @param {string} key
 * @param {(state: import("@codemirror/state").EditorState) =>
 *   import("@codemirror/state").TransactionSpec | null} run
 */
const on = (key, run) => (/** @type {string} */ before, /** @type {string | null} */ want) =>
  test(`${key} in code: ${JSON.stringify(before)} → ${JSON.stringify(want)}`, () => {
    const start = readState(before), spec = run(start)
    if (want == null) return assert.equal(spec, null)
    assert.ok(spec)
    const { state } = start.update(spec)
    assert.equal(writeState(state), want)
    if (!state.doc.eq(start.doc)) assert.equal(writeState(applyCommand(state, undo)), writeState(start), "undo")
  })

const Tab = on("Tab", indentCode), ShiftTab = on("Shift+Tab", dedentCode)

Tab("```py\n|\n```", "```py\n    |\n```")
Tab("```py\n  |a\n```", "```py\n    |a\n```")
Tab("```js\n  a\n|b\n```", "```js\n  a\n  |b\n```")
Tab("```py\n«a\n\nb»\n```", "```py\n    «a\n\n    b»\n```")
Tab("---\nimage:\n|path: a\n---\n", "---\nimage:\n  |path: a\n---\n")
Tab("글|", null)
Tab("$$\n|x\n$$", null)
ShiftTab("```py\n        a|\n```", "```py\n    a|\n```")
ShiftTab("```py\n\ta|\n```", "```py\na|\n```")
ShiftTab("```py\na|\n```", "```py\na|\n```")
ShiftTab("글|", null)
