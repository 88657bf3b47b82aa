// Keeps daylog on this machine, so that it opens without a network, and serves one version of it: the one that the writer chose.
//
// The build writes the version and the hash of every file in front of this script. A version is fetched into a cache of its own,
// all of it or nothing; a newer worker takes over at once, but goes on to serve the files of the version before until a page
// asks for its own. So files of two versions never meet in a page, and nothing changes under a writer's hands.

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self))
const { version: mine, files } = globalThis.daylogRelease
const base = new URL("./", worker.location.href)

/** Other daylogs of this host, in other folders, see the same caches. @param {string} version */
const cacheOf = version => `daylog ${base.pathname} ${version}`
const notes = cacheOf("chosen")
/** Goes into a cache last: what is in it. */
const list = "version.json"

/** @param {string} name */
const urlOf = name => new URL(name, base).href

/** @type {(version: string, name: string) => Promise<Response | undefined>} */
const held = (version, name) => caches.match(urlOf(name), { cacheName: cacheOf(version) })

worker.addEventListener("install", event => {
  event.waitUntil(fill().catch(async error => {
    await caches.delete(cacheOf(mine))
    throw error
  }))
  void worker.skipWaiting()
})

worker.addEventListener("activate", event => event.waitUntil(begin()))

worker.addEventListener("fetch", event => {
  const { method, url } = event.request
  const { origin, pathname } = new URL(url)
  if (method !== "GET" || origin !== base.origin || !pathname.startsWith(base.pathname)) return
  const name = decodeURI(pathname.slice(base.pathname.length)) || "index.html"
  if (name === list || name === "sw.js") return
  event.respondWith(answer(event, name))
})

worker.addEventListener("message", event => {
  const [port] = event.ports
  if (event.data === "newest") port.postMessage(mine)
  else if (event.data === "take") event.waitUntil(take().then(taken => port.postMessage(taken)))
})

// ———— One version in its cache ————

/** Fetches the files of this version that are not in its cache yet. Rejects with a RangeError if the host has others. */
async function fill() {
  const cache = await caches.open(cacheOf(mine))
  for (const [name, hash] of Object.entries(files)) {
    if (!(await cache.match(urlOf(name)))) await cache.put(urlOf(name), await load(name, hash))
  }
  await cache.put(urlOf(list), Response.json(Object.keys(files)))
}

/**
 * One at a time, and behind everything that the page asks for. What the page has loaded comes out of the browser's cache.
 * @type {(name: string, hash: string) => Promise<Response>}
 */
async function load(name, hash) {
  // The folder, not index.html: hosts redirect that, and browsers take no redirected answer for a page.
  const url = name === "index.html" ? base : urlOf(name)
  for (const cache of /** @type {const} */ (["default", "reload"])) {
    const response = await fetch(url, { cache, priority: "low" })
    if (!response.ok) throw new RangeError(`daylog is not kept: ${name}: ${response.status}`)
    const bytes = await response.arrayBuffer()
    if ((await hashOf(bytes)) === hash) return new Response(bytes, { headers: { "Content-Type": response.headers.get("Content-Type") ?? "" } })
  }
  throw new RangeError(`daylog is not kept: ${name} is of another version`)
}

/** @param {ArrayBuffer} bytes */
async function hashOf(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))
  return "sha256-" + btoa(String.fromCharCode(...hash))
}

/** Reports whether all files of a version are in its cache; browsers may lose some. @param {string} version */
async function whole(version) {
  const names = await (await held(version, list))?.json()
  if (!names) return false
  const there = new Set((await (await caches.open(cacheOf(version))).keys()).map(({ url }) => url))
  return names.every((/** @type {string} */ name) => there.has(urlOf(name)))
}

// ———— Which version ————

/** The version that is served, "" for none. @type {Promise<string> | undefined} */
let choice

const chosen = () => (choice ??= caches.match(urlOf("chosen"), { cacheName: notes }).then(noted => noted?.text() ?? ""))

/** @param {string} version */
async function choose(version) {
  await (await caches.open(notes)).put(urlOf("chosen"), new Response(version))
  choice = Promise.resolve(version)
}

/** Pages of the version before, until they are gone: by their id, what they go on with. @type {Map<string, string>} */
const before = new Map()

async function begin() {
  if (!(await whole(await chosen()))) await choose(mine)
  await tidy()
  // A page that was loaded without a worker, the first one, comes under it; but not one of another version.
  const windows = await pages()
  const versions = await Promise.all(windows.map(page => ask(page, "version")))
  const version = await chosen()
  if (versions.every(one => one === version)) await worker.clients.claim()
}

/** Removes the versions that nobody needs any more. */
async function tidy() {
  const keep = [notes, cacheOf(mine), cacheOf(await chosen()), ...[...before.values()].map(cacheOf)]
  for (const name of await caches.keys()) if (name.startsWith(cacheOf("")) && !keep.includes(name)) await caches.delete(name)
}

/** Makes this version the one that is served, once every page has saved its text, and has them all load it. */
async function take() {
  // The browser may have dropped it since it was offered; without a network there would be nothing to start with.
  if (!(await whole(mine))) return false
  const windows = await pages()
  const saved = await Promise.all(windows.map(page => ask(page, "save")))
  if (saved.includes(false)) return false
  const was = await chosen()
  for (const { id } of await worker.clients.matchAll({ type: "all" })) before.set(id, was)
  await choose(mine)
  for (const page of windows) page.postMessage("reload")
  return true
}

async function pages() {
  const windows = await worker.clients.matchAll({ type: "window", includeUncontrolled: true })
  return windows.filter(({ frameType, url }) => frameType !== "nested" && url.startsWith(base.href))
}

/**
 * Asks a page; one that sleeps does not answer, and has saved its text before it fell asleep.
 * @param {Client} page
 * @param {string} question
 */
function ask(page, question) {
  const { port1, port2 } = new MessageChannel()
  page.postMessage(question, [port2])
  return new Promise(resolve => {
    port1.onmessage = ({ data }) => resolve(data)
    setTimeout(resolve, 3000)
  })
}

// ———— Answers ————

/** @type {(event: FetchEvent, name: string) => Promise<Response>} */
async function answer(event, name) {
  const page = event.request.mode === "navigate"
  if (page) await mend(event)
  const version = (!page && before.get(event.clientId)) || await chosen()
  return (await held(version, name)) ?? fetch(event.request)
}

/** Sees before a page is loaded that all of it is there. @param {FetchEvent} event */
async function mend(event) {
  if (before.size > 0) event.waitUntil(forget())
  if (await whole(await chosen())) return
  // Files of another version are not on the host any more. Of this one they are, or the network is off: then what is here will
  // have to do; or the host has got a newer one, and until its worker comes all is left to the network.
  await choose(mine)
  try {
    await fill()
  } catch (error) {
    if (error instanceof RangeError) await caches.delete(cacheOf(mine))
  }
}

async function forget() {
  for (const id of before.keys()) if (!(await worker.clients.get(id))) before.delete(id)
  await tidy()
}

