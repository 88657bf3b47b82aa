// A post's address under Chirpy is made of its slug alone: two posts of one slug are one page on the blog, whatever their days.
// What daylog makes has a slug of its own. A log that gets another's later, by its title or by its file's name, has a problem.

import { most } from "../browser/lists.js"
import { shortened } from "../browser/names.js"

/** @import { Edit, Post, Problem } from "../types" */

/** @typedef {{ id: string, name: string, file: string }} Named a log; `file` is the name of the file that it came from, or "" */

const dated = /^\d{2,4}-\d{1,2}-\d{1,2}-(.*?)\.*\.[^.]+$/

/** What the theme makes the address of; letters beside these are one "-". */
const others = /[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu

/**
 * The slug in a post's file name as its address has it, in small letters, as many a host does not tell them from capitals; "" for
 * the name of no post.
 * @param {string} name
 */
export function slugOf(name) {
  const [, slug = ""] = dated.exec(name) ?? []
  return slug.replace(others, "-").replace(/^-|-$/g, "").toLowerCase()
}

/**
 * What is made of words that are taken: with a number behind, the next one if they have one.
 * @param {string} words
 * @param {(words: string) => boolean} taken
 */
export function next(words, taken) {
  const [, before = ""] = /^(.+)-(?:[2-9]|[1-9]\d)$/.exec(words) ?? []
  const base = before && taken(before) ? before : words
  let n = 2
  while (taken(`${base}-${n}`)) n++
  return `${base}-${n}`
}

/**
 * The slug in an address; "" for one that is none of Chirpy's.
 * @param {string} url
 */
const slugIn = url => /^\/posts\/([^/]+)\/$/.exec(url)?.[1].toLowerCase() ?? ""

/**
 * The slug that a link on the published site leads to; "" for one that leads elsewhere.
 * @param {string} href
 */
function slugBehind(href) {
  const [, slug = ""] = /\/posts\/([^/?#]+)/.exec(href) ?? []
  try {
    return decodeURIComponent(slug).toLowerCase()
  } catch {
    return "" // a lone "%"
  }
}

/**
 * @param {object} options
 * @param {() => Named[]} options.logs
 * @param {() => string[]} options.learnt the file names of posts that are known, and no logs here
 * @param {(text: string, key: string, value: string) => Promise<{ edits: Edit[] }>} options.ask for the edits that set a field
 * @param {() => void} options.onFix a problem that was found has got its fix
 */
export function create({ logs, learnt, ask, onFix }) {
  /** @type {Map<string, string>} name → its slug: thousands of names are asked for theirs again and again */
  const slugs = new Map()
  /** The last answer, which holds until names change: every key asks. */
  let last = { of: "", posts: learnt(), twin: { name: "", file: "" } }
  /** The last fix: it is made by the engine, and holds as long as the text up to there does. */
  let fix = /** @type {{ before: string, slug: string, edits: Edit[] }} */ ({ before: "", slug: "", edits: [] })

  /** @param {string} name */
  function known(name) {
    const slug = slugs.get(name) ?? slugOf(name)
    slugs.set(name, slug)
    return slug
  }

  const names = () => [...logs().map(({ name }) => name), ...learnt()]

  /** Another log or post of a slug. @type {(slug: string, log: { id: string, file: string }) => { name: string, file: string } | undefined} */
  function twinOf(slug, { id, file }) {
    if (slug === "") return undefined
    // A post that was learnt from may be the one that the log was opened from.
    const post = () => learnt().find(post => post !== file && known(post) === slug)
    const name = logs().find(other => other.id !== id && known(other.name) === slug) ?? post()
    return typeof name === "string" ? { name, file: "" } : name
  }

  /** @param {string} slug */
  const isTaken = slug => slug !== "" && names().some(name => known(name) === slug)

  /** A file name like another, whose slug no log or post has. @param {string} name */
  function free(name) {
    // Room for the number: a longer name would be cut to the same one again.
    const [, head = "", stem = "", end = ""] = /^(\d+-\d+-\d+-)?(.*?)(\.[^.]*)?$/.exec(shortened(name, 12)) ?? []
    return head + next(stem, stem => isTaken(known(head + stem + end)) || names().includes(head + stem + end)) + end
  }

  /** The edits that give a text the slug, once the engine has made them. @type {(slug: string, text: string, post: Post) => Edit[]} */
  function fixOf(slug, text, { fields }) {
    const before = text.slice(0, text.indexOf("\n", most(Object.values(fields).map(({ end }) => end), 0)) + 1)
    if (fix.before === before && fix.slug === slug) return fix.edits
    const mine = fix = { before, slug, edits: /** @type {Edit[]} */ ([]) }
    // Without an engine there is no fix.
    void ask(text, "slug", slug).then(({ edits }) => {
      if (fix !== mine || !edits.every(({ end }) => end <= before.length)) return
      mine.edits = edits
      if (edits.length > 0) onFix()
    }, () => {})
    return []
  }

  /** @type {(log: Named, post: Post | null, text: string) => Problem[]} */
  function problemOf(log, post, text) {
    const { slug: own, permalink, title } = post?.fields ?? {}
    const slug = own || permalink ? slugIn(post?.url ?? "") : known(log.name)
    const of = JSON.stringify([log.id, log.file, slug])
    if (last.of !== of || last.posts !== learnt()) last = { of, posts: learnt(), twin: twinOf(slug, log) ?? { name: "", file: "" } }
    const { name, file } = last.twin
    if (name === "") return []
    const { valueStart = 0, valueEnd = 0 } = own ?? permalink ?? title ?? {}
    return [{
      start: valueStart, end: valueEnd, rule: "slug-taken", detail: name,
      // Two versions of one file are here: the writer knows.
      severity: file !== "" && file === log.file ? "wrong" : "fatal",
      fix: post && !permalink ? fixOf(next(slug, isTaken), text, post) : [],
    }]
  }

  return {
    names,
    free,

    /**
     * The name of another log or post that has the address of a name, "" for none.
     * @param {string} name
     * @param {{ id: string, file: string }} log whose name it is to be
     */
    taken: (name, log) => twinOf(known(name), log)?.name ?? "",

    /** The log that a link on the published site leads to, if it is one of these. @param {string} href */
    linked(href) {
      const slug = slugBehind(href)
      return logs().find(({ name }) => slug !== "" && known(name) === slug)
    },

    /** The names have changed. */
    look() {
      last.of = ""
    },

    /**
     * The problems of a log, with that of its address.
     * @param {Problem[]} problems what else was found
     * @param {Named} log
     * @param {Post | null} post what its text says, null where that is not known
     * @param {string} text
     */
    among: (problems, log, post, text) => [...problemOf(log, post, text), ...problems.filter(({ rule }) => rule !== "slug-taken")],
  }
}
