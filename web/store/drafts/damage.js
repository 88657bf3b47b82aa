// Records that cannot be read as they are. They stay until the writer edits what was read of them; then a copy is kept among
// the settings, and every backup holds them.

import { sound } from "../../browser/records.js"

/** @import { Use } from "./connection.js" */
/** @typedef {{ store: string, key: unknown, value: unknown }} Damaged */

/** The keys of copies begin with it. */
export const prefix = "damaged:"

/**
 * Keeps a copy of a damaged record, in the transaction that replaces it.
 * @param {{ put(value: unknown, key: string): Promise<unknown> }} settings the store
 * @param {string} store
 * @param {unknown} key
 * @param {unknown} value
 */
export function keepCopy(settings, store, key, value) {
  void settings.put(value, `${prefix}${store}:${String(key)}:${Date.now()}`).catch(() => {})
}

const isText = (/** @type {unknown} */ value) => typeof value === "string"

/** @type {{ name: "logs" | "texts" | "revisions" | "revisionTexts" | "pictures" | "templates", isSound: (value: any) => boolean }[]} */
const stores = [
  ...(/** @type {const} */ (["logs", "revisions", "pictures", "templates"])).map(name => ({ name, isSound: (/** @type {any} */ value) => sound(name, value).sound })),
  { name: "texts", isSound: isText },
  { name: "revisionTexts", isSound: isText },
]

/** Lists the damaged records, and the copies of those that were. @param {Use} use @returns {Promise<Damaged[]>} */
export const damaged = use => use(async db => {
  /** @type {Damaged[]} */
  const found = []
  for (const { name, isSound } of stores) {
    const asked = db.transaction(name)
    const [keys, values] = await Promise.all([asked.store.getAllKeys(), asked.store.getAll()])
    for (const [number, value] of values.entries()) if (!isSound(value)) found.push({ store: name, key: keys[number], value })
  }
  const asked = db.transaction("settings")
  const [keys, values] = await Promise.all([asked.store.getAllKeys(), asked.store.getAll()])
  for (const [number, key] of keys.entries()) if (String(key).startsWith(prefix)) found.push({ store: "settings", key, value: values[number] })
  return found
})
