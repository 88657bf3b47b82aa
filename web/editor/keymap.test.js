import assert from "node:assert/strict"
import { test } from "node:test"
import { actionOf, keymap, label } from "./keymap.js"

/**
 * @param {string} held any of "c" Ctrl, "m" Meta, "a" Alt, "s" Shift
 * @param {string} code
 * @param {string} key
 * @param {object} [more]
 */
const press = (held, code, key, more) => ({
  code, key, ctrlKey: held.includes("c"), metaKey: held.includes("m"), altKey: held.includes("a"), shiftKey: held.includes("s"), ...more,
})

for (const [name, event, mac, want] of /** @type {[string, any, boolean, string | null][]} */ ([
  ["Latin mode", press("c", "KeyB", "b"), false, "bold"],
  ["Caps Lock", press("c", "KeyB", "B"), false, "bold"],
  ["Hangul mode, the jamo as key", press("c", "KeyB", "ㅠ"), false, "bold"],
  ["Hangul mode, Windows", press("c", "KeyB", "Process", { keyCode: 229 }), false, "bold"],
  ["Hangul mode, while composing", press("c", "KeyI", "ㅑ", { isComposing: true, keyCode: 229 }), false, "italic"],
  ["Hangul mode, shifted jamo", press("cs", "KeyQ", "ㅃ"), false, "quote"],
  ["Hangul mode, won sign", press("c", "Backquote", "₩"), false, "code"],
  ["Hangul mode, today", press("ca", "KeyT", "ㅅ"), false, "today"],
  ["composed letter without modifier", press("", "KeyB", "Process", { isComposing: true, keyCode: 229 }), false, null],
  ["Mac", press("m", "KeyK", "k"), true, "link"],
  ["Mac with Option, a dead sign as key", press("ma", "KeyE", "Dead"), true, "viewEdit"],
  ["Mac with Option and a digit", press("ma", "Digit2", "™"), true, "heading2"],
  ["Ctrl on a Mac is not Cmd", press("c", "KeyB", "b"), true, null],
  ["Shift and a digit", press("cs", "Digit8", "*"), false, "bullets"],
  ["AZERTY digit", press("cs", "Digit7", "7"), false, "numbers"],
  ["Dvorak: the letter counts, not its place", press("c", "KeyN", "b"), false, "bold"],
  ["AltGr types €", press("ca", "KeyE", "€", { getModifierState: (/** @type {string} */ k) => k == "AltGraph" }), false, null],
  ["both Redo keys", press("c", "KeyY", "ㅛ"), false, "redo"],
  ["Alt and Shift in either order", press("cs", "KeyS", "ㄴ"), false, "download"],
  ["help outside text", press("s", "Slash", "?"), false, "help"],
  ["help is a character inside text", press("s", "Slash", "?", { target: { isContentEditable: true } }), false, null],
  ["arrows", press("ca", "ArrowLeft", "ArrowLeft"), false, "previousDay"],
  ["plain letter", press("", "KeyB", "b"), false, null],
])) test(`${name}: ${want}`, () => assert.equal(actionOf(event, mac), want))

test("never takes the browser's own keys nor Alt with a letter", () => {
  for (const [action, chords] of Object.entries(keymap)) for (const chord of chords) {
    assert.doesNotMatch(chord, /^Mod\+(Shift\+)?[WNTL0-9]$(?<!Shift\+[789])/, action)
    assert.doesNotMatch(chord, /^(Shift\+)?Alt\+/, action)
  }
})

test("no chord has two actions", () => {
  const chords = Object.values(keymap).flat()
  assert.equal(new Set(chords).size, chords.length)
})

test("labels", () => {
  assert.equal(label("Mod+Shift+X", false), "Ctrl+Shift+X")
  assert.equal(label("Mod+Shift+X", true), "⇧⌘X")
  assert.equal(label("Mod+Alt+ArrowLeft", true), "⌥⌘←")
})
