import assert from "node:assert/strict"
import { test } from "node:test"
import { appended, lineOf, wishOf } from "./launch.js"

const shared = (title, text = "", url = "") => lineOf({ title, text, url })

test("a share becomes one list item", () => {
  assert.equal(shared("", "배운 것"), "- 배운 것")
  assert.equal(shared("Title", "some\r\n\n text"), "- Title some text")
  assert.equal(shared("A page", "", "https://a.example/x"), "- [A page](https://a.example/x)")
  assert.equal(shared("", "", "https://a.example/x"), "- <https://a.example/x>")
  assert.equal(shared("A page", "see https://a.example/한글 now"), "- [A page](https://a.example/%ED%95%9C%EA%B8%80) see now")
  assert.equal(shared("Same", "Same", "https://a.example"), "- [Same](https://a.example/)")
  assert.equal(shared(" ", "\n", ""), "")
})

test("it is text, whatever stands in it", () => {
  assert.equal(shared("", "**a** <b> | $x$ [l](u) {: .c}"), "- \\*\\*a\\*\\* \\<b\\> \\| \\$x\\$ \\[l\\]\\(u\\) \\{\\: .c\\}")
  assert.equal(shared("", "1. {% x %} {{ y }}"), "- 1\\. &#123;% x %\\} \\{\\{ y \\}\\}")
  assert.equal(shared("a](javascript:x)[", "", "https://a.example/(x)"), "- [a\\]\\(javascript\\:x\\)\\[](https://a.example/%28x%29)")
  assert.equal(shared("t", "", "javascript:alert(1)"), "- t")
  assert.equal(shared("t", "", "https://"), "- t")
})

test("the line stands behind the text, in its list or in one of its own", () => {
  const behind = text => text + appended(text, ["- new"]).text
  assert.equal(behind(""), "- new\n")
  assert.equal(behind("words"), "words\n\n- new\n")
  assert.equal(behind("words\n"), "words\n\n- new\n")
  assert.equal(behind("words\n\n"), "words\n\n- new\n")
  assert.equal(behind("- one"), "- one\n- new\n")
  assert.equal(behind("- one\n"), "- one\n- new\n")
  assert.equal(behind("a\r\n- one\r\n"), "a\r\n- one\r\n- new\r\n")
  assert.equal("a\r\n- b" + appended("a\r\n- b", ["- c", "- d"]).text, "a\r\n- b\r\n- c\r\n- d\r\n")
  assert.equal(behind("a\r\nb"), "a\r\nb\r\n\r\n- new\r\n")
})

test("an address names an action", () => {
  assert.deepEqual(wishOf("https://h.example/d/?today=1"), { today: true, shared: null })
  assert.deepEqual(wishOf("https://h.example/d/?title=T&text=x&url="), { today: false, shared: { title: "T", text: "x", url: "" } })
  assert.deepEqual(wishOf("https://h.example/d/"), { today: false, shared: null })
})
