// The first part of the page: which files the preview follows, and the buttons to choose others.

import { createElement } from "../../../browser/elements.js"

/** @import { FollowedBlog, Translate } from "../../../types" */
/** @import { Options } from "./index.js" */

/**
 * Returns a button. `key` identifies it, so that it keeps the focus when the page is shown again.
 * @type {(key: string, text: string, onClick: () => unknown, name?: string) => HTMLButtonElement}
 */
function createButton(key, text, onClick, name = "") {
  const button = createElement("button", `Button ${name}`, text)
  button.type = "button"
  button.dataset.key = key
  button.addEventListener("click", onClick)
  return button
}

/**
 * Returns a button that does its work at the second click.
 * @param {Translate} t
 * @param {() => unknown} onSure
 */
function createForget(t, onSure) {
  let isSure = false
  const button = createButton("forget", t("blog.forget"), () => {
    if (isSure) return void onSure()
    isSure = true
    button.textContent = t("blog.forgetSure")
    button.classList.add("is-sure")
  }, "Blog-forget")
  button.addEventListener("blur", () => {
    isSure = false
    button.textContent = t("blog.forget")
    button.classList.remove("is-sure")
  })
  return button
}

/** @param {FollowedBlog} blog @param {Options} options */
function leadText({ name, time, files }, { t, language }) {
  if (files.length === 0) return t("blog.new")
  const format = /** @type {const} */ ({ dateStyle: "medium", timeStyle: "short" })
  return t("blog.read", { name, time: new Date(time).toLocaleString(language(), format) })
}

/** @param {Options} options @param {() => void} close */
function createHabits({ t, run, posts }, close) {
  const n = posts()
  const text = createElement("p", "", t("blog.habits", { n }))
  if (n === 0) return text
  const show = createButton("habits", t("blog.showHabits"), () => {
    close()
    run("habits")
  })
  return createElement("div", "Blog-habits", text, show)
}

/**
 * @param {FollowedBlog} blog
 * @param {Options} options
 * @param {() => void} close closes the page
 */
export function createLead(blog, options, close) {
  const { t, run, canReadAgain, onReadAgain, onForget, hasLine, onLine } = options
  /** @param {string} action */
  const leave = action => () => {
    close()
    run(action)
  }
  const isNew = blog.files.length === 0
  const primary = isNew ? "Button--primary" : ""
  const buttons = createElement("div", "Blog-buttons",
    createButton("folder", t("blog.folder"), leave("learn"), primary),
    createButton("files", t("blog.files"), leave("open")))
  if (canReadAgain()) buttons.append(createButton("again", t("blog.again"), onReadAgain))
  if (!isNew) buttons.append(createForget(t, onForget))
  if (!hasLine()) {
    const line = createButton("line", t("blog.line"), () => {
      onLine()
      line.remove()
    })
    buttons.append(line)
  }
  const lead = createElement("p", "", leadText(blog, options))
  return createElement("div", "Blog-lead", lead, buttons, createHabits(options, close))
}
