// The published site that hosts daylog. If daylog is at https://host/daylog/, an image
// /assets/a.png of a post is https://host/assets/a.png; a blog at https://host/blog/ has it at
// https://host/blog/assets/a.png.
//
// The app fetches the image and passes a blob: URL to the page, so that the policy of the page's
// frame need not allow it. Nothing is requested if daylog is at the root of its host, and only the
// home pages if they do not refer to a folder assets/.

import { hasPictureExtension } from "../browser/picture.js"

/** @typedef {(url: string, options: RequestInit) => Promise<Response>} Fetch */

/**
 * Returns the parents of a folder, nearest first: "/blog/daylog/" → "/blog/", "/".
 * @param {string} folder
 */
export function foldersAbove(folder) {
  const above = []
  for (let path = folder; path !== "/";) {
    path = path.replace(/[^/]+\/$/, "")
    above.push(path)
  }
  return above
}

/**
 * @param {object} options
 * @param {string} options.base the URL of daylog's folder
 * @param {Fetch} options.fetch
 */
export function createSite({ base, fetch }) {
  const { origin, pathname } = new URL(base)
  /** @type {RequestInit} */
  const request = { credentials: "omit", referrerPolicy: "no-referrer", redirect: "error" }
  /** @type {Promise<string[]> | null} */
  let searched = null

  /** Resolves to the folders that are sites with images. */
  async function findSites() {
    const sites = []
    for (const folder of foldersAbove(pathname)) {
      const response = await fetch(origin + folder, request).catch(() => null)
      if (!response) searched = null // no network: search again
      else if (response.ok && (await response.text()).includes(`${folder}assets/`)) {
        sites.push(folder)
      }
    }
    return sites
  }

  return {
    /**
     * Resolves to an image by its path on the site, null if there is none.
     * @param {string} path
     * @returns {Promise<Blob | null>}
     */
    async picture(path) {
      if (!hasPictureExtension(path) || !path.includes("/assets/")) return null
      for (const folder of await (searched ??= findSites())) {
        const inside = path.startsWith(folder) ? path.slice(folder.length) : path.slice(1)
        if (!inside.startsWith("assets/")) continue
        const url = new URL(encodeURI(inside), origin + folder)
        // A path with ".." may leave the folder.
        if (!url.href.startsWith(`${origin}${folder}assets/`)) continue
        const response = await fetch(url.href, request).catch(() => null)
        const blob = response?.ok ? await response.blob() : null
        if (blob?.type.startsWith("image/")) return blob
      }
      return null
    },
  }
}
