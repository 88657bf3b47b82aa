// Damaged records. They stay until the writer changes the values that were read from them; then a
// copy is stored among the settings. Every backup contains the records and the copies.

import { sound } from "../../browser/records.js"

/** @import { Use } from "./connection.js" */
/** @typedef {{ store: string, key: unknown, value: unknown }} Damaged */

/** Prefix of the keys of copies. */
const PREFIX = "damaged:"

/**
 * Reports whether a key of the settings is that of a copy.
 * @param {unknown} key
 */
export const isCopyKey = key => String(key).startsWith(PREFIX)

/**
 * Stores a copy of a damaged record, in the transaction that replaces the record.
 * @param {{ put(value: unknown, key: string): Promise<unknown> }} settings
 * @param {string} store
 * @param {unknown} key
 * @param {unknown} value
 */
export function keepCopy(settings, store, key, value) {
  void settings.put(value, `${PREFIX}${store}:${String(key)}:${Date.now()}`).catch(() => {})
}

/**
 * Replaces a damaged value of the settings, and keeps a copy of it.
 * @type {(use: Use, key: string, value: unknown) => Promise<void>}
 */
export const replaceDamaged = (use, key, value) => use(async db => {
  const { store, done } = db.transaction("settings", "readwrite")
  keepCopy(store, "settings", key, await store.get(key))
  await Promise.all([store.put(value, key), done])
})

/** @param {unknown} value */
const isText = value => typeof value === "string"

const recordStores = /** @type {const} */ (["logs", "revisions", "pictures", "templates"])
const textStores = /** @type {const} */ (["texts", "revisionTexts"])

/**
 * Resolves to the damaged records, and to the copies of earlier ones.
 * @param {Use} use
 * @returns {Promise<Damaged[]>}
 */
export const listDamaged = use => use(async db => {
  /** @type {Damaged[]} */
  const damaged = []

  /**
   * @type {(store: typeof recordStores[number] | typeof textStores[number] | "settings", isDamaged:
   *   (value: unknown, key: unknown) => boolean) => Promise<void>}
   */
  async function search(name, isDamaged) {
    const { store } = db.transaction(name)
    const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()])
    for (const [number, value] of values.entries()) {
      if (isDamaged(value, keys[number])) damaged.push({ store: name, key: keys[number], value })
    }
  }

  for (const name of recordStores) await search(name, value => !sound(name, value).sound)
  for (const name of textStores) await search(name, value => !isText(value))
  await search("settings", (_, key) => isCopyKey(key))
  return damaged
})
