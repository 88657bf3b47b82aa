// Restores a backup, or imports the posts of a zip. No stored text is lost: if a log exists with
// another text, the older text becomes a revision. Unusable entries are reported by name.

import { append } from "../../browser/lists.js"
import { nameInPath, safeName } from "../../browser/names.js"
import { hasPictureExtension } from "../../browser/picture.js"
import { isMarkdown } from "../../browser/postname.js"
import { KEY } from "../../browser/storedblog.js"
import { blogPath, manifestPath, readBlog, readManifest } from "./manifest.js"
import { restorePictures } from "./pictures.js"
import { Cancelled, Refusal } from "../../browser/unzip.js"

/** @import { Log, Picture, StoredBlog } from "../../types" */
/** @import { Listed, Past } from "./manifest.js" */
/** @import { Bad, Entry, Zip } from "../../browser/unzip.js" */

/**
 * @typedef {object} Target
 * @property {(id: string) => Promise<{ log: Log, hasText: boolean, adopt(): void } | null>} peek
 *   hasText: the stored text is not damaged
 * @property {(log: Log) => Promise<Log | null>} save
 * @property {(id: string, now: number) => Promise<void>} remove
 * @property {(id: string) => Promise<void>} restore
 * @property {{ merge(log: string, past: Past[]): Promise<unknown> }} history
 * @property {{ get(id: string): Promise<unknown>, put(picture: Picture & { blob: Blob }):
 *   Promise<unknown> }} pictures
 * @property {{ get(key: string): Promise<unknown>, put(key: string, value: unknown):
 *   Promise<unknown> }} settings
 * @property {{ list(): Promise<{ id: string }[]>, put(template: any): Promise<unknown> }} templates
 */

/** @typedef {{ name: string, text: string }} TextFile */

/**
 * @typedef {object} Logs
 * @property {(file: TextFile) => Promise<{ fresh: boolean }>} take creates a log from a file;
 *   fresh: there was none
 * @property {(file: TextFile) => Promise<string | null>} find resolves to the id of the log with a
 *   name and a text
 * @property {(log: Log) => void} onStored
 * @property {(bytes: Uint8Array) => { text: string } | { refusal: string }} decode
 */

/**
 * Asks whether images are restored to these paths of the blog.
 * @typedef {(paths: string[]) => Promise<"all" | "texts" | "cancel">} Confirm
 */

/**
 * @typedef {object} Watch
 * @property {(done: number, total: number) => void} onProgress
 * @property {() => boolean} isCancelled
 * @property {Confirm} confirm
 */

/**
 * @typedef {object} Outcome
 * @property {number} added
 * @property {number} same logs that exist with the same text
 * @property {number} replaced logs whose text in the backup is newer
 * @property {number} older logs whose text in the backup is older
 * @property {number} pictures images that were not restored
 * @property {string[]} others the paths of a zip of posts that are neither posts nor images
 * @property {Bad[]} failed
 * @property {object | null} chosen the settings in the backup
 * @property {boolean} cancelled
 */

/**
 * The state that all steps share.
 * @typedef {object} Job
 * @property {Zip} zip
 * @property {Target} database
 * @property {Logs} logs
 * @property {Watch} watch
 * @property {Outcome} outcome
 * @property {number} total the number of logs and images
 * @property {() => void} step reports one of them; throws Cancelled
 * @property {(entry: Entry) => Promise<Uint8Array<ArrayBuffer> | null>} read null after a failure,
 *   which is reported in the outcome
 */

/**
 * @param {Zip} zip
 * @param {Target} database
 * @param {Logs} logs
 * @param {Watch} watch
 * @returns {Promise<Outcome>} rejects with a Refusal if the zip has no usable entry
 */
