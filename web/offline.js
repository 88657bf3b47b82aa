// daylog without a network: the page's side of the service worker, which keeps all files of one version. Where no worker can be
// had (plain http, a private window, no room) nothing is lost but that.

/** How often an open page looks for a new version. Browsers look whenever a page is loaded. */
const HOUR = 3_600_000

/**
 * @param {object} options
 * @param {string} options.version this page's; "" while daylog is developed, when no worker is wanted
 * @param {string} options.script where the worker is
 * @param {() => Promise<boolean>} options.save stores all texts; resolves to whether it could
 * @param {() => void} options.onReady daylog opens without a network from now on
 * @param {(message: string) => void} options.say
 * @param {(message: string, label: string, take: () => void) => void} options.offer
 * @param {(key: string, params?: Record<string, string>) => string} options.t
 */
export function create({ version, script, save, onReady, say, offer, t }) {
  const container = version ? /** @type {ServiceWorkerContainer | undefined} */ (navigator.serviceWorker) : undefined
  /** @type {ServiceWorkerRegistration | undefined} */
  let registration

  container?.addEventListener("message", async ({ data, ports: [port] }) => {
    if (data === "version") port.postMessage(version)
    else if (data === "save") port.postMessage(await save())
    else if (data === "reload") location.reload()
  })
  // A newer worker has come, with a version of its own.
  container?.addEventListener("controllerchange", () => void look())
  container?.startMessages()

  /** @param {string} question @returns {Promise<unknown>} */
  const ask = question => new Promise(resolve => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => resolve(data)
    container?.controller?.postMessage(question, [port2])
  })

  /** Offers the worker's version, if it is not this page's. */
  async function look() {
    const other = Boolean(container?.controller) && (await ask("newest")) !== version
    if (other) offer(t("version.other"), t("version.take"), take)
    return other
  }

  /** Goes over to the other version in all tabs, when all have saved. */
  async function take() {
    if (!(await save()) || !(await ask("take"))) say(t("version.unsaved"))
  }

  return {
    /** Has daylog kept on this machine. Called when all is there that the writer waits for. */
    async start() {
      if (!container) return
      try {
        const first = !container.controller
        registration = await container.register(script)
        await container.ready
        onReady()
        if (first) say(t("version.kept"))
        setInterval(() => registration?.update().catch(() => {}), HOUR)
        await look()
      } catch (error) {
        console.info("daylog: it cannot be kept for use without a network:", error)
      }
    },

    /** Looks for another version now. */
    async check() {
      try {
        if (!registration) return say(t("version.none"))
        await registration.update()
        if (registration.installing) say(t("version.coming"))
        else if (!(await look())) say(t("version.newest", { version }))
      } catch {
        say(t("version.unknown"))
      }
    },
  }
}
