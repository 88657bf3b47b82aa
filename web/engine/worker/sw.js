// The service worker: stores daylog's files, so that it opens offline, and serves one version of
// them, which the writer has chosen.
//
// The build writes the version and the hash of every file before this script. A version is fetched
// into its own cache, completely or not at all. A newer worker takes over at once, but serves the
// files of the previous version until a page asks for the new one. So a page never gets files of
// two versions, and nothing changes while the writer works.

import { spares } from "./spare.js"

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self))
const { version: mine, files } = globalThis.daylogRelease
const base = new URL("./", worker.location.href)

/**
 * Returns the name of a version's cache. It contains the folder, because installations in other
 * folders of the host share the caches.
 * @param {string} version
 */
const cacheOf = version => `daylog ${base.pathname} ${version}`
const notes = cacheOf("chosen")
/** The list of the files in a cache, which is stored last. */
const list = "version.json"

/** The second copy, for an installation inside another site, whose worker may delete caches. */
const spare = base.pathname === "/" ? null : spares(`daylog-files ${base.pathname}`)

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
  const [plain, detailed] = event.ports
  if (event.data === "newest") plain.postMessage(mine)
  else if (event.data === "take") event.waitUntil(answerTake(event, plain, detailed))
})

// ———— One version in its cache ————

/**
 * Fetches the files of this version that are not in its cache yet. Rejects with a RangeError if the
 * host has other files.
 */
async function fill() {
  const cache = await caches.open(cacheOf(mine))
  for (const [name, hash] of Object.entries(files)) {
    if (!(await cache.match(urlOf(name)))) await cache.put(urlOf(name), await load(name, hash))
  }
  await cache.put(urlOf(list), Response.json(Object.keys(files)))
  await spare?.keepOnly(Object.values(files))
}

/**
 * Fetches a file with low priority. Files that the page has loaded come from the browser's cache.
 * @type {(name: string, hash: string) => Promise<Response>}
 */
async function load(name, hash) {
  const kept = await spare?.get(hash)
  if (kept) return new Response(kept.bytes, { headers: { "Content-Type": kept.type } })
  // The folder instead of index.html, because hosts redirect that, and browsers refuse a redirected
  // response for a page. Scripts and style sheets by the page's URL for them, which is in the HTTP
  // cache.
  const url = name === "index.html" ? base : urlOf(/\.(?:js|css|wasm)$/.test(name) ? `${name}?v=${mine}` : name)
  for (const cache of /** @type {const} */ (["default", "reload"])) {
    const response = await fetch(url, { cache, priority: "low" })
    if (!response.ok) throw new RangeError(`daylog is not kept: ${name}: ${response.status}`)
    const bytes = await response.arrayBuffer()
    if ((await hashOf(bytes)) !== hash) continue
    const type = response.headers.get("Content-Type") ?? ""
    await spare?.put(hash, { bytes, type })
    return new Response(bytes, { headers: { "Content-Type": type } })
  }
  throw new RangeError(`daylog is not kept: ${name} is of another version`)
}

/** @param {ArrayBuffer} bytes */
async function hashOf(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))
  return "sha256-" + btoa(String.fromCharCode(...hash))
}

/**
 * Reports whether all files of a version are in its cache. Browsers may drop some.
 * @param {string} version
 */
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

/**
 * Serves a version from now on. Resolves to whether the choice was stored; otherwise it is lost
 * when the browser stops this worker.
 * @param {string} version
 */
async function choose(version) {
  choice = Promise.resolve(version)
  const store = async () => (await caches.open(notes)).put(urlOf("chosen"), new Response(version))
  try {
    await store()
  } catch {
    // The disk is full: delete the other versions. The version stored before cannot be served then.
    for (const name of await caches.keys()) {
      if (name.startsWith(cacheOf("")) && ![notes, cacheOf(version)].includes(name)) await caches.delete(name)
    }
    return store().then(() => true, () => false)
  }
  return true
}

/**
 * The version of each page that loaded a previous one, by the page's id.
 * @type {Map<string, string>}
 */
const before = new Map()

async function begin() {
  if (!(await whole(await chosen()))) await choose(mine)
  await tidy()
  // The first page was loaded without a worker. Control it, unless it is of another version.
  const windows = await pages()
  const versions = await Promise.all(windows.map(page => ask(page, "version")))
  const version = await chosen()
  if (versions.every(one => one === version)) await worker.clients.claim()
}

