// Addresses of posts. Chirpy's permalink consists of the slug alone, so two posts with the same
// slug have the same address, whatever their dates. daylog gives new logs a free slug. A log that
// gets a taken slug later, by its title or its file name, has a problem.

import { most } from "../browser/lists.js"
import { shortened } from "../browser/names.js"
import { nextFree, partsOf, slugOf } from "../browser/postname.js"

/** @import { Edit, Post, Problem } from "../types" */

/**
 * A log; `file` is the name of the file that it was opened from, or "".
 * @typedef {{ id: string, name: string, file: string }} Named
 */

/** Another log or post with the same slug. @typedef {{ name: string, file: string }} Twin */

/** Returns the slug in a post's address, "" for an address of another form. @param {string} url */
const slugInURL = url => /^\/posts\/([^/]+)\/$/.exec(url)?.[1].toLowerCase() ?? ""

/** Returns the slug in a link to the published site, "" for another link. @param {string} href */
function slugInLink(href) {
  const [, slug = ""] = /\/posts\/([^/?#]+)/.exec(href) ?? []
  try {
    return decodeURIComponent(slug).toLowerCase()
  } catch {
    return "" // a percent sign that encodes nothing
  }
}

/**
 * Returns the text up to the end of the line with the last front matter field.
 * @type {(text: string, post: Post) => string}
 */
function frontOf(text, { fields }) {
  const end = most(Object.values(fields).map(({ end }) => end), 0)
  return text.slice(0, text.indexOf("\n", end) + 1)
}

/**
 * @param {object} options
 * @param {() => Named[]} options.logs
 * @param {() => string[]} options.learned returns the file names of posts that are not logs; the
 *   same array as long as they do not change
 * @param {(text: string, key: string, value: string) => Promise<{ edits: Edit[] }>}
 *   options.setField
 * @param {() => void} options.onFix the fix of a problem has been found
 */
export function createAddresses({ logs, learned, setField, onFix }) {
  /**
   * The slugs of file names. Thousands of names are compared again and again.
   * @type {Map<string, string>}
   */
  const slugs = new Map()
  /**
   * The last search, which is valid until a name changes.
   * @type {{ key: string, posts: string[], twin: Twin | undefined }}
   */
  let last = { key: "", posts: learned(), twin: undefined }
  /**
   * The last fix, which is valid as long as the text before it does not change.
   * @type {{ front: string, slug: string, edits: Edit[] }}
   */
  let fix = { front: "", slug: "", edits: [] }

  /** Returns the slug of a file name. @param {string} name */
  function cachedSlug(name) {
    const slug = slugs.get(name) ?? slugOf(name)
    slugs.set(name, slug)
    return slug
  }

  const names = () => [...logs().map(({ name }) => name), ...learned()]

  /**
   * Returns another log or post with a slug.
   * @type {(slug: string, log: { id: string, file: string }) => Twin | undefined}
   */
  function findTwin(slug, { id, file }) {
    if (slug === "") return undefined
    const log = logs().find(other => other.id !== id && cachedSlug(other.name) === slug)
    if (log) return log
    // The log may have been opened from one of these posts.
    const name = learned().find(post => post !== file && cachedSlug(post) === slug)
    return name === undefined ? undefined : { name, file: "" }
  }

  /** @param {string} slug */
  const isTaken = slug => slug !== "" && names().some(name => cachedSlug(name) === slug)

  /** Returns a similar file name with a slug that no log or post has. @param {string} name */
  function free(name) {
    // Leave room for the number, since a longer name would be cut to the same name again.
    const { date, stem, extension } = partsOf(shortened(name, 12))
    const taken = new Set(names())
    /** @param {string} stem */
    const nameOf = stem => date + stem + extension
    /** @param {string} name */
    const isUsed = name => isTaken(cachedSlug(name)) || taken.has(name)
    return nameOf(nextFree(stem, stem => isUsed(nameOf(stem))))
  }

  /**
   * Returns the edits that set the slug; none until the engine has computed them.
   * @type {(slug: string, text: string, post: Post) => Edit[]}
   */
  function fixFor(slug, text, post) {
    const front = frontOf(text, post)
    if (fix.front === front && fix.slug === slug) return fix.edits
    /** @type {typeof fix} */
    const current = { front, slug, edits: [] }
    fix = current
    void setField(text, "slug", slug).then(({ edits }) => {
      if (fix !== current || !edits.every(({ end }) => end <= front.length)) return
      current.edits = edits
      if (edits.length > 0) onFix()
    }, () => {})
    return []
  }

  /** @type {(log: Named, post: Post | null, readText: () => string) => Problem[]} */
  function problemsOf(log, post, readText) {
    const { slug: own, permalink, title } = post?.fields ?? {}
    const slug = own || permalink ? slugInURL(post?.url ?? "") : cachedSlug(log.name)
    const key = JSON.stringify([log.id, log.file, slug])
    const posts = learned()
    if (last.key !== key || last.posts !== posts) last = { key, posts, twin: findTwin(slug, log) }
    const { twin } = last
    if (!twin) return []
    const { valueStart: start = 0, valueEnd: end = 0 } = own ?? permalink ?? title ?? {}
    // Two versions of the same file are a deliberate copy.
    const isCopy = twin.file !== "" && twin.file === log.file
    const edits = post && !permalink ? fixFor(nextFree(slug, isTaken), readText(), post) : []
    return [{
      start, end, rule: "slug-taken", detail: twin.name,
      severity: isCopy ? "weak" : "fatal", fix: edits,
    }]
  }

  return {
    /** Returns the file names of all logs and known posts. */
    names,

    free,

    /**
     * Returns the name of another log or post with the address of a file name, "" for none.
     * @param {string} name
     * @param {{ id: string, file: string }} log the log that gets the name
     */
    taken: (name, log) => findTwin(cachedSlug(name), log)?.name ?? "",

    /** Returns the log that a link to the published site leads to. @param {string} href */
    linked(href) {
      const slug = slugInLink(href)
      return slug === "" ? undefined : logs().find(({ name }) => cachedSlug(name) === slug)
    },

    /** Searches again after names have changed. */
    look() {
      last.key = ""
    },

    /**
     * Adds the problem of a log's address to its other problems.
     * @param {Problem[]} problems
     * @param {Named} log
     * @param {Post | null} post null if it is unknown
     * @param {() => string} readText
     */
    among(problems, log, post, readText) {
      const others = problems.filter(({ rule }) => rule !== "slug-taken")
      return [...problemsOf(log, post, readText), ...others]
    },
  }
}
