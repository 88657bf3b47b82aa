// The date: day, time and offset are three fields of one value, "YYYY-MM-DD HH:MM:SS ±HH:MM", of which the later parts may
// be missing.

/** @import { Written } from "../../types" */

/** Every offset that a place on earth has. */
const offsets = [
  "-12:00", "-11:00", "-10:00", "-09:30", "-09:00", "-08:00", "-07:00", "-06:00", "-05:00", "-04:00", "-03:30", "-03:00", "-02:00", "-01:00",
  "+00:00", "+01:00", "+02:00", "+03:00", "+03:30", "+04:00", "+04:30", "+05:00", "+05:30", "+05:45", "+06:00", "+06:30", "+07:00", "+08:00",
  "+08:45", "+09:00", "+09:30", "+10:00", "+10:30", "+11:00", "+12:00", "+12:45", "+13:00", "+14:00",
]

/**
 * The value of the three fields, null while it is not whole.
 * @param {Written} parts
 */
export function textOf({ day, time, offset }) {
  if (day === "") return time === "" ? "" : null
  if (!/^[12]\d{3}-\d\d-\d\d$/.test(day)) return null // a year that is still being typed
  const seconds = time.length === 5 ? `${time}:00` : time
  return [day, seconds, seconds && offset].filter(Boolean).join(" ")
}

const pause = 900

/**
 * @param {HTMLElement} root
 * @param {object} options
 * @param {() => string} options.zone the offset for a time that has none yet
 * @param {(text: string, again: boolean) => Promise<string>} options.onSet
 * @param {(reason: string) => void} options.onRefused
 */
export function createDateField(root, { zone, onSet, onRefused }) {
  const [day, time] = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll("input")])
  const offset = /** @type {HTMLSelectElement} */ (root.querySelector("select"))
  offset.append(...["", ...offsets].map(text => new Option(text || "–", text)))
  let shown = ""
  let sending = 0
  let again = false
  /** Counts the texts that the date has been of. */
  let turn = 0
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  const value = () => (day.validity.badInput || time.validity.badInput ? null : textOf({ day: day.value, time: time.value, offset: offset.value }))

  async function commit() {
    clearTimeout(timer)
    const text = value()
    if (text === null || text === shown || offset.disabled) return
    shown = text
    sending++
    const then = turn
    const reason = await onSet(text, again)
    if (then !== turn) return
    again = true
    sending--
    onRefused(reason)
  }

  root.addEventListener("input", event => {
    if (event.target === time && time.value !== "" && offset.value === "" && shown.length <= 10) offset.value = zone()
    clearTimeout(timer)
    // A field that is emptied may be about to be filled: that is for when the writer leaves.
    if (value() !== "") timer = setTimeout(commit, pause)
  })
  offset.addEventListener("change", () => void commit())
  root.addEventListener("focusin", event => {
    if (!root.contains(/** @type {Node | null} */ (event.relatedTarget))) again = false
  })
  root.addEventListener("focusout", event => {
    if (!root.contains(/** @type {Node | null} */ (event.relatedTarget))) void commit()
  })
  root.addEventListener("keydown", event => {
    if (event.key !== "Enter") return
    event.preventDefault()
    void commit()
  })

  function lock(locked = true) {
    for (const part of [day, time]) part.readOnly = locked
    offset.disabled = locked
  }

  return {
    commit,
    lock,
    /** The date is of another text from now on. */
    reset() {
      clearTimeout(timer)
      turn++
      sending = 0
      shown = value() ?? ""
      again = false
    },
    /** @param {Written} written @param {boolean} locked */
    show(written, locked) {
      lock(locked)
      const text = textOf(written) ?? ""
      if (sending > 0 || (root.contains(document.activeElement) && value() !== shown)) return
      shown = text
      if (value() === text) return
      day.value = written.day
      time.value = written.time
      if (![...offset.options].some(({ value }) => value === written.offset)) offset.append(new Option(written.offset, written.offset))
      offset.value = written.offset
    },
  }
}
