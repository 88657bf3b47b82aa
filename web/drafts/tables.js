// What is only kept and found again: last pages, settings, templates, handles of files and folders.

/** @import { Use } from "./connection.js" */
/** @import { Log, Stores, Template } from "./schema.js" */

/**
 * A store of values by key.
 * @template {"pages" | "settings" | "handles"} Name
 * @param {Use} use
 * @param {Name} name
 */
export function table(use, name) {
  /** @typedef {Stores[Name]["value"]} Value */
  return {
    /** @param {string} key @returns {Promise<Value | null>} */
    get: key => use(async db => /** @type {Value} */ (await db.get(name, key)) ?? null),

    /** @param {string} key @param {Value} value */
    put: (key, value) => use(async db => void (await db.put(name, value, key))),

    /** @param {string} key */
    remove: key => use(db => db.delete(name, key)),

    /** @returns {Promise<[string, Value][]>} */
    all: () => use(async db => {
      const asked = db.transaction(name)
      const [keys, values] = await Promise.all([asked.store.getAllKeys(), asked.store.getAll()])
      return keys.map((key, number) => [key, /** @type {Value} */ (values[number])])
    }),
  }
}

/**
 * The writer's own templates.
 * @param {Use} use
 */
export function templates(use) {
  return {
    /** @returns {Promise<Template[]>} */
    list: () => use(db => db.getAll("templates")),

    /** @param {Template} template */
    put: template => use(async db => void (await db.put("templates", template))),

    /**
     * Gives a template another name, and leaves its text, which another tab may be writing.
     * @param {string} id
     * @param {string} name
     */
    rename: (id, name) => use(async db => {
      const { store, done } = db.transaction("templates", "readwrite")
      done.catch(() => {})
      const there = await store.get(id)
      if (there) void store.put({ ...there, name }).catch(() => {})
      await done
    }),

    /** Stores a template that is written as a log. @param {Log} log */
    save: ({ id, title, text }) => use(async db => {
      await db.put("templates", { id, name: title, text, kind: "daily" })
      if ((await db.get("templates", id))?.text !== text) throw new Error("what was read back is not what was written")
    }),

    /** @param {string} id */
    remove: id => use(db => db.delete("templates", id)),
  }
}
