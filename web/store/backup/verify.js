// Verifies a backup: restores it into an empty store and compares the result with the original
// records.

import { areEqual } from "../../browser/bytes.js"
import { KEY } from "../../browser/storedblog.js"
import { restore } from "./restore.js"

/** @import { Log, Picture, StoredBlog } from "../../types" */
/** @import { Content } from "./gather.js" */
/** @import { Past } from "./manifest.js" */
/** @import { Zip } from "../../browser/unzip.js" */

/** Returns an empty store in memory. */
function createMemory() {
  /** @type {Map<string, Log>} */
  const logs = new Map()
  /** @type {Map<string, number>} */
  const binned = new Map()
  /** @type {Map<string, Past[]>} */
  const histories = new Map()
  /** @type {Map<string, Picture & { blob: Blob }>} */
  const pictures = new Map()
  /** @type {Map<string, unknown>} */
  const settings = new Map()
  /** @type {Map<string, { id: string }>} */
  const templates = new Map()
  return {
    logs, binned, histories, pictures, settings, templates,
    /** @type {import("./restore.js").Target} */
    target: {
      async peek(id) {
        const log = logs.get(id)
        return log ? { log, hasText: true, adopt() {} } : null
      },
      async save(log) {
        logs.set(log.id, log)
        return null
      },
      remove: async (id, now) => void binned.set(id, now),
      restore: async () => {},
      history: {
        merge: async (log, past) => void histories.set(log, [...histories.get(log) ?? [], ...past]),
      },
      pictures: {
        get: async id => pictures.get(id) ?? null,
        put: async picture => void pictures.set(picture.id, picture),
      },
      settings: {
        get: async key => settings.get(key) ?? null,
        put: async (key, value) => void settings.set(key, value),
      },
      templates: {
        list: async () => [...templates.values()],
        put: async template => void templates.set(template.id, template),
      },
    },
  }
}

/** @typedef {ReturnType<typeof createMemory>} Memory */

/** @type {(a: unknown, b: unknown) => boolean} */
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b)

/** @param {Blob | undefined} blob @param {Uint8Array} bytes */
async function holds(blob, bytes) {
  if (blob?.size !== bytes.length) return false
  return areEqual(new Uint8Array(await blob.arrayBuffer()), bytes)
}

/** @type {(past: Past[]) => string[]} without duplicates, since a restore merges equal times */
const keysOf = past =>
  [...new Set(past.map(({ time, reason, text }) => `${time} ${reason} ${text}`))].sort()

/**
 * Reports whether two copies of a blog are equal.
 * @type {(a: StoredBlog, b: StoredBlog | undefined) => boolean}
 */
function isSameBlog({ files, ...about }, other) {
  if (other?.files.length !== files.length) return false
  const { files: others, ...rest } = other
  return same(about, rest) && files.every(({ path, bytes }, number) => {
    const { path: otherPath, bytes: otherBytes } = others[number]
    const isEqual = bytes && otherBytes ? areEqual(bytes, otherBytes) : bytes === otherBytes
    return path === otherPath && isEqual
  })
}

/** @param {any} value */
const isSet = value => value !== null && value !== undefined

/**
 * Returns the names of the logs that differ.
 * @type {(memory: Memory, content: Content) => string[]}
 */
function differingLogs(memory, content) {
  return content.logs.flatMap(({ log, text }) => {
    const { binned, disk, ...summary } = log
    const restored = /** @type {Record<string, unknown>} */ (memory.logs.get(log.id) ?? {})
    const isSame = restored.text === text && memory.binned.get(log.id) === binned &&
      Object.entries(summary).every(([key, value]) => same(value, restored[key]))
    return isSame ? [] : [log.name]
  })
}

/**
 * Returns the names of the histories that differ.
 * @type {(memory: Memory, content: Content) => string[]}
 */
function differingHistories(memory, content) {
  const ids = [...content.logs.map(({ log }) => log.id), ...content.templates.map(({ id }) => id)]
  const known = new Set(ids)
  return [...content.histories].flatMap(([log, past]) => {
    if (!known.has(log)) return []
    return same(keysOf(past), keysOf(memory.histories.get(log) ?? [])) ? [] : [`history ${log}`]
  })
}

/**
 * Returns the names of all records that a restore of the zip would not bring back unchanged.
 * @param {Zip} zip
 * @param {Content} content
 * @returns {Promise<string[]>}
 */
export async function differences(zip, content) {
  const memory = createMemory()
  const logs = {
    take: async () => ({ fresh: true }),
    find: async () => null,
    onStored() {},
    decode: () => ({ refusal: "unreadable" }),
  }
  const confirm = async () => /** @type {const} */ ("all")
  const watch = { onProgress() {}, isCancelled: () => false, confirm }
  const { failed, chosen } = await restore(zip, memory.target, logs, watch)
  const wrong = [
    ...failed.map(({ path }) => path),
    ...differingLogs(memory, content),
    ...differingHistories(memory, content),
  ]
  for (const { picture, bytes } of content.pictures) {
    if (!(await holds(memory.pictures.get(picture.id)?.blob, bytes))) wrong.push(picture.path)
  }
  for (const template of content.templates) {
    if (!same(template, memory.templates.get(template.id))) wrong.push(`template ${template.id}`)
  }
  for (const [key, value] of content.settings) {
    if (isSet(value) && !same(value, memory.settings.get(key))) wrong.push(`setting ${key}`)
  }
  const blog = /** @type {StoredBlog | undefined} */ (memory.settings.get(KEY))
  if (content.blog && !isSameBlog(content.blog, blog)) wrong.push(content.blog.name)
  if (!same(chosen, content.chosen)) wrong.push("settings")
  return [...new Set(wrong)]
}
