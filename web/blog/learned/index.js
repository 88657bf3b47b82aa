// What the writer does again and again, read from posts that were shown to daylog and from the logs in it. There is no
// configuration: what was read is offered, can be looked at, and forgotten.

import { append } from "../../browser/lists.js"
import { newestFirst } from "../../browser/order.js"
import { create as dialogs } from "./dialog.js"
import { agreed, answers, sum } from "./sums.js"

/** @import { Habits, Translate } from "../../types" */

/** @typedef {{ name: string, text: string }} TextFile */
/** @typedef {{ text: string, count: number }} Suggestion */
/** What posts were read from that are not logs here, and their file names. @typedef {{ habits: Habits, time: number, files?: string[] }} Kept */

/** Of so many logs the newest are read: what a writer did longer ago says less, and costs as much. */
const most = 500
/** So many at once: the engine is not kept from a page for longer than a blink. */
const chunk = 25

/**
 * @param {HTMLDialogElement} root
 * @param {object} options
 * @param {Translate} options.t
 * @param {(files: TextFile[]) => Promise<(Habits & { title: string })[]>} options.read
 * @param {(files: TextFile[]) => Promise<string>} options.propose
 * @param {{ get(): Promise<unknown>, put(kept: Kept): Promise<unknown>, remove(): Promise<unknown> }} options.store
 * @param {() => { id: string, name: string, day: string, created: number }[]} options.logs
 * @param {(ids: string[]) => Promise<(string | null | undefined)[]>} options.texts
 * @param {(files: (TextFile & { title: string })[]) => Promise<unknown>} options.onImport
 * @param {(template: string) => Promise<unknown>} options.onTemplate
 * @param {(message: string) => void} options.say
 * @param {import("../../browser/operations.js").Operations["run"]} options.operate
 */
