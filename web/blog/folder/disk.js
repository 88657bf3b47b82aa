// A folder on disk, as the File System Access API gives it: which files in it are posts, and how one of them is written.
//
// What the API promises of a write: until the stream is closed the file holds what it held, and then browsers "try to
// ensure" that it holds all that was written or all that it held (https://fs.spec.whatwg.org, createWritable). They write a
// temporary file and swap the two. It promises nothing of other programs, so the file is looked at once more right before
// the swap, and read back after it.

import { append } from "../../browser/lists.js"
import { isTimeout, within } from "../../browser/within.js"

/** A file may not be what it is to be: the write seemed to end well. */
export class Unsure extends Error {}

/** @typedef {{ path: string, handle: FileSystemFileHandle }} PostFile path below _posts */

/** Where a blog keeps its posts, most wanted first; "" is the chosen folder itself. */
const places = ["_posts", "docs/_posts", "blog/_posts", "src/_posts", ""]

/**
 * Finds the posts of a blog from the folder that the writer chose: its root, or _posts itself.
 * @param {FileSystemDirectoryHandle} folder
 * @param {(name: string) => string} dayOf the day in a post's file name, "" if it is none
 * @returns {Promise<{ posts: FileSystemDirectoryHandle, path: string, site: FileSystemDirectoryHandle | null } | null>} path as
 *   the writer reads it, and the folder that the site is made of, if it can be reached
 */
export async function findPosts(folder, dayOf) {
  if (folder.name === "_posts") return { posts: folder, path: "_posts", site: null }
  for (const path of places) {
    const posts = await folderAt(folder, path)
    if (path === "" && (await list(folder, dayOf)).length > 0) return { posts: folder, path: folder.name, site: null }
    if (posts && path) return { posts, path, site: await folderAt(folder, path.slice(0, -"_posts".length)) }
  }
  return null
}

/**
 * @param {FileSystemDirectoryHandle} folder
 * @param {string} path
 * @param {FileSystemGetDirectoryOptions} [options]
 */
