// The controls of the values that the writer can choose instead of the blog's.

import { createElement } from "../../../browser/elements.js"
import { themes } from "../../bars/blogline.js"
import { languageList, languageName } from "../../languages.js"

/** @import { BlogChoices, BlogSetting, FollowedBlog, Translate } from "../../../types" */
/** @import { Options } from "./index.js" */

/** The versions whose behaviour daylog follows, the newest first. */
const versions = { kramdown: ["2.5", "2.4"], rouge: ["4.7", "3.30"] }

/** A choice that names no theme that daylog knows. */
const OTHER_THEME = "plain"

/** @typedef {{ value: string, name: string }} Item */

/** @param {FollowedBlog} blog @param {Options} options @returns {Item[]} */
function languagesOf({ summary: { locales, locale } }, { language }) {
  const tags = locales.length > 0 ? locales : [locale]
  return languageList(tags, language()).map(({ tag, name }) =>
    ({ value: tag, name: `${name} (${tag})` }))
}

/** @param {Translate} t @returns {Item[]} */
const themeItems = t => [
  ...Object.entries(themes).map(([value, name]) => ({ value, name })),
  { value: OTHER_THEME, name: t("blog.anotherTheme") },
]

/**
 * @param {keyof BlogChoices} choice
 * @param {FollowedBlog} blog
 * @param {Options} options
 * @returns {Item[]}
 */
function itemsOf(choice, blog, options) {
  if (choice === "lang") return languagesOf(blog, options)
  if (choice === "theme") return themeItems(options.t)
  return versions[choice === "kramdown" ? choice : "rouge"].map(value => ({ value, name: value }))
}

/**
 * Returns the items with one for the current value.
 * @type {(items: Item[], current: Item) => Item[]}
 */
function withCurrent(items, current) {
  const isKnown = items.some(({ value }) => value === current.value)
  return isKnown ? items : [current, ...items]
}

/** @type {(setting: BlogSetting, blog: FollowedBlog, options: Options) => Item} */
function currentItem({ key, value }, { summary: { theme } }, { t, language }) {
  if (key === "versions.theme") return { value: theme, name: value || t("blog.none") }
  if (key !== "lang" || value === "") return { value, name: value || t("blog.none") }
  return { value, name: `${languageName(value, language())} (${value})` }
}

/**
 * @param {BlogSetting} setting
 * @param {keyof BlogChoices} choice
 * @param {FollowedBlog} blog
 * @param {Options} options
 */
function createSelect(setting, choice, blog, options) {
  const current = currentItem(setting, blog, options)
  const all = withCurrent(itemsOf(choice, blog, options), current)
  const select = createElement("select", "Input", ...all.map(({ value, name }) => {
    // Of the current theme the version is known.
    const isTheme = choice === "theme" && value !== "" && value === current.value
    const text = isTheme ? setting.value.replace(value, name) : name
    const option = createElement("option", "", text)
    option.value = value
    return option
  }))
  select.value = current.value
  select.addEventListener("change", () => options.choose({ [choice]: select.value }))
  return select
}

/**
 * Returns the name of a time zone as the browser writes it, "" if there is none.
 * @param {string} name
 */
function zoneOf(name) {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone && name
  } catch {
    return ""
  }
}

/** @param {BlogSetting} setting @param {Options} options */
function createZoneField({ value }, { t, choose }) {
  const list = createElement("datalist", "", ...Intl.supportedValuesOf("timeZone").map(zone => {
    const option = createElement("option")
    option.value = zone
    return option
  }))
  list.id = "blog-zones"
  const input = createElement("input", "Input")
  input.setAttribute("list", list.id)
  input.autocomplete = "off"
  input.spellcheck = false
  input.value = value
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone ?? ""
  input.placeholder = t("blog.ownZone", { zone: own })
  const refusal = createElement("p", "Blog-refusal")
  refusal.role = "status"
  input.addEventListener("change", () => {
    const typed = input.value.trim()
    if (typed === value) return
    const isUnknown = typed !== "" && zoneOf(typed) === ""
    refusal.textContent = isUnknown ? t("blog.zoneUnknown", { zone: typed }) : ""
    input.setAttribute("aria-invalid", String(isUnknown))
    if (!isUnknown) void choose({ timezone: typed || undefined })
  })
  return { input, others: [list, refusal] }
}

/**
 * Returns the control of a value and the button that gives it up.
 * @param {BlogSetting} setting
 * @param {keyof BlogChoices} choice
 * @param {FollowedBlog} blog
 * @param {Options} options
 * @returns {HTMLElement[]}
 */
export function createChoice(setting, choice, blog, options) {
  const { t, choose } = options
  const { input, others } = choice === "timezone" ? createZoneField(setting, options)
    : { input: createSelect(setting, choice, blog, options), others: [] }
  input.dataset.key = setting.key
  const label = setting.key.replace(/^versions\./, "")
  input.setAttribute("aria-label", ["lang", "timezone", "theme"].includes(choice)
    ? t(`blog.label.${setting.key.replace(".", "-")}`) : label)
  if (!setting.isChosen) return [input, ...others]
  const reset = createElement("button", "Button Button--small Blog-reset",
    t(blog.files.length > 0 ? "blog.reset" : "blog.resetNew"))
  reset.type = "button"
  reset.addEventListener("click", () => {
    input.focus()
    void choose({ [choice]: undefined })
  })
  return [input, ...others, reset]
}
