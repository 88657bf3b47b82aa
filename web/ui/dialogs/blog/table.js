// The table of the values of a blog: each with its source and its effect on the page.

import { createElement } from "../../../browser/elements.js"
import { languageName, nameAmong } from "../../languages.js"
import { createChoice } from "./choices.js"

/** @import { BlogChoices, BlogSetting, FollowedBlog, Translate } from "../../../types" */
/** @import { Options } from "./index.js" */

/** The keys of the settings by the group that shows them; the others are in the last group. */
const groups = {
  language: /^(?:lang|timezone)$/,
  versions: /^versions\./,
  addresses: /^(?:url|baseurl|cdn|permalink)$/,
  posts: new RegExp("^(?:title|social\\.name|author|toc|comments\\.provider|theme_mode|future|" +
    "markdown_ext|defaults)$"),
  kramdown: /^kramdown\./,
  files: /./,
}

/**
 * The choices of the writer by the key of their setting.
 * @type {Record<string, keyof BlogChoices>}
 */
const choices = {
  "lang": "lang",
  "timezone": "timezone",
  "versions.theme": "theme",
  "versions.kramdown": "kramdown",
  "versions.rouge": "rouge",
}

/** Names of programs. @type {Record<string, string>} */
const programs = {
  "versions.jekyll": "Jekyll",
  "versions.kramdown": "kramdown",
  "versions.rouge": "Rouge",
  "versions.liquid": "Liquid",
}

/** The part of a catalogue key that names a setting. @param {string} key */
const nameOf = key => key.replaceAll(".", "-")

/** @param {string} key */
const groupOf = key => Object.entries(groups).find(([, keys]) => keys.test(key))?.[0]

/** @param {string} key @param {Translate} t */
function labelOf(key, t) {
  const isOption = key.startsWith("kramdown.")
  if (isOption) return [createElement("code", "Blog-key", key.slice("kramdown.".length))]
  const label = programs[key] ?? t(`blog.label.${nameOf(key)}`)
  const isKey = !key.startsWith("versions.") && groupOf(key) !== "files"
  return isKey ? [label, " ", createElement("code", "Blog-key", key)] : [label]
}

/** @param {BlogSetting} setting @param {Translate} t */
function sourceOf({ path, line, isChosen }, t) {
  if (isChosen) return t("blog.chosen")
  if (path === "") return t("blog.default")
  return line === 0 ? path : t("blog.place", { path, line })
}

/** @param {BlogSetting} setting @param {FollowedBlog} blog @param {Options} options */
function effectOf({ key, value }, { summary }, { t, language }) {
  if (key === "lang") {
    const { locales } = summary
    const locale = nameAmong(summary.locale, locales, language())
    const isMissing = value !== "" && value !== summary.locale && locales.length > 0
    if (!isMissing) return t("blog.effect.lang", { locale })
    const lang = `${languageName(value, language())} (${value})`
    return t("blog.effect.langMissing", { lang, locale })
  }
  if (key === "timezone" && value === "") return t("blog.effect.timezone-own")
  const isOther = key === "versions.theme" && summary.theme !== "chirpy"
  if (isOther) return t("blog.effect.versions-neutral")
  const own = `blog.effect.${nameOf(key)}`
  const text = t(own)
  return text === own ? t("blog.effect.kramdown") : text
}

/** @param {BlogSetting} setting @param {Translate} t */
function valueText({ value }, t) {
  if (value === "true") return t("blog.yes")
  if (value === "false") return t("blog.no")
  return value || t("blog.none")
}

/** @param {BlogSetting} setting @param {FollowedBlog} blog @param {Options} options */
function createRow(setting, blog, options) {
  const { t } = options
  const { key } = setting
  const name = createElement("th", "Blog-name", ...labelOf(key, t))
  name.scope = "row"
  const value = createElement("td", "Blog-value")
  if (key in choices) value.append(...createChoice(setting, choices[key], blog, options))
  else value.append(valueText(setting, t))
  const isCount = groupOf(key) === "files"
  const source = createElement("td", "Blog-source", isCount ? "" : sourceOf(setting, t))
  const effect = createElement("td", "Blog-effect", effectOf(setting, blog, options))
  return createElement("tr", "Blog-row", name, value, source, effect)
}

const columns = ["setting", "value", "source", "effect"]

/** Returns the widths of the columns. */
function createColumns() {
  const list = columns.map(name => createElement("col", `Blog-column--${name}`))
  return createElement("colgroup", "", ...list)
}

/** @param {Translate} t */
function createHead(t) {
  const cells = columns.map(name => {
    const cell = createElement("th", "", t(`blog.${name}`))
    cell.scope = "col"
    return cell
  })
  return createElement("thead", "Blog-head", createElement("tr", "", ...cells))
}

/** @param {FollowedBlog} blog @param {Options} options */
export function createTable(blog, options) {
  const { t } = options
  const { settings } = blog.summary
  const bodies = Object.keys(groups).flatMap(group => {
    const rows = settings.filter(({ key }) => groupOf(key) === group)
      .map(setting => createRow(setting, blog, options))
    if (rows.length === 0) return []
    const title = createElement("th", "Blog-group", t(`blog.group.${group}`))
    title.colSpan = 4
    title.scope = "rowgroup"
    return [createElement("tbody", "", createElement("tr", "", title), ...rows)]
  })
  return createElement("table", "Blog-table", createColumns(), createHead(t), ...bodies)
}
