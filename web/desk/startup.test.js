import assert from "node:assert/strict"
import { test } from "node:test"
import { withTyped } from "./startup.js"

test("text that was typed early is inserted at the cursor", () => {
  assert.deepEqual(withTyped({ text: "- \n## 회고", caret: 2 }, { text: "강의", caret: 1 }), { text: "- 강의\n## 회고", caret: 3 })
  assert.deepEqual(withTyped({ text: "ab", caret: 2 }, { text: "", caret: 0 }), { text: "ab", caret: 2 })
})
