/**
 * Reports whether the input method handles a key, so that the page must ignore it. Enter that only
 * ends a syllable has the code 229, in Safari even after the composition. The keyboards of phones
 * send a real Enter (13) during a composition.
 * @param {Pick<KeyboardEvent, "key" | "keyCode" | "isComposing">} event
 */
export function isImeKey({ key, keyCode, isComposing }) {
  return keyCode === 229 || (isComposing && key !== "Enter")
}
