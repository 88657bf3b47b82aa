// The writer's blog: its folder on disk, the published site that hosts daylog, the addresses of its
// posts, and the habits that were learned from them.

import { decode } from "../browser/files.js"
import { dayOfName } from "../browser/postname.js"
import { script } from "../browser/scripts.js"
import { throttle } from "../browser/throttle.js"
import { lazily, onDemand } from "../browser/version.js"
import { createAddresses } from "./addresses.js"
import { createFolder } from "./folder/index.js"
import { createFolderMemory, folderPicker } from "./folder/memory.js"
import { createLearned } from "./learned/index.js"
import { createSite } from "./site.js"

/** @import { BlogChoices, BlogSource, BlogSummary, EngineCall, FollowedBlog } from "../types" */
/** @import { Notice, Settings, StoredBlog, Summary, Template, Translate } from "../types" */
/** @import { Desk } from "./folder/index.js" */
/** @import { TextFile } from "./learned/habits.js" */
/** @import { Found } from "./reading/current.js" */

/** @typedef {ReturnType<typeof createBlog>} Blog */
/** @typedef {import("./reading/current.js").Readable} Readable */

/**
 * The tables of the database that the blog uses.
 * @typedef {object} Tables
 * @property {{ get(key: string): Promise<unknown>, put(key: string, value: unknown):
 *   Promise<unknown>, replaceDamaged(key: string, value: unknown): Promise<unknown>, remove(key:
 *   string): Promise<unknown> }} settings
 * @property {{ get(key: string): Promise<FileSystemHandle | null>, put(key: string, handle:
 *   FileSystemHandle): Promise<unknown>, remove(key: string): Promise<unknown> }} handles
 * @property {{ put(template: Template): Promise<unknown> }} templates
 */

/**
 * @typedef {object} Options
 * @property {{ list: HTMLDialogElement, conflict: HTMLDialogElement, habits: HTMLDialogElement }}
 *   dialogs
 * @property {Translate} t
 * @property {Notice} notice
 * @property {(error: unknown) => string} reasonOf
 * @property {import("../browser/operations.js").Operations["run"]} operate
 * @property {Settings} settings
 * @property {Tables} tables
 * @property {() => Summary[]} logs
 * @property {(ids: string[]) => Promise<(string | undefined)[]>} texts
 * @property {EngineCall} call calls the engine
 * @property {(blog: BlogSource) => Promise<BlogSummary | null>} setBlog makes a blog the one that
 *   publishes the texts
 */

/**
 * The calls of the blog to other modules. They happen after `connect`.
 * @typedef {object} Connections
 * @property {Desk} desk
 * @property {(files: (TextFile & { title: string })[]) => Promise<unknown>} importPosts
 * @property {(state: "" | "saved" | "differs") => void} onFolderState whether the open log's file
 *   has its text; "" if it has no file
 * @property {(blog: FollowedBlog) => void} onBlog the preview follows another blog
 * @property {() => void} onStored the copy of the blog was stored or removed
 * @property {() => void} onFix the fix of a problem has been found
 */

/** The usual folder of images. */
const PICTURES = "/assets/img/posts/{slug}"

/** Minimum time between two readings of the folder on disk, in ms. */
const LOOKS = 3000

/**
 * The setting with the source of the blog: "" for the chosen folder, "folder" for a dropped one
 * that can be read again, "drop" for other dropped files, "none" after the blog was forgotten. Only
 * the writer's next choice of a folder follows it again.
 */
const SOURCE = "blogSource"

/**
 * The setting that says whether the blog is another one than the default, for which the page of a
 * first log is known in advance (page/first/).
 */
const OWN = "ownBlog"

