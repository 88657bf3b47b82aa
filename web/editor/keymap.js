// Which keys do what: the one list for the editor, the page, the palette and the help dialog.
//
// "Mod" is Ctrl, or Cmd on a Mac. A chord's last part names a letter, a digit, a sign or a key. Keys that browsers keep
// for themselves (Mod+W, N, T, L, 1 to 9) and Alt with a plain letter, which types characters on many keyboards, are not
// used. Where a browser or a system holds the first chord (Firefox Ctrl+Shift+P, macOS Cmd+H and Cmd+Shift+Q, Chrome on a Mac
// Cmd+Alt+←), the second one is free.

/** @typedef {Record<string, string[]>} Keymap action → chords, the first of which is shown */

/** @type {Keymap} */
export const keymap = {
  bold: ["Mod+B"],
  italic: ["Mod+I"],
  strike: ["Mod+Shift+X"],
  code: ["Mod+E", "Mod+`"],
  link: ["Mod+K"],
  math: ["Mod+Alt+M"],
  mathBlock: ["Mod+Shift+M"],
  heading1: ["Mod+Alt+1"],
  heading2: ["Mod+Alt+2"],
  heading3: ["Mod+Alt+3"],
  heading4: ["Mod+Alt+4"],
  heading5: ["Mod+Alt+5"],
  heading6: ["Mod+Alt+6"],
  bullets: ["Mod+Shift+8"],
  numbers: ["Mod+Shift+7"],
  tasks: ["Mod+Shift+9"],
  check: ["Mod+Enter"],
  quote: ["Mod+Shift+Q", "Mod+Shift+."],
  codeBlock: ["Mod+Shift+K"],
  picture: ["Mod+Alt+P"],
  table: [],
  rule: [],
  promptTip: [],
  promptInfo: [],
  promptWarning: [],
  promptDanger: [],
  undo: ["Mod+Z"],
  redo: ["Mod+Shift+Z", "Mod+Y"],
  pastePlain: ["Mod+Shift+V", "Mod+Alt+Shift+V"],
  find: ["Mod+F"],
  replace: ["Mod+H", "Mod+Alt+F"],
  fix: ["Mod+."],
  save: ["Mod+S"],
  openFolder: ["Mod+Alt+O"],
  saveToFolder: ["Mod+Alt+S"],
  download: ["Mod+Shift+S"],
  search: ["Mod+Shift+F"],
  rename: ["F2"],
  today: ["Mod+Alt+T"],
  carry: ["Mod+Alt+Y"],
  carryAll: ["Mod+Alt+Enter"],
  week: ["Mod+Alt+7"],
  previousDay: ["Mod+Alt+ArrowLeft", "Mod+Alt+,"],
  nextDay: ["Mod+Alt+ArrowRight", "Mod+Alt+."],
  viewEdit: ["Mod+Alt+E"],
  viewBoth: ["Mod+Alt+B"],
  viewPage: ["Mod+Alt+V"],
  palette: ["Mod+Shift+P", "F1"],
  help: ["Mod+/", "?"],
}

/**
 * The part of a keydown event that decides.
 * @typedef {Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey"> & Partial<Pick<KeyboardEvent, "isComposing" | "keyCode" | "target" | "getModifierState">>} Press
 */

/** @type {Record<string, string>} what the keys beside letters and digits type on the layout that code names come from */
const signs = { Backquote: "`", Slash: "/", Period: ".", Comma: ",", Minus: "-", Equal: "=", NumpadEnter: "Enter" }

/**
 * Names the pressed key. A Latin letter is taken from the layout (Dvorak), everything else from the place of the key:
 * in Hangul mode event.key is "ㅠ" or "Process", and with Alt on a Mac it is "∫".
 * @param {Press} event
 */
function keyName(event) {
  if (/^[a-z]$/i.test(event.key)) return event.key.toUpperCase()
  return event.code.replace(/^(Key|Digit|Numpad(?=\d))/, "").replace(/^\w+$/, name => signs[name] ?? name)
}

/** @param {Press} event @param {boolean} mac @returns {string} the chord, "" when the press cannot be one */
export function chordOf(event, mac) {
  const mod = mac ? event.metaKey : event.ctrlKey, other = mac ? event.ctrlKey : event.metaKey
  // AltGr arrives as Ctrl+Alt on Windows and types characters there.
  if (other || !mac && event.altKey && event.getModifierState?.("AltGraph")) return ""
  if (!mod && !event.altKey && (event.isComposing || event.keyCode == 229)) return ""
  if (!mod && event.key == "?") return "?"
  return (mod ? "Mod+" : "") + (event.altKey ? "Alt+" : "") + (event.shiftKey ? "Shift+" : "") + keyName(event)
}

/** Chords are compared with Alt before Shift, however they are written. @param {string} chord */
const normal = chord => chord.replace("Shift+Alt+", "Alt+Shift+")

/**
 * Names the action of a keydown event, or null. "?" counts only where no text is typed.
 * @param {Press} event @param {boolean} mac @param {Keymap} [keys]
 */
export function actionOf(event, mac, keys = keymap) {
  const chord = chordOf(event, mac)
  if (!chord || chord == "?" && typesText(event.target)) return null
  for (const action in keys) if (keys[action].some(keyed => normal(keyed) == chord)) return action
  return null
}

/** @param {EventTarget | null | undefined} target */
function typesText(target) {
  const node = /** @type {HTMLElement | null | undefined} */ (target)
  return !!node && (node.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName ?? ""))
}

/** @type {Record<string, string>} */
const macNames = { Mod: "⌘", Alt: "⌥", Shift: "⇧" }
/** @type {Record<string, string>} */
const names = { Mod: "Ctrl", ArrowLeft: "←", ArrowRight: "→" }

/** Writes a chord as keyboards of that system name it: "Ctrl+Shift+X", "⇧⌘X". @param {string} chord @param {boolean} mac */
export function label(chord, mac) {
  const parts = chord.split("+")
  if (!mac) return parts.map(part => names[part] ?? part).join("+")
  const order = ["Alt", "Shift", "Mod"] // Apple's own order: ⌃ ⌥ ⇧ ⌘
  const held = order.filter(part => parts.includes(part)).map(part => macNames[part])
  const key = parts[parts.length - 1]
  return held.join("") + (names[key] ?? key)
}

/** Says whether Mod is Cmd here. @param {{platform: string, userAgent: string}} [device] */
export function isMac(device = navigator) {
  return /Mac|iPhone|iPad/.test(device.platform || device.userAgent)
}
