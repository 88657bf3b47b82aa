import assert from "node:assert/strict"
import { test } from "node:test"
import { undo } from "@codemirror/commands"
import { insertMarkdown } from "./paste.js"
import { applyCommand, readState, withLineEnd, writeState } from "./testdata/states.js"

const list = { text: "- a\n- b\n  - c", inline: false, opens: false }
const words = { text: "**a** b", inline: true, opens: true }
const paragraphs = { text: "one\n\n| t |\n\ntwo", inline: false, opens: true }
const code = { text: "```js\nx\n\ny\n```", inline: false, opens: false }

/** @type {(pasted: import("./paste.js").Markdown, before: string, want: string) => void} */
const paste = (pasted, before, want) => test(`paste ${JSON.stringify(pasted.text)} into ${JSON.stringify(before)}`, () => {
  for (const end of ["\n", "\r\n"]) {
    const start = readState(before.replaceAll("\n", end), "¦"), { from, to } = start.selection.main
    const { state } = start.update(insertMarkdown(start, pasted, from, to))
    assert.equal(writeState(state, "¦"), withLineEnd(want, before, end))
    assert.equal(writeState(applyCommand(state, undo), "¦"), writeState(start, "¦"), "one step back")
  }
})

paste(words, "see ¦ there", "see **a** b¦ there")
paste(words, "- «x»", "- **a** b¦")
paste(words, "«x\ny»", "**a** b¦")

paste(list, "¦", "- a\n- b\n  - c¦")
paste(list, "text¦", "text\n\n- a\n- b\n  - c¦")
paste(list, "text¦ more", "text\n\n- a\n- b\n  - c¦\n\n more")
paste(list, "text\n¦\nmore", "text\n\n- a\n- b\n  - c¦\n\nmore")
paste(list, "text\n\n¦\n\nmore", "text\n\n- a\n- b\n  - c¦\n\nmore")
paste(list, "¦text", "- a\n- b\n  - c¦\n\ntext")

// In a list: an item without words is taken over, else it goes into the item.
paste(list, "- x\n- ¦\n- y", "- x\n- a\n- b\n  - c¦\n- y")
paste(list, "- x\n  - ¦", "- x\n  - a\n  - b\n    - c¦")
paste(list, "- x ¦\n- y", "- x \n\n  - a\n  - b\n    - c¦\n- y")
paste(list, "- [ ] ¦", "- a\n- b\n  - c¦")
paste(code, "1. ¦", "1. ```js\n   x\n\n   y\n   ```¦")
paste(code, "10. x¦", "10. x\n\n    ```js\n    x\n\n    y\n    ```¦")
paste(paragraphs, "- x ¦", "- x one\n\n  | t |\n\n  two¦")

paste(paragraphs, "see ¦ there", "see one\n\n| t |\n\ntwo¦\n\n there")
paste(code, "> x\n>\n> ¦", "> x\n>\n> ```js\n> x\n>\n> y\n> ```¦")
paste(list, "> x¦", "> x\n>\n> - a\n> - b\n>   - c¦")
paste(list, "> x\n> ¦\n> y", "> x\n> \n> - a\n> - b\n>   - c¦\n>\n> y")
