// The front matter card: what Jekyll reads from the top of the text, in fields that write it there. Each setting is a splice
// of the text, made by the engine; the card knows no YAML.

import { append } from "../../browser/lists.js"
import { createTagField } from "./chips.js"
import { createDateField } from "./date.js"
import { createTextField } from "./field.js"
import { createSuggestions } from "./suggest.js"

/** @import { Post, Problem, Translate } from "../../types" */
/** @import { Suggestion } from "./suggest.js" */

/** @typedef {string | boolean | string[]} Value */

const switches = /** @type {const} */ (["math", "mermaid", "pin", "toc", "comments"])
const rows = ["title", "date", "categories", "tags", "description", "image.path", "image.alt"]

/**
 * The problems of one field: those that lie within it.
 * @param {Post} post
 * @param {string} key
 * @param {Problem[]} problems
 */
export function problemsOf(post, key, problems) {
  const { [key]: field, ...others } = post.fields
  if (!field) return []
  // What lies within the image's path is not the image's as well.
  const inner = Object.entries(others).filter(([name]) => name.startsWith(`${key}.`)).map(([, place]) => place)
  const within = (/** @type {Problem} */ { start, end }, /** @type {{ start: number, end: number }} */ place) => start >= place.start && end <= place.end
  return problems.filter(problem => within(problem, field) && !inner.some(place => within(problem, place)))
}

/**
 * What the card is for a text: its fields, an offer to begin them, or why it only shows them.
 * @param {Post} post
 * @param {Problem[]} problems
 * @returns {{ mode: "fields" | "begin" | "broken", problem?: Problem }}
 */
export function modeOf(post, problems) {
  const problem = problems.find(({ rule }) => rule.startsWith("front-matter-") && rule !== "front-matter-repeated" && rule !== "front-matter-rest")
  if (post.found && post.valid) return { mode: "fields" }
  if (!post.found && (!problem || problem.rule === "front-matter-missing")) return { mode: "begin" }
  return { mode: "broken", problem }
}

/**
 * @param {HTMLElement} root
 * @param {object} options
 * @param {Translate} options.t
 * @param {(problem: Problem) => string} options.message
 * @param {(key: string) => void} options.onJump
 * @param {string} options.jumpKey how the key for that is called here
 * @param {(key: string, value: Value, again: boolean) => Promise<string>} options.onSet "" or why the text does not have the value
 * @param {() => void} options.onBegin a front matter is wanted
 * @param {(problem: Problem) => void} options.onFix
 * @param {(problem: Problem) => void} options.onSee
 * @param {(event: KeyboardEvent) => boolean} options.onUndo whether a key undoes or redoes, which the editor then has done
 * @param {(kind: "tags" | "top" | "sub" | "cover", typed: string, beside: string[]) => Suggestion[]} options.find
 * @param {() => string} options.zone the offset of a new time
 * @param {(offset: number) => number} options.lineOf
 * @param {boolean} options.open
 * @param {(open: boolean) => void} options.onToggle
 */
