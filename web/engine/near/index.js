// A second engine, in the page itself, for what a key changes: it answers while the key is handled, so that editor and page
// are drawn in the same frame. An answer of the worker's comes behind that frame, and is seen one frame later.
//
// It never gets more to do than a key's worth at once: a text that is opened or pasted is the worker's, and comes in here
// piece by piece while nobody types.
import "wasm_exec.js"
import { unpack } from "../../browser/packed.js"
import { difference, PIECE, pieceEnd } from "./pieces.js"

/** @import { Change, Clock, Language, Patch, Snapshot } from "../../types" */

/** @typedef {{ language: Language, clock: Clock }} Options */
/** @typedef {Record<string, (...args: unknown[]) => { value: any } | { error: unknown } | undefined>} Calls */

/** After how many changes its memory is cleaned up, in a pause: else Go would do it in the middle of a key. */
const CHANGES = 40

/** @param {WebAssembly.Module} module */
export async function create(module) {
  const calls = await start(module)
  /** The text that it holds, where a key or the last step made all of it; null while it holds only a part. @type {Snapshot | null} */
  let current = null
  /** The text that it is on its way to, of which it lacks what stands from `at` to `to`. @type {{ text: string, at: number, to: number } | null} */
  let way = null
  /** What was changed in that text meanwhile. @type {{ change: Change, text: Snapshot }[]} */
  let missed = []
  let changes = 0
  /** Its code was interrupted, as by a full stack: no later answer can be trusted. */
  let ended = false

  /** @param {string} name @param {unknown[]} args */
  function call(name, ...args) {
    ended = true // unless it returns
    const result = calls[name](...args)
    ended = !result
    if (result && "value" in result) return result.value
    forget() // what it holds after an error is not to be trusted
    throw new Error(String(result ? result.error : `the engine ended in ${name}`))
  }

  function forget() {
    current = way = null
    missed = []
  }

  /**
   * Takes a change of the text that it is on its way to: what it holds of it, and what it lacks, is that of the new text then.
   * @param {Change} change @param {Snapshot} text what the change made @param {Options} options
   */
  function detour({ start, end, text: insert }, text, options) {
    if (!way) return
    const { at, to } = way
    const longer = insert.length - (end - start)
    if (end <= at) way = { text: text.text(), at: at + longer, to: to + longer }
    else if (start >= at && end <= to) way = { text: text.text(), at, to: to + longer }
    else return
    if (end <= at && !call("follow", { start, end, text: insert, length: -1, hash: 0 }, options)) call("hold", held(), options)
  }

  /** What it holds, "" at first. */
  const held = () => current?.text() ?? (way ? way.text.slice(0, way.at) + way.text.slice(way.to) : "")

  /** Takes one step towards a text. @param {Snapshot} snapshot @param {Options} options */
  function step(snapshot, options) {
    for (const { change, text } of missed.splice(0)) detour(change, text, options)
    const text = snapshot.text()
    // On the same way it goes on where it is; held() is only asked for once after each key.
    const { start, end, to } = way?.text === text ? { start: way.at, end: way.at, to: way.to } : difference(held(), text)
    if (!current && !way) {
      way = { text, at: pieceEnd(text, 0, PIECE), to: text.length }
      call("hold", text.slice(0, way.at), { ...options, fresh: true })
      changes = CHANGES // what the log before left behind goes before a key comes
    } else {
      // What is in the way goes with the first piece.
      const at = pieceEnd(text, start, Math.min(to, start + PIECE))
      way = { text, at, to }
      current = null
      const taken = call("follow", { start, end, text: text.slice(start, at), length: -1, hash: 0 }, options)
      // Where a change will not do, as in front matter, it takes the text; with pieces that is never much new at once.
      if (!taken) call("hold", held(), options)
    }
    current = way && way.at >= way.to ? snapshot : null
    if (current) way = null
  }

  return {
    ended: () => ended,

    /** Whether it holds a text. @param {Snapshot} text */
    holds: text => current === text || (current !== null && current.text() === text.text()),

    /**
     * What a change of the text that it holds does to the page; null when it has to be told by the whole text.
     * @param {Change} change
     * @param {Snapshot} text what the change makes
     * @param {Options} options
     * @returns {Patch | null}
     */
    change({ start, end, text: insert }, text, options) {
      const patch = call("change", { start, end, text: insert, length: text.length, hash: text.hash() }, options)
      way = null
      missed = []
      current = patch ? text : null
      changes++
      return patch && unpack(patch)
    },

    /** Hears of a change that the worker had, to take it in the next step. @param {Change} change @param {Snapshot} text what it made */
    miss(change, text) {
      if (way) missed.push({ change, text })
    },

    /**
     * Takes a step towards a text, a few milliseconds long. Returns whether there is nothing left to do.
     * @param {Snapshot} text
     * @param {Options} options
     */
    approach(text, options) {
      if (!this.holds(text)) step(text, options)
      else if (changes >= CHANGES) {
        changes = 0
        call("collect")
      } else return true
      return false
    },

    /** Lets go of the text: the next one is another. */
    forget,
  }
}

/** @param {WebAssembly.Module} module @returns {Promise<Calls>} */
async function start(module) {
  const page = /** @type {any} */ (globalThis)
  const go = new page.Go()
  const instance = await WebAssembly.instantiate(module, go.importObject)
  await new Promise((resolve, reject) => {
    page.daylogReady = resolve
    go.run(instance).then(() => reject(new Error("the engine has exited")), reject)
  })
  return page.daylog
}
