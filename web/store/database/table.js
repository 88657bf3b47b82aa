/** @import { Use } from "./connection.js" */
/** @import { Stores } from "./schema.js" */

/** @type {(value: any) => boolean} */
const isHandle = value =>
  typeof value?.queryPermission === "function" || typeof value?.getDirectoryHandle === "function"

/** Checks of stored values; an invalid value counts as missing. */
const checks = {
  /** @type {(value: any) => boolean} */
  pages: value => typeof value === "string",
  settings: () => true,
  handles: isHandle,
}

/**
 * Creates access to an object store of values by key.
 * @template {"pages" | "settings" | "handles"} Name
 * @param {Use} use
 * @param {Name} name
 */
export function createTable(use, name) {
  /** @typedef {Stores[Name]["value"]} Value */
  return {
    /** @param {string} key @returns {Promise<Value | null>} */
    get: key => use(async db => {
      const value = /** @type {Value} */ (await db.get(name, key))
      return checks[name](value) ? value ?? null : null
    }),

    /** @param {string} key @param {Value} value */
    put: (key, value) => use(async db => void (await db.put(name, value, key))),

    /** @param {string} key */
    remove: key => use(db => db.delete(name, key)),

    /** @returns {Promise<[string, Value][]>} */
    all: () => use(async db => {
      const { store } = db.transaction(name)
      const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()])
      return keys.map((key, number) => [key, /** @type {Value} */ (values[number])])
    }),
  }
}
