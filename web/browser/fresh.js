// Loading the page again past the browser's HTTP cache, where files of another version may be stored.

/** How long to wait for the files at most, in ms. */
const PATIENCE = 15_000

/**
 * Deletes the copies of daylog's files that another worker of this origin has stored. The worker of a blog answers for daylog
 * until daylog's own is there, and keeps what it has answered until the blog changes.
 */
export async function forgetElsewhere() {
  const base = new URL("./", document.baseURI).href
  for (const name of await globalThis.caches?.keys() ?? []) {
    if (name.startsWith("daylog ")) continue
    const cache = await caches.open(name)
    for (const request of await cache.keys()) if (request.url.startsWith(base)) await cache.delete(request)
  }
}

/** Fetches the version that the host has now, and loads the page again. */
export async function reloadFresh() {
  const signal = AbortSignal.timeout(PATIENCE)
  /** @param {string} url */
  const fetchFresh = url => fetch(url, { cache: "reload", signal })
  try {
    await forgetElsewhere()
    const { version, files } = await (await fetchFresh("version.json")).json()
    const names = Object.keys(files).filter(name => /\.(?:js|css|wasm)$/.test(name) && name !== "sw.js")
    // A body that is not read may not be stored.
    await Promise.all(["./", ...names.map(name => `${name}?v=${version}`)].map(async url => (await fetchFresh(url)).arrayBuffer()))
  } catch {
    // no network, or a host that is slow: then the browser's own reload must do
  }
  location.reload()
}
