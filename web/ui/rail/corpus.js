// The texts of all logs, for the search. They are read in batches when a search begins; later only
// changed ones are read, whichever tab changed them. Tags and categories follow, because the engine
// has to read them.

import { newestFirst } from "../../browser/order.js"

/** @import { Entry } from "./find.js" */

/**
 * @typedef {object} Summary
 * @property {string} id
 * @property {string} day
 * @property {string} name
 * @property {string} title
 * @property {number} created
 * @property {number} changed
 */
/**
 * The tags and categories of a text, and the offset of the text after the front matter.
 * @typedef {{ tags: string[], categories: string[], body: number }} Labels
 */
/** @typedef {Labels & { text: string, changed: number, isLabelled: boolean }} Known */

/** @type {<T>(items: T[], size: number, work: (batch: T[]) => Promise<void>) => Promise<void>} */
async function inBatches(items, size, work) {
  for (let start = 0; start < items.length; start += size) {
    await work(items.slice(start, start + size))
  }
}

/**
 * @param {object} options
 * @param {() => Summary[]} options.list
 * @param {(ids: string[]) => Promise<(string | undefined)[]>} options.texts
 * @param {(texts: string[]) => Promise<Labels[]>} options.labels
 * @param {number} [options.batch] number of texts that are read at once
 */
export function createCorpus({ list, texts, labels, batch = 200 }) {
  /** @type {Map<string, Known>} */
  const known = new Map()
  /** @type {Promise<void> | null} */
  let reading = null
  let isStale = false

  /** @param {Summary[]} logs */
  async function readTexts(logs) {
    const found = await texts(logs.map(({ id }) => id))
    for (const [n, { id, changed }] of logs.entries()) {
      const text = found[n]
      if (text === undefined) continue
      // The previous tags stay until the new ones are known.
      const labels = known.get(id) ?? { tags: [], categories: [], body: 0 }
      known.set(id, { ...labels, text, changed, isLabelled: false })
    }
  }

  /** @param {Known[]} logs */
  async function readLabels(logs) {
    const found = await labels(logs.map(({ text }) => text))
    for (const [n, log] of logs.entries()) Object.assign(log, found[n], { isLabelled: true })
  }

  /** @param {() => void} onMore */
  async function readChanged(onMore) {
    const logs = list().sort(newestFirst)
    const ids = new Set(logs.map(({ id }) => id))
    for (const id of known.keys()) if (!ids.has(id)) known.delete(id)
    const changed = logs.filter(({ id, changed }) => known.get(id)?.changed !== changed)
    await inBatches(changed, batch, async logs => {
      await readTexts(logs)
      onMore()
    })
    const unlabelled = logs.flatMap(({ id }) => known.get(id) ?? [])
      .filter(({ isLabelled }) => !isLabelled)
    await inBatches(unlabelled, batch / 4, async logs => {
      await readLabels(logs)
      onMore()
    })
  }

  /** Reads until nothing has changed since the last start. @param {() => void} onMore */
  async function readAll(onMore) {
    while (isStale) {
      isStale = false
      // The next search repeats a failed read, and asks a restarted engine for the tags.
      await readChanged(onMore).catch(() => {})
    }
  }

  return {
    /**
     * Reads changed texts; resolves when all are read. `onMore` is called after each batch.
     * @param {() => void} onMore
     */
    refresh(onMore) {
      isStale = true
      reading ??= readAll(onMore).finally(() => {
        reading = null
      })
      return reading
    },

    /** Returns the logs whose texts are read. @returns {Entry[]} */
    entries: () => list().flatMap(log => {
      const texts = known.get(log.id)
      return texts ? [{ ...log, ...texts }] : []
    }),
  }
}
