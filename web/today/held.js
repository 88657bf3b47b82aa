/** How long a writer has paused when the next key is no word any more, in milliseconds. */
const pause = 700

/**
 * Holds the keys off a dialog that has come up by itself, perhaps under the hands of someone who types: none of them is an
 * answer until there was a pause. `data-held` is there as long.
 * @param {HTMLDialogElement} dialog
 */
export function hold(dialog) {
  /** @type {ReturnType<typeof setTimeout>} */
  let timer
  const wait = () => {
    clearTimeout(timer)
    timer = setTimeout(release, pause)
  }
  /** @param {KeyboardEvent} event */
  const onKey = event => {
    event.preventDefault()
    event.stopPropagation()
    wait()
  }
  function release() {
    clearTimeout(timer)
    delete dialog.dataset.held
    dialog.removeEventListener("keydown", onKey, true)
  }
  dialog.dataset.held = ""
  dialog.addEventListener("keydown", onKey, true)
  dialog.addEventListener("close", release, { once: true })
  wait()
}
