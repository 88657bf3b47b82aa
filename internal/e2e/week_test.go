package e2e

import (
	"fmt"
	"html"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"daylog/internal/tools"
)

// setClock reloads the page at another time in Seoul.
func (p *page) setClock(clock string) {
	p.t.Helper()
	place, err := time.LoadLocation("Asia/Seoul")
	require.NoError(p.t, err)
	when, err := time.ParseInLocation("2006-01-02 15:04", clock, place)
	require.NoError(p.t, err)
	p.waitSaved()
	eval[any](p, `void (window.name = %s)`, fmt.Sprint(when.UnixMilli()))
	p.reload()
	p.waitReady()
}

// rewrite replaces parts of the open log, each of which occurs once.
func (p *page) rewrite(pairs ...string) {
	p.t.Helper()
	text := p.lines()
	for i := 0; i < len(pairs); i += 2 {
		require.Equal(p.t, 1, strings.Count(text, pairs[i]), "%q in\n%s", pairs[i], text)
		text = strings.Replace(text, pairs[i], pairs[i+1], 1)
	}
	p.replaceAll(text)
	p.wait(`[...document.querySelectorAll(".cm-line")].map(line => line.textContent).join("\n") == %s`, text)
	p.waitPreview("오늘 한 일")
	p.waitSaved()
}

// nextDay creates the log for a day as the next of its series, and carries all unfinished items.
func (p *page) nextDay(clock, title, offered string) {
	p.t.Helper()
	p.setClock(clock)
	p.press("Mod+Alt+T")
	p.wait(`document.querySelector(".Proposal[open]") && document.querySelector(".Proposal-title").value == %s`, title)
	p.press("Enter")
	p.wait(`document.querySelector(".TopBar-title").textContent == %s`, title)
	p.wait(offer)
	require.Contains(p.t, eval[string](p, `document.querySelector(".CarryOffer").textContent`), offered)
	p.press("Mod+Alt+Enter")
	p.wait(`!(` + offer + `)`)
	p.waitPreview("오늘 한 일")
}

const planHead = "## **🚀 내일 할 일**\n\n"

