import MarkdownIt from "markdown-it"
import { beside } from "./beside.js"

const md = MarkdownIt({ html: true })

beside((text, page) => {
  page.innerHTML = md.render(text)
})
