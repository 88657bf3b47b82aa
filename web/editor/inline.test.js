import assert from "node:assert/strict"
import { test } from "node:test"
import { undo } from "@codemirror/commands"
import { pasteLink, surroundTyped } from "./inline.js"
import { applyCommand, readState, writeState } from "./testdata/states.js"

/**
 * @typedef {(state: import("@codemirror/state").EditorState, text: string) =>
 *   import("@codemirror/state").TransactionSpec | null} Typed
 */

/** @param {string} name @param {Typed} run */
const onSelection = (name, run) => (/** @type {string} */ text, /** @type {string} */ before, /** @type {string | null} */ want) =>
  test(`${name} ${text} over ${JSON.stringify(before)} → ${JSON.stringify(want)}`, () => {
    const start = readState(before), spec = run(start, text)
    if (want == null) return assert.equal(spec, null)
    assert.ok(spec)
    const { state } = start.update(spec)
    assert.equal(writeState(state), want)
    assert.equal(writeState(applyCommand(state, undo)), writeState(start), "undo")
  })

const paste = onSelection("paste", pasteLink), type = onSelection("type", surroundTyped)

paste("https://a.kr/b", "see «here» ok", "see [here](https://a.kr/b)| ok")
paste(" https://a.kr/b\n", "»여기«", "[여기](https://a.kr/b)|")
paste("mailto:a@b.kr", "«나»", "[나](mailto:a@b.kr)|")
paste("https://ko.wikipedia.org/wiki/가_(나)", "«가»", "[가](https://ko.wikipedia.org/wiki/가_(나))|")
paste("https://a.kr/b)", "«가»", "[가](<https://a.kr/b)>)|")
paste("https://a.kr", "«a] b»", "[a\\] b](https://a.kr)|")
paste("https://a.kr", "«a [x] b»", "[a [x] b](https://a.kr)|")
paste("https://a.kr", "«가» «나»", "[가](https://a.kr)| [나](https://a.kr)|")
paste("https://a.kr", "가|", null)
paste("그냥 글", "«가»", null)
paste("https://a.kr https://b.kr", "«가»", null)
paste("javascript:alert(1)", "«가»", null)
paste("https://a.kr", "«가\n나»", null)
paste("https://b.kr", "[가](«https://a.kr»)", null)
paste("https://a.kr", "```\n«가»\n```", null)
paste("https://a.kr", "---\nurl: «가»\n---\n", null)
paste("https://a.kr", "`«가»`", null)

type("*", "«가»", "*«가»*")
type("*", "*«가»*", "**«가»**")
type("(", "»가«", "(»가«)")
type("[", "«가» «나»", "[«가»] [«나»]")
type("$", "«x\ny»", "$«x\ny»$")
type("*", "«가\n\n나»", null)
type("*", "가|", null)
type("*", "«가» 나|", null)
type("a", "«가»", null)
for (const word of ["constructor", "toString", "__proto__"]) type(word, "«가»", null)
type("{", "«가»", null)
