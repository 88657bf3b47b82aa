// Logs that a page leaves behind unsaved are noted where the browser keeps them at once, for a write that a page starts
// while it goes away may never be finished. They are stored when daylog is opened next.

import { append } from "../../browser/lists.js"
import { sound } from "../../browser/records.js"

/** @import { Log } from "../../types" */

/** A log and the write that it goes on from. @typedef {Log & { base?: string }} Noted */

/** What the keys begin with; the tab's name follows. An older daylog had no tab in it. */
const prefix = "daylog.unsaved"

/** What the keys of notes begin with that cannot be read, in whole or in part. */
const aside = "daylog.damaged"

/**
 * @param {string} tab
 * @param {Noted[]} logs
 */
export function leaveNote(tab, logs) {
  try {
    const key = `${prefix}.${tab}`
    if (logs.length > 0) localStorage.setItem(key, JSON.stringify(logs))
    else localStorage.removeItem(key)
  } catch {
    // no room or no storage: the write that was started is all there is
  }
}

/**
 * Hands every note of a tab that is gone to `store`; one that cannot be stored stays.
 * @param {(log: Noted, tab: string) => Promise<void>} store
 * @param {(tab: string) => Promise<boolean>} gone
 */
export async function takeNotes(store, gone) {
  for (const key of keys()) {
    try {
      const tab = key.slice(prefix.length + 1)
      if (!(await gone(tab))) continue
      const text = localStorage.getItem(key) ?? "[]"
      const { logs, isWhole } = readNote(text)
      for (const log of logs) await store(log, tab)
      if (!isWhole) localStorage.setItem(`${aside}.${tab}`, text)
      localStorage.removeItem(key)
    } catch (error) {
      console.warn("daylog: what was left unsaved could not be stored", error)
    }
  }
}

/**
 * The logs in all notes of tabs that are gone.
 * @param {(tab: string) => Promise<boolean>} gone
 */
export async function readNotes(gone) {
  /** @type {Noted[]} */
  const all = []
  for (const key of keys()) {
    if (await gone(key.slice(prefix.length + 1))) append(all, readNote(localStorage.getItem(key) ?? "[]").logs)
  }
  return all
}

/**
 * Reads a note; logs without an id or a text are left out.
 * @param {string} text
 * @returns {{ logs: Noted[], isWhole: boolean }}
 */
export function readNote(text) {
  try {
    const all = JSON.parse(text)
    const logs = (Array.isArray(all) ? all : []).filter(log => typeof log?.id === "string" && log.id !== "" && typeof log.text === "string")
    return { logs: logs.map(log => sound("notes", log).value), isWhole: Array.isArray(all) && logs.length === all.length }
  } catch {
    return { logs: [], isWhole: false }
  }
}

/** The keys of all notes; none where storage is forbidden. */
function keys() {
  try {
    return Object.keys(localStorage).filter(key => key === prefix || key.startsWith(`${prefix}.`))
  } catch {
    return []
  }
}
