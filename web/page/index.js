// The public API of the preview: the page beside the editor, the first page, the last page and the
// scroll sync.

export { isLight } from "./budget.js"
export * from "./firstscreen.js"
export { createLastPage } from "./lastpage.js"
export { createScroll } from "./scroll.js"
