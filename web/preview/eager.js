// A style of a post can select by what stands in the page. Browsers load some pictures only once they are shown, so such a style
// could choose which of the pictures that the post names are loaded, and tell their host by that. In a page with styles of a
// post all named pictures are loaded, whatever is shown.

/**
 * Loads the pictures that a part of the page names.
 * @param {ParentNode} part
 * @param {Document} page whose referrer policy the requests have
 */
export function loadPictures(part, page) {
  for (const image of part.querySelectorAll("img[loading]")) image.removeAttribute("loading")
  for (const element of part.querySelectorAll("video[poster], input[type=image], image")) {
    for (const name of ["poster", "src", "href", "xlink:href"]) {
      const address = element.localName === "video" && name !== "poster" ? "" : element.getAttribute(name) ?? ""
      if (/^https:/.test(address)) page.createElement("img").src = address
    }
  }
}
