// A row of the list of templates. The name of a template of the writer's is a text field.

import { cloneTemplate, elementFinder, labelButton } from "../../browser/elements.js"

/** @import { Template, Translate } from "../../types" */

/**
 * @param {HTMLElement} content the HTML template of a row
 * @param {Template | null} template null for the built-in template
 * @param {object} options
 * @param {Translate} options.t
 * @param {boolean} options.isUsed
 * @param {() => void} options.onUse
 * @param {(name: string) => void} options.onEdit opens the template, or copies the built-in one
 * @param {(name: string) => void} options.onRename
 * @param {() => void} options.onRemove
 */
export function createTemplateRow(content, template, options) {
  const { t, isUsed, onUse, onEdit, onRename, onRemove } = options
  const element = cloneTemplate(content)
  const find = elementFinder(element, ".Daily-")
  const use = /** @type {HTMLInputElement} */ (find("use"))
  const name = /** @type {HTMLInputElement} */ (find("name"))
  const remove = find("remove")
  const initialName = template?.name ?? t("daily.builtIn")

  /** @type {(button: HTMLElement, key: string) => void} */
  const label = (button, key) => labelButton(button, t(key), name.value)

  use.checked = isUsed
  use.setAttribute("aria-label", initialName)
  use.addEventListener("change", onUse)
  name.value = initialName
  name.readOnly = !template
  name.setAttribute("aria-label", t("daily.name"))
  label(find("edit"), template ? "daily.edit" : "daily.copy")
  find("edit").addEventListener("click", () => onEdit(name.value))
  remove.hidden = !template
  label(remove, "daily.remove")
  if (!template) return element
  name.addEventListener("change", () => onRename(name.value))
  // A template cannot be restored: the first click asks, the second one deletes it.
  remove.addEventListener("click", () => {
    if (remove.dataset.sure !== undefined) return onRemove()
    remove.dataset.sure = ""
    label(remove, "daily.removeSure")
  })
  return element
}
