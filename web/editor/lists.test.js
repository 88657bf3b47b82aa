import assert from "node:assert/strict"
import { test } from "node:test"
import { undo } from "@codemirror/commands"
import { backspace, enter, indent } from "./lists.js"
import { applyCommand, readState, withLineEnd, writeState } from "./testdata/states.js"

/** @typedef {import("@codemirror/state").EditorState} EditorState */

/**
 * @param {string} key
 * @param {(state: EditorState) => import("@codemirror/state").TransactionSpec | null} run
 */
const on = (key, run) => (/** @type {string} */ before, /** @type {string | null} */ want) =>
  test(`${key}: ${JSON.stringify(before)} → ${JSON.stringify(want)}`, () => {
    for (const end of ["\n", "\r\n"]) {
      const start = readState(before.replaceAll("\n", end)), spec = run(start)
      if (want == null) { assert.equal(spec, null); continue }
      assert.ok(spec, "left to the editor")
      const state = start.update(spec).state
      assert.equal(writeState(state), withLineEnd(want, before, end))
      if (!state.doc.eq(start.doc)) assert.equal(writeState(applyCommand(state, undo)), writeState(start), "undo")
    }
  })

const Enter = on("Enter", enter), Backspace = on("Backspace", backspace)
const Tab = on("Tab", state => indent(state, 1)), ShiftTab = on("Shift+Tab", state => indent(state, -1))

Enter("글|", "글\n|")
Enter("- 하나|", "- 하나\n- |")
Enter("- 하|나", "- 하\n- |나")
Enter("- 하나| 둘", "- 하나\n- |둘")
Enter("* 하나|", "* 하나\n* |")
Enter("-   하나|", "-   하나\n-   |")
Enter("    - 하나|", "    - 하나\n    - |")
Enter("- [x] 하나|", "- [x] 하나\n- [ ] |")
Enter("> 하나|", "> 하나\n> |")
Enter("> - 하나|", "> - 하나\n> - |")
Enter("- 하|나", "- 하\n- |나")
Enter("- |", "|")
Enter("- 하나\n- |", "- 하나\n|")
Enter("- [ ] |", "|")
Enter("- 하나\n- |\n- 셋", "- 하나\n|\n- 셋")
Enter("> 하나\n> |", "> 하나\n|")
Enter("> > 하나\n> > |", "> > 하나\n> |")
Enter("> - |", "> |")
Enter("- 하나\n    - 속\n    - |", "- 하나\n    - 속\n- |")
Enter("1. 하나\n    - |\n2. 둘", "1. 하나\n2. |\n3. 둘")
Enter("1. 하나|", "1. 하나\n2. |")
Enter("9. 하나|", "9. 하나\n10. |")
Enter("1. 하나|\n2. 둘\n3. 셋\n\n글", "1. 하나\n2. |\n3. 둘\n4. 셋\n\n글")
Enter("1. 하나|\n   - 속\n2. 둘\n1. 다른", "1. 하나\n2. |\n   - 속\n3. 둘\n1. 다른")
Enter("1. 하나\n1. 둘|\n1. 셋", "1. 하나\n1. 둘\n1. |\n1. 셋")
Enter("1. 하나|\n5. 둘", "1. 하나\n2. |\n5. 둘")
Enter("2022. 1. 26. 오늘|", "2022. 1. 26. 오늘\n|")
Enter("2022.|", "2022.\n|")
Enter("- - -|", "- - -\n|")
Enter("**굵게**|", "**굵게**\n|")
Enter("|- 하나", "\n|- 하나")
Enter("    이어서|", "    이어서\n    |")
Enter("- 하나|\n\n글\n- 둘|", "- 하나\n- |\n\n글\n- 둘\n- |")
Enter("```\n- a|\n```", "```\n- a\n|\n```")
Enter("```py\n    a|\n```", "```py\n    a\n    |\n```")
Enter("```\n> a|\n```", "```\n> a\n|\n```")
Enter("> ```\n> a|\n> ```", "> ```\n> a\n> |\n> ```")
Enter("---\ntags:\n  - a|\n---\n", "---\ntags:\n  - a\n  |\n---\n")
Enter("- «하»나", "- \n- |나")

Backspace("- |하나", "|하나")
Backspace("- [ ] |하나", "- |하나")
Backspace("  1. |하나", "  |하나")
Backspace("> |하나", "|하나")
Backspace("> - |하나", "> |하나")
Backspace("- 하|나", null)
Backspace("- «하»나", null)
Backspace("```\n- |하나\n```", null)

Tab("- 하나\n- |둘", "- 하나\n  - |둘")
Tab("1. 하나\n2. |둘\n3. 셋", "1. 하나\n   1. |둘\n2. 셋")
Tab("- 하나\n    - 속\n- |둘\n    - 둘속", "- 하나\n    - 속\n    - |둘\n        - 둘속")
Tab("- a\n    - b\n\n글\n\n- 하나\n- |둘", "- a\n    - b\n\n글\n\n- 하나\n    - |둘")
Tab("1. a\n   1. b\n2. «c\n3. d»\n4. e", "1. a\n   1. b\n   2. «c\n   3. d»\n2. e")
Tab("- |하나", "- |하나")
Tab("글|", null)
Tab("> - 하나\n> - |둘", "> - 하나\n>   - |둘")
ShiftTab("- 하나\n    - |둘", "- 하나\n- |둘")
ShiftTab("1. 하나\n   1. 가\n   2. |나\n   3. 다\n2. 둘", "1. 하나\n   1. 가\n2. |나\n   1. 다\n3. 둘")
ShiftTab("- 하나\n\t- |둘", "- 하나\n- |둘")
ShiftTab("- |하나", "- |하나")
ShiftTab("- 하나\n    - 둘\n        - |셋", "- 하나\n    - 둘\n    - |셋")