// Five logs with a free weekend, each carrying the plan of the previous one, numbered by day and
// week; then the posts for both weeks. The real Jekyll builds the downloaded posts.
func TestFiveDaysAndTheirWeeks(t *testing.T) {
	p := openAt(t, "Asia/Seoul", "2026-11-19 21:00", visit{language: "ko-KR"})
	p.waitReady()
	p.rewrite(`"2026년 11월 19일 기록"`, `"[Week 01 / Day 001] 학습 기록"`, "tags: [daily-log]", "tags: [daily-log, week01]",
		"오늘 한 일**\n\n- \n", "오늘 한 일**\n\n- 환경 설정\n", "회고**\n\n\n", "회고**\n\n첫날은 $a^2$ 만큼 바빴다.\n",
		planHead+"- ", planHead+"- 1강 듣기\n    - [ ] 퀴즈\n- [ ] 과제 1")

	p.nextDay("2026-11-20 22:10", "[Week 01 / Day 002] 학습 기록", "과제 1")
	require.Contains(t, p.lines(), "오늘 한 일**\n\n- [ ] 1강 듣기\n    - [ ] 퀴즈\n- [ ] 과제 1\n- \n")
	p.rewrite("- [ ] 1강 듣기\n    - [ ] 퀴즈", "- [x] 1강 듣기\n    - [x] 퀴즈", "회고**\n\n\n", "회고**\n\n과제는 월요일에.\n", planHead+"- ", planHead+"- 2강 듣기")

	p.nextDay("2026-11-23 08:30", "[Week 02 / Day 003] 학습 기록", "2강 듣기 · 과제 1")
	require.Contains(t, p.lines(), "tags: [daily-log, week02]")
	require.Contains(t, p.lines(), "오늘 한 일**\n\n- [ ] 2강 듣기\n- [ ] 과제 1\n- \n")
	p.rewrite("- [ ] 과제 1\n- \n", "- [x] 과제 1\n", "회고**\n\n\n", "회고**\n\n쉬고 오니 좋다.\n", planHead+"- ", planHead+"- 2강 듣기\n- 3강 듣기")

	p.nextDay("2026-11-24 23:59", "[Week 02 / Day 004] 학습 기록", "2강 듣기 · 3강 듣기")
	p.rewrite("- 2강 듣기\n", "- [x] 2강 듣기\n", planHead+"- ", planHead+"- 복습")

	p.nextDay("2026-11-25 20:00", "[Week 02 / Day 005] 학습 기록", "복습")
	p.rewrite("- 복습\n- \n", "- [x] 복습\n", "회고**\n\n\n", "회고**\n\n### 좋았던 것\n\n끝!\n")

	p.press("Mod+Alt+7")
	p.wait(`document.querySelector(".TopBar-title").textContent.startsWith("2026년 48주차 기록")`)
	p.waitPreview("11월 24일 화요일")
	p.shot("week")
	p.write("잘했다.")
	p.waitPreview("잘했다.")
	p.waitSaved()
	first := `[...document.querySelectorAll(".Rail-item")].at(-1)`
	eval[any](p, first+`.click()`)
	p.wait(`document.querySelector(".TopBar-title").textContent == "[Week 01 / Day 001] 학습 기록"`)
	p.press("Mod+Alt+7")
	p.wait(`document.querySelector(".TopBar-title").textContent.startsWith("2026년 47주차 기록")`)
	p.waitSaved()
	require.Equal(t, 7, p.logs())

	site := t.TempDir()
	for n := range 7 {
		eval[any](p, `document.querySelectorAll(".Rail-item")[%s].click()`, n)
		p.wait(`document.querySelectorAll(".Rail-item")[%s].getAttribute("aria-current") == "true"`, n)
		name, data := p.download(func() { p.press("Mod+Shift+S") })
		writeFile(t, filepath.Join(site, "_posts", name), string(data))
	}
	checkBuilt(t, site)
}

func writeFile(t *testing.T, file, text string) {
	t.Helper()
	require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
	require.NoError(t, os.WriteFile(file, []byte(text), 0o644))
}

