// File names as Jekyll takes them for posts: YYYY-MM-DD-slug.md.

import { logName } from "../../browser/names.js"

/** The endings that Jekyll reads as Markdown. */
const ending = /\.(?:md|markdown|mkd|mkdn|mkdown)$/i
const dated = /^(\d{4}-\d{1,2}-\d{1,2})-(.*)$/

/**
 * The file name that is meant: what no file name can have becomes "-", a date and an ending are put where they are missing.
 * @param {string} typed
 * @param {string} day the log's own
 */
export function nameFor(typed, day) {
  const plain = typed.normalize("NFC").trim().replace(/[\s/\\:*?"<>|\p{Cc}]+/gu, "-")
  const [end] = ending.exec(plain) ?? [".md"]
  const stem = plain.replace(ending, "")
  const [, date = day, slug = stem] = dated.exec(stem) ?? []
  const [year, month, dayOfMonth] = date.split("-")
  return logName(`${year}-${month.padStart(2, "0")}-${dayOfMonth.padStart(2, "0")}-${slug.replace(/-{2,}/g, "-").replace(/^-|-$/g, "")}${end}`)
}

/**
 * Why a name cannot be a post's: "day" for a date that does not exist, "slug" for one without letter or digit; "" if it can.
 * @param {string} name as nameFor makes it
 */
export function troubleWith(name) {
  const [, day = "", slug = ""] = dated.exec(name.replace(ending, "")) ?? []
  const date = new Date(`${day}T00:00Z`)
  if (isNaN(Number(date)) || date.toISOString().slice(0, 10) !== day) return "day"
  return /[\p{L}\p{N}]/u.test(slug) ? "" : "slug"
}
