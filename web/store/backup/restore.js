// Restores a backup, or imports the posts of any zip. What is stored here stays: of a log that is here with another text, the
// older text goes into its history. An entry that cannot be used is reported by its name, and the others are taken.

import { append } from "../../browser/lists.js"
import { nameInPath } from "../../browser/names.js"
import { manifestPath, readManifest } from "./manifest.js"
import { restorePictures } from "./pictures.js"
import { Cancelled, Refusal } from "./unzip.js"

/** @import { Log, Picture } from "../../types" */
/** @import { Listed, Past } from "./manifest.js" */
/** @import { Bad, Entry, Zip } from "./unzip.js" */

/**
 * @typedef {object} Target
 * @property {(id: string) => Promise<{ log: Log, hasText: boolean, adopt(): void } | null>} peek hasText: the text is not damaged
 * @property {(log: Log) => Promise<Log | null>} save
 * @property {(id: string, now: number) => Promise<void>} remove
 * @property {(id: string) => Promise<void>} restore
 * @property {{ merge(log: string, past: Past[]): Promise<unknown> }} history
 * @property {{ get(id: string): Promise<unknown>, put(picture: Picture & { blob: Blob }): Promise<unknown> }} pictures
 * @property {{ get(key: string): Promise<unknown>, put(key: string, value: unknown): Promise<unknown> }} settings
 * @property {{ list(): Promise<{ id: string }[]>, put(template: any): Promise<unknown> }} templates
 */

/**
 * @typedef {object} Desk
 * @property {(file: { name: string, text: string }) => Promise<{ fresh: boolean }>} take makes a log of a file that is not one yet
 * @property {(file: { name: string, text: string }) => Promise<string | null>} find the log here of that name and text
 * @property {(log: Log) => void} onLog a log was stored
 * @property {(bytes: Uint8Array) => { text: string } | { refusal: string }} decode
 */

/**
 * @typedef {object} Watch
 * @property {(done: number, total: number) => void} onProgress
 * @property {() => boolean} isCancelled asked between two entries
 * @property {(paths: string[]) => Promise<"all" | "texts" | "cancel">} confirm whether pictures are taken that will be written
 *   to these paths of the writer's blog
 */

/**
 * The outcome: logs that are new here, that were here already, whose text was replaced or stayed; pictures that were left in a
 * zip of posts, or that the writer did not take; and entries that could not be used.
 * @typedef {{ added: number, same: number, replaced: number, older: number, pictures: number, failed: Bad[], chosen: object | null, cancelled: boolean }} Outcome
 */

/** What every step works on; total is the number of logs and pictures, and a step one of them. @typedef {{ zip: Zip, store: Target, desk: Desk, watch: Watch, outcome: Outcome, total: number, step(): void, read(entry: Entry): Promise<Uint8Array<ArrayBuffer> | null> }} Job */

/**
 * @param {Zip} zip
 * @param {Target} store
 * @param {Desk} desk
 * @param {Watch} watch
 * @returns {Promise<Outcome>} rejects with a Refusal when nothing in the zip is of use
 */
