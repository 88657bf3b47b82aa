// The pictures of a backup. Saving a log into the writer's folder later writes its pictures there, so only pictures are taken,
// at paths that hold nothing else, and the writer is shown these paths first.

import { isPicturePath, placed, typeOf } from "../../browser/picture.js"
import { Cancelled } from "./unzip.js"

/** @import { Picture } from "../../types" */
/** @import { Drawn } from "./manifest.js" */
/** @import { Job } from "./restore.js" */
/** @import { Entry } from "./unzip.js" */

/**
 * Asks about the pictures that are not here yet; resolves to the function that stores them.
 * @param {Job} job
 * @param {Drawn[]} drawn
 * @param {Map<string, Entry>} there
 * @returns {Promise<(ids: Map<string, string>) => Promise<void>>}
 */
export async function restorePictures(job, drawn, there) {
  const { store, watch, outcome, step, read } = job
  /** @type {Drawn[]} */
  const wanted = []
  for (const one of drawn) {
    if (await store.pictures.get(one.picture.id)) continue
    if (!isPicturePath(one.picture.path)) outcome.failed.push({ path: one.picture.path, why: "place" })
    else if (!there.has(one.at)) outcome.failed.push({ path: one.at, why: "missing" })
    else wanted.push(one)
  }
  const answer = wanted.length > 0 ? await watch.confirm(wanted.map(({ picture }) => picture.path)) : "all"
  if (answer === "cancel") throw new Cancelled("cancelled")
  if (answer === "texts") {
    outcome.pictures = wanted.length
    return async () => {}
  }
  job.total += wanted.length
  return async ids => {
    for (const { at, picture } of wanted) {
      step()
      const bytes = await read(/** @type {Entry} */ (there.get(at)))
      if (!bytes) continue
      const place = placed(picture.path, bytes)
      const path = "path" in place ? picture.path : place.fitting && `/${place.fitting}`
      if (!path) outcome.failed.push({ path: picture.path, why: "kind" })
      else await keep({ ...picture, path, name: path.slice(path.lastIndexOf("/") + 1), log: ids.get(picture.log) ?? picture.log, size: bytes.length }, bytes)
    }
  }

  /** @param {Picture} picture @param {Uint8Array<ArrayBuffer>} bytes */
  async function keep(picture, bytes) {
    const type = typeOf(bytes)
    await store.pictures.put({ ...picture, type, blob: new Blob([bytes], { type }) })
  }
}
