package e2e

// Screenshots for inspection.

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/chromedp/chromedp"
)

func (p *page) picture() ([]byte, error) {
	if p.driver != nil {
		return p.driver.picture()
	}
	return chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
}

// shot writes a screenshot to the folder of -shots.
func (p *page) shot(name string) {
	if *shots == "" {
		return
	}
	data, err := p.picture()
	if err == nil {
		err = os.MkdirAll(*shots, 0o755)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(*shots, strings.ReplaceAll(name, "/", "-")+".png"), data, 0o644)
	}
	if err != nil {
		p.t.Log("no picture:", err)
	}
}
