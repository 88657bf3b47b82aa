// File names of posts: date, slug and extension, as Jekyll reads them. The shell needs them before
// the engine has loaded and for thousands of names at once. The engine's package post is the
// reference; both are tested with the cases of internal/post/testdata/names.json and free.json.

const form = /^(\d{2,4}-\d{1,2}-\d{1,2}-)?(.*?)(\.[^.]*)?$/s

/** The extensions that Jekyll renders as Markdown. */
const markdown = /\.(?:md|markdown|mkd|mkdn|mkdown)$/i

/** Characters that Jekyll's pretty slugs do not contain. */
const dropped = /[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu

/** Reports whether a file is Markdown by its name or path. @param {string} name */
export const isMarkdown = name => markdown.test(name)

/**
 * Splits a file name into the date with a final hyphen, the words and the extension with its dot;
 * a missing part is "".
 * @param {string} name
 */
export function partsOf(name) {
  const [, date = "", stem = "", extension = ""] = form.exec(name) ?? []
  return { date, stem, extension }
}

/** Returns the parts of a name, null if it is not a post's. @param {string} name */
function postParts(name) {
  const parts = partsOf(name)
  return parts.date && parts.extension.length > 1 && !parts.stem.includes("/") ? parts : null
}

/**
 * Returns the date in the file name of a post as YYYY-MM-DD, "" for another file name.
 * @param {string} name
 */
export function dayOfName(name) {
  const [year, month, day] = postParts(name)?.date.split("-") ?? []
  if (!year) return ""
  const fullYear = year.length < 4 ? 2000 + Number(year) : year
  return `${fullYear}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`
}

/**
 * Returns the slug of a post in its address by its file name, in lower case, since many hosts do
 * not distinguish case; "" for another file name.
 * @param {string} name
 */
export function slugOf(name) {
  const slug = postParts(name)?.stem.replace(/\.+$/, "") ?? ""
  return slug.replace(dropped, "-").replace(/^-|-$/g, "").toLowerCase()
}

/**
 * Returns taken words with a number, or with the next number if they have one already.
 * @param {string} words
 * @param {(words: string) => boolean} isTaken
 */
export function nextFree(words, isTaken) {
  const [, before = ""] = /^(.+)-(?:[2-9]|[1-9]\d)$/.exec(words) ?? []
  const base = before && isTaken(before) ? before : words
  let number = 2
  while (isTaken(`${base}-${number}`)) number++
  return `${base}-${number}`
}
