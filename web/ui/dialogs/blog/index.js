// The page "Your blog": the values that the preview follows, with the source and the effect of
// each, and the problems in the blog's files. The writer can choose other values, read the blog
// again, and forget it.

import { openDialog } from "../../../browser/dialogs.js"
import { createElement } from "../../../browser/elements.js"
import { replaceNodes } from "../../../browser/lists.js"
import { createLead } from "./lead.js"
import { createProblems } from "./problems.js"
import { createTable } from "./table.js"

/** @import { BlogChoices, BlogProblem, FollowedBlog, Language, Translate } from "../../../types" */

/**
 * @typedef {object} Options
 * @property {Translate} t
 * @property {() => Language} language
 * @property {(problem: BlogProblem, effect: "front" | "build") => string} message
 * @property {(changed: BlogChoices) => unknown} choose chooses values; undefined for the blog's
 * @property {(action: string) => void} run
 * @property {() => number} posts the number of posts that habits were learned from
 * @property {() => boolean} canReadAgain
 * @property {() => Promise<unknown>} onReadAgain
 * @property {() => Promise<unknown>} onForget
 * @property {() => boolean} hasLine whether the line above the preview is shown
 * @property {() => void} onLine shows it
 */

/** @param {Translate} t */
function createDialog(t) {
  const root = createElement("dialog", "Dialog Blog")
  root.setAttribute("aria-label", t("blog.label"))
  const icon = "http://www.w3.org/2000/svg"
  const svg = document.createElementNS(icon, "svg")
  const use = document.createElementNS(icon, "use")
  use.setAttribute("href", "#icon-close")
  svg.setAttribute("class", "Icon")
  svg.append(use)
  const close = createElement("button", "IconButton Dialog-close", svg)
  close.type = "button"
  close.setAttribute("aria-label", t("notice.close"))
  const head = createElement("div", "Dialog-head", createElement("h2", "", t("blog.label")), close)
  const body = createElement("div", "Blog-body")
  body.tabIndex = 0
  body.role = "group"
  body.setAttribute("aria-label", t("blog.label"))
  root.append(head, body)
  return { root, body }
}

/** @param {Options} options */
export function createBlogPage(options) {
  const { t } = options
  /** @type {ReturnType<typeof createDialog> | null} */
  let dialog = null

  /** Shows a blog, and keeps the focus and the scroll position. @param {FollowedBlog} blog */
  function show(blog) {
    if (!dialog) return
    const { root, body } = dialog
    const { scrollTop } = body
    const focused = document.activeElement instanceof HTMLElement && document.activeElement
    const key = focused && root.contains(focused) && focused.dataset.key
    replaceNodes(body, [
      createLead(blog, options, () => root.close()),
      ...createProblems(blog.summary.problems, options),
      createTable(blog, options),
    ])
    body.scrollTop = scrollTop
    const next = key && body.querySelector(`[data-key="${key}"]`)
    if (next instanceof HTMLElement) next.focus({ preventScroll: true })
    else if (key) body.focus({ preventScroll: true })
  }

  return {
    /** Shows a blog, if the page is open. @param {FollowedBlog} blog */
    update: show,

    /** @param {FollowedBlog} blog */
    open(blog) {
      if (dialog) return
      dialog = createDialog(t)
      const { root, body } = dialog
      document.body.append(root)
      show(blog)
      void openDialog(root, body.querySelector("button") ?? body).then(() => {
        root.remove()
        dialog = null
      })
    },
  }
}
