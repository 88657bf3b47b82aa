// Reads and writes a folder on disk by the File System Access API.
//
// Until the stream is closed, the file keeps its content. Then browsers "try to ensure" that it has
// either all of the new content or all of the old one (https://fs.spec.whatwg.org, createWritable):
// they write a temporary file and swap the two. The API does not protect against other programs, so
// the file is read right before the swap, and read back after it.

import { areEqual } from "../../browser/bytes.js"
import { append } from "../../browser/lists.js"
import { baseName } from "../../browser/names.js"
import { isMarkdown } from "../../browser/postname.js"
import { isTimeout, within } from "../../browser/within.js"

/** A write succeeded, but the file that was read back differs. */
export class Unverified extends Error {
  constructor() {
    super("the file that was read back differs from the written one")
  }
}

/**
 * A post; its path is relative to _posts.
 * @typedef {{ path: string, handle: FileSystemFileHandle }} PostFile
 */

/**
 * The posts of a blog: their folder, its path for readers, and the folder of the site's source,
 * null if it cannot be reached.
 * @typedef {{ posts: FileSystemDirectoryHandle, path: string, site: FileSystemDirectoryHandle |
 *   null }} Posts
 */

/** The usual folders of posts in order of preference; "" is the chosen folder itself. */
const places = ["_posts", "docs/_posts", "blog/_posts", "src/_posts", ""]

/**
 * Finds the posts of a blog in the folder that the writer chose: its root, or _posts itself.
 * @param {FileSystemDirectoryHandle} folder
 * @param {(name: string) => string} dayOf returns the day in the file name of a post, "" for
 *   another file
 * @returns {Promise<Posts | null>}
 */
export async function findPosts(folder, dayOf) {
  if (folder.name === "_posts") return { posts: folder, path: "_posts", site: null }
  for (const path of places) {
    const posts = await folderAt(folder, path)
    if (path === "" && (await listPosts(folder, dayOf)).length > 0) {
      return { posts: folder, path: folder.name, site: null }
    }
    if (posts && path) {
      const site = await folderAt(folder, path.slice(0, -"_posts".length))
      return { posts, path, site }
    }
  }
  return null
}

/**
 * Resolves to the folder at a path, null if there is none.
 * @param {FileSystemDirectoryHandle} folder
 * @param {string} path
 * @param {FileSystemGetDirectoryOptions} [options]
 */
