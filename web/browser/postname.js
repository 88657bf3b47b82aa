// File names of posts: date, slug and extension, as Jekyll reads them. The shell needs them before
// the engine has loaded and for thousands of names at once. The engine's package post is the
// reference; both are tested with the cases of internal/post/testdata/names.json.

const form = /^(\d{2,4})-(\d{1,2})-(\d{1,2})-([^/]*?)\.*\.[^.]+$/

/** Characters that Jekyll's pretty slugs do not contain. */
const dropped = /[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu

/**
 * Returns the date in the file name of a post as YYYY-MM-DD, "" for another file name.
 * @param {string} name
 */
export function dayOfName(name) {
  const [, year, month, day] = form.exec(name) ?? []
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
  const [, , , , slug = ""] = form.exec(name) ?? []
  return slug.replace(dropped, "-").replace(/^-|-$/g, "").toLowerCase()
}
