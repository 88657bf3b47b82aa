// The keys of all actions: the only list, for the editor, the page, the palette and the help
// dialog.
//
// "Mod" is Ctrl, or Cmd on a Mac. The last part of a chord names a letter, a digit, a sign or a
// key. Not used are the keys that browsers reserve (Mod+W, N, T, L, 1 to 9), and Alt with a plain
// letter, which types characters on many keyboards. A second chord is for browsers and systems that
// reserve the first one (Firefox Ctrl+Shift+P, macOS Cmd+H and Cmd+Shift+Q, Chrome on a Mac
// Cmd+Alt+←).

/** Chords by action; the first chord is displayed. @typedef {Record<string, string[]>} Keymap */

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
  fixAll: [],
  nextProblem: ["F8"],
  previousProblem: ["Shift+F8"],
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
 * The properties of a keydown event that determine the action.
 * @typedef {Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey"> &
 *   Partial<Pick<KeyboardEvent, "isComposing" | "keyCode" | "target" | "getModifierState">>} Press
 */

/**
 * Signs, by the codes of their keys on the US layout.
 * @type {Record<string, string>}
 */
const signs = {
  Backquote: "`", Slash: "/", Period: ".", Comma: ",", Minus: "-", Equal: "=", NumpadEnter: "Enter",
}

/** The keyCode of a key that the input method handles. */
const IME_KEY = 229

/**
 * Returns the name of the pressed key: a Latin letter by the layout (Dvorak), other keys by their
 * position, since event.key is "ㅠ" or "Process" in Hangul mode, and "∫" with Alt on a Mac.
 * @param {Press} event
 */
function keyName(event) {
  if (/^[a-z]$/i.test(event.key)) return event.key.toUpperCase()
  const name = event.code.replace(/^(Key|Digit|Numpad(?=\d))/, "")
  return signs[name] ?? name
}

/**
 * Returns the chord of a key event, "" if it is none.
 * @param {Press} event
 * @param {boolean} mac
 */
function chordOf(event, mac) {
  const { altKey, ctrlKey, metaKey, shiftKey } = event
  const [mod, other] = mac ? [metaKey, ctrlKey] : [ctrlKey, metaKey]
  // On Windows AltGr arrives as Ctrl+Alt; it types characters.
  const isAltGr = !mac && altKey && event.getModifierState?.("AltGraph")
  if (other || isAltGr) return ""
  if (!mod && !altKey && (event.isComposing || event.keyCode === IME_KEY)) return ""
  if (!mod && event.key === "?") return "?"
  return (mod ? "Mod+" : "") + (altKey ? "Alt+" : "") + (shiftKey ? "Shift+" : "") + keyName(event)
}

/**
 * Returns a chord of the keymap as chordOf writes it, with Alt before Shift.
 * @param {string} chord
 */
const normalized = chord => chord.replace("Shift+Alt+", "Alt+Shift+")

/**
 * Returns the action of a keydown event, null for none. "?" is an action only outside of text
 * fields.
 * @param {Press} event
 * @param {boolean} mac
 * @param {Keymap} [keys]
 */
export function actionOf(event, mac, keys = keymap) {
  const chord = chordOf(event, mac)
  if (!chord || (chord === "?" && isTextField(event.target))) return null
  const names = Object.keys(keys)
  return names.find(name => keys[name].some(each => normalized(each) === chord)) ?? null
}

/** @param {EventTarget | null | undefined} target */
function isTextField(target) {
  const node = /** @type {HTMLElement | null | undefined} */ (target)
  if (!node) return false
  return node.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName ?? "")
}

/** @type {Record<string, string>} */
const macNames = { Mod: "⌘", Alt: "⌥", Shift: "⇧" }
/** @type {Record<string, string>} */
const names = { Mod: "Ctrl", ArrowLeft: "←", ArrowRight: "→" }

/** Apple's order of modifiers: ⌃ ⌥ ⇧ ⌘. */
const MAC_ORDER = ["Alt", "Shift", "Mod"]

/**
 * Returns a chord in the system's notation: "Ctrl+Shift+X", "⇧⌘X".
 * @param {string} chord
 * @param {boolean} mac
 */
export function label(chord, mac) {
  const parts = chord.split("+")
  if (!mac) return parts.map(part => names[part] ?? part).join("+")
  const modifiers = MAC_ORDER.filter(part => parts.includes(part)).map(part => macNames[part])
  const key = parts[parts.length - 1]
  return modifiers.join("") + (names[key] ?? key)
}

/**
 * Reports whether Mod is Cmd on a device.
 * @param {{ platform: string, userAgent: string }} [device]
 */
export function isMac(device = navigator) {
  return /Mac|iPhone|iPad/.test(device.platform || device.userAgent)
}
