// The line above the preview: which blog the preview follows. Without files of a blog it has the
// language of the new blog, which the writer can choose.

import { createElement, elementFinder } from "../../browser/elements.js"
import { replaceNodes } from "../../browser/lists.js"
import { languageList, nameAmong } from "../languages.js"

/** @import { BlogProblem, FollowedBlog, Language, Translate } from "../../types" */

/** Names of themes whose gems have another name. @type {Record<string, string>} */
export const themes = { chirpy: "Chirpy", minima: "Minima", "minimal-mistakes": "Minimal Mistakes" }

/**
 * Returns the theme of a blog for readers, with its version if it is known.
 * @param {FollowedBlog} blog
 * @param {Translate} t
 */
function themeText({ summary: { theme, settings } }, t) {
  const value = settings.find(({ key }) => key === "versions.theme")?.value ?? theme
  const name = value.replace(theme, themes[theme] ?? theme)
  if (theme === "chirpy") return name
  return theme === "" ? t("blogline.noTheme") : t("blogline.neutral", { theme: name })
}

/** @param {BlogProblem[]} problems */
const isBroken = problems => problems.some(({ severity }) => severity === "fatal" || severity === "wrong")

/**
 * @param {HTMLElement} root
 * @param {object} options
 * @param {Translate} options.t
 * @param {() => Language} options.language
 * @param {(tag: string) => void} options.onLanguage
 * @param {() => void} options.onHide
 */
export function createBlogLine(root, { t, language, onLanguage, onHide }) {
  const find = elementFinder(root, ".BlogLine-")
  const select = /** @type {HTMLSelectElement} */ (find("language"))
  select.addEventListener("change", () => onLanguage(select.value))
  find("hide").addEventListener("click", onHide)

  /** @param {FollowedBlog} blog */
  function showLanguages({ summary: { locales, locale } }) {
    const options = languageList(locales, language()).map(({ tag, name }) => {
      const option = createElement("option", "", name)
      option.value = tag
      return option
    })
    replaceNodes(select, options)
    select.value = locale
    select.setAttribute("aria-label", t("blogline.language"))
  }

  /** @param {FollowedBlog} blog @returns {string} */
  function textOf(blog) {
    const { title, locale, locales } = blog.summary
    const name = nameAmong(locale, locales, language())
    const theme = themeText(blog, t)
    return [title || blog.name, name, theme].filter(Boolean).join(" · ")
  }

  return {
    /** @param {FollowedBlog} blog */
    show(blog) {
      const { files, summary: { problems, locales } } = blog
      const isNew = files.length === 0 && locales.length > 0
      const text = isNew ? t("blogline.new") : textOf(blog)
      find("text").textContent = text
      find("text").title = text
      find("problems").hidden = problems.length === 0
      find("problems").textContent = t("problems.count", { n: problems.length })
      find("problems").toggleAttribute("data-broken", isBroken(problems))
      select.hidden = !isNew
      if (isNew) showLanguages(blog)
      find("open").textContent = t(isNew ? "blogline.use" : "action.blog")
      root.dataset.shown = ""
    },
  }
}
