// Reads a source: lists its names first, asks the engine which contents count, and reads only
// those, several at once. Of posts and pages, only the front matter is kept.

import { encode } from "../../browser/bytes.js"
import { MOST_BYTES, decode } from "../../browser/files.js"
import { frontMatterEnd } from "../../browser/frontmatter.js"
import { baseName, logName, safeName } from "../../browser/names.js"
import { isMarkdown } from "../../browser/postname.js"
import { isBlogPath, isPage, limits, withinTotal } from "../../browser/storedblog.js"

/** @import { BlogFile } from "../../types" */
/** @import { TextFile } from "../learned/habits.js" */
/** @import { Content, Source, SourceFile } from "./source.js" */
/** @import { Pause } from "./steps.js" */

/** Number of files that are read at once. */
const PARALLEL = 8

/**
 * A file whose content does not count; `why` is a key of the catalogue below "zip".
 * @typedef {{ path: string, why: string }} Left
 */

/** The size and time of a file when it was read. @typedef {{ size: number, time: number }} Stamp */

/**
 * A reading of a source. Paths are those below the root of the blog.
 * @typedef {object} Reading
 * @property {string} name
 * @property {boolean} isBlog the source has settings or posts
 * @property {boolean} isWhole the source has all files of the blog
 * @property {BlogFile[]} files
 * @property {Left[]} left
 * @property {TextFile[]} posts with their texts
 * @property {Map<string, Stamp>} stamps of the files that were read
 */

/**
 * @typedef {object} Options
 * @property {(paths: string[]) => Promise<{ root: string, wanted: string[] }>} paths asks the
 *   engine for the root of the blog, and the paths below it whose contents count
 * @property {Pause} pause
 * @property {(done: number, total: number) => void} [onProgress]
 * @property {boolean} [withPosts] whether the texts of posts are read
 * @property {Pick<Reading, "files" | "stamps"> | null} [before] the last reading of this source:
 *   files with the same size and time are not read again
 */

/** Files that stand for a blog. */
const mark = /^(?:_config[^/]*\.ya?ml|_config\.toml|Gemfile|Gemfile\.lock)$|^_posts\//
const settings = /^_config\.(?:ya?ml|toml)$/

/** Names of Markdown files that are no posts. */
const noPost = /(?:^|\/)(?:[.]|README\.)/i

/** @param {string} path */
const isPost = path => isMarkdown(path) && !noPost.test(path)

/**
 * Reads a source. Rejects with Stopped if the writer has stopped it.
 * @param {Source} source
 * @param {Options} options
 * @returns {Promise<Reading>}
 */
export async function readSource(source, options) {
  const { paths, pause, onProgress = () => {}, withPosts = false, before = null } = options
  /** @type {Left[]} */
  const left = []
  const { root, listed, wanted } = await list(source, paths, pause, left)
  const known = new Map(before?.files.map(file => [file.path, file]))
  /** The texts of posts, by their paths. @type {Map<string, string>} */
  const texts = new Map()
  /** @type {Reading["stamps"]} */
  const stamps = new Map()

  /** Reads the content of a file that counts. @type {(file: SourceFile) => Promise<BlogFile>} */
  async function readFile({ path, open }) {
    const { size, time, bytes } = await open()
    const last = before?.stamps.get(path)
    stamps.set(path, { size, time })
    const isSame = time > 0 && last?.time === time && last.size === size && !withPosts
    const same = isSame && known.get(path)
    if (same) return same
    if (size > (isPage({ path }) ? MOST_BYTES : limits.bytes)) throw new Error("large")
    const decoded = decode(await bytes())
    if ("refusal" in decoded) throw new Error(decoded.refusal)
    const { text } = decoded
    if (withPosts && isPost(path)) texts.set(path, text)
    if (!wanted.has(path)) return { path, bytes: null }
    const kept = encode(isPage({ path }) ? text.slice(0, frontMatterEnd(text)) : text)
    if (kept.length > limits.bytes) throw new Error("large")
    return { path, bytes: kept }
  }

  /** @type {BlogFile[]} */
  const files = listed.map(({ path }) => ({ path, bytes: null }))
  const counted = listed.flatMap((file, number) => {
    const counts = wanted.has(file.path) || withPosts && isPost(file.path)
    return counts ? [{ file, number }] : []
  })
  let done = 0
  await inParallel(counted, async ({ file, number }) => {
    try {
      files[number] = await readFile(file)
    } catch (error) {
      left.push({ path: file.path, why: reasonOf(error) })
    }
    onProgress(++done, counted.length)
    await pause()
  })
  const bounded = withinTotal(files)
  return {
    name: baseName(root) || source.name,
    isBlog: files.some(({ path }) => mark.test(path)),
    isWhole: source.isFolder && files.some(({ path }) => settings.test(path)),
    files: bounded.files,
    left: [...left, ...bounded.left],
    posts: listed.flatMap(({ path }) => {
      const text = texts.get(path)
      return text === undefined ? [] : [{ name: nameOf(path), text }]
    }),
    stamps,
  }
}

/** Returns the name of a log for a post. @param {string} path */
const nameOf = path => logName(safeName(baseName(path)))

/** Errors whose messages are keys of the catalogue; every other one makes a file unreadable. */
const reasons = ["large", "binary", "encoding", "encrypted", "method", "damaged"]

/** @param {unknown} error */
function reasonOf(error) {
  const message = error instanceof Error ? error.message : ""
  return reasons.includes(message) ? message : "unreadable"
}

/**
 * Lists the files of the blog in a source, by their paths below its root.
 * @type {(source: Source, paths: Options["paths"], pause: Pause, left: Left[]) =>
 *   Promise<{ root: string, listed: SourceFile[], wanted: Set<string> }>}
 */
async function list(source, paths, pause, left) {
  /** @type {SourceFile[]} */
  const all = []
  for await (const file of source.files) {
    if (!isBlogPath(file.path)) continue
    if (all.length === limits.files) {
      left.push({ path: file.path, why: "many" })
      break
    }
    all.push(file)
    await pause()
  }
  all.sort((a, b) => (a.path < b.path ? -1 : 1))
  const { root, wanted } = await paths(all.map(({ path }) => path))
  const folder = root === "" ? "" : `${root}/`
  const listed = all.flatMap(({ path, open }) =>
    (path.startsWith(folder) ? [{ path: path.slice(folder.length), open }] : []))
  return { root, listed, wanted: new Set(wanted) }
}

/**
 * Does work on items, several at once. Rejects with the first error.
 * @template T
 * @param {T[]} items
 * @param {(item: T) => Promise<void>} work
 */
async function inParallel(items, work) {
  let next = 0
  async function run() {
    while (next < items.length) await work(items[next++])
  }
  await Promise.all(Array.from({ length: PARALLEL }, run))
}
