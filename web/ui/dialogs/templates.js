// The dialog with the settings of daily logs: which template they use, when a day ends and how
// weeks are counted. A template of the writer's is edited as a log without a day.

import { openDialog } from "../../browser/dialogs.js"
import { elementFinder } from "../../browser/elements.js"
import { messageOf } from "../../browser/errors.js"
import { replaceNodes } from "../../browser/lists.js"
import { logName } from "../../browser/names.js"
import { createTemplateRow } from "./templaterow.js"

/** @import { Language, Log, Settings, Template, Translate } from "../../types" */

/** The settings with a list of choices, and their defaults. */
const choices = { nightUntil: 4, weekLogs: 0 }

/**
 * Returns a template as a log for the editor.
 * @param {Template} template
 * @param {Log} blank
 * @returns {Log}
 */
export function asLog({ id, name, text }, blank) {
  const file = logName(`${name}.md`)
  return { ...blank, id, day: "", name: file, title: name, text, opened: text, template: true }
}

/** @param {Log} log @returns {Template} */
const asTemplate = ({ id, title, text }) => ({ id, name: title, text, kind: "daily" })

/**
 * @typedef {object} TemplateStore
 * @property {() => Promise<Template[]>} list
 * @property {(template: Template) => Promise<void>} put
 * @property {(id: string, name: string) => Promise<void>} rename
 * @property {(id: string) => Promise<unknown>} remove
 */

/**
 * @param {HTMLDialogElement} root
 * @param {object} options
 * @param {Translate} options.t
 * @param {Settings} options.settings
 * @param {TemplateStore} options.store
 * @param {(id: string) => Log | undefined} options.unsaved returns a template that is not stored
 * @param {(language: Language) => Promise<string>} options.builtIn returns the built-in template
 * @param {() => Language} options.language
 * @param {(template: Template) => void} options.onOpen
 * @param {(template: Template) => void} options.onRename
 * @param {(id: string) => void} options.onRemove called before the template is deleted
 */
export function createTemplates(root, options) {
  const { t, settings, store, unsaved, builtIn, language, onOpen, onRename, onRemove } = options
  const find = elementFinder(root, ".Daily-")
  const usedId = () => settings.get("template", "")

  /** @returns {Promise<Template[]>} */
  async function all() {
    const stored = (await store.list()).map(template => {
      const log = unsaved(template.id)
      return log ? asTemplate(log) : template
    })
    return stored.sort((a, b) => a.name.localeCompare(b.name))
  }

  /** Runs an action and shows its failure. @param {() => Promise<unknown>} action */
  async function attempt(action) {
    find("trouble").textContent = ""
    try {
      await action()
    } catch (error) {
      find("trouble").textContent = t("storage.failed", { reason: messageOf(error) })
    }
  }

  /** Copies the built-in template into one of the writer's and opens it. */
  async function copyBuiltIn() {
    const text = await builtIn(language())
    const names = new Set((await all()).map(({ name }) => name))
    let name = t("daily.own")
    for (let number = 2; names.has(name); number++) name = `${t("daily.own")} ${number}`
    const template = { id: Date.now().toString(36), name, text, kind: "daily" }
    await store.put(template)
    settings.set("template", template.id)
    open(template)
  }

  /** @param {Template} template */
  function open(template) {
    root.close()
    onOpen(template)
  }

  /** @param {Template} template */
  async function remove({ id }) {
    onRemove(id)
    await store.remove(id)
    if (usedId() === id) settings.set("template", "")
    await show()
    const used = /** @type {HTMLElement | null} */ (find("list").querySelector(":checked"))
    used?.focus()
  }

  /** @type {(template: Template, name: string) => void} */
  function rename(template, name) {
    template.name = name.trim() || t("daily.own")
    onRename(template)
    void attempt(() => store.rename(template.id, template.name))
  }

  /** @param {Template | null} template null for the built-in one */
  function rowOf(template) {
    const id = template?.id ?? ""
    return createTemplateRow(find("rowTemplate"), template, {
      t,
      isUsed: usedId() === id,
      onUse: () => settings.set("template", id),
      onEdit: name => (template ? open({ ...template, name }) : void attempt(copyBuiltIn)),
      onRename: name => template && rename(template, name),
      onRemove: () => template && void attempt(() => remove(template)),
    })
  }

  async function show() {
    const templates = await all()
    replaceNodes(find("list"), [null, ...templates].map(rowOf))
    const isUsedKnown = find("list").querySelector(":checked") !== null
    if (!isUsedKnown) /** @type {HTMLInputElement} */ (find("use")).checked = true
  }

  for (const key of Object.keys(choices)) {
    const select = /** @type {HTMLSelectElement} */ (find(key))
    select.addEventListener("change", () => settings.set(key, Number(select.value)))
  }

  return {
    /** Returns the text of the template in use, "" for the built-in one. */
    async text() {
      const id = usedId()
      if (id === "") return ""
      const templates = await all().catch(() => [])
      return templates.find(template => template.id === id)?.text ?? ""
    },

    async open() {
      find("trouble").textContent = ""
      await show()
      for (const [key, byDefault] of Object.entries(choices)) {
        const select = /** @type {HTMLSelectElement} */ (find(key))
        select.value = String(settings.get(key, byDefault))
      }
      void openDialog(root)
    },
  }
}
