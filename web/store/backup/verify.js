// Reads a backup back by restoring it into an empty store, and compares that with what was to be stored.

import { restore } from "./restore.js"

/** @import { Log, Picture } from "../../types" */
/** @import { Content } from "./gather.js" */
/** @import { Past } from "./manifest.js" */
/** @import { Zip } from "./unzip.js" */

/** An empty store that keeps what is restored into it. */
function memory() {
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
      peek: async id => (logs.has(id) ? { log: /** @type {Log} */ (logs.get(id)), hasText: true, adopt() {} } : null),
      save: async log => (logs.set(log.id, log), null),
      remove: async (id, now) => void binned.set(id, now),
      restore: async () => {},
      history: { merge: async (log, past) => void histories.set(log, [...histories.get(log) ?? [], ...past]) },
      pictures: { get: async id => pictures.get(id) ?? null, put: async picture => void pictures.set(picture.id, picture) },
      settings: { get: async key => settings.get(key) ?? null, put: async (key, value) => void settings.set(key, value) },
      templates: { list: async () => [...templates.values()], put: async template => void templates.set(template.id, template) },
    },
  }
}

/** @type {(a: unknown, b: unknown) => boolean} */
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b)

/** @param {Blob | undefined} blob @param {Uint8Array} bytes */
async function holds(blob, bytes) {
  if (blob?.size !== bytes.length) return false
  const other = new Uint8Array(await blob.arrayBuffer())
  return other.every((byte, at) => byte === bytes[at])
}

/** @type {(past: Past[]) => string[]} a restore keeps one revision for each moment */
const keysOf = past => [...new Set(past.map(({ time, reason, text }) => `${time} ${reason} ${text}`))].sort()

/**
 * Returns the names of everything that a restore of the zip does not bring back as it is stored; none if the backup is whole.
 * @param {Zip} zip
 * @param {Content} content
 * @returns {Promise<string[]>}
 */
export async function differences(zip, content) {
  const there = memory()
  const desk = { take: async () => ({ fresh: true }), find: async () => null, onLog() {}, decode: () => ({ refusal: "unreadable" }) }
  const watch = { onProgress() {}, isCancelled: () => false, confirm: async () => /** @type {const} */ ("all") }
  const { failed, chosen } = await restore(zip, there.target, desk, watch)
  /** @type {string[]} */
  const wrong = failed.map(({ path }) => path)
  for (const { log, text } of content.logs) {
    const { binned, disk, ...summary } = log
    const { text: found, ...restored } = there.logs.get(log.id) ?? {}
    const isSame = found === text && Object.entries(summary).every(([key, value]) => same(value, /** @type {any} */ (restored)[key]))
    if (!isSame || there.binned.get(log.id) !== binned) wrong.push(log.name)
  }
  const known = new Set([...content.logs.map(({ log }) => log.id), ...content.templates.map(({ id }) => id)])
  for (const [log, past] of content.histories) if (known.has(log) && !same(keysOf(past), keysOf(there.histories.get(log) ?? []))) wrong.push(`history ${log}`)
  for (const { picture, bytes } of content.pictures) if (!(await holds(there.pictures.get(picture.id)?.blob, bytes))) wrong.push(picture.path)
  for (const template of content.templates) if (!same(template, there.templates.get(template.id))) wrong.push(`template ${template.id}`)
  for (const [key, value] of content.settings) if (value !== null && value !== undefined && !same(value, there.settings.get(key))) wrong.push(`setting ${key}`)
  if (!same(chosen, content.chosen)) wrong.push("settings")
  return [...new Set(wrong)]
}
