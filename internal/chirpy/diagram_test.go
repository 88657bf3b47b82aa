package chirpy

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestDiagrams(t *testing.T) {
	for _, c := range []struct{ html, want string }{
		{`<pre class="x"><code class="language-mermaid">a</code></pre>` + "\n" + `<pre><code class="language-mermaid">b</code></pre>`,
			`<div class="embed-placeholder" data-kind="mermaid"><span class="embed-label">Mermaid 다이어그램</span><pre class="x"><code class="language-mermaid">a</code></pre></div>` + "\n" +
				`<div class="embed-placeholder" data-kind="mermaid"><span class="embed-label">Mermaid 다이어그램</span><pre><code class="language-mermaid">b</code></pre></div>`},
		{`<p><code class="language-mermaid">not a block</code></p>`, `<p><code class="language-mermaid">not a block</code></p>`},
	} {
		require.Equal(t, c.want, Page{Site: Site{Locale: FindLocale(nil, "ko-KR")}, Mermaid: true}.Content(c.html))
	}
}
