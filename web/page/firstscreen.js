// The part of the public API that the first screen needs. The bundler puts everything that a file
// imports into the chunk of its first importer, so screen.js imports this file instead of index.js.

export { createFirstPage } from "./first/index.js"
export { createPreview } from "./preview.js"
