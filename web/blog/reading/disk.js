// A folder on disk, by the File System Access API. Upper folders are listed first, so that a folder
// with too many files still has those of the blog's settings.

import { within } from "../../browser/within.js"
import { contentOf, isReadFolder, isReadName } from "./source.js"

/** @import { Source, SourceFile } from "./source.js" */

/**
 * @param {FileSystemDirectoryHandle} folder
 * @returns {Source}
 */
export const diskSource = folder =>
  ({ name: folder.name, isFolder: true, files: filesBelow(folder) })

/**
 * Lists the files of a folder and its subfolders. A subfolder that cannot be read is left out.
 * @param {FileSystemDirectoryHandle} root
 * @returns {AsyncGenerator<SourceFile, void>}
 */
async function* filesBelow(root) {
  const folders = [{ folder: root, above: "" }]
  for (const { folder, above } of folders) {
    try {
      const entries = folder.entries()
      const next = () => within(entries.next())
      for (let entry = await next(); !entry.done; entry = await next()) {
        const [name, handle] = entry.value
        const path = above + name
        if (handle.kind === "directory") {
          if (isReadFolder(path)) folders.push({ folder: handle, above: `${path}/` })
        } else if (isReadName(name)) {
          yield { path, open: async () => contentOf(await within(handle.getFile())) }
        }
      }
    } catch (error) {
      if (folder === root) throw error
    }
  }
}
