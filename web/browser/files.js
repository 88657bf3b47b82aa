// Reading and saving files. A text is exactly the file's bytes: a file that was not edited is saved
// unchanged.

import { encode } from "./bytes.js"
import { logName, safeName } from "./names.js"
import { dayOfName, isMarkdown } from "./postname.js"

/** Size above which files are refused, in bytes. */
export const MOST_BYTES = 20_000_000
const texts = ".md,.markdown,.mkd,.txt,.zip,text/markdown,text/plain,application/zip"

/** @import { Dropped } from "../types" */

/** @typedef {{ name: string, text: string }} TextFile */

/**
 * The reason why a file was refused; a key of the catalogue under "refused".
 * @typedef {"large" | "binary" | "encoding" | "unreadable"} Refusal
 */

/**
 * Decodes a file's bytes. The byte order mark stays in the text, and bytes that are not UTF-8 are
 * refused.
 * @param {Uint8Array} bytes
 * @returns {{ text: string } | { refusal: Refusal }}
 */
export function decode(bytes) {
  if (bytes.length > MOST_BYTES) return { refusal: "large" }
  if (bytes.includes(0)) return { refusal: "binary" }
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    return { refusal: "encoding" }
  }
}

/**
 * Reads a file that the writer chose or dropped. Its name becomes one that every file system
 * accepts; a refused file keeps its name.
 * @param {File} file
 * @returns {Promise<TextFile | { name: string, refusal: Refusal }>}
 */
export async function read(file) {
  const { name } = file
  if (file.size > MOST_BYTES) return { name, refusal: "large" }
  try {
    const read = decode(new Uint8Array(await file.arrayBuffer()))
    return "text" in read ? { name: logName(safeName(name)), ...read } : { name, ...read }
  } catch {
    // A folder, or a file that was deleted or may not be read.
    return { name, refusal: "unreadable" }
  }
}

/**
 * Returns the name of a log's download. A post that was opened from a file keeps that file's name,
 * and with it its URL, until a change of its date or title derives another name.
 * @param {{ name: string, file: string, derived: string }} log
 * @param {string} derived the name derived from its current front matter, "" for none
 */
export function nameOf({ name, file, derived: before }, derived) {
  const same = before === "" || derived === "" || before === derived
  return logName(dayOfName(file) && same ? file : derived || name)
}

/**
 * Shows the browser's dialog for files.
 * @param {{ multiple?: boolean, accept?: string, webkitdirectory?: boolean }} properties of the
 *   input element
 * @param {(files: File[]) => void} onFiles
 */
function ask(properties, onFiles) {
  const input = document.createElement("input")
  input.type = "file"
  Object.assign(input, properties)
  input.addEventListener("change", () => onFiles([...(input.files ?? [])]))
  input.click()
}

/**
 * Lets the writer choose files.
 * @param {(files: File[]) => void} onFiles
 * @param {string} [accept]
 */
export const choose = (onFiles, accept = texts) => ask({ multiple: true, accept }, onFiles)

/**
 * Handles files that are dropped on `target`; `hint` is visible during the drag.
 * @param {Document | HTMLElement} target
 * @param {HTMLElement} hint
 * @param {(files: File[], at: { x: number, y: number }, folder: Dropped | null) => void} onFiles
 *   `at` is the point in the window; `folder` is null unless a folder was dropped
 */
export function takeDrops(target, hint, onFiles) {
  // Every element below the pointer dispatches dragenter and dragleave; the drag has left the
  // target after as many leaves as enters.
  let depth = 0
  /** @param {boolean} isVisible */
  const show = isVisible => {
    hint.hidden = !isVisible
    if (!isVisible) depth = 0
  }
  /** @param {(event: DragEvent) => void} act @returns {(event: Event) => void} */
  const withFiles = act => event => {
    const drag = /** @type {DragEvent} */ (event)
    if (!drag.dataTransfer?.types.includes("Files")) return
    event.preventDefault()
    event.stopPropagation()
    act(drag)
  }
  // In the capture phase, since the editor would insert a dropped file's text.
  target.addEventListener("dragenter", withFiles(() => show(++depth > 0)), true)
  target.addEventListener("dragover", withFiles(() => {}), true)
  target.addEventListener("dragleave", withFiles(() => show(--depth > 0)), true)
  target.addEventListener("drop", withFiles(event => {
    show(false)
    const at = { x: event.clientX, y: event.clientY }
    // The lists of the transfer are empty after the event.
    const transfer = /** @type {DataTransfer} */ (event.dataTransfer)
    onFiles([...transfer.files], at, dropped(transfer))
  }), true)
}

/** @param {File} file */
export const isZip = ({ name, type }) => /\.zip$/i.test(name) || type === "application/zip"

/** Names of files and folders that contain no posts. */
const ignored = /^[.]|^node_modules$|^_site$|^README\./i

/** Reports whether a file of a chosen folder is a post. @param {File} file */
export const isPost = ({ webkitRelativePath: path }) =>
  isMarkdown(path) && !path.split("/").some(part => ignored.test(part))

/** Reports whether a file has settings of a blog. @param {{ name: string }} file */
export const isBlogFile = ({ name }) => /^(?:_config.*\.ya?ml|Gemfile|Gemfile\.lock)$/.test(name)

/**
 * Returns the dropped files and folders, null without a folder among them. Browsers with the File
 * System Access API also have a handle of the first one, which reads it again later.
 * @param {DataTransfer} transfer
 * @returns {Dropped | null}
 */
function dropped({ items }) {
  const entries = [...items].flatMap(item => item.webkitGetAsEntry?.() ?? [])
  if (!entries.some(({ isDirectory }) => isDirectory)) return null
  const [first] = /** @type {Iterable<any>} */ (items)
  return { entries, handle: first.getAsFileSystemHandle?.().catch(() => null) }
}

/**
 * Lets the writer choose a folder; `onFiles` gets the files in it.
 * @param {(files: File[]) => void} onFiles
 */
export const chooseFolder = onFiles => ask({ webkitdirectory: true }, onFiles)

/**
 * Downloads a text or bytes as a file.
 * @param {string} name
 * @param {string | Uint8Array<ArrayBuffer>} content
 */
export function save(name, content) {
  // With text/markdown some browsers add an extension to the name.
  const bytes = typeof content === "string" ? encode(content) : content
  const url = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }))
  const link = document.createElement("a")
  link.href = url
  link.download = name
  link.click()
  // Safari reads the URL only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