export function create(root, { t, operate, read, propose, store, logs, texts, onImport, onTemplate, say }) {
  /** @type {Kept | null} */
  let kept = null
  /** @type {Promise<void> | null} */
  let loading = null
  /** @type {string[]} */
  const noFiles = []
  /** Of each log here. @type {Map<string, Habits>} */
  const own = new Map()
  /** @type {Habits | null} */
  let total = null
  const dialog = dialogs(root, t)

  function known() {
    total ??= sum([...(kept ? [kept.habits] : []), ...own.values()])
    return total
  }

  /** Reads what is kept, once. */
  function load() {
    loading ??= store.get().then(found => {
      const stored = /** @type {Kept | null} */ (found)
      const files = Array.isArray(stored?.files) ? stored.files.filter(name => typeof name === "string") : []
      kept ??= stored?.habits ? { ...stored, files, habits: sum([stored.habits]) } : null
      total = null
    })
    return loading
  }

  /** @param {string[]} ids */
  async function readLogs(ids) {
    const found = await texts(ids)
    const names = new Map(logs().map(({ id, name }) => [id, name]))
    const files = ids.flatMap((id, number) => (found[number] && names.has(id) ? [{ id, name: names.get(id) ?? "", text: found[number] }] : []))
    const learnt = await read(files)
    // One that went into the bin meanwhile says nothing; neither does what never was a log, a template.
    const here = new Set(logs().map(({ id }) => id))
    for (const [number, habits] of learnt.entries()) if (here.has(files[number].id)) own.set(files[number].id, habits)
    total = null
  }

  /** @param {string[]} ids */
  async function readSlowly(ids) {
    for (let from = 0; from < ids.length; from += chunk) {
      if (from > 0) await new Promise(resolve => setTimeout(resolve, 50))
      await readLogs(ids.slice(from, from + chunk))
    }
  }

  /** The newest logs, the newest first. */
  const newest = () => logs().toSorted(newestFirst).slice(0, most)

  /** @param {TextFile[]} files */
  function readAll(files) {
    return operate("learn", { total: files.length }, async ({ progress }) => {
      /** @type {(Habits & { title: string })[]} */
      const all = []
      for (let from = 0; from < files.length; from += chunk) {
        append(all, await read(files.slice(from, from + chunk)))
        progress(all.length)
      }
      return all
    })
  }

  return {
    load,

    /** Reads what is kept, and the logs one after the other while nothing else is to be done. */
    async begin() {
      await load()
      await readSlowly(newest().map(({ id }) => id))
    },

    /** Logs were written. Nobody waits for that. @param {string[]} ids */
    follow: ids => void readSlowly(ids).catch(() => {}),

    /** @param {string} id */
    drop(id) {
      own.delete(id)
      total = null
    },

    /**
     * Words for a field that begin with, or hold, what was typed.
     * @param {"tags" | "top" | "sub" | "cover"} kind
     * @param {string} typed
     * @param {string[]} beside the other tags, or the category above
     * @returns {Suggestion[]}
     */
    find(kind, typed, beside) {
      const { tags, pairs, categories, covers } = known()
      const entries = Object.entries(categories)
      switch (kind) {
        case "tags": {
          const free = Object.fromEntries(Object.entries(tags).filter(([tag]) => !beside.includes(tag)))
          // What stood with the tags that are there already is nearer.
          return answers(free, typed, tag => 3 * beside.reduce((sum, other) => sum + (pairs[[tag, other].sort().join("\n")] ?? 0), 0))
        }
        case "top":
          return answers(Object.fromEntries(entries.filter(([name]) => !name.includes("\n"))), typed)
        case "sub":
          return answers(Object.fromEntries(entries.filter(([name]) => name.startsWith(`${beside[0]}\n`)).map(([name, count]) => [name.split("\n")[1], count])), typed)
        default:
          return answers(covers, typed)
      }
    },

    /** The file names of the posts that are no logs here. */
    files: () => kept?.files ?? noFiles,

    /** The offset that most posts have, "" if they do not agree. */
    zone: () => agreed(known().zones),

    /**
     * Where most posts have their pictures, "" if they do not agree; "{slug}" stands for a log's own part.
     * @param {string} day of the log
     */
    pictures(day) {
      const [year, month, date] = day.split("-")
      const folder = agreed(known().folders).replaceAll("%Y", year).replaceAll("%m", month).replaceAll("%d", date)
      return folder.includes("%") ? "" : folder.replace(/\/$/, "")
    },

    /**
     * Shows what some posts tell, and does with it what the writer chooses.
     * @param {TextFile[]} files
     */
    async learn(files) {
      const all = await readAll(files)
      const habits = sum(all)
      if (habits.posts === 0) return false
      const posts = files.map((file, number) => ({ ...file, title: all[number].title })).filter((_, number) => all[number].posts > 0)
      const template = await propose(posts)
      const answer = await dialog.ask({ habits, template, fresh: true })
      if (!answer) return true
      const here = new Set(logs().map(({ name }) => name))
      const others = all.flatMap((one, number) => (one.posts > 0 && !here.has(nameOf(files[number].name)) ? [{ ...one, name: nameOf(files[number].name) }] : []))
      // What was kept before gives way: it mostly is of the same blog. Posts that are logs here are counted as such.
      if (answer.bring) {
        await onImport(posts.map(file => ({ ...file, name: nameOf(file.name) })))
        await store.remove()
        kept = null
      } else {
        kept = { habits: sum(others), time: Date.now(), files: others.map(({ name }) => name.normalize("NFC")) }
        await operate("learn", { total: files.length }, () => store.put(/** @type {Kept} */ (kept)))
      }
      total = null
      if (answer.template) await onTemplate(template)
      say(t("habits.learnt", { n: habits.posts }))
      return true
    },

    /** Shows what is known. */
    async show() {
      const files = newest().slice(0, 60)
      const found = await texts(files.map(({ id }) => id))
      const template = await propose(files.flatMap(({ name }, number) => (found[number] ? [{ name, text: found[number] }] : []))).catch(() => "")
      const answer = await dialog.ask({ habits: known(), template, fresh: false, forgettable: kept !== null })
      if (answer?.template) {
        await onTemplate(template)
        say(t("habits.templated"))
      }
      if (!answer?.forget) return
      await store.remove()
      kept = null
      total = null
      say(t("habits.forgotten"))
    },
  }
}

/** @param {string} path */
const nameOf = path => path.slice(path.lastIndexOf("/") + 1)