async function folderAt(folder, path, options) {
  try {
    for (const name of path.split("/").filter(Boolean)) folder = await within(folder.getDirectoryHandle(name, options))
    return folder
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/**
 * The posts in a folder and below it, the newest first. What Jekyll passes over is passed over.
 * @param {FileSystemDirectoryHandle} folder
 * @param {(name: string) => string} dayOf
 * @param {string} [above]
 * @returns {Promise<PostFile[]>}
 */
export async function list(folder, dayOf, above = "") {
  /** @type {PostFile[]} */
  const files = []
  const entries = folder.entries()
  for (let entry = await within(entries.next()); !entry.done; entry = await within(entries.next())) {
    const [name, handle] = entry.value
    if (/^[._#~]|~$/.test(name)) continue
    if (handle.kind === "directory") append(files, await list(handle, dayOf, `${above}${name}/`))
    else if (/\.(?:md|markdown|mkd|mkdn|mkdown|html)$/i.test(name) && dayOf(name)) files.push({ path: above + name, handle })
  }
  /** @param {PostFile} file */
  const key = ({ path }) => `${dayOf(nameOf(path))} ${path}`
  return files.sort((a, b) => (key(a) < key(b) ? 1 : -1))
}

/** @param {string} path */
export const nameOf = path => path.slice(path.lastIndexOf("/") + 1)

/**
 * A file by its path, or null when it is not there.
 * @param {FileSystemDirectoryHandle} folder
 * @param {string} path
 */
export async function fileAt(folder, path) {
  const name = nameOf(path)
  try {
    const above = await folderAt(folder, path.slice(0, -name.length))
    return above && await within(above.getFileHandle(name))
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** @param {unknown} error */
const isMissing = error => error instanceof DOMException && (error.name === "NotFoundError" || error.name === "TypeMismatchError")

/** @param {FileSystemFileHandle} handle */
export async function bytesOf(handle) {
  const file = await within(handle.getFile())
  return new Uint8Array(await within(file.arrayBuffer()))
}

/**
 * Names bytes so that others are told from them.
 * @param {Uint8Array} bytes
 */
export async function hashOf(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", /** @type {BufferSource} */ (bytes)))
  return [...hash].map(byte => byte.toString(16).padStart(2, "0")).join("")
}

/** @param {Uint8Array} a @param {Uint8Array} b */
export const same = (a, b) => a.length === b.length && a.every((byte, at) => byte === b[at])

/**
 * Writes a file whose bytes had one of some hashes. If they have another now, nothing is written and they are returned; else
 * null, once the file was read back as it was written. Every step that does not end is given up after 8 seconds.
 * @param {FileSystemFileHandle} handle
 * @param {Uint8Array} bytes
 * @param {string[]} bases
 * @returns {Promise<Uint8Array | null>}
 */
export async function write(handle, bytes, bases) {
  // Exclusive: of two tabs that write at once, the later fails instead of swapping over what it has not seen.
  const options = /** @type {FileSystemCreateWritableOptions} */ ({ keepExistingData: false, mode: "exclusive" })
  const letGo = (/** @type {FileSystemWritableFileStream} */ stream) => stream.abort().catch(() => {})
  // A stream that arrives late would keep the file locked.
  const stream = await within(handle.createWritable(options), undefined, letGo)
  try {
    await within(stream.write(/** @type {BufferSource} */ (bytes)))
    const there = await bytesOf(handle)
    if (!bases.includes(await hashOf(there))) {
      await within(stream.abort())
      return there
    }
    await within(stream.close())
  } catch (error) {
    const aborted = letGo(stream)
    // After a call that did not end, the abort may not end either.
    if (!isTimeout(error)) await within(aborted).catch(() => {})
    throw error
  }
  if (!same(await bytesOf(handle), bytes)) throw new Unsure("what was read back is not what was written")
  return null
}

/**
 * Makes a file that is not there yet, or says what is there.
 * @param {FileSystemDirectoryHandle} folder
 * @param {string} name
 * @param {Uint8Array} bytes
 * @returns {Promise<Uint8Array | null>}
 */
export async function make(folder, name, bytes) {
  const there = await fileAt(folder, name)
  const before = there && await bytesOf(there)
  // An empty file is what a write leaves that did not end.
  if (before && before.length > 0) return before
  const handle = await within(folder.getFileHandle(name, { create: true }))
  try {
    return await write(handle, bytes, [await hashOf(new Uint8Array())])
  } catch (error) {
    // The empty file that it began as must not stay for a post.
    const removed = bytesOf(handle).then(({ length }) => (length === 0 ? within(folder.removeEntry(name)) : undefined))
    if (isTimeout(error)) removed.catch(() => {})
    else await removed
    throw error
  }
}

/**
 * Puts a file that goes along with a post where it belongs, unless there is one of its name; reports whether that is another.
 * @param {FileSystemDirectoryHandle} site
 * @param {{ path: string, bytes: Uint8Array }} file
 */
export async function putAlong(site, { path, bytes }) {
  const name = nameOf(path)
  const folder = await folderAt(site, path.slice(0, -name.length), { create: true })
  const there = folder ? await make(folder, name, bytes) : new Uint8Array()
  return there !== null && !same(there, bytes)
}

/**
 * Gives a file another name beside where it is: it is written anew and read back before the old one goes. Resolves to its
 * path, "" when there is one of that name.
 * @param {FileSystemDirectoryHandle} posts
 * @param {string} path
 * @param {string} name
 */
export async function move(posts, path, name) {
  const above = path.slice(0, -nameOf(path).length)
  const folder = await folderAt(posts, above)
  const file = folder && await fileAt(folder, nameOf(path))
  if (!file) throw new DOMException(path, "NotFoundError")
  const bytes = await bytesOf(file)
  if (await make(folder, name, bytes)) return ""
  if (!same(await bytesOf(file), bytes)) {
    await within(folder.removeEntry(name))
    throw new DOMException("the file has just changed", "NotReadableError")
  }
  await within(folder.removeEntry(nameOf(path)))
  return above + name
}
