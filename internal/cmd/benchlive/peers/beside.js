// CodeMirror 6 with a page beside it, as its documentation shows: every change is rendered at once, without a delay.

import { markdown } from "@codemirror/lang-markdown"
import { EditorView, minimalSetup } from "codemirror"
import { text } from "./text.js"

/** @param {(text: string, page: HTMLElement) => void} render shows a text in the page; it is called again at each change */
export async function beside(render) {
  const page = document.querySelector("#page")
  const doc = await text()
  new EditorView({
    doc,
    parent: document.querySelector("#editor"),
    extensions: [
      minimalSetup,
      markdown(),
      EditorView.lineWrapping,
      EditorView.updateListener.of(update => {
        if (update.docChanged) render(update.state.doc.toString(), page)
      }),
    ],
  })
  render(doc, page)
}