export function createCard(root, { t, message, onJump, jumpKey, onSet, onBegin, onFix, onSee, onUndo, find: known, zone, lineOf, open, onToggle }) {
  /** @type {<T extends HTMLElement = HTMLElement>(selector: string) => T} */
  const find = selector => /** @type {any} */ (root.querySelector(selector))
  const toggle = find(".Card-toggle")
  const body = find(".Card-body")
  const note = find(".Card-note")
  const action = find(".Card-noteAction")
  /** @param {string} key */
  const rowOf = key => find(`.Card-row[data-key="${key}"]`)
  /** @type {(key: string, number?: number) => HTMLInputElement} */
  const inputOf = (key, number = 0) => /** @type {any} */ (rowOf(key).querySelectorAll("input, textarea")[number])

  /** Why a setting was refused, by key. @type {Map<string, string>} */
  const refusals = new Map()
  /** @type {{ post: Post, problems: Problem[] } | null} */
  let last = null
  /** Why the card only shows, "" if it does not: a key of the catalogue under "card". */
  let held = ""
  /** Whether the fields say what this text said when it could last be read. */
  let filled = false
  /** The field that is to have the focus, once it is there. */
  let wanted = ""

  // Why a setting was refused is heard by those who do not see it.
  for (const key of rows) rowOf(key).querySelector(".Card-problem")?.setAttribute("aria-live", "polite")

  /** @param {string} key @returns {(reason: string) => void} */
  const refused = key => reason => {
    if (reason === "") refusals.delete(key)
    else refusals.set(key, t(`card.refused.${reason}`))
    drawProblems()
  }
  /** @param {string} key */
  const textField = key => createTextField(inputOf(key), { onSet: (value, again) => onSet(key, value, again), onRefused: refused(key) })

  const title = textField("title")
  const description = textField("description")
  const path = textField("image.path")
  const alt = textField("image.alt")
  createSuggestions(path.input instanceof HTMLInputElement ? path.input : inputOf("image.path"), { find: typed => known("cover", typed, []), onChoose: path.choose })

  /** Categories beyond the two that the theme knows stay where they are. @type {string[]} */
  let deeper = []
  /** @type {(top: string, sub: string, again: boolean) => Promise<string>} */
  const setCategories = (top, sub, again) => onSet("categories", [top, sub, ...deeper].filter(Boolean), again)
  const top = createTextField(inputOf("categories", 0), { onSet: (value, again) => setCategories(value, sub.value(), again), onRefused: refused("categories") })
  const sub = createTextField(inputOf("categories", 1), { onSet: (value, again) => setCategories(top.value(), value, again), onRefused: refused("categories") })
  createSuggestions(inputOf("categories", 0), { find: typed => known("top", typed, []), onChoose: top.choose })
  createSuggestions(inputOf("categories", 1), { find: typed => known("sub", typed, [top.value()]), onChoose: sub.choose })

  const tags = createTagField(rowOf("tags").querySelector(".Card-chips") ?? root, {
    template: find(".Card-chipTemplate"),
    removes: word => t("card.removeTag", { tag: word }),
    find: (typed, words) => known("tags", typed, words),
    onSet: words => onSet("tags", words, false),
    onRefused: refused("tags"),
  })
  const when = createDateField(find(".Card-date"), { zone, onSet: (text, again) => onSet("date", text, again), onRefused: refused("date") })
  const fields = [title, description, path, alt, top, sub]

  /** @param {boolean} next */
  function setOpen(next) {
    open = next
    toggle.setAttribute("aria-expanded", String(open))
    body.hidden = !open
    if (open) for (const one of fields) one.grow()
  }
  setOpen(open)
  toggle.addEventListener("click", () => {
    setOpen(!open)
    onToggle(open)
  })

  root.addEventListener("click", event => {
    const target = /** @type {Element} */ (event.target)
    const jump = /** @type {HTMLElement | null} */ (target.closest(".Card-key"))
    const lamp = /** @type {HTMLElement | null} */ (target.closest(".Card-switch"))
    if (jump) onJump(jump.dataset.jump ?? "")
    if (lamp?.dataset.key && lamp.getAttribute("aria-disabled") !== "true") void flip(lamp, lamp.dataset.key)
  })
  action.addEventListener("click", () => {
    const { mode, problem } = last ? modeOf(last.post, last.problems) : { mode: "fields", problem: undefined }
    if (mode === "begin") onBegin()
    else if (problem && problem.fix.length > 0) onFix(problem)
    else if (problem) onSee(problem)
  })
  root.addEventListener("keydown", event => {
    if (event.isComposing) return
    const target = /** @type {HTMLElement} */ (event.target)
    const key = /** @type {HTMLElement | null} */ (target.closest("[data-key]"))?.dataset.key
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && key) {
      event.preventDefault()
      commit()
      return onJump(last?.post.fields[key] ? key : key.split(".")[0])
    }
    const own = fields.find(({ input }) => input === target)
    const native = own ? own.undoesItself() : target instanceof HTMLInputElement && target.type === "text" && target.value !== ""
    if (!native && onUndo(event)) event.preventDefault()
  }, true)

  /** @type {(lamp: HTMLElement, key: string) => Promise<void>} */
  async function flip(lamp, key) {
    const on = lamp.getAttribute("aria-checked") !== "true"
    lamp.setAttribute("aria-checked", String(on))
    const reason = await onSet(key, on, false)
    if (reason !== "") lamp.setAttribute("aria-checked", String(!on))
    refused(key)(reason)
  }

  function drawProblems() {
    for (const key of rows) {
      const found = last ? problemsOf(last.post, key, last.problems) : []
      if (key === "image.path" && last && found.length === 0) append(found, problemsOf(last.post, "image", last.problems))
      const refusal = refusals.get(key)
      const said = [...(refusal ? [refusal] : []), ...found.map(message)].join(" ")
      const place = /** @type {HTMLElement} */ (rowOf(key).querySelector(".Card-problem"))
      if (place.textContent !== said) place.textContent = said
      place.hidden = said === ""
      rowOf(key).classList.toggle("has-problem", said !== "")
    }
    for (const key of switches) {
      const found = last ? problemsOf(last.post, key, last.problems).map(message) : []
      const said = [refusals.get(key) ?? "", ...found].filter(Boolean).join(" ")
      const lamp = find(`.Card-switch[data-key="${key}"]`)
      lamp.classList.toggle("has-problem", said !== "")
      lamp.title = said
    }
  }

  /** Says why there are no fields, or that they cannot be set. @type {(mode: "fields" | "begin" | "broken", problem?: Problem) => void} */
  function drawNote(mode, problem) {
    const stopped = mode === "fields" && held !== ""
    note.hidden = mode === "fields" && !stopped
    note.classList.toggle("is-wrong", mode === "broken")
    const why = problem ? `${t("problems.line", { n: lineOf(problem.start) })}: ${message(problem)}` : t("card.invalid")
    find(".Card-noteText").textContent = stopped ? t(`card.${held}`) : mode === "begin" ? t("card.none") : why
    action.hidden = note.hidden || stopped || (mode === "begin" ? held !== "" : !problem)
    action.textContent = t(mode === "begin" ? "card.begin" : problem && problem.fix.length > 0 ? "problems.fix" : "card.see")
    find(".Card-fields").hidden = mode === "begin" || (mode === "broken" && !filled)
    find(".Card-switches").hidden = find(".Card-fields").hidden
  }

  function commit() {
    for (const one of fields) void one.commit()
    void when.commit()
    void tags.commit()
  }
  document.addEventListener("visibilitychange", () => document.hidden && commit())

  /** Chips, date and switches, which have no state of their own for that. */
  function lockParts() {
    tags.lock()
    when.lock()
    for (const key of switches) find(`.Card-switch[data-key="${key}"]`).setAttribute("aria-disabled", "true")
  }

  function draw() {
    if (!last) return
    const { post, problems } = last
    for (const key of rows) /** @type {HTMLElement} */ (rowOf(key).querySelector(".Card-key")).title = `${t("card.see")} (${jumpKey})`
    const { mode, problem } = modeOf(post, problems)
    const lock = mode !== "fields" || held !== ""
    root.classList.toggle("is-locked", lock)
    const said = [...new Set(post.categories)]
    deeper = said.slice(2)
    for (const { input } of fields) input.readOnly = lock
    drawProblems()
    // What Jekyll reads of a broken front matter is nothing: the fields keep what they said before.
    filled = mode === "fields" || (mode === "broken" && filled)
    drawNote(mode, problem)
    if (mode === "broken") return lockParts()
    title.show(post.title)
    description.show(post.fields.description ? post.description : "")
    path.show(post.image?.path ?? "")
    alt.show(post.image?.alt ?? "")
    top.show(said[0] ?? "")
    sub.show(said[1] ?? "")
    find(".Card-deeper").textContent = deeper.map(word => ` › ${word}`).join("")
    tags.show(post.tags, lock)
    when.show(post.written, lock)
    rowOf("image.alt").hidden = !post.image?.path
    for (const key of switches) {
      const lamp = find(`.Card-switch[data-key="${key}"]`)
      lamp.setAttribute("aria-checked", String(post[key]))
      lamp.setAttribute("aria-disabled", String(lock))
    }
    if (wanted === "" || lock) return
    inputOf(wanted).focus()
    wanted = ""
  }

  return {
    /**
     * The text says this.
     * @param {Post} post
     * @param {Problem[]} problems
     */
    show(post, problems) {
      last = { post, problems }
      draw()
    },
    /** Another log is open. */
    clear() {
      refusals.clear()
      filled = false
      for (const one of [...fields, tags, when]) one.reset()
      last = null
    },
    /** Nothing can be set for a while, or again; why is a key of the catalogue under "card". @param {"" | "stopped" | "template" | "long"} reason */
    hold(reason) {
      if (reason === held) return
      held = reason
      draw()
    },
    /** Sets what is typed and not yet set. */
    commit,
    /** Goes to a field as soon as there is one. @param {string} key */
    enter(key) {
      wanted = key
      setOpen(true)
      draw()
    },
  }
}
