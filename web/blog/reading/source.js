// The sources of a blog: a folder on disk, a dropped folder, chosen files, a zip. Each lists its
// files with their paths; reading.js decides which ones are opened.

/**
 * @typedef {object} Content
 * @property {number} size in bytes
 * @property {number} time of the last change, in ms; 0 if it is unknown
 * @property {() => Promise<Uint8Array>} bytes
 */

/**
 * A file of a source. `open` rejects if the file cannot be read.
 * @typedef {{ path: string, open: () => Promise<Content> }} SourceFile
 */

/**
 * @typedef {object} Source
 * @property {string} name for readers
 * @property {boolean} isFolder the source has all files of a folder; false for single files
 * @property {AsyncIterable<SourceFile>} files in any order
 * @property {() => void} [close] ends a worker
 */

/** Folders without sources of a blog, or with the output of Jekyll and other programs. */
const skipped = /^(?:\..*|_site|node_modules|vendor)$/

/** The deepest folder that is read: links may lead in circles. */
const DEEPEST = 32

/**
 * Reports whether the files of a folder are read.
 * @param {string} path of the folder
 */
export function isReadFolder(path) {
  const parts = path.split("/")
  return parts.length <= DEEPEST && parts.every(part => part === ".github" || !skipped.test(part))
}

/** Reports whether a file in a folder that is read counts. @param {string} name */
export const isReadName = name => !name.startsWith(".")

/** Reports whether a file counts. @param {string} path */
export function isReadPath(path) {
  const at = path.lastIndexOf("/")
  return isReadName(path.slice(at + 1)) && (at < 0 || isReadFolder(path.slice(0, at)))
}

/** Returns a file that the browser has listed. @param {File} file @returns {Content} */
export const contentOf = file => ({
  size: file.size,
  time: file.lastModified,
  bytes: async () => new Uint8Array(await file.arrayBuffer()),
})