export async function restore(zip, database, logs, watch) {
  /** @type {Outcome} */
  const outcome = {
    added: 0, same: 0, replaced: 0, older: 0, pictures: 0, others: [],
    failed: [...zip.bad], chosen: null, cancelled: false,
  }
  let done = 0
  /** @type {Job} */
  const job = {
    zip, database, logs, watch, outcome,
    total: 0,
    step() {
      if (watch.isCancelled()) throw new Cancelled("cancelled")
      watch.onProgress(done++, job.total)
    },
    async read(entry) {
      const bytes = await zip.read(entry)
      if (typeof bytes !== "string") return bytes
      outcome.failed.push({ path: entry.path, why: bytes })
      return null
    },
  }
  try {
    const manifest = zip.entries.find(({ path }) => path === manifestPath)
    if (manifest) await restoreBackup(job, manifest)
    else await takePosts(job)
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error
    outcome.cancelled = true
  }
  return outcome
}

/** Files that systems add to folders and zips; nobody misses them. */
const system = /(^|[/\\])(?:__MACOSX[/\\]|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i

/** A file or folder whose name begins with a dot; ".." is none. */
const hidden = /(^|[/\\])\.(?!\.?[/\\])/

/**
 * Returns the kind of an entry in a zip of posts. A post is recognized by the name under which it
 * is imported, so that "a.md " is one.
 * @param {string} path
 * @returns {"system" | "hidden" | "name" | "post" | "picture" | "other"}
 */
function kindOf(path) {
  const name = safeName(path.replace(/^.*[/\\]/s, ""), "")
  if (system.test(path)) return "system"
  if (hidden.test(path)) return isMarkdown(name) ? "hidden" : "other"
  if (name === "") return "name"
  return isMarkdown(name) ? "post" : hasPictureExtension(name) ? "picture" : "other"
}

/** Imports the posts of a zip. @param {Job} job */
async function takePosts(job) {
  const { zip, logs, outcome, step, read } = job
  /** @type {Entry[]} */
  const posts = []
  for (const entry of zip.entries) {
    const { path } = entry
    const kind = kindOf(path)
    if (kind === "post") posts.push(entry)
    else if (kind === "picture") outcome.pictures++
    else if (kind === "other") outcome.others.push(path)
    else if (kind !== "system") outcome.failed.push({ path, why: kind })
  }
  if (posts.length === 0) {
    if (outcome.failed.length === 0) throw new Refusal("zipEmpty")
    return
  }
  job.total = posts.length
  for (const entry of posts) {
    step()
    const bytes = await read(entry)
    if (!bytes) continue
    const file = logs.decode(bytes)
    if (!("text" in file)) {
      outcome.failed.push({ path: entry.path, why: file.refusal })
      continue
    }
    const { fresh } = await logs.take({ name: nameInPath(entry.path), text: file.text })
    if (fresh) outcome.added++
    else outcome.same++
  }
}

/**
 * Returns the posts that somebody added to a backup: its manifest does not list them.
 * @param {Zip} zip
 * @param {Listed[]} logs
 * @returns {Bad[]}
 */
function unlisted(zip, logs) {
  const listed = new Set(logs.map(({ path }) => path))
  const others = zip.entries.filter(({ path }) => kindOf(path) === "post" && !listed.has(path))
  return others.map(({ path }) => ({ path, why: "unlisted" }))
}

/** @param {Job} job @param {Entry} entry */
async function restoreBackup(job, entry) {
  const { zip, database, outcome, step } = job
  const bytes = await job.read(entry)
  const manifest = readManifest(bytes)
  if (!manifest.whole) {
    if (bytes) outcome.failed.push({ path: entry.path, why: "damaged" })
    return takePosts(job)
  }
  const entries = new Map(zip.entries.map(entry => [entry.path, entry]))
  append(outcome.failed, manifest.unusable.map(path => ({ path, why: "record" })))
  append(outcome.failed, unlisted(zip, manifest.logs))
  job.total = manifest.logs.length
  const storePictures = await restorePictures(job, manifest.pictures, entries)

  /**
   * The ids of the restored logs and templates, by their ids in the backup.
   * @type {Map<string, string>}
   */
  const ids = new Map()
  for (const listed of manifest.logs) {
    step()
    const id = await restoreListed(job, listed, entries.get(listed.path))
    if (id) ids.set(listed.id, id)
  }
  const known = new Set((await database.templates.list()).map(({ id }) => id))
  for (const template of manifest.templates) {
    if (!known.has(template.id)) await database.templates.put(template)
    ids.set(template.id, template.id)
  }
  for (const { log, path } of manifest.histories(zip.entries)) {
    const id = ids.get(log)
    const source = entries.get(path)
    if (id && source) await database.history.merge(id, manifest.readPast(await job.read(source)))
    if (job.watch.isCancelled()) throw new Cancelled("cancelled")
  }
  await storePictures(ids)

  for (const [key, value] of manifest.settings) {
    if ((await database.settings.get(key)) === null) await database.settings.put(key, value)
  }
  await restoreBlog(job, entries.get(blogPath), manifest.blog)
  outcome.chosen = manifest.chosen
}

/**
 * Restores the copy of the blog, unless this browser has one. `old` is the copy in a backup of
 * version 1.
 * @type {(job: Job, entry: Entry | undefined, old: StoredBlog | null) => Promise<void>}
 */
async function restoreBlog({ database, read, outcome }, entry, old) {
  if (await database.settings.get(KEY) !== null) return
  const bytes = entry ? await read(entry) : null
  const blog = entry ? readBlog(bytes) : old
  if (blog) await database.settings.put(KEY, blog)
  else if (entry && bytes) outcome.failed.push({ path: entry.path, why: "damaged" })
}

/**
 * Restores a log of the manifest. Resolves to its id in this browser, "" after a failure.
 * @type {(job: Job, listed: Listed, entry: Entry | undefined) => Promise<string>}
 */
async function restoreListed(job, { path, exact, length, log, binned }, entry) {
  const { failed } = job.outcome
  if (!entry && exact === undefined) {
    failed.push({ path, why: "missing" })
    return ""
  }
  const bytes = exact === undefined && entry ? await job.read(entry) : null
  const text = exact ?? (bytes && decode(bytes))
  const isWhole = typeof text === "string" && (length === undefined || text.length === length)
  if (isWhole) return restoreLog(job, { ...log, text }, binned)
  // If the entry cannot be read, `read` has reported it.
  if (bytes || exact !== undefined) failed.push({ path, why: "damaged" })
  return ""
}

/**
 * Decodes a text of a backup. Unlike the text of another file, it may have any length and contain
 * any character.
 * @param {Uint8Array} bytes
 */
function decode(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/**
 * Restores a log. Resolves to its id in this browser.
 * @type {(job: Job, log: Log, binned: number | undefined) => Promise<string>}
 */
async function restoreLog({ database, logs, outcome }, log, binned) {
  // A log that cannot be read counts as missing: the backup replaces it.
  const found = await database.peek(log.id).catch(() => null)
  const stored = found?.hasText ? found : null
  const twin = stored || binned ? null : await logs.find(log)
  if (twin || stored?.log.text === log.text) {
    outcome.same++
    // A log that is in the bin only in the backup stays in the list.
    if (twin || !stored || binned) return twin ?? log.id
    await database.restore(log.id)
    logs.onStored(stored.log)
    return log.id
  }
  const isOlder = stored !== null && stored.log.changed >= log.changed
  if (stored) {
    const { changed: time, text } = isOlder ? log : stored.log
    await database.history.merge(log.id, [{ time, reason: "import", text }])
  }
  if (isOlder) {
    outcome.older++
    return log.id
  }
  stored?.adopt()
  const other = await database.save(log)
  // Another tab has written it in the meantime.
  if (other) throw new Error("changed in another tab")
  if (binned) await database.remove(log.id, binned)
  else logs.onStored(log)
  if (stored) outcome.replaced++
  else outcome.added++
  return log.id
}
