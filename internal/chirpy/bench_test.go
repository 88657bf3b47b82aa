package chirpy

import (
	"strings"
	"testing"
)

// samples are the blocks of typical logs.
var samples = map[string]string{
	"plain": "<p>" + strings.Repeat("오늘은 <strong>역전파</strong>를 손으로 계산해 보았다. The gradient of a sum is the sum. ", 12) + "</p>\n",
	"list":  "<ul>\n" + strings.Repeat("  <li>강의 수강 및 퀴즈 <code class=\"language-plaintext highlighter-rouge\">optim.step()</code></li>\n", 12) + "</ul>\n",
	"code": `<div class="language-python highlighter-rouge"><div class="highlight"><pre class="highlight"><code><table class="rouge-table"><tbody><tr><td class="rouge-gutter gl"><pre class="lineno">1
2
</pre></td><td class="rouge-code"><pre>` + strings.Repeat(`<span class="n">loss</span><span class="p">.</span><span class="n">backward</span><span class="p">()</span>`+"\n", 12) +
		"</pre></td></tr></tbody></table></code></pre></div></div>\n",
	"heading": `<h2 id="-오늘-한-일"><strong>📝 오늘 한 일</strong></h2>` + "\n",
	"image":   `<p><img src="a.png" alt="결과" class="w-50 left shadow" width="700" h="400" /> <em>그림 1</em></p>` + "\n",
	"table":   "<table>\n  <tbody>\n" + strings.Repeat("    <tr>\n      <td>epoch</td>\n      <td>0.93</td>\n    </tr>\n", 10) + "  </tbody>\n</table>\n",
}

func BenchmarkContent(b *testing.B) {
	page := Page{MediaSubpath: "/img/2024"}
	for _, name := range []string{"plain", "list", "code", "heading", "image", "table"} {
		html := samples[name]
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(html)))
			b.ReportAllocs()
			for b.Loop() {
				page.Content(html)
			}
		})
	}
}

func BenchmarkWords(b *testing.B) {
	for _, name := range []string{"plain", "list", "code"} {
		html := samples[name]
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(html)))
			b.ReportAllocs()
			for b.Loop() {
				Words(html)
			}
		})
	}
}
