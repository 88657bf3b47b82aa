// Names of languages, in the language of the interface.

/** The names by the language of the interface. @type {Map<string, Intl.DisplayNames>} */
const known = new Map()

/**
 * Returns the name of a language by its tag. Chirpy writes some tags with U+2011 for "-". A tag
 * without a known name is returned as it is.
 * @param {string} tag
 * @param {string} language of the name
 */
export function languageName(tag, language) {
  if (!/^[a-z]{2,3}\b/i.test(tag)) return tag
  try {
    let names = known.get(language)
    if (!names) known.set(language, names = new Intl.DisplayNames(language, { type: "language" }))
    return names.of(tag.replaceAll("\u2011", "-")) ?? tag
  } catch {
    return tag
  }
}

/** Returns the first subtag: "ko" for "ko-KR". @param {string} tag */
const base = tag => tag.split(/[-_\u2011]/, 1)[0].toLowerCase()

/**
 * Returns the name of a language among others. The country is named only where two tags have the
 * same language.
 * @type {(tag: string, tags: string[], language: string) => string}
 */
export function nameAmong(tag, tags, language) {
  const isAlone = tags.filter(other => base(other) === base(tag)).length <= 1
  return languageName(isAlone ? base(tag) : tag, language)
}

/**
 * Returns the languages with their names: Korean and English, then the others by name.
 * @param {string[]} tags
 * @param {string} language of the names
 * @returns {{ tag: string, name: string }[]}
 */
export function languageList(tags, language) {
  const list = tags.map(tag => ({ tag, name: nameAmong(tag, tags, language) }))
  const rank = (/** @type {string} */ tag) => ["en", "ko"].indexOf(base(tag))
  return list.sort((a, b) =>
    rank(b.tag) - rank(a.tag) || a.name.localeCompare(b.name, language))
}
