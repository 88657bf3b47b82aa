import { baseName } from "../../browser/names.js"
import { placed } from "../../browser/picture.js"
import { within } from "../../browser/within.js"
import { putMissing } from "./disk.js"

/** @import { Notice, Translate } from "../../types" */

/**
 * Writes the images of a log to the site's folder. Existing files are not overwritten; one with
 * other bytes is reported.
 * @param {FileSystemDirectoryHandle | null} site null if it cannot be reached
 * @param {Promise<{ path: string, bytes: Uint8Array }[]>} pending
 * @param {{ t: Translate, notice: Pick<Notice, "warn" | "settle"> }} options
 */
export async function writePictures(site, pending, { t, notice }) {
  const pictures = await within(pending)
  if (!site && pictures.length > 0) return notice.warn("folder-pictures", t("folder.noSite"))
  /** @type {string[]} */
  const others = []
  for (const { path, bytes } of pictures) {
    const place = placed(path, bytes)
    if (!site || !("path" in place)) continue
    const isOther = await putMissing(site, { path: place.path, bytes })
    if (isOther) others.push(baseName(path))
  }
  const name = others.join(", ")
  if (others.length > 0) notice.warn("folder-pictures", t("folder.otherPicture", { name }))
  else notice.settle("folder-pictures")
}
