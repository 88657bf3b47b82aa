// The date: three fields for day, time and offset are one value, "YYYY-MM-DD HH:MM:SS ±HH:MM",
// whose later parts may be missing.

/** @import { Written } from "../../types" */

/** All UTC offsets in use. */
const offsets = [
  "-12:00", "-11:00", "-10:00", "-09:30", "-09:00", "-08:00", "-07:00", "-06:00", "-05:00",
  "-04:00", "-03:30", "-03:00", "-02:00", "-01:00", "+00:00", "+01:00", "+02:00", "+03:00",
  "+03:30", "+04:00", "+04:30", "+05:00", "+05:30", "+05:45", "+06:00", "+06:30", "+07:00",
  "+08:00", "+08:45", "+09:00", "+09:30", "+10:00", "+10:30", "+11:00", "+12:00", "+12:45",
  "+13:00", "+14:00",
]

/** Time after the last input until the date is set, in ms. */
const DELAY = 900

/**
 * Returns the value of the fields, null while it is incomplete.
 * @param {Written} parts
 */
export function dateText({ day, time, offset }) {
  if (day === "") return time === "" ? "" : null
  if (!/^[12]\d{3}-\d\d-\d\d$/.test(day)) return null // the year is being typed
  const seconds = time.length === 5 ? `${time}:00` : time
  return [day, seconds, seconds && offset].filter(Boolean).join(" ")
}

/**
 * @param {HTMLElement} root
 * @param {object} options
 * @param {() => string} options.zone the offset of a new time
 * @param {import("./field.js").SetText} options.onSet
 * @param {(reason: string) => void} options.onRefused
 */
export function createDateField(root, { zone, onSet, onRefused }) {
  const [day, time] = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll("input")])
  const offset = /** @type {HTMLSelectElement} */ (root.querySelector("select"))
  offset.append(...["", ...offsets].map(text => new Option(text || "–", text)))
  /** The date of the text. */
  let shown = ""
  /** Number of settings in flight. */
  let inFlight = 0
  let isContinued = false
  /** Number of texts so far: a reply for an earlier text is ignored. */
  let generation = 0
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  function value() {
    if (day.validity.badInput || time.validity.badInput) return null
    return dateText({ day: day.value, time: time.value, offset: offset.value })
  }

  async function commit() {
    clearTimeout(timer)
    const text = value()
    if (text === null || text === shown || offset.disabled) return
    shown = text
    inFlight++
    const current = generation
    const reason = await onSet(text, isContinued)
    if (current !== generation) return
    isContinued = true
    inFlight--
    onRefused(reason)
  }

  function lock(isLocked = true) {
    for (const part of [day, time]) part.readOnly = isLocked
    offset.disabled = isLocked
  }

  /** Reports whether the focus stays within the fields. @param {FocusEvent} event */
  const isWithin = ({ relatedTarget }) => root.contains(/** @type {Node | null} */ (relatedTarget))

  root.addEventListener("input", event => {
    const isNewTime = event.target === time && time.value !== "" && shown.length <= 10
    if (isNewTime && offset.value === "") offset.value = zone()
    clearTimeout(timer)
    // An empty field may be about to be filled; it is set when the writer leaves it.
    if (value() !== "") timer = setTimeout(commit, DELAY)
  })
  offset.addEventListener("change", () => void commit())
  root.addEventListener("focusin", event => {
    if (!isWithin(event)) isContinued = false
  })
  root.addEventListener("focusout", event => {
    if (!isWithin(event)) void commit()
  })
  root.addEventListener("keydown", event => {
    if (event.key !== "Enter") return
    event.preventDefault()
    void commit()
  })

  return {
    commit,
    lock,
    /** Another text is open: discards the settings in flight. */
    reset() {
      clearTimeout(timer)
      generation++
      inFlight = 0
      shown = value() ?? ""
      isContinued = false
    },
    /**
     * Shows the date of the text, unless it is being edited.
     * @param {Written} written
     * @param {boolean} isLocked
     */
    show(written, isLocked) {
      lock(isLocked)
      const text = dateText(written) ?? ""
      const isEdited = root.contains(document.activeElement) && value() !== shown
      if (inFlight > 0 || isEdited) return
      shown = text
      if (value() === text) return
      day.value = written.day
      time.value = written.time
      const isKnown = [...offset.options].some(({ value }) => value === written.offset)
      if (!isKnown) offset.append(new Option(written.offset, written.offset))
      offset.value = written.offset
    },
  }
}
