// A zip of a blog, which a worker reads.

import { openZip } from "../../browser/unzip.js"
import { isReadPath } from "./source.js"

/** @import { Zip } from "../../browser/unzip.js" */
/** @import { Source, SourceFile } from "./source.js" */

/** The file of a blog's settings, in any folder. */
const settings = /(?:^|\/)_config\.ya?ml$/

/** The list of a backup's records: a backup is no blog. */
const manifest = "daylog/backup.json"

/**
 * Opens a zip with the files of a blog. Resolves to null if it is another zip or cannot be read.
 * @param {File} file
 * @param {() => Worker} start starts the worker
 * @returns {Promise<Source | null>}
 */
export async function zipSource(file, start) {
  const zip = await openZip(file, start).catch(() => null)
  if (!zip) return null
  const paths = zip.entries.map(({ path }) => path)
  if (!paths.some(path => settings.test(path)) || paths.includes(manifest)) {
    zip.close()
    return null
  }
  const name = file.name.replace(/\.zip$/i, "")
  return { name, isFolder: true, files: filesIn(zip), close: zip.close }
}

/** @param {Zip} zip @returns {AsyncGenerator<SourceFile, void>} */
async function* filesIn(zip) {
  for (const entry of zip.entries) {
    const { path, size } = entry
    if (!isReadPath(path)) continue
    /** Rejects with a key of the catalogue below "zip". */
    async function bytes() {
      const result = await zip.read(entry)
      if (typeof result === "string") throw new Error(result)
      return result
    }
    yield { path, open: async () => ({ size, time: 0, bytes }) }
  }
}
