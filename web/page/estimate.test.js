import assert from "node:assert/strict"
import { test } from "node:test"
import { createBudget } from "./budget.js"
import { estimate, weightOf } from "./estimate.js"

const CELL = "<td style=\"border:1px solid\">x</td>"

for (const [name, html, elements, extra, pictures = 0] of [
  ["text", "<p>a &lt;video> <b>b</b></p>", 0, 0],
  ["a video", "<div><video controls></video></div>", 2, 400],
  ["upper case", "<DIV><VIDEO></VIDEO></DIV>", 2, 400],
  ["styles", `<table><tr>${CELL.repeat(3)}</tr></table>`, 5, 3],
  ["the word style in a value", "<img src=\"data:,\" alt=\"a style\">", 1, 2],
  ["an image of the site", "<p><img src=\"/assets/a.png\" alt=\"a > b\"></p>", 2, 2, 1],
  ["an image of the web", "<p><img src=\"https://a.example/b.png\"></p>", 2, 2],
  ["an image that loads later", "<img data-src=\"//a.example/b.png\" src=\"data:,\">", 1, 2],
  ["a button with an image", "<input type=image src=\"/a.png\"><input type=text>", 2, 12, 1],
  ["a comment", "<p><!-- <video> <img> -->x</p><table></table>", 2, 0],
  ["an open comment", "<table></table><!-- <video>", 1, 0],
  ["text of a field", "<textarea><video></textarea><b>x</b>", 2, 20],
  ["a template", "<template><video></video></template><img src=\"data:,\">", 1, 2],
  ["tags in values", "<div title=\"<video>\"><img src='data:image/svg+xml,<svg><set/></svg>'></div>", 2, 2],
  ["names of properties", "<img src=\"data:,\"><constructor></constructor><valueOf></valueOf>", 3, 2],
]) test(`counts ${name}`, () => assert.deepEqual(estimate(html), { elements, extra, pictures }))

test("images of the site weigh as much as placeholders", () => {
  assert.equal(weightOf(estimate("<p><img src=\"/a.png\"></p>")), 104)
})

/** Returns the reason why a budget refuses HTML, without a parser. */
const refused = html => createBudget(() => null).refuse(html, estimate(html))

for (const [name, html, reason] of [
  ["a table of styled cells", `<table>${CELL.repeat(28_000)}</table>`, "parts"],
  ["a table of 29,000 cells", `<table>${"<td>x</td>".repeat(29_000)}</table>`, ""],
  ["30,000 elements", `<div>${"<b>x</b>".repeat(30_000)}</div>`, "size"],
  ["tags of a comment", `<div><!--${"<b>".repeat(90_000)}--></div>`, ""],
  ["51 videos", `<div>${"<video></video>".repeat(51)}</div>`, "parts"],
  ["50 videos", `<div>${"<video></video>".repeat(50)}</div>`, ""],
  ["3,000 images of the site", `<p>${"<img src=\"/a.png\">".repeat(3000)}</p>`, "parts"],
  ["3,000 images of the web", `<p>${"<img src=\"//a.b/c.png\">".repeat(3000)}</p>`, ""],
  ["4 MB of text", `<p>${"x".repeat(4_000_000)}</p>`, "size"],
]) test(`${name}: ${reason || "parsed"}`, () => assert.equal(refused(html), reason))
