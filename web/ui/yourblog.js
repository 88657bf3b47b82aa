// The blog that the preview follows: the line above the preview, and the page "Your blog".

import { onDemand } from "../browser/version.js"
import { withTexts } from "../strings/loading.js"
import { createBlogLine } from "./bars/blogline.js"

/** @import { BlogChoices, FollowedBlog } from "../types" */
/** @import { Context } from "./index.js" */

/** @param {Context} context */
export function createYourBlog(context) {
  const { find, t, language, message, reasonOf, settings, notice, modules, flows } = context
  const { blog } = modules
  /** @type {FollowedBlog | null} */
  let followed = null
  /** @type {ReturnType<typeof import("./dialogs/blog/index.js").createBlogPage> | null} */
  let page = null

  /** Reports a failure. @param {Promise<unknown>} done */
  const attempt = done => done.catch(error =>
    notice.warn("blog", t("warn.blog", { reason: reasonOf(error) })))

  /**
   * Changes choices of the writer; undefined ends one.
   * @param {BlogChoices} changed
   */
  function choose(changed) {
    const all = Object.entries({ ...followed?.chosen, ...changed })
    return attempt(blog.choose(Object.fromEntries(all.filter(([, value]) => value !== undefined))))
  }

  const line = createBlogLine(find(".BlogLine"), {
    t, language,
    onLanguage: lang => void choose({ lang }),
    onHide() {
      setLine(false)
      notice.say(t("blogline.hidden"))
    },
  })

  /** @param {boolean} isShown */
  function setLine(isShown) {
    settings.set("blogLine", isShown)
    document.documentElement.toggleAttribute("data-noblogline", !isShown)
  }

  const load = onDemand(async () => {
    const { createBlogPage } = await withTexts(import("./dialogs/blog/index.js"))
    page = createBlogPage({
      t, language, message, choose,
      run: action => flows().run(action),
      posts: () => blog.learned.all().posts,
      canReadAgain: blog.followsFolder,
      onReadAgain: () => attempt(blog.readAgain()),
      onForget: () => attempt(blog.forget()),
      hasLine: () => settings.get("blogLine", true),
      onLine: () => setLine(true),
    })
    return page
  })

  function show() {
    if (!followed) return
    line.show(followed)
    page?.update(followed)
  }

  return {
    /** Shows another blog. @param {FollowedBlog} next */
    follow(next) {
      followed = next
      show()
    },

    /** Shows the texts in another language. */
    translate: show,

    /** Opens the page. */
    async open() {
      const opened = await load()
      if (followed) opened.open(followed)
    },
  }
}
