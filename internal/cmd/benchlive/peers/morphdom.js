import MarkdownIt from "markdown-it"
import morphdom from "morphdom"
import { beside } from "./beside.js"

const md = MarkdownIt({ html: true })

beside((text, page) => {
  morphdom(page, `<div>${md.render(text)}</div>`, {
    childrenOnly: true,
    // What morphdom's own documentation advises to make it faster.
    onBeforeElUpdated: (from, to) => !from.isEqualNode(to),
  })
})
