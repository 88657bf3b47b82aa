import { readTemplate } from "../../browser/records.js"
import { keepCopy } from "./damage.js"
import { notStored, queue, writing } from "./write.js"

/** @import { Log, Revision, Template } from "../../types" */
/** @import { Use } from "./connection.js" */

/**
 * Creates access to the writer's templates.
 * @param {Use} use
 */
export function createTemplateTable(use) {
  /** The texts that this tab has stored, by template. @type {Map<string, string>} */
  const saved = new Map()
  return {
    /** @returns {Promise<Template[]>} */
    list: () => use(async db => {
      return (await db.getAll("templates")).map(readTemplate).filter(({ id }) => id !== "")
    }),

    /** @param {Template} template */
    put: template => use(async db => void (await db.put("templates", template))),

    /**
     * Renames a template without its text, which another tab may be changing.
     * @param {string} id
     * @param {string} name
     */
    rename: (id, name) => use(async db => {
      const { store, done } = writing(db.transaction("templates", "readwrite"))
      const template = await store.get(id)
      if (template) queue(store.put({ ...template, name }))
      await done
    }),

    /**
     * Stores a template that is edited as a log. A text that another tab has stored in the meantime
     * becomes a revision.
     * @param {Log} log
     * @returns {Promise<boolean>} whether there was such a text
     */
    save: ({ id, title, text, changed, opened }) => use(async db => {
      const stores = /** @type {const} */ (["templates", "revisions", "revisionTexts", "settings"])
      const transaction = writing(db.transaction(stores, "readwrite"))
      const templates = transaction.objectStore("templates")
      const record = await templates.get(id)
      const template = record && readTemplate(record)
      if (record && template?.text !== record.text) {
        keepCopy(transaction.objectStore("settings"), "templates", id, record)
      }
      const isKnown = !template || [text, opened, saved.get(id)].includes(template.text)
      if (!isKnown) {
        const { length: size } = template.text
        const conflict = { log: id, time: changed, reason: "conflict", size }
        const revision = /** @type {Revision} */ (conflict)
        const key = await transaction.objectStore("revisions").add(revision)
        await transaction.objectStore("revisionTexts").put(template.text, key)
      }
      await templates.put({ id, name: title, text, kind: "daily" })
      await transaction.done
      if ((await db.get("templates", id))?.text !== text) throw notStored()
      saved.set(id, text)
      return !isKnown
    }),

    /** Deletes a template and its revisions. @param {string} id */
    remove: id => use(async db => {
      const stores = /** @type {const} */ (["templates", "revisions", "revisionTexts"])
      const transaction = writing(db.transaction(stores, "readwrite"))
      const revisions = transaction.objectStore("revisions")
      for (const key of await revisions.index("log").getAllKeys(id)) {
        queue(revisions.delete(key))
        queue(transaction.objectStore("revisionTexts").delete(key))
      }
      queue(transaction.objectStore("templates").delete(id))
      await transaction.done
    }),
  }
}
