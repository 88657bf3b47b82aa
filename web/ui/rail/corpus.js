// The texts of all logs, for searching. They are read when a search begins, some at a time, and afterwards only those that have
// changed since: whoever changed them, this tab or another. Their tags and categories follow, for the engine has to read them.

import { newestFirst } from "../../browser/order.js"

/** @import { Entry } from "./find.js" */

/** @typedef {{ id: string, day: string, name: string, title: string, created: number, changed: number }} Summary */
/** @typedef {{ tags: string[], categories: string[], body: number }} Labels body is where the front matter ends */
/** @typedef {Labels & { text: string, changed: number, labelled: boolean }} Known */

/**
 * @param {object} options
 * @param {() => Summary[]} options.list
 * @param {(ids: string[]) => Promise<(string | undefined)[]>} options.texts
 * @param {(texts: string[]) => Promise<Labels[]>} options.labels what their front matter says
 * @param {number} [options.batch] how many are read before the page gets its turn
 */
export function createCorpus({ list, texts, labels, batch = 200 }) {
  /** @type {Map<string, Known>} */
  const known = new Map()
  /** @type {Promise<void> | null} */
  let reading = null
  let again = false

  /** @type {<T>(items: T[], size: number, work: (some: T[]) => Promise<void>) => Promise<void>} */
  async function inBatches(items, size, work) {
    for (let at = 0; at < items.length; at += size) await work(items.slice(at, at + size))
  }

  /** @param {Summary[]} some */
  async function takeTexts(some) {
    const found = await texts(some.map(({ id }) => id))
    for (const [n, { id, changed }] of some.entries()) {
      const text = found[n]
      // Its tags stay until the new ones are known.
      if (text !== undefined) known.set(id, { tags: [], categories: [], body: 0, ...known.get(id), text, changed, labelled: false })
    }
  }

  /** @param {Known[]} some */
  async function takeLabels(some) {
    const said = await labels(some.map(({ text }) => text))
    for (const [n, log] of some.entries()) Object.assign(log, said[n], { labelled: true })
  }

  /** @param {() => void} onMore */
  async function readAll(onMore) {
    const here = new Set(list().map(({ id }) => id))
    for (const id of known.keys()) if (!here.has(id)) known.delete(id)
    const newest = list().sort(newestFirst)
    await inBatches(newest.filter(({ id, changed }) => known.get(id)?.changed !== changed), batch, async some => {
      await takeTexts(some)
      onMore()
    })
    const unlabelled = newest.flatMap(({ id }) => known.get(id) ?? []).filter(({ labelled }) => !labelled)
    await inBatches(unlabelled, batch / 4, async some => {
      await takeLabels(some)
      onMore()
    })
  }

  /** Reads until nothing has changed since it began. @param {() => void} onMore */
  async function readOn(onMore) {
    while (again) {
      again = false
      // What could not be read, or has no tags because there is no engine, is asked for with the next search.
      await readAll(onMore).catch(() => {})
    }
  }

  return {
    /**
     * Reads what is new. `onMore` hears whenever there is more to search; resolves when all is there.
     * @param {() => void} onMore
     */
    refresh(onMore) {
      again = true
      reading ??= readOn(onMore).finally(() => {
        reading = null
      })
      return reading
    },

    /** What is there to search, of the logs that there are. @returns {Entry[]} */
    entries: () => list().flatMap(log => {
      const texts = known.get(log.id)
      return texts ? [{ ...log, ...texts }] : []
    }),
  }
}
