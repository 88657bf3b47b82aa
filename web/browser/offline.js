// The page's side of the service worker, which stores all files of one version for offline use.
// Without a service worker (plain HTTP, a private window, no space) daylog needs the network to
// load.

import { forgetElsewhere } from "./fresh.js"
import { wait } from "./within.js"

/** @import { Readiness, Taken, Translate } from "../types" */

/** Interval at which an open page checks for a new version, in ms. Browsers check at each load. */
const HOUR = 3_600_000

/** Interval of attempts to load a new version while an operation runs, in ms. */
const AGAIN = 1000

/** @typedef {{ label: string, run: () => void }} Action */

/** @param {{ unsaved: string[] }} tab */
const hasUnsaved = ({ unsaved }) => unsaved.length > 0

/**
 * The calls to other modules. They happen after `connect`.
 * @typedef {object} Connections
 * @property {() => Promise<Readiness>} prepare stores all texts
 * @property {() => void} reload reloads the page once no operation runs
 * @property {() => void} download downloads the open log
 * @property {() => void} onReady daylog works offline now
 */

/**
 * @param {object} options
 * @param {string} options.version the version of the page; "" during development, without a worker
 * @param {any} options.script the worker's address
 * @param {{ say(message: string): void, warn(about: string, message: string, action?: Action):
 *   void, offer(about: string, message: string, action: Action): void, settle(about: string): void
 *   }} options.notice
 * @param {Translate} options.t
 */
export function createOffline({ version, script, notice, t }) {
  const outside = /** @type {Connections} */ ({})
  /** @type {ServiceWorkerContainer | undefined} */
  const container = version ? navigator.serviceWorker : undefined
  /** @type {ServiceWorkerRegistration | undefined} */
  let registration
  /** Whether the writer asked for the new version and it is not loaded yet. */
  let waits = false

  container?.addEventListener("message", async ({ data, ports: [plain, detailed] }) => {
    if (data === "version") plain.postMessage(version)
    else if (data === "save") answer(await outside.prepare(), plain, detailed)
    else if (data === "reload") outside.reload()
  })
  // A worker of another version controls the page now.
  container?.addEventListener("controllerchange", () => void look())
  container?.startMessages()

  /** Returns daylog's worker. Inside a blog, the blog's own worker may control the page. */
  function worker() {
    const controller = container?.controller
    const ours = new URL(String(script), document.baseURI).href
    return controller?.scriptURL === ours ? controller : registration?.active
  }

  /**
   * @param {string} question
   * @param {number} patience in ms
   * @returns {Promise<any>} undefined without an answer
   */
  const ask = (question, patience) => new Promise(resolve => {
    const asked = worker()
    if (!asked) return resolve(undefined)
    const plain = new MessageChannel(), detailed = new MessageChannel()
    for (const { port1 } of [plain, detailed]) port1.onmessage = ({ data }) => resolve(data)
    asked.postMessage(question, [plain.port2, detailed.port2])
    setTimeout(resolve, patience)
  })

  /** Offers the worker's version, if it is another one than this page's. */
  async function look() {
    const newest = await ask("newest", 5000)
    const isOther = typeof newest === "string" && newest !== version
    if (isOther && !waits) offer()
    return isOther
  }

  function offer() {
    const action = { label: t("version.take"), run: () => void take() }
    notice.offer("version", t("version.other"), action)
  }

  /** Loads the other version in all tabs, as soon as every tab is ready. */
  async function take() {
    notice.settle("version-failed")
    waits = true
    try {
      while (waits) {
        const answer = await ask("take", 30_000)
        if (answer === true || answer?.taken) return
        const reason = reasonToWait(answer, t)
        if (!reason) return refuse(answer)
        if (waits) notice.offer("version", reason, { label: t("version.later"), run: cancel })
        await wait(AGAIN)
      }
    } finally {
      waits = false
    }
  }

  function cancel() {
    waits = false
    offer()
  }

  /**
   * Reports why the new version was not loaded.
   * @param {Taken | false | undefined} answer false in version 1
   */
  function refuse(answer) {
    offer()
    const tab = answer && answer.tabs?.find(hasUnsaved)
    if (!tab) {
      const cause = answer === false ? "unsaved" : answer?.failed || "silent"
      return notice.warn("version-failed", t(`version.${cause}`))
    }
    const names = tab.unsaved.join(", ")
    const key = !tab.unsaved[0] ? "unsaved" : tab.own ? "unsavedHere" : "unsavedElsewhere"
    const action = tab.own ? { label: t("warn.download"), run: outside.download } : undefined
    notice.warn("version-failed", t(`version.${key}`, { names, reason: tab.reason }), action)
  }

  /** @param {ServiceWorker | null} installing */
  function follow(installing) {
    installing?.addEventListener("statechange", () => {
      const isDiscarded = installing.state === "redundant" && installing !== registration?.active
      if (isDiscarded) notice.say(t("version.notKept"))
    })
  }

  return {
    /** @param {Connections} connections */
    connect: connections => void Object.assign(outside, connections),

    /**
     * Stores daylog for offline use. Called once the first page is complete, so that the downloads
     * do not delay it.
     */
    async start() {
      if (!container) return
      try {
        registration = await container.register(script)
        const isFirst = !registration.active
        await container.ready
        outside.onReady()
        void forgetElsewhere().catch(() => {})
        if (isFirst) notice.say(t("version.kept"))
        setInterval(() => registration?.update().catch(() => {}), HOUR)
        await look()
      } catch (error) {
        console.info("daylog cannot be stored for offline use", error)
      }
    },

    /** Looks for another version now. */
    async check() {
      try {
        if (!registration) return notice.say(t("version.none"))
        await registration.update()
        follow(registration.installing)
        if (registration.installing) notice.say(t("version.coming"))
        else if (!(await look())) notice.say(t("version.newest", { version }))
      } catch {
        notice.say(t("version.unknown"))
      }
    },
  }
}

/**
 * Workers of version 1 send one port, and expect a boolean: whether all texts are stored.
 * @type {(state: Readiness, plain: MessagePort, detailed?: MessagePort) => void}
 */
function answer(state, plain, detailed) {
  if (detailed) return detailed.postMessage(state)
  const { typing, running, unsaved } = state
  plain.postMessage(!typing && running.length === 0 && unsaved.length === 0)
}

/**
 * Returns why the new version cannot be loaded yet, "" if waiting does not help.
 * @param {Taken | undefined} answer
 * @param {Translate} t
 */
function reasonToWait(answer, t) {
  if (!answer?.tabs || answer.failed || answer.tabs.some(hasUnsaved)) return ""
  const [running] = answer.tabs.flatMap(({ running }) => running)
  if (running) return t("version.waits", { what: t(`running.${running.kind}`, running) })
  return answer.busy ? t("version.waitsElsewhere") : t("version.typing")
}
