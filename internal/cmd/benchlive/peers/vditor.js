import Vditor from "vditor"
import "vditor/dist/index.css"
import { text } from "./text.js"

new Vditor("whole", {
  mode: "sv",
  lang: "ko_KR",
  cdn: new URL("vditor", document.baseURI).href,
  cache: { enable: false },
  height: "100%",
  value: await text(),
  preview: { delay: 0 }, // 1000 by itself
})

/** @param {string} mark */
globalThis.putCaretBehind = mark => {
  const area = document.querySelector("textarea.vditor-sv")
  const at = area.value.indexOf(mark) + mark.length
  // Put there without the focus, the caret is scrolled to when the focus comes.
  area.blur()
  area.setSelectionRange(at, at)
  area.focus()
}