/** Removes the versions that no page uses. */
async function tidy() {
  const keep = [notes, cacheOf(mine), cacheOf(await chosen()), ...[...before.values()].map(cacheOf)]
  for (const name of await caches.keys()) if (name.startsWith(cacheOf("")) && !keep.includes(name)) await caches.delete(name)
}

/** @import { Readiness, Taken } from "../../types" */

/** A page of version 1 that could not save. @type {Readiness} */
const unready = { running: [], typing: false, unsaved: [""], reason: "" }

/**
 * Serves this version if every page is ready for it, and reloads all pages.
 * @param {ExtendableMessageEvent} event the request of a page
 * @returns {Promise<Taken>}
 */
async function take({ source }) {
  /** @type {Taken} */
  const outcome = { taken: false, tabs: [], busy: false, failed: "" }
  // The browser may have dropped files since this version was offered.
  if (!(await whole(mine))) return { ...outcome, failed: "incomplete" }
  const windows = await pages()
  const answers = await Promise.all(windows.map(page => ask(page, "save", 6000)))
  for (const [number, { id }] of windows.entries()) {
    const own = id === /** @type {Client | null} */ (source)?.id
    const state = answers[number] === false ? unready : answers[number]
    if (state?.unsaved && (state.unsaved.length > 0 || state.running.length > 0 || state.typing)) outcome.tabs.push({ ...state, own })
  }
  // A page with a busy thread does not answer in time.
  outcome.busy = await operates()
  if (outcome.tabs.length > 0 || outcome.busy) return outcome
  const was = await chosen()
  for (const { id } of await worker.clients.matchAll({ type: "all" })) before.set(id, was)
  await choose(mine)
  for (const page of windows) page.postMessage("reload")
  return { ...outcome, taken: true }
}

/** Reports whether an operation runs in a page; see web/browser/operations.js. */
async function operates() {
  const { held = [], pending = [] } = await navigator.locks?.query() ?? {}
  return [...held, ...pending].some(({ name }) => name === `daylog.operation ${base.pathname}`)
}

/**
 * Answers a page that wants the new version. Pages of version 1 send one port and expect a boolean.
 * @type {(event: ExtendableMessageEvent, plain: MessagePort, detailed?: MessagePort) =>
 *   Promise<void>}
 */
async function answerTake(event, plain, detailed) {
  // Without an answer the page would wait forever.
  const outcome = await take(event).catch(() => /** @type {Taken} */ ({ taken: false, tabs: [], busy: false, failed: "incomplete" }))
  if (detailed) detailed.postMessage(outcome)
  else plain.postMessage(outcome.taken)
}

async function pages() {
  const windows = await worker.clients.matchAll({ type: "window", includeUncontrolled: true })
  return windows.filter(({ frameType, url }) => frameType !== "nested" && url.startsWith(base.href))
}

/**
 * Asks a page. A frozen page does not answer; it saved its text before it was frozen.
 * @type {(page: Client, question: string, patience?: number) => Promise<any>}
 */
function ask(page, question, patience = 3000) {
  const plain = new MessageChannel(), detailed = new MessageChannel()
  page.postMessage(question, [plain.port2, detailed.port2])
  return new Promise(resolve => {
    for (const { port1 } of [plain, detailed]) port1.onmessage = ({ data }) => resolve(data)
    setTimeout(resolve, patience)
  })
}

// ———— Answers ————

/** @type {(event: FetchEvent, name: string) => Promise<Response>} */
async function answer(event, name) {
  const page = event.request.mode === "navigate"
  if (page) await mend(event)
  const version = (!page && before.get(event.clientId)) || await chosen()
  // A page names its own version, because a page opened before this worker started is not in
  // `before`.
  const own = new URL(event.request.url).searchParams.get("v")
  const kept = own && own !== version ? await held(own, name) : undefined
  return kept ?? (await held(version, name)) ?? fetch(event.request)
}

/** Before a page is loaded, restores missing files. @param {FetchEvent} event */
async function mend(event) {
  if (before.size > 0) event.waitUntil(forget())
  if (await whole(await chosen())) return
  // The host has no files of other versions. If it has this version, fetch it; without a network,
  // serve the files that are here; if the host has a newer version, leave everything to the network
  // until its worker arrives.
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

export {}
