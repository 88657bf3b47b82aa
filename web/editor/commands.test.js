import assert from "node:assert/strict"
import { test } from "node:test"
import { undo } from "@codemirror/commands"
import { edit } from "./commands.js"
import { applyCommand, readState, withLineEnd, writeState } from "./testdata/states.js"

/**
 * Runs a command and checks the text and caret after it; undo must bring back the very bytes and
 * caret. The same is done with "\n" as CRLF, where the answer must be the same text with CRLF.
 * @param {string} name @param {string} before @param {string} want @param {string} [caret]
 */
function command(name, before, want, caret) {
  test(`${name}: ${JSON.stringify(before)} → ${JSON.stringify(want)}`, () => {
    for (const end of ["\n", "\r\n"]) {
      const start = readState(before.replaceAll("\n", end), caret), tr = edit(start, name)
      assert.ok(tr, "nothing to do")
      assert.equal(writeState(tr.state, caret), withLineEnd(want, before, end))
      if (tr.docChanged) assert.equal(writeState(applyCommand(tr.state, undo), caret), writeState(start, caret), "undo")
    }
  })
}

/**
 * A second press restores the text.
 * @param {string} name @param {string} before @param {string} want @param {string} [caret]
 */
function both(name, before, want, caret) {
  command(name, before, want, caret)
  command(name, want, before, caret)
}

/** @param {string} name @param {string} before */
function nothing(name, before) {
  test(`${name}: leaves ${JSON.stringify(before)}`, () => assert.equal(edit(readState(before), name), null))
}

// Marks
both("bold", "오늘 «한 일» 끝", "오늘 **«한 일»** 끝")
both("bold", "오늘 »한 일« 끝", "오늘 **»한 일«** 끝")
both("italic", "a «b» c", "a *«b»* c")
both("strike", "a «b» c", "a ~~«b»~~ c")
both("math", "loss는 «x^2»이다", "loss는 $$«x^2»$$이다")
both("code", "a «b» c", "a `«b»` c")
both("bold", "a | b", "a **|** b")
both("math", "a | b", "a $$|$$ b")
both("code", "a | b", "a `|` b")
command("bold", "«**한 일**»", "«한 일»")
command("bold", "a ** |", "a ** **|**")
command("bold", "« 한 일 »", "« **한 일** »")
command("bold", "한국|어를", "**한국|어를**")
command("bold", "**한국|어**를", "한국|어를")
both("bold", "**한국어|**를", "**한국어**|를")
command("bold", "가 |**나**", "가 **|나**")
command("code", "`가`|", "`가|`")
command("math", "a $$x$$|", "a $$x|$$")
command("italic", "**가**|", "**가***|*")
command("bold", "a **b «c» d** e", "a b «c» d e")
command("bold", "«a **b** c»", "**«a b c»**")
command("bold", "«a»와 «b»", "**«a»**와 **«b»**")
command("bold", "**«a»**와 «b»", "**«a»**와 **«b»**")
command("bold", "- «하나\n- 둘\n\n셋»", "- **«하나**\n- **둘**\n\n**셋»**")
command("bold", "- **«하나**\n- **둘»**", "- «하나\n- 둘»")
command("bold", "«## 제목»", "«## **제목»**")
command("bold", "***«a»***", "*«a»*")
command("italic", "***«a»***", "**«a»**")
command("italic", "**«a»**", "***«a»***")
command("italic", "**|**", "***|***")
command("code", "«a`b»", "``«a`b»``")
command("code", "«`a»", "`` «`a» ``")
command("code", "`` «`a» ``", "«`a»")
nothing("bold", "---\ntitle: «a»\n---\n")
nothing("bold", "```\n«a»\n```\n")
nothing("link", "---\ntitle: «a»\n---\n")

// Links
command("link", "see «here» ok", "see [here](|) ok")
command("link", "see | ok", "see [|]() ok")
command("link", "오|늘", "[오늘](|)")
command("link", "«https://a.kr/b»", "[|](https://a.kr/b)")
command("link", "see [he|re](https://a.kr \"t\") ok", "see he|re ok")
command("link", "see [«here»](https://a.kr) ok", "see «here» ok")

