/**
 * Loads MathJax's fonts into a frame that the service worker does not serve; rejects if one cannot
 * be fetched.
 * @param {Window & typeof globalThis} window the frame's
 * @param {any} output MathJax's output
 * @param {string} folder URL of the fonts
 */
export async function loadFonts(window, output, folder) {
  // The style sheet must not name the URLs as well: for a character missing in a font, Firefox
  // tries every face of the family, and would request those from the network.
  output.font.addFontURLs = () => {}
  /** @type {{ "font-family": string, src: string }[]} */
  const faces = Object.values(output.font.constructor.defaultFonts)
  await Promise.all(faces.map(async ({ "font-family": family, src }) => {
    const [, file] = /** @type {RegExpExecArray} */ (/%%URL%%\/([^"]+)/.exec(src))
    const font = await fetch(`${folder}/${file}`)
    if (font.ok) window.document.fonts.add(new window.FontFace(family, await font.arrayBuffer()))
  }))
}
