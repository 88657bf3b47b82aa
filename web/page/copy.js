// The copy button in the header of a code block.

/** Time for which the tick is shown, in ms, as published. */
const TICK = 2000

/** Returns the code of a header's button, without the line numbers. @param {Element} button */
export function codeOf(button) {
  const block = button.closest("div[class^=language-]") ?? button.parentElement?.parentElement
  const code = block?.querySelector("td.rouge-code") ?? block?.querySelector("code")
  // Without the last line break: a shell would run the pasted command at once.
  return (code?.textContent ?? "").replace(/\n$/, "")
}

/** Copies the code of a block and shows a tick if that succeeded. @param {Element} button */
export async function copyCode(button) {
  if (button.hasAttribute("timeout") || !await writeText(codeOf(button))) return
  const icon = button.querySelector("i")
  const before = icon?.className ?? ""
  button.setAttribute("timeout", "")
  button.setAttribute("title", button.getAttribute("data-title-succeed") ?? "")
  icon?.setAttribute("class", "fas fa-check")
  setTimeout(() => {
    button.removeAttribute("timeout")
    button.removeAttribute("title")
    icon?.setAttribute("class", before)
  }, TICK)
}

/** @param {string} text @returns {Promise<boolean>} whether it was copied */
async function writeText(text) {
  try {
    // The clipboard of the app's window: in Safari, a click does not unlock the frame's.
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copySelection(text) // no permission, or no clipboard, as on a host without https
  }
}

/** @param {string} text */
function copySelection(text) {
  const area = document.createElement("textarea")
  area.value = text
  document.body.append(area)
  area.select()
  const isCopied = document.execCommand("copy")
  area.remove()
  return isCopied
}
