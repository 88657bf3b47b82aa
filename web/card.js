// The front matter card: what Jekyll reads from the top of the text, and where in the text it stands.

/** @import { Post, Problem } from "./types" */

/** @typedef {(key: string, params?: Record<string, string | number>) => string} Translate */

const switches = /** @type {const} */ (["math", "mermaid", "pin", "toc", "comments"])

/**
 * The rows of the card: each field's key and what it says, as one or several words.
 * @param {Post} post
 * @returns {{ key: string, values: string[] }[]}
 */
export function rowsOf(post) {
  const rows = [
    { key: "title", values: [post.title] },
    { key: "date", values: [post.date] },
    { key: "categories", values: post.categories },
    { key: "tags", values: post.tags },
    { key: "description", values: [post.fields.description ? post.description : ""] },
    { key: "image", values: [post.image?.path ?? ""] },
  ].map(({ key, values }) => ({ key, values: values.filter(value => value !== "") }))
  // The first four belong to every log; the others are shown when they are there.
  return rows.filter(({ values }, number) => number < 4 || values.length > 0)
}

/**
 * The problems of one field: those that lie within it.
 * @param {Post} post
 * @param {string} key
 * @param {Problem[]} problems
 */
export function problemsOf(post, key, problems) {
  const field = post.fields[key]
  return field ? problems.filter(({ start, end }) => start >= field.start && end <= field.end) : []
}

/**
 * @param {HTMLElement} root
 * @param {object} options
 * @param {Translate} options.t
 * @param {(problem: Problem) => string} options.message
 * @param {(key: string) => void} options.onJump
 * @param {boolean} options.open
 * @param {(open: boolean) => void} options.onToggle
 */
export function create(root, { t, message, onJump, open, onToggle }) {
  /** @type {(selector: string) => HTMLElement} */
  const find = selector => /** @type {HTMLElement} */ (root.querySelector(selector))
  const toggle = find(".Card-toggle")
  const body = find(".Card-body")
  const note = find(".Card-note")
  const fields = find(".Card-fields")
  const lamps = find(".Card-switches")

  /** @param {string} name */
  const clone = name => {
    const { content } = /** @type {HTMLTemplateElement} */ (find(`.Card-${name}Template`))
    const element = /** @type {HTMLElement} */ (/** @type {Element} */ (content.firstElementChild).cloneNode(true))
    /** @type {(selector: string) => HTMLElement} */
    const part = selector => /** @type {HTMLElement} */ (element.matches(selector) ? element : element.querySelector(selector))
    return { element, part }
  }

  /** @param {boolean} next */
  function setOpen(next) {
    open = next
    toggle.setAttribute("aria-expanded", String(open))
    body.hidden = !open
  }
  setOpen(open)
  toggle.addEventListener("click", () => {
    setOpen(!open)
    onToggle(open)
  })
  body.addEventListener("click", event => {
    const field = /** @type {Element} */ (event.target).closest("[data-key]")
    if (field instanceof HTMLElement && field.dataset.key) onJump(field.dataset.key)
  })

  /** @type {(row: { key: string, values: string[] }, problems: Problem[]) => HTMLElement} */
  function row({ key, values }, problems) {
    const { element, part } = clone("field")
    part(".Card-field").dataset.key = key
    part(".Card-key").textContent = t(`field.${key}`)
    const value = part(".Card-value")
    value.classList.toggle("is-empty", values.length === 0)
    value.append(...(values.length > 0 ? values : [t("field.none")]).map(text => {
      const word = document.createElement("span")
      word.className = "Card-word"
      word.textContent = text
      return word
    }))
    value.dataset.key = key
    value.title = values.join(", ")
    part(".Card-problem").hidden = problems.length === 0
    part(".Card-problem").textContent = problems.map(message).join(" ")
    element.classList.toggle("has-problem", problems.length > 0)
    return element
  }

  /** @type {(key: typeof switches[number], on: boolean, problems: Problem[]) => HTMLElement} */
  function lamp(key, on, problems) {
    const { element, part } = clone("switch")
    part(".Card-switch").dataset.key = key
    part(".Card-switchName").textContent = t(`field.${key}`)
    part(".Card-switchState").textContent = t(on ? "field.on" : "field.off")
    element.classList.toggle("is-on", on)
    element.classList.toggle("has-problem", problems.length > 0)
    element.title = problems.map(message).join(" ")
    return element
  }

  let drawn = ""

  return {
    /**
     * @param {Post} post
     * @param {Problem[]} problems
     */
    show(post, problems) {
      const { fields: places, ...said } = post
      const keys = Object.keys(places)
      const drawing = JSON.stringify([document.documentElement.lang, said, keys.map(key => [key, problemsOf(post, key, problems).map(message)])])
      if (drawing === drawn) return
      drawn = drawing
      const focused = root.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).dataset.key : undefined
      note.hidden = post.found && post.valid
      note.textContent = post.found ? t("card.invalid") : t("card.none")
      note.classList.toggle("is-wrong", post.found)
      fields.replaceChildren(...rowsOf(post).map(one => row(one, problemsOf(post, one.key, problems))))
      lamps.replaceChildren(...switches.map(key => lamp(key, post[key], problemsOf(post, key, problems))))
      if (focused) find(`button[data-key="${focused}"]`)?.focus()
    },
  }
}
