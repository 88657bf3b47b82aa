// Gives the replicas the writer's blog. The worker reads its files first, because its configuration
// names the time zone, and looks up the zone. From then on both replicas render with the blog, the
// one in the page after it has read the files in idle time.

import { createQueue } from "./queue.js"

/** @import { BlogFile, BlogSource, BlogSummary, ZoneValue } from "../types" */

/** A blog whose zone is known. @typedef {BlogSource & { zone: ZoneValue | null }} ZonedBlog */

/** The number of files that a replica reads in one call. */
const FILES = 50

/** The size of the files that a replica reads in one call, in bytes, unless one is larger. */
const BYTES = 32_768

/** Returns the name of the writer's own zone, "" if the browser does not know it. */
const ownZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone ?? ""

/**
 * Returns the files in the batches of the calls, at least one.
 * @param {BlogFile[]} files
 */
export function batchesOf(files) {
  /** @type {BlogFile[][]} */
  const batches = [[]]
  let size = 0
  for (const file of files) {
    let batch = batches[batches.length - 1]
    size += file.bytes?.length ?? 0
    if (batch.length === FILES || size > BYTES && batch.length > 0) {
      batches.push(batch = [])
      size = file.bytes?.length ?? 0
    }
    batch.push(file)
  }
  return batches
}

/**
 * @param {object} options
 * @param {(name: string, ...args: unknown[]) => Promise<any>} options.call calls the engine in the
 *   worker
 * @param {() => boolean} options.hasEnded whether the worker's engine has ended
 * @param {(blog: ZonedBlog) => void} options.onOpen the next page follows this blog
 */
export function createBlogFeed({ call, hasEnded, onOpen }) {
  /** @type {BlogSource | null} */
  let newest = null
  /** @type {BlogSummary | null} */
  let summary = null
  /** The blog that ended the engine. It is not read again. @type {BlogSource | null} */
  let fatal = null
  const queue = createQueue(read, () => {})

  async function read() {
    const blog = newest
    if (!blog || blog === fatal) return
    try {
      const { files, chosen } = blog
      for (const [number, batch] of batchesOf(files).entries()) {
        await call("blogFiles", batch, number === 0)
        if (newest !== blog) return
      }
      const zone = await call("zone", await call("blogTimezone", chosen) || ownZone())
      if (newest !== blog) return
      onOpen({ ...blog, zone })
      summary = await call("openBlog", chosen, zone)
    } catch (error) {
      if (hasEnded()) fatal = blog
      throw error
    }
  }

  return {
    /**
     * Makes a blog the one that publishes the texts. Resolves to its summary; null if the engine
     * has ended while it read this blog before. The promise may be rejected with an Error.
     * @param {BlogSource} blog
     * @returns {Promise<BlogSummary | null>}
     */
    async set(blog) {
      newest = blog
      await queue.render()
      return blog === fatal ? null : summary
    },

    /** Returns a promise that resolves when the blog has been read, null if none is being read. */
    reading: queue.running,

    /** Gives the blog to a new engine. */
    again: () => queue.render(),
  }
}
