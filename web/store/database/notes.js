// Notes of unsaved logs. localStorage is written synchronously when the page is left, while a
// database write that starts then may never be finished. The logs are stored at the next start.

import { append } from "../../browser/lists.js"
import { sound } from "../../browser/records.js"

/** @import { Log } from "../../types" */

/** An unsaved log and the write that it continues from. @typedef {Log & { base?: string }} Note */

/** Prefix of the keys; the tab's name follows. Early versions wrote it without a tab. */
const PREFIX = "daylog.unsaved"

/** Prefix of the keys of damaged notes. */
const DAMAGED = "daylog.damaged"

/**
 * @param {string} tab
 * @param {Note[]} logs an empty list removes the note
 */
export function leaveNote(tab, logs) {
  try {
    const key = `${PREFIX}.${tab}`
    if (logs.length > 0) localStorage.setItem(key, JSON.stringify(logs))
    else localStorage.removeItem(key)
  } catch {
    // Without storage, only the pending database write can save the logs.
  }
}

/** @param {string} key */
const tabOf = key => key.slice(PREFIX.length + 1)

/** @param {string} key */
const textOf = key => localStorage.getItem(key) ?? "[]"

/**
 * Passes the notes of closed tabs to `store`. A note that cannot be stored stays.
 * @param {(log: Note, tab: string) => Promise<void>} store
 * @param {(tab: string) => Promise<boolean>} isClosed
 */
export async function takeNotes(store, isClosed) {
  for (const key of keys()) {
    try {
      const tab = tabOf(key)
      if (!(await isClosed(tab))) continue
      const text = textOf(key)
      const { logs, isWhole } = readNote(text)
      for (const log of logs) await store(log, tab)
      if (!isWhole) localStorage.setItem(`${DAMAGED}.${tab}`, text)
      localStorage.removeItem(key)
    } catch (error) {
      console.warn("daylog: the unsaved logs of a closed tab could not be stored", error)
    }
  }
}

/**
 * Resolves to the logs in all notes of closed tabs.
 * @param {(tab: string) => Promise<boolean>} isClosed
 */
export async function readNotes(isClosed) {
  /** @type {Note[]} */
  const all = []
  for (const key of keys()) if (await isClosed(tabOf(key))) append(all, readNote(textOf(key)).logs)
  return all
}

/** @param {any} log */
const isUsable = log => typeof log?.id === "string" && log.id !== "" && typeof log.text === "string"

/**
 * Reads a note without the logs that lack an id or a text.
 * @param {string} text
 * @returns {{ logs: Note[], isWhole: boolean }}
 */
function readNote(text) {
  try {
    const all = JSON.parse(text)
    const logs = Array.isArray(all) ? all.filter(isUsable) : []
    const isWhole = Array.isArray(all) && logs.length === all.length
    return { logs: logs.map(log => sound("notes", log).value), isWhole }
  } catch {
    return { logs: [], isWhole: false }
  }
}

/** Returns the keys of all notes, none if storage is forbidden. */
function keys() {
  try {
    return Object.keys(localStorage).filter(key => key === PREFIX || key.startsWith(`${PREFIX}.`))
  } catch {
    return []
  }
}
