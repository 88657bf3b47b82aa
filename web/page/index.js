// The public API of the preview: the page beside the editor, the first page, the last page and the
// scroll sync.

export { isLight } from "./budget.js"
export { createFirstPage } from "./first/index.js"
export { createLastPage } from "./lastpage.js"
export { createPreview } from "./preview.js"
export { createScroll } from "./scroll.js"
