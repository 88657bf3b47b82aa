// What is only kept and found again: last pages, settings, templates, handles of files and folders.

import { readTemplate } from "../../browser/records.js"
import { keepCopy } from "./damage.js"

/** @import { Log, Revision, Template } from "../../types" */
/** @import { Use } from "./connection.js" */
/** @import { Stores } from "./schema.js" */

/** What a value of each store must be; another one counts as missing. @type {Record<"pages" | "settings" | "handles", (value: any) => boolean>} */
const isSound = {
  pages: value => typeof value === "string",
  settings: () => true,
  handles: value => typeof value?.queryPermission === "function" || typeof value?.getDirectoryHandle === "function",
}

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
    get: key => use(async db => {
      const value = /** @type {Value} */ (await db.get(name, key))
      return isSound[name](value) ? value ?? null : null
    }),

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
  /** What this tab has written of each. @type {Map<string, string>} */
  const saved = new Map()
  return {
    /** @returns {Promise<Template[]>} */
    list: () => use(async db => (await db.getAll("templates")).map(readTemplate).filter(({ id }) => id !== "")),

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

    /**
     * Stores a template that is written as a log. What another tab has made of it meanwhile becomes a revision; resolves to
     * whether there was such.
     * @param {Log} log
     */
    save: ({ id, title, text, changed, opened }) => use(async db => {
      const asked = db.transaction(["templates", "revisions", "revisionTexts", "settings"], "readwrite")
      asked.done.catch(() => {})
      const record = await asked.objectStore("templates").get(id)
      const there = record && readTemplate(record)
      if (record && there?.text !== record.text) keepCopy(asked.objectStore("settings"), "templates", id, record)
      const lost = there && ![text, opened, saved.get(id)].includes(there.text) ? there.text : null
      if (lost !== null) {
        const revision = await asked.objectStore("revisions").add(/** @type {Revision} */ ({ log: id, time: changed, reason: "conflict", size: lost.length }))
        await asked.objectStore("revisionTexts").put(lost, revision)
      }
      await asked.objectStore("templates").put({ id, name: title, text, kind: "daily" })
      await asked.done
      if ((await db.get("templates", id))?.text !== text) throw new DOMException("the stored text differs from the written text", "ReadBackError")
      saved.set(id, text)
      return lost !== null
    }),

    /** Deletes a template, with its history. @param {string} id */
    remove: id => use(async db => {
      const asked = db.transaction(["templates", "revisions", "revisionTexts"], "readwrite")
      asked.done.catch(() => {})
      const revisions = await asked.objectStore("revisions").index("log").getAllKeys(id)
      for (const name of /** @type {const} */ (["revisions", "revisionTexts"])) for (const key of revisions) void asked.objectStore(name).delete(key).catch(() => {})
      void asked.objectStore("templates").delete(id).catch(() => {})
      await asked.done
    }),
  }
}
