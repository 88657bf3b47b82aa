// Promises that hold for every command on every text: undo brings back the bytes and the caret,
// line ends do not change, and lines that are not selected are not touched, but by commands whose
// matter they are.

import assert from "node:assert/strict"
import { test } from "node:test"
import { undo } from "@codemirror/commands"
import { EditorSelection, EditorState } from "@codemirror/state"
import { edit, edits } from "./commands.js"
import { selectedLines } from "./context.js"
import { backspace, enter, indent } from "./lists.js"
import { applyCommand, readState, writeState } from "./testdata/states.js"

const pieces = [
  "- 하나\n", "    - 속\n", "1. a\n", "2. b\n", "   1. c\n", "- [ ] 할 일\n", "> 인용\n", "> - x\n", "{: .prompt-tip }\n", "## 제목\n", "제목\n===\n",
  "```py\nx = 1\n```\n", "```\n", "$$\nx\n$$\n", "$$", "**굵게**", "*a*", "`c`", "[t](https://a.kr)", "글 ", "\n", "\n\n", "| a |\n| - |\n", "{% raw %}", "\t", "  ", "---\n",
]
let seed = 20220126
/** @param {number} n */
const random = n => (seed = seed * 48271 % 2147483647) % n

/** @param {string} end */
function someState(end) {
  let text = random(4) ? "" : "---\ntitle: a\n---\n"
  for (let i = random(9) + 1; i; i--) text += pieces[random(pieces.length)]
  text = text.replaceAll("\n", end)
  const at = () => random(text.length + 1)
  const ranges = Array.from({ length: random(4) ? 1 : 2 }, () => random(2) ? EditorSelection.cursor(at()) : EditorSelection.range(at(), at()))
  const state = readState(text, "\u0001")
  return state.update({ selection: EditorSelection.create(ranges) }).state
}

/** @type {Record<string, (state: EditorState) => EditorState | null>} */
const commands = {}
for (const name in edits) commands[name] = state => edit(state, name)?.state ?? null
for (const [name, run] of /** @type {const} */ ([["Enter", enter], ["Backspace", backspace], ["Tab", (/** @type {EditorState} */ s) => indent(s, 1)], ["Shift+Tab", (/** @type {EditorState} */ s) => indent(s, -1)]])) {
  commands[name] = state => {
    const spec = run(state)
    return spec && state.update(spec).state
  }
}

/**
 * These change lines around the selection: fences, underlines and prompts with their quote, numbers
 * of a list.
 */
const reaches = /^(codeBlock|mathBlock|prompt.*|heading\d|table|rule|link|Enter|Tab|Shift\+Tab|bold|italic|strike|code|math)$/

for (const name in commands) test(`${name} on random texts`, () => {
  for (let i = 0; i < 100; i++) {
    const end = i % 2 ? "\r\n" : "\n", start = someState(end), written = JSON.stringify(writeState(start))
    let next
    try { next = commands[name](start) } catch (error) { assert.fail(`${written}: ${error}`) }
    if (!next) continue
    if (!next.doc.eq(start.doc)) assert.equal(writeState(applyCommand(next, undo)), writeState(start), `undo of ${written}`)
    const text = next.doc.toString()
    if (end == "\n") assert.ok(!text.includes("\r"), written)
    else if (start.doc.lines > 1) assert.ok(!/(?<!\r)\n|\r(?!\n)/.test(text), `${written} → ${JSON.stringify(text)}`)
    if (reaches.test(name)) continue
    const lines = selectedLines(start), before = start.doc.toString()
    const head = before.slice(0, lines[0].from), tail = before.slice(lines[lines.length - 1].to)
    assert.ok(text.startsWith(head) && text.endsWith(tail), `${written} → ${JSON.stringify(text)}`)
  }
})
