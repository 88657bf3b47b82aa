// What goes into a backup: the logs under their own names in _posts/, their pictures where the site has them, and as JSON what
// only daylog reads. Unzipped over a blog it is that blog's posts.

/** @import { Listed, Log, Past, Picture, Summary } from "./records.js" */

/** @typedef {{ path: string, bytes: Uint8Array }} File */

/**
 * @typedef {object} Source
 * @property {() => Promise<Summary[]>} list
 * @property {() => Promise<(Summary & { binned: number })[]>} binned
 * @property {(ids: string[]) => Promise<(string | undefined)[]>} texts
 * @property {{ all(): Promise<{ log: string }[]>, texts(log: string): Promise<Past[]> }} history
 * @property {{ all(): Promise<Picture[]>, get(id: string): Promise<{ blob: Blob } | null> }} pictures
 * @property {{ all(): Promise<[string, unknown][]> }} settings
 * @property {{ list(): Promise<unknown[]> }} templates
 */

/** The part of the zip that only daylog reads. */
export const own = "daylog/"

/**
 * A path that is not taken yet: a number goes before the ending of one that is.
 * @param {Set<string>} taken
 * @param {string} path
 */
export function free(taken, path) {
  const [, stem, ending] = /** @type {RegExpExecArray} */ (/^(.*?)(\.[^./]*)?$/s.exec(path))
  let result = path
  for (let number = 2; taken.has(result.toLowerCase()); number++) result = `${stem}-${number}${ending ?? ""}`
  taken.add(result.toLowerCase())
  return result
}

const json = (/** @type {unknown} */ value) => new TextEncoder().encode(JSON.stringify(value, null, 1))

/**
 * Everything that is stored, as files, and the names of logs whose record is damaged. Rejects when the store cannot be read:
 * half a backup is none.
 * @param {Source} store
 * @param {object} chosen what the writer chose in this browser
 * @param {number} now
 * @returns {Promise<{ files: File[], damaged: string[] }>}
 */
export async function gather(store, chosen, now) {
  /** @type {Set<string>} */
  const taken = new Set()
  /** @type {File[]} */
  const files = []
  /** @type {Listed[]} */
  const listed = []
  /** @type {string[]} */
  const damaged = []
  /** @type {(logs: (Summary & { binned?: number })[], folder: string) => Promise<void>} */
  const addLogs = async (logs, folder) => {
    const texts = await store.texts(logs.map(({ id }) => id))
    for (const [number, log] of logs.entries()) {
      const text = texts[number]
      if (typeof text !== "string") {
        damaged.push(log.title || log.name)
        continue
      }
      const path = free(taken, folder + log.name)
      const { disk, ...rest } = /** @type {Summary & { binned?: number, disk?: unknown }} */ (log)
      listed.push({ ...rest, path, length: text.length })
      files.push({ path, bytes: new TextEncoder().encode(text) })
    }
  }
  await addLogs(await store.list(), "_posts/")
  await addLogs(await store.binned(), `${own}bin/`)
  for (const log of new Set((await store.history.all()).map(({ log }) => log))) {
    files.push({ path: `${own}history/${log}.json`, bytes: json(await store.history.texts(log)) })
  }
  const pictures = []
  for (const picture of await store.pictures.all()) {
    const stored = await store.pictures.get(picture.id)
    if (!stored) continue
    const at = free(taken, picture.path.replace(/^\//, ""))
    pictures.push({ ...picture, at })
    files.push({ path: at, bytes: new Uint8Array(await stored.blob.arrayBuffer()) })
  }
  const settings = { chosen, stored: await store.settings.all(), templates: await store.templates.list() }
  const manifest = { path: `${own}backup.json`, bytes: json({ daylog: 1, made: now, logs: listed, pictures, settings }) }
  return { files: [manifest, ...files], damaged }
}
