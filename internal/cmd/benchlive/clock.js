// Measures, in the page itself, from a key's event to the page's DOM showing it and to the end of the frame that draws it.
// One global, `clock`; it does nothing until it is asked.

// daylog asks after midnight which day it is, and is measured at any hour.
try {
  localStorage.daylog ??= '{"nightUntil":0}'
} catch {}

globalThis.clock = (() => {
  const wait = ms => new Promise(resolve => setTimeout(resolve, ms))
  const now = () => performance.now()

  // Whether a frame is being produced: a change at this time is painted by the same frame. Set from the first callback of a frame
  // until its end, which a message that is posted in it comes after.
  let inFrame = false
  const request = requestAnimationFrame
  globalThis.requestAnimationFrame = f => request(time => {
    if (!inFrame) {
      inFrame = true
      afterTask(() => { inFrame = false })
    }
    f(time)
  })

  const { port1, port2 } = new MessageChannel()
  const posted = []
  port1.onmessage = () => posted.shift()()
  function afterTask(f) {
    posted.push(f)
    port2.postMessage(0)
  }

  /** Calls f at the end of the frame that draws what is in the DOM now. */
  function afterFrame(f) {
    if (inFrame) afterTask(f)
    else request(() => afterTask(f))
  }

  let root // where the page shows the text
  let lead // what stands there before the first letter
  let typed = ""
  let place // the emphasis beside the typed letters
  let keys = []
  let whenDrawn = () => {}

  /** What the page itself failed with, and when: it may never show the document then. */
  const failures = []
  for (const type of ["error", "unhandledrejection"]) {
    addEventListener(type, event => failures.push({ at: now(), reason: String(event.reason ?? event.error ?? event.message) }))
  }
  const GRACE = 15_000 // a failure that did not matter has been overcome by then

  function text() {
    if (!place?.isConnected) place = find()
    return place?.textContent ?? ""
  }

  // In an editor alone the text itself is the page, and only its visible part is painted.
  const alone = () => root.classList.contains("cm-content")

  function find() {
    if (alone()) return [...root.children].find(line => line.textContent.includes(lead))
    return root.querySelector("em")?.closest("p, li, div")
  }

  function look(records) {
    const key = keys.at(-1)
    // Where its block was made anew it is in there: a search of the whole page would count as the key's.
    if (!place?.isConnected) place = records.flatMap(({ addedNodes }) => [...addedNodes]).map(node => node.querySelector?.("em")?.closest("p, li, div")).find(Boolean)
    if (!key || key.shown || !text().includes(lead + typed)) return
    key.shown = now()
    afterFrame(() => {
      key.frame = now()
      whenDrawn()
    })
  }

  addEventListener("keydown", event => {
    if (!root) return
    typed += event.key
    keys.push({ pressed: event.timeStamp })
  }, true)

  return {
    /** Resolves to when the first page had been drawn, looking for it where rootOf finds something that is not empty. */
    async firstPage(rootOf) {
      while (!rootOf()?.firstElementChild || !rootOf().textContent.trim()) await wait(4)
      return new Promise(resolve => afterFrame(() => resolve(now())))
    },

    /** Resolves to when the first text had been drawn in the editor. */
    async firstText(textOf) {
      while (!textOf()?.trim()) await wait(4)
      return new Promise(resolve => afterFrame(() => resolve(now())))
    },

    /** Resolves once the page shows the place to type at, and has been quiet since. */
    async start(rootOf, mark, putCaret) {
      lead = mark
      for (;;) {
        root = rootOf()
        if (root && (alone() || text())) break
        if (failures.length && now() - failures[0].at > GRACE) throw Error(`it failed with ${failures[0].reason}`)
        await wait(50)
      }
      await this.quiet()
      putCaret()
      await wait(300)
      text()
      place?.scrollIntoView({ block: "center" })
      new MutationObserver(look).observe(root, { subtree: true, childList: true, characterData: true })
      await this.quiet()
      if (!text().includes(lead)) throw Error(`the page shows ${JSON.stringify(text().slice(0, 200))} where the text should be`)
    },

    /** Resolves once nothing has kept the main thread for a second. */
    async quiet() {
      const limit = now() + 20_000
      for (let since = now(); now() - since < 1000 && now() < limit;) {
        const before = now()
        await wait(20)
        if (now() - before > 60) since = now()
      }
    },

    /** Resolves to whether the n-th key has been drawn within a time. */
    async drawn(n, limit) {
      const done = () => keys[n - 1]?.frame > 0
      if (!done()) await Promise.race([wait(limit), new Promise(resolve => { whenDrawn = () => done() && resolve() })])
      return done()
    },

    /** Marks the trace, and tells what time it is there. */
    sync() {
      return performance.mark("bench-live").startTime
    },

    keys: () => keys,
    now,
  }
})()

/** Puts the caret of the page's CodeMirror behind a text. */
globalThis.putCaretBehind ??= mark => {
  const view = document.querySelector(".cm-content").cmTile.root.view
  const anchor = view.state.doc.toString().indexOf(mark) + mark.length
  view.dispatch({ selection: { anchor }, effects: view.constructor.scrollIntoView(anchor, { y: "center" }) })
  view.focus()
}