// Headings
both("heading2", "제|목", "## 제|목")
both("heading1", "|", "# |")
command("heading3", "# 제|목", "### 제|목")
command("heading2", "«a\n\nb»", "## «a\n\n## b»")
command("heading2", "## «a\nb»", "## «a\n## b»")
command("heading2", "> 제|목", "> ## 제|목")
command("heading1", "제|목\n===\n글", "제|목\n글")
command("heading3", "제|목\n---\n글", "### 제|목\n글")
nothing("heading2", "---\nti|tle: a\n---\n")

// Lists
both("bullets", "«하나\n둘»", "- «하나\n- 둘»")
both("numbers", "«하나\n둘»", "1. «하나\n2. 둘»")
both("tasks", "하|나", "- [ ] 하|나")
command("numbers", "- «하나\n    - 속\n    - 속\n- 둘»", "1. «하나\n    1. 속\n    2. 속\n2. 둘»")
command("bullets", "1. «하나\n2. 둘»", "- «하나\n- 둘»")
command("bullets", "- [x] 하|나", "- 하|나")
command("tasks", "* 하|나", "* [ ] 하|나")
command("bullets", "> 하|나", "> - 하|나")
command("bullets", "«하나\n\n둘\n»셋", "- «하나\n\n- 둘\n»셋")
both("check", "- [ ] 하|나", "- [x] 하|나")
command("check", "«- [x] a\n- [ ] b»", "«- [x] a\n- [x] b»")
command("check", "하|나", "- [ ] 하|나")
command("bullets", "a|\nb\nc|", "- a|\nb\n- c|")

// Quotes and prompts
both("quote", "«하나\n\n둘»", "> «하나\n>\n> 둘»")
command("quote", "> > 하|나", "> 하|나")
both("promptTip", "하|나\n\n둘", "> 하|나\n{: .prompt-tip }\n\n둘")
command("promptTip", "하|나\n둘", "> 하|나\n{: .prompt-tip }\n\n둘")
command("promptTip", "> 하나\n> 두|울", "> 하나\n> 두|울\n{: .prompt-tip }")
command("promptDanger", "> 하|나\n{: .prompt-tip }", "> 하|나\n{: .prompt-danger }")
command("promptInfo", "|", "> |\n{: .prompt-info }")

// Blocks
command("codeBlock", "|", "```|\n```")
command("codeBlock", "«a = 1\nb = 2»", "```|\na = 1\nb = 2\n```")
command("codeBlock", "    |", "    ```|\n    ```")
command("codeBlock", "«```\na\n```»", "«a»")
command("codeBlock", "```py\na|\nb\n```\n끝", "a|\nb\n끝")
command("codeBlock", "```\n|```", "|")
command("codeBlock", "- 목록\n«x ``` y\n  ```\n»", "- 목록\n````|\nx ``` y\n  ```\n````\n")
command("mathBlock", "글|", "글\n\n$$\n|\n$$")
command("mathBlock", "글\n|\n글", "글\n\n$$\n|\n$$\n\n글")
command("mathBlock", "글\n«x^2\n»글", "글\n\n$$\n«x^2\n$$\n\n»글")
command("mathBlock", "$$\nx|^2\n$$", "x|^2")
command("rule", "글|\n글", "글\n\n---\n|\n글")
command("rule", "---\ntitle: a\n---\n|", "---\ntitle: a\n---\n---\n|")
command("table", "글^", "글\n\n| «Column 1» | Column 2 |\n| --- | --- |\n|  |  |", "^")
command("table", "| a^ |\n| --- |\n| b |\n\n끝", "| a |\n| --- |\n| b |\n\n| «Column 1» | Column 2 |\n| --- | --- |\n|  |  |\n\n끝", "^")

test("an edit after a command is a step of its own", () => {
  const bold = /** @type {import("@codemirror/state").Transaction} */ (edit(readState("«a»"), "bold")).state
  const typed = bold.update({ ...bold.replaceSelection("가"), userEvent: "input.type.compose.start" }).state
  assert.equal(writeState(applyCommand(typed, undo)), "**«a»**")
})
