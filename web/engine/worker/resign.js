// What stands at sw.js while daylog is developed. There each load is to be the newest, so no worker serves pages; one that a
// built daylog has left at this address finds this script in its place, and goes, with all that it kept.

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self))

worker.addEventListener("install", () => void worker.skipWaiting())
worker.addEventListener("activate", event => event.waitUntil(resign()))

async function resign() {
  for (const name of await caches.keys()) if (name.startsWith("daylog ")) await caches.delete(name)
  await worker.registration.unregister()
  for (const client of await worker.clients.matchAll({ type: "window" })) void client.navigate(client.url)
}

export {}