export async function restore(zip, store, desk, watch) {
  /** @type {Outcome} */
  const outcome = { added: 0, same: 0, replaced: 0, older: 0, pictures: 0, failed: [...zip.bad], chosen: null, cancelled: false }
  let done = 0
  /** @type {Job} */
  const job = {
    zip, store, desk, watch, outcome,
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

/** @param {Job} job */
async function takePosts(job) {
  const { zip, desk, outcome, step, read } = job
  const posts = zip.entries.filter(({ path }) => /\.(?:md|markdown|mkd)$/i.test(path) && !/(^|[/\\])(?:\.(?!\.[/\\])|__MACOSX)/.test(path))
  outcome.pictures = zip.entries.filter(({ path }) => /\.(?:png|jpe?g|gif|webp|svg|avif)$/i.test(path)).length
  if (posts.length === 0) {
    if (zip.bad.length === 0) throw new Refusal("zipEmpty")
    return
  }
  job.total = posts.length
  for (const entry of posts) {
    step()
    const bytes = await read(entry)
    if (!bytes) continue
    const file = desk.decode(bytes)
    if (!("text" in file)) outcome.failed.push({ path: entry.path, why: file.refusal })
    else if ((await desk.take({ name: nameInPath(entry.path), text: file.text })).fresh) outcome.added++
    else outcome.same++
  }
}

/** @param {Job} job @param {Entry} entry */
async function restoreBackup(job, entry) {
  const { zip, store, outcome, step, read } = job
  const bytes = await read(entry)
  const manifest = readManifest(bytes)
  if (!manifest.whole) {
    if (bytes) outcome.failed.push({ path: entry.path, why: "damaged" })
    return takePosts(job)
  }
  const there = new Map(zip.entries.map(entry => [entry.path, entry]))
  append(outcome.failed, manifest.unusable.map(path => ({ path, why: "record" })))
  job.total = manifest.logs.length
  const takePictures = await restorePictures(job, manifest.pictures, there)

  /** @type {Map<string, string>} id in the backup → id here */
  const ids = new Map()
  for (const listed of manifest.logs) {
    step()
    const id = await restoreListed(job, listed, there.get(listed.path))
    if (id) ids.set(listed.id, id)
  }
  const templates = new Set((await store.templates.list()).map(({ id }) => id))
  for (const template of manifest.templates) {
    if (!templates.has(template.id)) await store.templates.put(template)
    ids.set(template.id, template.id)
  }
  for (const { log, path } of manifest.histories(zip.entries)) {
    const id = ids.get(log)
    const source = there.get(path)
    const past = id && source ? manifest.readPast(await read(source)) : null
    if (id && past) await store.history.merge(id, past)
    if (job.watch.isCancelled()) throw new Cancelled("cancelled")
  }
  await takePictures(ids)

  for (const [key, value] of manifest.settings) if ((await store.settings.get(key)) === null) await store.settings.put(key, value)
  outcome.chosen = manifest.chosen
}

/** @type {(job: Job, listed: Listed, entry: Entry | undefined) => Promise<string>} resolves to the id here, "" for none */
async function restoreListed({ store, desk, outcome, read }, { path, exact, length, log, binned }, entry) {
  if (!entry && exact === undefined) return outcome.failed.push({ path, why: "missing" }), ""
  const bytes = exact === undefined && entry ? await read(entry) : null
  const text = exact ?? (bytes && textOf(bytes))
  if (typeof text === "string" && (length === undefined || text.length === length)) return restoreLog({ ...log, text }, binned, store, desk, outcome)
  if (bytes) outcome.failed.push({ path, why: "damaged" })
  return ""
}

/** Returns a text of a backup: unlike a file from elsewhere, it may be as long as it is, and hold any character. @param {Uint8Array} bytes */
function textOf(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/**
 * Restores one log; resolves to its id here.
 * @type {(log: Log, binned: number | undefined, store: Target, desk: Desk, outcome: Outcome) => Promise<string>}
 */
async function restoreLog(log, binned, store, desk, outcome) {
  // A record that cannot be read counts as missing: the backup has what it lacks.
  const found = await store.peek(log.id).catch(() => null)
  const there = found?.hasText ? found : null
  const twin = there || binned ? null : await desk.find(log)
  if (twin) return outcome.same++, twin
  if (there && there.log.text === log.text) {
    // A log that is only binned in the backup stays where it is.
    if (binned) return outcome.same++, log.id
    await store.restore(log.id)
    desk.onLog(there.log)
    return outcome.same++, log.id
  }
  const older = there && there.log.changed >= log.changed ? log : there?.log
  if (older) await store.history.merge(log.id, [{ time: older.changed, reason: "import", text: older.text }])
  if (older === log) return outcome.older++, log.id
  there?.adopt()
  const other = await store.save(log)
  // Another tab wrote it at this moment.
  if (other) throw new Error("changed in another tab")
  if (binned) await store.remove(log.id, binned)
  else desk.onLog(log)
  if (there) outcome.replaced++
  else outcome.added++
  return log.id
}
