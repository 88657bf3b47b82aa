// A style of a post can select by what stands in the page. Browsers load some pictures only once they are shown, so such a style
// could choose which of the pictures that the post names are loaded, and tell their host by that. In a page with styles of a
// post every named picture is loaded, whatever is shown.

/** Lets the pictures in a part of the page load at once. @param {ParentNode} part */
export function loadPictures(part) {
  for (const image of part.querySelectorAll("img[loading]")) {
    image.removeAttribute("loading")
    image.setAttribute("src", image.getAttribute("src") ?? "") // WebKit waits for that
  }
  // A poster is loaded with the video's box in Firefox, and nothing else loads it earlier.
  for (const video of part.querySelectorAll("video[poster]")) video.removeAttribute("poster")
}
