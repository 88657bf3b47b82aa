// The copy button in a code block's header.

/** How long the tick stays, as published. */
const TICK = 2000

/**
 * The code that a header's button copies: what stands in the block's code column, without the line numbers.
 * @param {Element} button
 */
export function codeOf(button) {
  const block = button.closest("div[class^=language-]") ?? button.parentElement?.parentElement
  const code = block?.querySelector("td.rouge-code") ?? block?.querySelector("code")
  // Without the last line break: pasted into a shell it would run the command at once.
  return (code?.textContent ?? "").replace(/\n$/, "")
}

/**
 * Copies a block's code and shows the tick; a block that could not be copied shows none.
 * @param {Element} button
 */
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

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether it is in the clipboard
 */
async function writeText(text) {
  try {
    // The parent's clipboard: the frame's own is not the one that a click unlocks in Safari.
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return writeTextFromPage(text) // no permission, or no clipboard object, as on a host without https
  }
}

/** @param {string} text */
function writeTextFromPage(text) {
  const area = document.createElement("textarea")
  area.value = text
  document.body.append(area)
  area.select()
  const written = document.execCommand("copy")
  area.remove()
  return written
}
