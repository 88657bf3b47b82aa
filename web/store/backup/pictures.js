// Restores the images of a backup. Saving a log to the blog's folder later writes its images there.
// So only images are restored, only to paths of images, and the writer confirms these paths first.

import { baseName } from "../../browser/names.js"
import { isPicturePath, placed, typeOf } from "../../browser/picture.js"
import { Cancelled } from "../../browser/unzip.js"

/** @import { Picture } from "../../types" */
/** @import { ListedPicture } from "./manifest.js" */
/** @import { Job } from "./restore.js" */
/** @import { Entry } from "../../browser/unzip.js" */

/**
 * Returns the images that are not stored yet and can be restored; failures go to the outcome.
 * @type {(job: Job, listed: ListedPicture[], entries: Map<string, Entry>) =>
 *   Promise<ListedPicture[]>}
 */
async function missingPictures({ database, outcome }, listed, entries) {
  /** @type {ListedPicture[]} */
  const missing = []
  for (const one of listed) {
    const { at, picture } = one
    if (await database.pictures.get(picture.id)) continue
    if (!isPicturePath(picture.path)) outcome.failed.push({ path: picture.path, why: "place" })
    else if (!entries.has(at)) outcome.failed.push({ path: at, why: "missing" })
    else missing.push(one)
  }
  return missing
}

/**
 * Stores an image at its path, or at the same path with the extension that fits its bytes.
 * @type {(job: Job, picture: Picture, bytes: Uint8Array<ArrayBuffer>) => Promise<void>}
 */
async function storePicture({ database, outcome }, picture, bytes) {
  const place = placed(picture.path, bytes)
  const path = "path" in place ? picture.path : place.fitting && `/${place.fitting}`
  if (!path) return void outcome.failed.push({ path: picture.path, why: "kind" })
  const type = typeOf(bytes)
  const blob = new Blob([bytes], { type })
  const name = baseName(path)
  await database.pictures.put({ ...picture, path, name, size: bytes.length, type, blob })
}

/**
 * Asks about the images that are not stored yet. Resolves to a function that stores them, given the
 * ids of the restored logs by their ids in the backup.
 * @param {Job} job
 * @param {ListedPicture[]} listed
 * @param {Map<string, Entry>} entries
 * @returns {Promise<(ids: Map<string, string>) => Promise<void>>}
 */
export async function restorePictures(job, listed, entries) {
  const missing = await missingPictures(job, listed, entries)
  const paths = missing.map(({ picture }) => picture.path)
  const answer = paths.length > 0 ? await job.watch.confirm(paths) : "all"
  if (answer === "cancel") throw new Cancelled("cancelled")
  if (answer === "texts") {
    job.outcome.pictures = missing.length
    return async () => {}
  }
  job.total += missing.length
  return async ids => {
    for (const { at, picture } of missing) {
      job.step()
      const bytes = await job.read(/** @type {Entry} */ (entries.get(at)))
      const log = ids.get(picture.log) ?? picture.log
      if (bytes) await storePicture(job, { ...picture, log }, bytes)
    }
  }
}
