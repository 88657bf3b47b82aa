package e2e

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAboutTellsTheVersionAndTheLicences(t *testing.T) {
	p := open(t, visit{kept: true})
	p.waitReady()
	p.waitKept()
	p.wait(`navigator.serviceWorker.controller`)
	p.action("about")
	p.wait(`document.querySelector(".About[open] .About-version").textContent.includes(%s)`, manifest(t).Version)
	p.shot("about")
	link := eval[string](p, `document.querySelector(".About a").href`)
	p.unplug()
	text := eval[string](p, `fetch(`+"`"+link+"`"+`).then(response => response.text())`)
	require.Contains(t, text, "@codemirror/view ", "the licences are there without a network")
	require.Contains(t, text, "Apache License")
}
