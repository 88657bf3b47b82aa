// Dropped folders, and files or a folder that the writer chose.

import { contentOf, isReadFolder, isReadName, isReadPath } from "./source.js"

/** @import { Content, Source, SourceFile } from "./source.js" */

/**
 * Returns the source of dropped folders and files.
 * @param {FileSystemEntry[]} entries
 * @returns {Source}
 */
export const droppedSource = entries =>
  ({ name: entries[0].name, isFolder: true, files: filesOf(entries) })

/**
 * Lists dropped files, and those of dropped folders. A folder that cannot be read is left out.
 * @param {FileSystemEntry[]} entries
 * @returns {AsyncGenerator<SourceFile, void>}
 */
async function* filesOf(entries) {
  const lists = [entries]
  for (const list of lists) {
    for (const entry of list) {
      const path = entry.fullPath.replace(/^\//, "")
      if (!entry.isDirectory) {
        if (isReadName(entry.name)) {
          yield { path, open: () => open(/** @type {FileSystemFileEntry} */ (entry)) }
        }
      } else if (isReadFolder(path)) {
        const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader()
        // Each call returns at most 100 entries.
        for (let some = await next(reader); some.length > 0; some = await next(reader)) {
          lists.push(some)
        }
      }
    }
  }
}

/** @param {FileSystemDirectoryReader} reader @returns {Promise<FileSystemEntry[]>} */
const next = reader => new Promise(resolve => reader.readEntries(resolve, () => resolve([])))

/** @param {FileSystemFileEntry} entry @returns {Promise<Content>} */
const open = entry => new Promise((resolve, reject) =>
  entry.file(file => resolve(contentOf(file)), reject))

/**
 * Returns the source of files that the writer chose: those of a folder, or single ones.
 * @param {File[]} files
 * @returns {Source}
 */
export function chosenSource(files) {
  const [first] = files
  const [folder, ...below] = first.webkitRelativePath.split("/")
  const isFolder = below.length > 0
  return { name: isFolder ? folder : first.name, isFolder, files: chosenFiles(files) }
}

/** @param {File[]} files @returns {AsyncGenerator<SourceFile, void>} */
async function* chosenFiles(files) {
  for (const file of files) {
    const path = file.webkitRelativePath || file.name
    if (isReadPath(path)) yield { path, open: async () => contentOf(file) }
  }
}
