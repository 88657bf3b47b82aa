// Pictures of the blog that daylog is a folder of. Inside https://host/daylog/ a post's /assets/a.png is https://host/assets/a.png;
// a blog at https://host/blog/ has it at https://host/blog/assets/a.png.
//
// The app fetches such a picture and gives the page a blob: URL, so the policy of the page's frame stays as it is. Nothing is
// requested if daylog is at the root of its host, and nothing but home pages if these do not refer to a folder assets/.

/** @typedef {(url: string, options: RequestInit) => Promise<Response>} Fetch */

const isPicture = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i

/** The folders above a folder's path, the nearest first: "/blog/daylog/" → "/blog/", "/". @param {string} folder */
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
 * @param {string} options.base the address of daylog's folder
 * @param {Fetch} options.fetch
 */
export function createSite({ base, fetch }) {
  const { origin, pathname } = new URL(base)
  /** @type {RequestInit} */
  const quietly = { credentials: "omit", referrerPolicy: "no-referrer", redirect: "error" }
  /** @type {Promise<string[]> | null} */
  let asked = null

  /** The folders that are a site with pictures. */
  async function findSites() {
    const sites = []
    for (const folder of foldersAbove(pathname)) {
      const response = await fetch(origin + folder, quietly).catch(() => null)
      if (!response) asked = null // without a network nothing is known
      else if (response.ok && (await response.text()).includes(`${folder}assets/`)) sites.push(folder)
    }
    return sites
  }

  return {
    /** A picture by its path on the site, or null. @param {string} path @returns {Promise<Blob | null>} */
    async picture(path) {
      if (!isPicture.test(path) || !path.includes("/assets/")) return null
      for (const folder of await (asked ??= findSites())) {
        const inside = path.startsWith(folder) ? path.slice(folder.length) : path.slice(1)
        if (!inside.startsWith("assets/")) continue
        const url = new URL(encodeURI(inside), origin + folder)
        // A path with ".." may lead elsewhere.
        if (!url.href.startsWith(`${origin}${folder}assets/`)) continue
        const response = await fetch(url.href, quietly).catch(() => null)
        const blob = response?.ok ? await response.blob() : null
        if (blob?.type.startsWith("image/")) return blob
      }
      return null
    },
  }
}