async function folderAt(folder, path, options) {
  try {
    let current = folder
    for (const name of path.split("/").filter(Boolean)) {
      current = await within(current.getDirectoryHandle(name, options))
    }
    return current
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** Names that Jekyll ignores. */
const ignored = /^[._#~]|~$/

/**
 * Resolves to the posts in a folder and its subfolders, newest first.
 * @param {FileSystemDirectoryHandle} folder
 * @param {(name: string) => string} dayOf
 * @param {string} [above]
 * @returns {Promise<PostFile[]>}
 */
export async function listPosts(folder, dayOf, above = "") {
  /** @type {PostFile[]} */
  const files = []
  const entries = folder.entries()
  const next = () => within(entries.next())
  for (let entry = await next(); !entry.done; entry = await next()) {
    const [name, handle] = entry.value
    if (ignored.test(name)) continue
    const path = above + name
    if (handle.kind === "directory") append(files, await listPosts(handle, dayOf, `${path}/`))
    else if ((isMarkdown(name) || /\.html$/i.test(name)) && dayOf(name)) files.push({ path, handle })
  }
  /** @param {PostFile} file */
  const key = ({ path }) => `${dayOf(baseName(path))} ${path}`
  return files.sort((a, b) => (key(a) < key(b) ? 1 : -1))
}

/**
 * Splits a path into the folder with a final slash, "" for none, and the name.
 * @param {string} path
 */
function split(path) {
  const name = baseName(path)
  return { above: path.slice(0, path.length - name.length), name }
}

/**
 * Resolves to the file at a path, null if there is none.
 * @param {FileSystemDirectoryHandle} folder
 * @param {string} path
 */
export async function fileAt(folder, path) {
  const { above, name } = split(path)
  try {
    const parent = await folderAt(folder, above)
    return parent && await within(parent.getFileHandle(name))
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** @param {unknown} error */
const isMissing = error =>
  error instanceof DOMException && ["NotFoundError", "TypeMismatchError"].includes(error.name)

/** @param {FileSystemFileHandle} handle */
export async function bytesOf(handle) {
  const file = await within(handle.getFile())
  return new Uint8Array(await within(file.arrayBuffer()))
}

/**
 * Resolves to the SHA-256 of bytes in hexadecimal.
 * @param {Uint8Array} bytes
 */
export async function hashOf(bytes) {
  const data = /** @type {BufferSource} */ (bytes)
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", data))
  return [...hash].map(byte => byte.toString(16).padStart(2, "0")).join("")
}

/**
 * Writes a file if its current content has one of the given hashes. Every step has a timeout of 8
 * seconds.
 * @param {FileSystemFileHandle} handle
 * @param {Uint8Array} bytes
 * @param {string[]} bases
 * @returns {Promise<Uint8Array | null>} null once the file was read back; its content if it has
 *   another hash and was not written
 */
export async function write(handle, bytes, bases) {
  // With exclusive access, the second of two tabs that write at once fails.
  /** @type {FileSystemCreateWritableOptions & { mode: string }} */
  const options = { keepExistingData: false, mode: "exclusive" }
  /** @param {FileSystemWritableFileStream} stream */
  const letGo = stream => stream.abort().catch(() => {})
  // A stream that is created after the timeout would lock the file.
  const stream = await within(handle.createWritable(options), undefined, letGo)
  try {
    await within(stream.write(/** @type {BufferSource} */ (bytes)))
    const current = await bytesOf(handle)
    if (!bases.includes(await hashOf(current))) {
      await within(stream.abort())
      return current
    }
    await within(stream.close())
  } catch (error) {
    const aborted = letGo(stream)
    // After a timeout, the abort may not end either.
    if (!isTimeout(error)) await within(aborted).catch(() => {})
    throw error
  }
  if (!areEqual(await bytesOf(handle), bytes)) throw new Unverified()
  return null
}

/**
 * Creates a file.
 * @param {FileSystemDirectoryHandle} folder
 * @param {string} name
 * @param {Uint8Array} bytes
 * @returns {Promise<Uint8Array | null>} the content of an existing file, null if it was created
 */
export async function make(folder, name, bytes) {
  const existing = await fileAt(folder, name)
  const before = existing && await bytesOf(existing)
  // A write that did not end has left an empty file.
  if (before && before.length > 0) return before
  const handle = await within(folder.getFileHandle(name, { create: true }))
  try {
    return await write(handle, bytes, [await hashOf(new Uint8Array())])
  } catch (error) {
    // An empty file must not stay.
    const removed = bytesOf(handle).then(({ length }) =>
      (length === 0 ? within(folder.removeEntry(name)) : undefined))
    if (isTimeout(error)) removed.catch(() => {})
    else await removed
    throw error
  }
}

/**
 * Creates a file with its folders, unless it exists. Resolves to whether it exists with other
 * bytes.
 * @param {FileSystemDirectoryHandle} site
 * @param {{ path: string, bytes: Uint8Array }} file
 */
export async function putMissing(site, { path, bytes }) {
  const { above, name } = split(path)
  const folder = await folderAt(site, above, { create: true })
  const existing = folder ? await make(folder, name, bytes) : new Uint8Array()
  return existing !== null && !areEqual(existing, bytes)
}

/**
 * Renames a file: a copy is written and read back before the old file is deleted. Resolves to its
 * path, "" if the name is taken.
 * @param {FileSystemDirectoryHandle} posts
 * @param {string} path
 * @param {string} name
 */
export async function move(posts, path, name) {
  const { above, name: before } = split(path)
  const folder = await folderAt(posts, above)
  const file = folder && await fileAt(folder, before)
  if (!file) throw new DOMException(path, "NotFoundError")
  const bytes = await bytesOf(file)
  if (await make(folder, name, bytes)) return ""
  if (!areEqual(await bytesOf(file), bytes)) {
    await within(folder.removeEntry(name))
    throw new DOMException("the file has just changed", "NotReadableError")
  }
  await within(folder.removeEntry(before))
  return above + name
}
