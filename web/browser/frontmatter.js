// Finds front matter by Jekyll's rule: from the first character (after a byte order mark) to a line
// of "---" or "...". The editor highlights it before the engine has loaded; the engine's package
// frontmatter is tested with the same cases, internal/frontmatter/testdata/shell.json.

const FRONT_MATTER = /^\ufeff?---[^\S\n]*\n(?:[^]*?\n)?(?:---|\.\.\.)[^\S\n]*(?:\n|$)/

/**
 * Returns the offset behind the last line of the front matter, 0 without front matter.
 * @param {string} text
 */
export const frontMatterEnd = text => FRONT_MATTER.exec(text)?.[0].length ?? 0

/** Reports whether the first line of a text can open front matter. @param {string} line */
export const opensFrontMatter = line => /^\ufeff?---\s*$/.test(line)

/** Reports whether a line ends front matter. @param {string} line */
export const endsFrontMatter = line => /^(?:---|\.\.\.)\s*$/.test(line)
