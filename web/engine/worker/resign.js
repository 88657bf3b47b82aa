// The script at sw.js in development, where no service worker serves pages, so that each load gets
// the newest files. It replaces a service worker that a built daylog has left at this address, and
// removes it with its caches.

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self))

worker.addEventListener("install", () => void worker.skipWaiting())
worker.addEventListener("activate", event => event.waitUntil(resign()))

async function resign() {
  for (const name of await caches.keys()) if (name.startsWith("daylog ")) await caches.delete(name)
  await worker.registration.unregister()
  for (const client of await worker.clients.matchAll({ type: "window" })) void client.navigate(client.url)
}

export {}
