// Reloads the page without the browser's HTTP cache, which may contain files of another version.

/** Time that the requests may take, in ms. */
const PATIENCE = 15_000

/**
 * Deletes the copies of daylog's files in the caches of other service workers of this origin. The
 * worker of a blog answers daylog's requests until daylog's own worker is active, and caches the
 * responses until the blog changes.
 */
export async function forgetElsewhere() {
  const base = new URL("./", document.baseURI).href
  for (const name of await globalThis.caches?.keys() ?? []) {
    if (name.startsWith("daylog ")) continue
    const cache = await caches.open(name)
    const ours = (await cache.keys()).filter(({ url }) => url.startsWith(base))
    for (const request of ours) await cache.delete(request)
  }
}

/** Fetches the files of the host's current version and reloads the page. */
export async function reloadFresh() {
  const signal = AbortSignal.timeout(PATIENCE)
  /** @param {string} url */
  const fetchFresh = url => fetch(url, { cache: "reload", signal })
  try {
    await forgetElsewhere()
    const { version, files } = await (await fetchFresh("version.json")).json()
    const names = Object.keys(files)
      .filter(name => /\.(?:js|css|wasm)$/.test(name) && name !== "sw.js")
    const urls = ["./", ...names.map(name => `${name}?v=${version}`)]
    // The browser may not store a response whose body is not read.
    await Promise.all(urls.map(async url => (await fetchFresh(url)).arrayBuffer()))
  } catch {
    // Without network or with a slow host, a plain reload is the fallback.
  }
  location.reload()
}