// checkBuilt builds the five days and their weeks and checks the pages.
func checkBuilt(t *testing.T, site string) {
	jekyll := tools.Need(t, "Jekyll")
	writeFile(t, filepath.Join(site, "_config.yml"), "permalink: /posts/:title/\ntimezone: Asia/Seoul\ndefaults: [{scope: {path: '', type: posts}, values: {layout: post}}]\n")
	writeFile(t, filepath.Join(site, "_layouts/post.html"), "<h1>{{ page.title }}</h1>{{ content }}")
	writeFile(t, filepath.Join(site, "index.html"), "---\n---\n{% for p in site.posts reversed %}{{ p.date | date: '%F %R' }} {{ p.title }} {{ p.tags | sort | join: ',' }}\n{% endfor %}")
	// These days may be later than the clock of the machine.
	out, err := exec.Command(jekyll, "build", "-q", "--future", "-s", site, "-d", filepath.Join(site, "_site")).CombinedOutput()
	require.NoError(t, err, string(out))
	index, err := os.ReadFile(filepath.Join(site, "_site/index.html"))
	require.NoError(t, err)
	require.Equal(t, strings.Join([]string{
		"2026-11-19 21:00 [Week 01 / Day 001] 학습 기록 daily-log,week01",
		"2026-11-20 22:10 [Week 01 / Day 002] 학습 기록 daily-log,week01",
		"2026-11-22 23:59 2026년 47주차 기록 (11월 16일~22일) week01,weekly-log",
		"2026-11-23 08:30 [Week 02 / Day 003] 학습 기록 daily-log,week02",
		"2026-11-24 23:59 [Week 02 / Day 004] 학습 기록 daily-log,week02",
		"2026-11-25 20:00 [Week 02 / Day 005] 학습 기록 daily-log,week02",
		"2026-11-25 20:00 2026년 48주차 기록 (11월 23일~29일) week02,weekly-log",
	}, "\n"), strings.TrimSpace(html.UnescapeString(string(index))))

	for number, want := range map[string]struct {
		days []string
		text []string
	}{
		"47": {[]string{"[Week 01 / Day 001] 학습 기록", "[Week 01 / Day 002] 학습 기록"}, []string{"환경 설정", "퀴즈", "첫날은 $a^2$ 만큼 바빴다.", "과제는 월요일에."}},
		"48": {[]string{"[Week 02 / Day 003] 학습 기록", "[Week 02 / Day 004] 학습 기록", "[Week 02 / Day 005] 학습 기록"},
			[]string{"과제 1", "2강 듣기", "복습", "쉬고 오니 좋다.", "좋았던 것", "끝!", "잘했다."}},
	} {
		page, err := os.ReadFile(filepath.Join(site, "_site/posts/weekly-log-2026-w"+number, "index.html"))
		require.NoError(t, err)
		require.NotContains(t, string(page), "{%")
		var titles []string
		for _, href := range regexp.MustCompile(`href="(/posts/[^"#]*)`).FindAllStringSubmatch(string(page), -1) {
			name, err := url.PathUnescape(href[1])
			require.NoError(t, err)
			linked, err := os.ReadFile(filepath.Join(site, "_site", name, "index.html"))
			require.NoError(t, err, "a link that leads nowhere")
			titles = append(titles, regexp.MustCompile(`<h1>(.*?)</h1>`).FindStringSubmatch(string(linked))[1])
		}
		require.Equal(t, want.days, titles)
		at := 0
		for _, text := range want.text {
			next := strings.Index(string(page[at:]), text)
			require.GreaterOrEqual(t, next, 0, "%q in\n%s", text, page)
			at += next
		}
	}
	require.NotContains(t, string(must(os.ReadFile(filepath.Join(site, "_site/posts/weekly-log-2026-w47/index.html")))), "과제 1", "it was not done then")
}

func must(data []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return data
}

// A link to a day, in the page of its week, opens its log; the weekly post is created once, and is
// not a daily log.
func TestTheWeeksLinksOpenItsDays(t *testing.T) {
	for name, v := range map[string]visit{"wide": {}, "narrow": {width: 390, height: 844, dark: true, language: "ko-KR"}} {
		t.Run(name, func(t *testing.T) {
			p := open(t, v)
			p.waitReady()
			_, text := p.yesterday("## Looking back\n\nIt was $$x$$ good.\n\n## 회고\n\n좋았다.\n")
			p.press("Mod+Alt+7")
			p.wait(`/Week|주차 기록/.test(document.querySelector(".TopBar-title").textContent)`)
			p.waitPreview("good.")
			require.Contains(t, p.lines(), "math: true")
			p.wait(content + `.querySelector("mjx-container")`)
			p.press("Mod+Alt+V")
			p.shot("week-" + name)
			link := content + `.querySelector('a[href^="/posts/"]')`
			require.Contains(t, eval[string](p, link+`.getAttribute("href")`), "/posts/yesterday/")
			eval[any](p, link+`.click()`)
			p.wait(`document.querySelector(".TopBar-title").textContent == "Yesterday"`)
			p.press("Mod+Alt+E")
			require.Equal(t, strings.TrimRight(text, "\n"), strings.TrimRight(p.lines(), "\n"))
			before := p.logs()
			p.press("Mod+Alt+7")
			p.wait(`/Week|주차 기록/.test(document.querySelector(".TopBar-title").textContent)`)
			require.Equal(t, before, p.logs())
			p.press("Mod+Alt+T")
			p.wait(`/Daily log|일 기록/.test(document.querySelector(".TopBar-title").textContent)`)
		})
	}
}
