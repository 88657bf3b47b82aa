// File names of posts by Jekyll's rules: YYYY-MM-DD-slug.md.

import { logName } from "../../browser/names.js"

/** The extensions that Jekyll renders as Markdown. */
const extension = /\.(?:md|markdown|mkd|mkdn|mkdown)$/i
const dated = /^(\d{4}-\d{1,2}-\d{1,2})-(.*)$/

/**
 * Returns a typed name as a file name: forbidden characters become "-", and a missing date or
 * extension is added.
 * @param {string} typed
 * @param {string} day of the log, for a name without a date
 */
export function nameFor(typed, day) {
  const plain = typed.normalize("NFC").trim().replace(/[\s/\\:*?"<>|\p{Cc}]+/gu, "-")
  const [end] = extension.exec(plain) ?? [".md"]
  const stem = plain.replace(extension, "")
  const [, date = day, text = stem] = dated.exec(stem) ?? []
  const [year, month, dayOfMonth] = date.split("-")
  const iso = `${year}-${month.padStart(2, "0")}-${dayOfMonth.padStart(2, "0")}`
  const slug = text.replace(/-{2,}/g, "-").replace(/^-|-$/g, "")
  return logName(`${iso}-${slug}${end}`)
}

/**
 * Returns the reason why a name cannot be a post's: "day" for a date that does not exist, "slug"
 * for a slug without letters and digits; "" for a valid name.
 * @param {string} name a result of `nameFor`
 */
export function problemOf(name) {
  const [, day = "", slug = ""] = dated.exec(name.replace(extension, "")) ?? []
  const date = new Date(`${day}T00:00Z`)
  if (isNaN(Number(date)) || date.toISOString().slice(0, 10) !== day) return "day"
  return /[\p{L}\p{N}]/u.test(slug) ? "" : "slug"
}
