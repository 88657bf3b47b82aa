import Editor from "@toast-ui/editor"
import "@toast-ui/editor/dist/toastui-editor.css"
import { text } from "./text.js"

const editor = new Editor({
  el: document.querySelector("#whole"),
  height: "100%",
  initialEditType: "markdown",
  previewStyle: "vertical",
  initialValue: await text(),
  usageStatistics: false,
})

/** @param {string} mark */
globalThis.putCaretBehind = mark => {
  const before = editor.getMarkdown()
  const lines = before.slice(0, before.indexOf(mark) + mark.length).split("\n")
  const at = [lines.length, lines.at(-1).length + 1]
  editor.setSelection(at, at)
  editor.focus()
}
