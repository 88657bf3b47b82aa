// The templates of daily logs, daylog's own and the writer's, of which one is used; and what else the writer says of daily
// logs. A template of the writer's is edited as a log that is none of the days.

import { openDialog } from "../../browser/dialogs.js"
import { replaceNodes } from "../../browser/lists.js"
import { logName } from "../../browser/names.js"

/** @import { Language, Log, Template, Translate } from "../../types" */

/**
 * A template as the log that it is in the editor.
 * @param {Template} template
 * @param {Log} blank
 * @returns {Log}
 */
export const asLog = ({ id, name, text }, blank) => ({ ...blank, id, day: "", name: logName(`${name}.md`), title: name, text, opened: text, template: true })

/** @param {Log} log @returns {Template} */
const asTemplate = ({ id, title, text }) => ({ id, name: title, text, kind: "daily" })

/**
 * @param {HTMLDialogElement} root
 * @param {object} options
 * @param {Translate} options.t
 * @param {{ get(key: string, fallback: string): string, get(key: string, fallback: number): number, set(key: string, value: string | number): void }} options.settings
 * @param {{ list(): Promise<Template[]>, put(template: Template): Promise<void>, rename(id: string, name: string): Promise<void>, remove(id: string): Promise<unknown> }} options.store
 * @param {(id: string) => Log | undefined} options.unsaved the text of a template that is not stored yet
 * @param {(language: Language) => Promise<string>} options.builtIn
 * @param {() => Language} options.language
 * @param {(template: Template) => void} options.onOpen
 * @param {(template: Template) => void} options.onRename
 * @param {(id: string) => void} options.onRemove
 */
export function createTemplates(root, { t, settings, store, unsaved, builtIn, language, onOpen, onRename, onRemove }) {
  /** @template {HTMLElement} [T=HTMLElement] @param {string} name @param {ParentNode} [within] @returns {T} */
  const find = (name, within = root) => /** @type {T} */ (within.querySelector(`.Daily-${name}`))
  const row = /** @type {HTMLTemplateElement} */ (root.querySelector(".Daily-rowTemplate"))
  const used = () => settings.get("template", "")

  /** @returns {Promise<Template[]>} */
  async function all() {
    return (await store.list()).map(template => {
      const log = unsaved(template.id)
      return log ? asTemplate(log) : template
    }).sort((a, b) => a.name.localeCompare(b.name))
  }

  /** Does something, or says why it could not be done. @param {() => Promise<unknown>} work */
  async function act(work) {
    find("trouble").textContent = ""
    try {
      await work()
    } catch (error) {
      find("trouble").textContent = t("storage.failed", { reason: error instanceof Error ? error.message : String(error) })
    }
  }

  /** Makes a template of the writer's own of daylog's, and opens it. */
  async function copy() {
    const text = await builtIn(language())
    const names = new Set((await all()).map(({ name }) => name))
    let number = 1
    const nameOf = () => (number === 1 ? t("daily.own") : `${t("daily.own")} ${number}`)
    while (names.has(nameOf())) number++
    const template = { id: Date.now().toString(36), name: nameOf(), text, kind: "daily" }
    await store.put(template)
    settings.set("template", template.id)
    edit(template)
  }

  /** @param {Template} template */
  function edit(template) {
    root.close()
    onOpen(template)
  }

  /** @param {Template} template */
  async function remove({ id }) {
    // First nothing of it waits to be stored.
    onRemove(id)
    await store.remove(id)
    if (used() === id) settings.set("template", "")
    await show()
    const chosen = /** @type {HTMLElement | null} */ (find("list").querySelector(":checked"))
    chosen?.focus()
  }

  /** A row of the list; without a template it is that of daylog's own. @param {Template | null} template */
  function rowOf(template) {
    const element = /** @type {HTMLElement} */ (/** @type {Element} */ (row.content.firstElementChild).cloneNode(true))
    const use = /** @type {HTMLInputElement} */ (find("use", element))
    const name = /** @type {HTMLInputElement} */ (find("name", element))
    const id = template?.id ?? ""
    use.checked = used() === id
    use.setAttribute("aria-label", template?.name ?? t("daily.builtIn"))
    use.addEventListener("change", () => settings.set("template", id))
    name.value = template?.name ?? t("daily.builtIn")
    name.readOnly = !template
    name.setAttribute("aria-label", t("daily.name"))
    /** @type {(button: HTMLElement, key: string) => void} */
    const call = (button, key) => {
      button.textContent = t(key)
      button.setAttribute("aria-label", `${t(key)}: ${name.value}`)
    }
    call(find("edit", element), template ? "daily.edit" : "daily.copy")
    find("edit", element).addEventListener("click", () => (template ? edit({ ...template, name: name.value }) : void act(copy)))
    const drop = find("remove", element)
    drop.hidden = !template
    call(drop, "daily.remove")
    if (!template) return element
    name.addEventListener("change", () => {
      template.name = name.value.trim() || t("daily.own")
      onRename(template)
      void act(() => store.rename(template.id, template.name))
    })
    // It is gone for good: the first press asks, the second does it.
    drop.addEventListener("click", () => {
      if (drop.dataset.sure !== undefined) return void act(() => remove(template))
      drop.dataset.sure = ""
      call(drop, "daily.removeSure")
    })
    return element
  }

  async function show() {
    const own = await all()
    replaceNodes(find("list"), [rowOf(null), ...own.map(rowOf)])
    if (!find("list").querySelector(":checked")) /** @type {HTMLInputElement} */ (find("use")).checked = true
  }

  for (const key of ["nightUntil", "weekLogs"]) {
    const select = /** @type {HTMLSelectElement} */ (find(key))
    select.addEventListener("change", () => settings.set(key, Number(select.value)))
  }

  return {
    /** The text of the template that is used, "" for daylog's own. */
    async text() {
      const id = used()
      return id === "" ? "" : ((await all().catch(() => [])).find(template => template.id === id)?.text ?? "")
    },

    async open() {
      find("trouble").textContent = ""
      await show()
      const selects = /** @type {[string, number][]} */ ([["nightUntil", 4], ["weekLogs", 0]])
      for (const [key, usual] of selects) /** @type {HTMLSelectElement} */ (find(key)).value = String(settings.get(key, usual))
      void openDialog(root)
    },
  }
}
