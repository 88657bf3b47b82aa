// A style sheet of a post can select elements by the content of the page. Browsers load some images
// only when they are visible, so such a sheet could choose which images load, and tell their host
// about the content by that. In a page with a style sheet of the post, all images load, visible or
// not.

/** Makes the images in a part of the page load at once. @param {ParentNode} part */
export function loadPictures(part) {
  for (const image of part.querySelectorAll("img[loading]")) {
    image.removeAttribute("loading")
    image.setAttribute("src", image.getAttribute("src") ?? "") // WebKit starts loading only then
  }
  // Firefox loads a poster when its video has a box, and nothing makes it load earlier.
  for (const video of part.querySelectorAll("video[poster]")) video.removeAttribute("poster")
}
