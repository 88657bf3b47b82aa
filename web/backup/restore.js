// A backup, or any zip with posts in it, is taken in. What is here stays: of a log that is here with another text, the older
// text goes into its history.

import { append } from "../browser/lists.js"
import { own } from "./gather.js"
import { isListed, isPast, isPicture, isTemplate } from "./records.js"
import { Refusal, look, unpack } from "./unzip.js"

/** @import { Listed, Log, Past, Picture } from "./records.js" */
/** @import { Entry } from "./unzip.js" */

/**
 * @typedef {object} Target
 * @property {(id: string) => Promise<{ log: Log, adopt(): void } | null>} peek
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

/** What became of it: logs that are new here, that were here already, whose text was replaced or stayed, and what could not be read; how many pictures were left in it. @typedef {{ added: number, same: number, replaced: number, older: number, pictures: number, failed: string[], chosen: object | null }} Outcome */

/**
 * @param {Uint8Array} zip
 * @param {Target} store
 * @param {Desk} desk
 * @param {(done: number, total: number) => void} onProgress counts logs
 * @returns {Promise<Outcome>} rejects with a Refusal when the zip is not taken at all
 */
export async function restore(zip, store, desk, onProgress = () => {}) {
  const entries = await look(zip)
  const manifest = entries.find(({ path }) => path === `${own}backup.json`)
  /** @type {Outcome} */
  const outcome = { added: 0, same: 0, replaced: 0, older: 0, pictures: 0, failed: [], chosen: null }
  if (manifest) await restoreBackup(zip, entries, manifest, store, desk, outcome, onProgress)
  else await takePosts(zip, entries, desk, outcome, onProgress)
  return outcome
}

/** @type {(zip: Uint8Array, entries: Entry[], desk: Desk, outcome: Outcome, onProgress: (done: number, total: number) => void) => Promise<void>} */
async function takePosts(zip, entries, desk, outcome, onProgress) {
  const posts = entries.filter(({ path }) => /\.(?:md|markdown|mkd)$/i.test(path) && !/(^|\/)(?:\.|__MACOSX)/.test(path))
  if (posts.length === 0) throw new Refusal("zipEmpty")
  outcome.pictures = entries.filter(({ path }) => /\.(?:png|jpe?g|gif|webp|avif|svg)$/i.test(path)).length
  for await (const { path, bytes } of unpack(zip, posts)) {
    const read = desk.decode(bytes)
    if (!("text" in read)) outcome.failed.push(path)
    else if ((await desk.take({ name: path.replace(/^.*\//, "").normalize("NFC"), text: read.text })).fresh) outcome.added++
    else outcome.same++
    onProgress(outcome.added + outcome.same + outcome.failed.length, posts.length)
  }
}

/** @type {(zip: Uint8Array, entries: Entry[], manifest: Entry, store: Target, desk: Desk, outcome: Outcome, onProgress: (done: number, total: number) => void) => Promise<void>} */
async function restoreBackup(zip, entries, manifest, store, desk, outcome, onProgress) {
  const { logs = [], pictures = [], settings = {} } = await readJSON(zip, manifest) ?? {}
  const there = new Map(entries.map(entry => [entry.path, entry]))
  /** @type {Map<string, string>} id in the backup → id here */
  const ids = new Map()

  /** @type {Map<string, Listed>} */
  const listed = new Map(array(logs).filter(isListed).map(log => [log.path, log]))
  for await (const { path, bytes } of unpack(zip, [...listed.keys()].flatMap(path => there.get(path) ?? []))) {
    const { path: _, length, binned, ...summary } = /** @type {Listed} */ (listed.get(path))
    const read = desk.decode(bytes)
    if (!("text" in read) || read.text.length !== length) outcome.failed.push(path)
    else ids.set(summary.id, await restoreLog({ ...summary, text: read.text }, binned, store, desk, outcome))
    listed.delete(path)
    onProgress(logs.length - listed.size, logs.length)
  }
  append(outcome.failed, [...listed.keys(), ...array(logs).filter(log => !isListed(log)).map(log => String(log?.name ?? "?"))])

  const templates = new Set((await store.templates.list()).map(({ id }) => id))
  for (const template of array(settings?.templates).filter(isTemplate)) {
    ids.set(template.id, template.id) // a template has a history, too
    if (!templates.has(template.id)) await store.templates.put(template)
  }

  const histories = entries.filter(({ path }) => path.startsWith(`${own}history/`))
  for await (const { path, bytes } of unpack(zip, histories)) {
    const id = ids.get(path.slice(`${own}history/`.length, -".json".length))
    const past = parse(bytes)
    if (id && Array.isArray(past)) await store.history.merge(id, past.filter(isPast))
  }

  /** @type {Map<string, Picture & { at: string }>} */
  const drawn = new Map(array(pictures).filter(isPicture).map(picture => [String(/** @type {any} */ (picture).at), /** @type {any} */ (picture)]))
  for await (const { path, bytes } of unpack(zip, [...drawn.keys()].flatMap(path => there.get(path) ?? []))) {
    const { at, ...picture } = /** @type {Picture & { at: string }} */ (drawn.get(path))
    if (bytes.length !== picture.size) outcome.failed.push(path)
    else if (!(await store.pictures.get(picture.id))) {
      await store.pictures.put({ ...picture, log: ids.get(picture.log) ?? picture.log, blob: new Blob([bytes], { type: picture.type }) })
    }
  }

  for (const [key, value] of array(settings?.stored)) if (typeof key === "string" && (await store.settings.get(key)) === null) await store.settings.put(key, value)
  if (settings?.chosen && typeof settings.chosen === "object") outcome.chosen = settings.chosen
}

/**
 * Takes in one log; resolves to its id here.
 * @type {(log: Log, binned: number | undefined, store: Target, desk: Desk, outcome: Outcome) => Promise<string>}
 */
async function restoreLog(log, binned, store, desk, outcome) {
  // A damaged record is read as none: the backup has what it lacks.
  const there = await store.peek(log.id).catch(() => null)
  const twin = there || binned ? null : await desk.find(log)
  if (twin) return outcome.same++, twin
  if (there && there.log.text === log.text) {
    // One that the backup has in its bin stays where it is.
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
  // Written in another tab this very moment.
  if (other) throw new Error("changed in another tab")
  if (binned) await store.remove(log.id, binned)
  else desk.onLog(log)
  if (there) outcome.replaced++
  else outcome.added++
  return log.id
}

/** @type {(zip: Uint8Array, entry: Entry) => Promise<any>} */
async function readJSON(zip, entry) {
  for await (const { bytes } of unpack(zip, [entry])) return parse(bytes)
}

/** @param {Uint8Array} bytes @returns {any} null when it is none */
function parse(bytes) {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null
  }
}

/** @param {unknown} value @returns {any[]} */
const array = value => (Array.isArray(value) ? value : [])