/** @param {Options} options */
export function createBlog(options) {
  const { dialogs, t, notice, reasonOf, operate, settings, tables, logs, texts, call } = options
  /** @type {Connections} */
  let outside

  const learned = createLearned({
    dialog: dialogs.habits,
    t, operate, logs, texts,
    read: files => call("habits", files),
    propose: files => call("propose", files),
    store: {
      get: () => tables.settings.get("habits"),
      put: habits => tables.settings.put("habits", habits),
      remove: () => tables.settings.remove("habits"),
    },
    onImport: files => outside.importPosts(files),
    onTemplate: useTemplate,
    hasBlog: async () => await tables.settings.get("blog") !== null,
    forgetBlog: () => forgetCopy(),
    say: notice.say,
  })
  const addresses = createAddresses({
    logs,
    learned: learned.files,
    setField: (text, key, value) => call("setField", text, key, value, ""),
    onFix: () => outside.onFix(),
  })
  const folder = createFolder({
    listDialog: dialogs.list,
    conflictDialog: dialogs.conflict,
    t, notice, reasonOf, operate, decode, logs,
    desk: () => outside.desk,
    load: () => lazily(() => import("../browser/compare.js")),
    pick: folderPicker(window),
    memory: createFolderMemory({ handles: tables.handles, settings }),
    dayOf: dayOfName,
    onState: state => outside.onFolderState(state),
  })

  /** Gives a blog to the engine. @param {StoredBlog} blog */
  async function follow(blog) {
    const isDefault = blog.files.length === 0 && Object.keys(blog.chosen).length === 0
    settings.set(OWN, !isDefault)
    const summary = await options.setBlog(blog)
    if (summary) outside.onBlog({ ...blog, summary })
    return summary
  }

  const source = () => /** @type {string} */ (settings.get(SOURCE, ""))

  /** Reports whether the preview follows a folder on disk. */
  const followsFolder = () =>
    source() === "folder" || source() === "" && settings.get("blog", "") !== ""

  /** Whether the part that reads and stores a blog was asked for. */
  let isLoaded = false

  const current = onDemand(async () => {
    isLoaded = true
    const { createCurrent } = await import("./reading/current.js")
    return createCurrent({
      t, notice, reasonOf, operate, call,
      setBlog: follow,
      onStored: () => outside.onStored(),
      store: tables.settings,
      unzip: () => new Worker(script("unzip.js")),
      source,
      setSource: next => settings.set(SOURCE, next),
      handles: tables.handles,
      folder: folder.site,
    })
  })

  /** Removes the copy of the blog. The preview follows the default one. */
  const forgetCopy = async () => (await current()).forget()

  const site = createSite({
    base: new URL("./", location.href).href,
    fetch: (url, request) => fetch(url, request),
  })

  /** Stores a template and uses it for new logs. @param {string} text */
  async function useTemplate(text) {
    const id = Date.now().toString(36)
    await tables.templates.put({ id, name: t("habits.template"), text, kind: "daily" })
    settings.set("template", id)
  }

  return {
    addresses, folder, learned,

    /** Gives the stored blog to the engine, else the default one. */
    async start() {
      const hasCopy = isLoaded || await tables.settings.get("blog") !== null
      const none = { name: "", time: 0, files: [], chosen: {} }
      await (hasCopy ? (await current()).start() : follow(none))
    },

    followsFolder,

    /** Reads the folder on disk again; the browser may ask the writer for it. */
    readAgain: async () => (await current()).readAgain(),

    /** Reads the folder on disk again, without asking the writer; failures are ignored. */
    look: throttle(() => {
      if (followsFolder()) void current().then(({ look }) => look()).catch(() => {})
    }, LOOKS),

    /** See `createCurrent`. @param {File} file */
    openZip: async file => (await current()).zip(file),

    /** See `createCurrent`. @param {Readable} from */
    read: async from => (await current()).read(from),

    /** See `createCurrent`. @param {Found} reading */
    use: async reading => (await current()).use(reading),

    /** See `createCurrent`. @param {BlogChoices} chosen */
    choose: async chosen => (await current()).choose(chosen),

    /** Removes the copy of the blog, and the habits of its posts. */
    async forget() {
      await Promise.all([learned.replace(null), forgetCopy()])
    },

    /** @param {Connections} connections */
    connect(connections) {
      outside = connections
    },

    /** Resolves to the file names of all logs and of the posts that habits were learned from. */
    names: () => learned.load().then(addresses.names, addresses.names),

    /**
     * Resolves to an image of the blog, from the folder or the published site.
     * @param {string} path
     */
    picture: async path => await folder.picture(path) ?? site.picture(path),

    /**
     * Returns the usual folder of the images of a day's log; "{slug}" stands for the log's slug.
     * @param {string} day
     */
    picturePattern: day => settings.get("pictureFolder", "") || learned.pictures(day) || PICTURES,
  }
}
