package oracle

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestBalanced(t *testing.T) {
	for _, page := range []string{
		"", "a &lt; b", "<p>a<br /></p>", `<p class="a" id="b>c">x</p>`, "<제목>a</제목>", "<!-- <p> -->", "<script>a < b</script>",
		"<?php <p> ?>", "<!DOCTYPE html>", "<p\n  a=\"b\"\n>x</p>", `<a title="'">x</a>`,
	} {
		require.NoError(t, Balanced(page), page)
	}
	for _, page := range []string{
		"<p>", "</p>", "<p><em></p></em>", "a < b", "<p a=b></p>", "<p a></p>", `<p a="b></p>`, "<br>", "<script>", "<!-- a", `<p a="<"></p>`, "<", "<p>a</p",
	} {
		require.Error(t, Balanced(page), page)
	}
}
