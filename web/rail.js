// The rail: every stored log, the newest day first, by month.

/** @typedef {{ id: string, day: string, name: string, title: string, created: number }} Item */

/**
 * Sorts logs into months, newest first; of one day, the one made last comes first.
 * @template {Item} T
 * @param {T[]} logs
 * @returns {{ month: string, logs: T[] }[]} month is YYYY-MM
 */
export function byMonth(logs) {
  const sorted = [...logs].sort((a, b) => (a.day === b.day ? b.created - a.created : a.day < b.day ? 1 : -1))
  /** @type {{ month: string, logs: T[] }[]} */
  const months = []
  for (const log of sorted) {
    const month = log.day.slice(0, 7)
    if (months.at(-1)?.month !== month) months.push({ month, logs: [] })
    months.at(-1)?.logs.push(log)
  }
  return months
}

/**
 * What a log is called in the rail: its title, else its file name without the date.
 * @param {Item} log
 */
export const labelOf = log => log.title || log.name.replace(/^\d+-\d+-\d+-/, "").replace(/\.[^.]*$/, "")

/**
 * @param {HTMLElement} root
 * @param {object} options
 * @param {(id: string) => void} options.onOpen
 */
export function create(root, { onOpen }) {
  /** @type {(selector: string) => HTMLElement} */
  const find = selector => /** @type {HTMLElement} */ (root.querySelector(selector))
  const months = find(".Rail-months")
  const empty = find(".Rail-empty")

  /** @type {(name: string) => HTMLElement} */
  const clone = name => {
    const { content } = /** @type {HTMLTemplateElement} */ (find(`.Rail-${name}Template`))
    return /** @type {HTMLElement} */ (/** @type {Element} */ (content.firstElementChild).cloneNode(true))
  }
  /** @type {(parent: HTMLElement, selector: string, text: string) => void} */
  const put = (parent, selector, text) => {
    const element = parent.querySelector(selector)
    if (element && element.textContent !== text) element.textContent = text
  }
  /** @type {(day: string, format: Intl.DateTimeFormatOptions) => string} */
  const say = (day, format) => {
    const date = new Date(`${day}T00:00`)
    return isNaN(Number(date)) ? day : date.toLocaleDateString(document.documentElement.lang, format)
  }

  /** @type {Map<string, HTMLElement>} id → its row, kept while the log is there: a title is typed letter by letter */
  const rows = new Map()
  let order = ""

  /** @type {(log: Item, open: string, today: string) => HTMLElement} */
  function item(log, open, today) {
    const row = rows.get(log.id) ?? clone("item")
    rows.set(log.id, row)
    const button = /** @type {HTMLElement} */ (row.querySelector(".Rail-item"))
    button.dataset.id = log.id
    button.title = log.name
    button.toggleAttribute("data-today", log.day === today)
    if (log.id === open) button.setAttribute("aria-current", "true")
    else button.removeAttribute("aria-current")
    row.querySelector("time")?.setAttribute("datetime", log.day)
    put(row, ".Rail-date", String(Number(log.day.slice(8))))
    put(row, ".Rail-weekday", say(log.day, { weekday: "short" }))
    put(row, ".Rail-title", labelOf(log))
    return row
  }

  months.addEventListener("click", event => {
    const button = /** @type {Element} */ (event.target).closest(".Rail-item")
    if (button instanceof HTMLElement && button.dataset.id) onOpen(button.dataset.id)
  })

  return {
    /**
     * @param {Item[]} logs
     * @param {string} open the id of the log that is open
     * @param {string} today
     */
    show(logs, open, today) {
      const sorted = byMonth(logs)
      const items = sorted.map(({ logs }) => logs.map(log => item(log, open, today)))
      empty.hidden = logs.length > 0
      const now = JSON.stringify([document.documentElement.lang, sorted.map(({ month, logs }) => [month, ...logs.map(({ id }) => id)])])
      if (now === order) return
      order = now
      const focused = /** @type {HTMLElement | null} */ (document.activeElement)
      months.replaceChildren(...sorted.map(({ month }, number) => {
        const section = clone("month")
        put(section, ".Rail-monthName", say(`${month}-01`, { year: "numeric", month: "long" }))
        section.querySelector(".Rail-list")?.append(...items[number])
        return section
      }))
      // A row that was moved has lost the focus.
      if (focused?.matches(".Rail-item")) focused.focus()
    },
  }
}
