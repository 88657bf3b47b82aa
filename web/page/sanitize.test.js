import assert from "node:assert/strict"
import { test } from "node:test"
import { isOrdinary } from "./sanitize.js"

for (const html of [
  "<p>a <strong>b</strong> &lt;script&gt; <a href=\"https://a.example/?b=c\">d</a></p>\n",
  "<table>\n<td style=\"text-align: center\">x</td></table>",
  "<li data-at=\"3\" class=\"task\"><br /></li>", "a = b, \"c=d\"",
  "<img src=\"a.png\" alt=\"<script>\" class=\"shadow\" width=\"4\" />",
  "<p title=\"Page 'x'=\">a</p>", "",
]) test(`${html} is ordinary`, () => assert.ok(isOrdinary(html)))

for (const html of [
  "<script>", "<P>", "<p onclick=\"\">", "<p class='x'>", "<p class=x>", "<p\nclass=\"x\">",
  "<p class=\"x\"id=\"y\">", "<!-- -->", "<?x?>", "<x-y>", "<svg>", "<input>",
  "<p style=\"background:url(x)\">", "<p style=\"background:&#117;rl\">", "<p style=\"\\75rl\">",
  "<p class=\"a Page-head\">", "<div data-own=\"\">", "<img src=\"x\" crossorigin>",
  "<img src=\"x\" referrerpolicy=\"unsafe-url\">", "<a href=\"x\" ping=\"y\">", "<p", "a < b",
  "<p/onclick=\"x\">", "</p <script>", "<td background=\"x\">", "<a href=\"x\"",
  "<p title=\"a\"><link>", "<spanner>",
]) test(`${html} is not ordinary`, () => assert.ok(!isOrdinary(html)))

test("long input takes linear time", { timeout: 2000 }, () => {
  for (const part of ["<p ", "<p class=\"", "<", "</", "<p style=\"(", "<p class=\"Page"]) {
    isOrdinary(part.repeat(50000))
  }
})
