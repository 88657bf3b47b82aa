// MathJax's fonts for a frame that the service worker does not serve.

/**
 * Gives the frame the fonts that MathJax uses: the app fetches them from the kept files. Its style sheet must not name their
 * addresses as well: for a character that a font lacks, Firefox tries every face of the family, and asks the network for it.
 * @param {Window & typeof globalThis} window the frame's
 * @param {any} output MathJax's
 * @param {string} folder
 */
export async function handOver(window, output, folder) {
  output.font.addFontURLs = () => {}
  /** @type {{ "font-family": string, src: string }[]} */
  const faces = Object.values(output.font.constructor.defaultFonts)
  await Promise.all(faces.map(async ({ "font-family": family, src }) => {
    const [, file] = /** @type {RegExpExecArray} */ (/%%URL%%\/([^"]+)/.exec(src))
    const font = await fetch(`${folder}/${file}`)
    if (font.ok) window.document.fonts.add(new window.FontFace(family, await font.arrayBuffer()))
  }))
}
