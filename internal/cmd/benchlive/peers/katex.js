// Like for like: with math and highlighted code, as daylog has them.
import katex from "@vscode/markdown-it-katex"
import "katex/dist/katex.css"
import hljs from "highlight.js/lib/common"
import "highlight.js/styles/github.css"
import MarkdownIt from "markdown-it"
import { beside } from "./beside.js"

const md = MarkdownIt({
  html: true,
  highlight: (code, language) => hljs.getLanguage(language) ? hljs.highlight(code, { language }).value : "",
}).use(katex.default ?? katex)

beside((text, page) => {
  page.innerHTML = md.render(text)
})
