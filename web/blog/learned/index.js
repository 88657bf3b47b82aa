// Learns the writer's habits from posts, instead of a configuration. The habits are used for
// suggestions; the writer can look at them and delete them.

import { append } from "../../browser/lists.js"
import { baseName } from "../../browser/names.js"
import { lazily } from "../../browser/version.js"
import { withTexts } from "../../strings/loading.js"
import { createHabits } from "./habits.js"
import { sum } from "./sums.js"

/** @import { Translate } from "../../types" */
/** @import { Options as HabitsOptions, PostHabits, TextFile } from "./habits.js" */

/** The number of posts that the engine reads at once. */
const BATCH = 25

/** The number of the newest logs from which a template is proposed. */
const PROPOSED = 60

/**
 * @typedef {object} Own
 * @property {HTMLDialogElement} dialog
 * @property {Translate} t
 * @property {(files: TextFile[]) => Promise<string>} propose resolves to a template for posts, ""
 *   if they have too little in common
 * @property {(files: (TextFile & { title: string })[]) => Promise<unknown>} onImport
 * @property {(template: string) => Promise<unknown>} onTemplate
 * @property {() => Promise<boolean>} hasBlog whether the files of a blog are stored
 * @property {() => Promise<unknown>} forgetBlog removes them
 * @property {(message: string) => void} say
 * @property {import("../../browser/operations.js").Operations["run"]} operate
 */

/** @param {HabitsOptions & Own} options */
export function createLearned(options) {
  const { t, operate, read, propose, logs, texts, onImport, onTemplate, say } = options
  const { hasBlog, forgetBlog } = options
  const habits = createHabits(options)

  /** @param {import("./dialog.js").Shown} shown */
  async function ask(shown) {
    const { createHabitsDialog } = await lazily(() => withTexts(import("./dialog.js")))
    return createHabitsDialog(options.dialog, t).ask(shown)
  }

  /** @param {TextFile[]} files */
  function readAll(files) {
    return operate("learn", { total: files.length }, async ({ progress }) => {
      /** @type {PostHabits[]} */
      const all = []
      for (let from = 0; from < files.length; from += BATCH) {
        append(all, await read(files.slice(from, from + BATCH)))
        progress(all.length)
      }
      return all
    })
  }

  /**
   * Stores the habits of posts, except those that are counted as logs.
   * @param {(PostHabits & { name: string })[]} posts
   */
  async function keep(posts) {
    const known = new Set(logs().map(({ name }) => name))
    const others = posts.filter(({ name }) => !known.has(name))
    const files = others.map(({ name }) => name.normalize("NFC"))
    const learned = { habits: sum(others), time: Date.now(), files }
    await operate("learn", { total: posts.length }, () => habits.replace(learned))
  }

  return {
    ...habits,

    /**
     * Shows the habits in some posts, and stores them or imports the posts if the writer wants.
     * Resolves to false if no file is a post.
     * @param {TextFile[]} files
     */
    async learn(files) {
      const read = (await readAll(files)).map((one, number) => ({ ...one, file: files[number] }))
      const posts = read.filter(({ posts }) => posts > 0)
      if (posts.length === 0) return false
      const total = sum(posts)
      const template = await propose(posts.map(({ file, title }) => ({ ...file, title })))
      const answer = await ask({ habits: total, template, isNew: true })
      if (!answer) return true
      // The stored habits are replaced, since they are mostly of the same blog.
      if (answer.imports) {
        await onImport(posts.map(({ file, title }) =>
          ({ ...file, title, name: baseName(file.name) })))
        await habits.replace(null)
      } else {
        await keep(posts.map(({ file, ...one }) => ({ ...one, name: baseName(file.name) })))
      }
      if (answer.template) await onTemplate(template)
      say(t("habits.learnt", { n: total.posts }))
      return true
    },

    /** Shows the current habits, with a template that is proposed for the newest logs. */
    async show() {
      const newest = habits.newest().slice(0, PROPOSED)
      const found = await texts(newest.map(({ id }) => id))
      const files = newest.flatMap(({ name }, number) => {
        const text = found[number]
        return text ? [{ name, text }] : []
      })
      const template = await propose(files).catch(() => "")
      const canForget = habits.hasLearned() || await hasBlog()
      const answer = await ask({ habits: habits.all(), template, isNew: false, canForget })
      if (answer?.template) {
        await onTemplate(template)
        say(t("habits.templated"))
      }
      if (!answer?.forgets) return
      await Promise.all([habits.replace(null), forgetBlog()])
      say(t("habits.forgotten"))
    },
  }
}
