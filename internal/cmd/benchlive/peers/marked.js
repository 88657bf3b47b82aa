import { marked } from "marked"
import { beside } from "./beside.js"

beside((text, page) => {
  page.innerHTML = marked.parse(text)
})
