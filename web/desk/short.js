// Shortens values of the front matter for the bars, the rail and the card: the text may hold
// anything at any length.

import { withoutMarks } from "../browser/marks.js"

/** @import { Post } from "../types" */

/**
 * The longest value that a field shows, in UTF-16 units, and the largest number of tags and
 * categories.
 */
const LONGEST = 2000
const MOST = 200

/** @param {string} text */
export const shortText = text => withoutMarks(text.slice(0, LONGEST))

/** @param {string[]} words @returns {string[]} the same list if every word fits */
function shortList(words) {
  const short = words.slice(0, MOST).map(shortText)
  const fits = short.length === words.length && short.every((word, at) => word === words[at])
  return fits ? words : short
}

/**
 * Returns a post whose values fit into fields.
 * @param {Post} post
 * @returns {Post} the same post if all of its values fit
 */
export function shortPost(post) {
  const title = shortText(post.title)
  const description = shortText(post.description)
  const tags = shortList(post.tags)
  const categories = shortList(post.categories)
  const [path, alt] = [post.image?.path ?? "", post.image?.alt ?? ""].map(shortText)
  const image = post.image && { ...post.image, path, alt }
  const fits = title === post.title && description === post.description &&
    tags === post.tags && categories === post.categories &&
    image?.path === post.image?.path && image?.alt === post.image?.alt
  return fits ? post : { ...post, title, description, tags, categories, image }
}
