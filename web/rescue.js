// If the app itself cannot start, this replaces it by a plain page that lists the stored texts for
// download. It is a script of its own, bundled without modules, and reads the database directly: it
// must work where everything else fails, also when the database was written by a newer version. In
// a frame of another site, where the app refuses to start, it lists nothing.

import { hasForeignAncestor } from "./browser/ancestors.js"
import { reloadFresh } from "./browser/fresh.js"
import { rescue } from "./strings/rescue.js"

(() => {
  if (hasForeignAncestor(window)) return
  const words = rescue[/^ko\b/i.test(language()) ? "ko" : "en"]

  /** @typedef {{ name: string, text: BlobPart }} Stored a text, or the bytes of a damaged one */

  /**
   * How long the database may take to answer, in ms: the page must appear even if another tab
   * blocks it.
   */
  const PATIENCE = 5000

  /** The language of the app, if the writer chose one. */
  function language() {
    try {
      return String(JSON.parse(localStorage.getItem("daylog") ?? "{}").language ?? navigator.language)
    } catch {
      return navigator.language
    }
  }

  /** The app sets this attribute when it has started; from then on it reports its own failures. */
  const hasStarted = () => document.documentElement.hasAttribute("data-started")
  let isShown = false

  /** @param {Event} event */
  function onError(event) {
    const { target } = event
    const isScript = target instanceof HTMLScriptElement
    if (!isScript && !(event instanceof ErrorEvent)) return // a picture, a style sheet
    if (event instanceof ErrorEvent && !event.error && event.message !== "Script error.") return // a notice of the browser's
    show(isScript ? target.src : /** @type {ErrorEvent} */ (event).message)
  }
  window.addEventListener("error", onError, true)
  window.addEventListener("unhandledrejection", ({ reason }) => show(String(reason?.message ?? reason)))
  if (!("noModule" in HTMLScriptElement.prototype)) show("This browser is too old.")

  /** @param {string} reason */
  function show(reason) {
    if (hasStarted() || isShown) return
    isShown = true
    if (document.body) void render(reason)
    else document.addEventListener("DOMContentLoaded", () => render(reason))
  }

  /** @param {string} reason */
  async function render(reason) {
    const page = element("main", "Rescue")
    page.append(element("h1", "", words.title), element("p", "Rescue-reason", /is of another version$/.test(reason) ? words.mixed : reason))
    const again = element("button", "Button", words.again)
    // The browser may have cached the file that is wrong.
    again.addEventListener("click", () => void reloadFresh())
    page.append(again)
    let texts = [...screenText(), ...notes()]
    let message = ""
    try {
      const late = new Promise((_, reject) => setTimeout(reject, PATIENCE, "TimeoutError"))
      texts = texts.concat(await Promise.race([database(), /** @type {Promise<never>} */ (late)]))
    } catch (error) {
      message = `${words.unread} (${error})`
    }
    page.append(element("p", "", message || (texts.length > 0 ? words.safe : words.none)))
    if (texts.length > 0) page.append(button(words.all, () => save("daylog.txt", texts.flatMap(({ name, text }) => [`===== ${name}\n`, text, "\n\n"]))))
    const list = element("ul", "Rescue-list")
    for (const { name, text } of texts) {
      const item = element("li", "")
      item.append(button(name, () => save(name, [text])))
      list.append(item)
    }
    page.append(list)
    document.documentElement.dataset.rescue = ""
    document.body.replaceChildren(page)
    document.body.className = "App"
  }

  /** The text in the editor, if there is one: it may not be stored yet. @returns {Stored[]} */
  function screenText() {
    const lines = [...document.querySelectorAll(".cm-content .cm-line")].map(({ textContent }) => textContent)
    return lines.length > 0 ? [{ name: words.unsaved + ".md", text: lines.join("\n") }] : []
  }

  /**
   * Texts that a tab left in localStorage because it was closed before they were stored.
   * @returns {Stored[]}
   */
  function notes() {
    const found = /** @type {Stored[]} */ ([])
    try {
      for (const key of Object.keys(localStorage)) {
        if (!/^daylog\.(unsaved|damaged)/.test(key)) continue
        const stored = localStorage.getItem(key) ?? ""
        try {
          for (const { name, text } of JSON.parse(stored)) found.push({ name: String(name), text: String(text) })
        } catch {
          found.push({ name: `${key}.txt`, text: stored })
        }
      }
    } catch {
      // storage is forbidden
    }
    return found
  }

  /** Every text in the database, whatever its version is. @returns {Promise<Stored[]>} */
  async function database() {
    const opening = indexedDB.open("daylog")
    // There is none: do not leave an empty one behind.
    opening.onupgradeneeded = () => opening.transaction?.abort()
    const db = await result(opening).catch(error => {
      if (error?.name === "AbortError") return null
      throw error
    })
    if (!db) return []
    const found = /** @type {Stored[]} */ ([])
    /** @param {string} store @returns {Promise<[any, any][]>} keys and values */
    const read = async store => {
      if (!db.objectStoreNames.contains(store)) return []
      const open = () => db.transaction(store).objectStore(store)
      const keys = await result(open().getAllKeys())
      try {
        const values = await result(open().getAll())
        return keys.map((key, number) => [key, values[number]])
      } catch {
        // One record cannot be read: the others can, one by one.
        const pairs = /** @type {[any, any][]} */ ([])
        for (const key of keys) await result(open().get(key)).then(value => pairs.push([key, value]), () => {})
        return pairs
      }
    }
    const logs = new Map(await read("logs").catch(() => []))
    for (const [id, text] of await read("texts")) found.push({ name: String(logs.get(id)?.name || `${id}.md`), text: content(text) })
    for (const [, template] of await read("templates")) {
      if (template?.text !== undefined) found.push({ name: `${template.name || "template"}.md`, text: content(template.text) })
    }
    db.close()
    return found.sort((a, b) => (a.name < b.name ? 1 : -1))
  }

  /**
   * A stored text as it is; a damaged one as its bytes, or as JSON.
   * @param {unknown} text
   * @returns {BlobPart}
   */
  function content(text) {
    if (typeof text === "string" || text instanceof Blob || text instanceof ArrayBuffer || ArrayBuffer.isView(text)) return /** @type {BlobPart} */ (text)
    return JSON.stringify(text) ?? ""
  }

  /** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
  const result = request => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

  /** @param {string} tag @param {string} name @param {string} [text] */
  function element(tag, name, text = "") {
    const made = document.createElement(tag)
    made.className = name
    made.textContent = text
    return made
  }

  /** @param {string} label @param {() => void} run */
  function button(label, run) {
    const made = element("button", "Button", label)
    made.addEventListener("click", run)
    return made
  }

  /** @param {string} name @param {BlobPart[]} parts */
  function save(name, parts) {
    const link = document.createElement("a")
    link.href = URL.createObjectURL(new Blob(parts, { type: "text/markdown" }))
    link.download = name.replace(/[/\\]/g, "-")
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  }
})()
