// The options below a text field (ARIA's combobox and listbox). The field keeps the focus and names
// the selected option.

import { replaceNodes } from "./lists.js"

/**
 * @param {HTMLElement} list
 * @param {object} options
 * @param {HTMLElement} options.input the field, or the list itself if it has the focus
 * @param {string} options.prefix of the ids of the options
 */
export function createListbox(list, { input, prefix }) {
  let selected = -1
  const options = () => [...list.querySelectorAll("[role=option]")]

  /**
   * Selects an option and scrolls to it.
   * @param {number} index -1 for none
   */
  function select(index) {
    selected = index
    const all = options()
    for (const [number, option] of all.entries()) {
      option.setAttribute("aria-selected", String(number === index))
    }
    const option = all[index]
    option?.scrollIntoView({ block: "nearest" })
    if (option) input.setAttribute("aria-activedescendant", option.id)
    else input.removeAttribute("aria-activedescendant")
  }

  return {
    selected: () => selected,
    select,
    /**
     * Selects an option; an index beyond the end continues at the start, and the reverse.
     * @param {number} index
     */
    selectAround(index) {
      const count = options().length
      select(count === 0 ? -1 : (index + count) % count)
    },
    /**
     * Replaces the content and selects an option.
     * @param {HTMLElement[]} items options, and elements that have another role
     * @param {number} index -1 for none
     */
    show(items, index) {
      for (const item of items) item.role ??= "option"
      replaceNodes(list, items)
      for (const [number, option] of options().entries()) option.id = `${prefix}-${number}`
      select(options().length === 0 ? -1 : index)
    },
    /**
     * Returns the index of the option that an event happened in, -1 for none.
     * @param {Event} event
     */
    indexOf(event) {
      const target = /** @type {Node} */ (event.target)
      return options().findIndex(option => option.contains(target))
    },
  }
}
