package daily

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"daylog/internal/edit"
)

// A case is: earlier log → new log → new log after the carry. ⏎ ends a line, and so does the end of
// a part; | is the caret. "-" alone stands for an unchanged log.
var carryCases = []struct{ name, test string }{
	{"a plan", "## 내일 할 일⏎⏎- 가⏎- 나⏎ → ## 오늘 할 일⏎⏎- |⏎⏎## 회고⏎ → ## 오늘 할 일⏎⏎- 가⏎- 나⏎- |⏎⏎## 회고⏎"},
	{"as the writer writes headings", "## **🚀 내일 할 일**⏎- 가⏎ → ## **📝 오늘 할일**⏎- 나⏎⏎<br>⏎⏎## 끝⏎ → ## **📝 오늘 할일**⏎- 나⏎- 가⏎⏎<br>⏎⏎## 끝⏎"},
	{"English", "## Tomorrow⏎⏎- a⏎ → ## Done today⏎⏎- |⏎⏎## Today⏎⏎- ⏎ → ## Done today⏎⏎- |⏎⏎## Today⏎⏎- a⏎- ⏎"},
	{"tasks anywhere", "text⏎⏎- [ ] a⏎- [x] b⏎- c⏎⏎## Notes⏎- [ ] d⏎ → ## Today⏎- ⏎ → ## Today⏎- [ ] a⏎- [ ] d⏎- ⏎"},
	{"ticked ones stay behind", "## Tomorrow⏎- [x] a⏎- [ ] b⏎- c⏎- [X] d⏎ → ## Today⏎- ⏎ → ## Today⏎- [ ] b⏎- [ ] c⏎- ⏎"},
	{"nested", "## Tomorrow⏎- a⏎    - b⏎    - [x] c⏎        - d⏎    - e⏎- f⏎ → ## Today⏎- ⏎ → ## Today⏎- a⏎    - b⏎    - e⏎- f⏎- ⏎"},
	{"a task below a ticked one", "## Tomorrow⏎- [x] a⏎  - [ ] b⏎    - c⏎  - d⏎ → ## Today⏎- ⏎ → ## Today⏎- [ ] b⏎  - c⏎- ⏎"},
	{"what a task stands below", "- a⏎  - [ ] b⏎  - [x] c⏎  - d⏎ → ## Today⏎- ⏎ → ## Today⏎- a⏎  - [ ] b⏎- ⏎"},
	{"sections of a plan", "## Tomorrow⏎### One⏎- a⏎### Two⏎- b⏎## Else⏎- c⏎ → ## Today⏎- ⏎ → ## Today⏎- a⏎- b⏎- ⏎"},
	{"nothing twice", "## Tomorrow⏎- a⏎- b⏎  - c⏎ → ## Today⏎- [x] a⏎- b⏎  - c⏎ → -"},
	{"what moved to another section", "## Tomorrow⏎- a⏎- b⏎ → ## Done⏎- a⏎## Today⏎- x⏎ → ## Done⏎- a⏎## Today⏎- x⏎- b⏎"},
	{"below what is there", "## Tomorrow⏎- a⏎  - b⏎  - c⏎ → ## Today⏎- a⏎    - b⏎- x⏎ → ## Today⏎- a⏎    - b⏎    - c⏎- x⏎"},
	{"below what has nothing below it", "## Tomorrow⏎- a⏎    - b⏎      text⏎ → ## Today⏎1. a⏎⏎## End → ## Today⏎1. a⏎   - b⏎     text⏎⏎## End"},
	{"what is elsewhere comes again for those below", "## Tomorrow⏎- a⏎  - b⏎  - c⏎ → ## Done⏎- a⏎  - b⏎## Today⏎- ⏎ → ## Done⏎- a⏎  - b⏎## Today⏎- a⏎  - c⏎- ⏎"},
	{"a task that is planned, too", "- [ ] a⏎## Tomorrow⏎- a⏎- b⏎ → ## Today⏎- ⏎ → ## Today⏎- a⏎- b⏎- ⏎"},
	{"an empty plan", "## Tomorrow⏎⏎- ⏎- [ ] ⏎*⏎ → ## Today⏎- ⏎ → -"},
	{"no plan and no task", "text⏎- a⏎ → ## Today⏎- ⏎ → -"},
	{"no heading", "## Tomorrow⏎- a⏎ → ## One⏎⏎x⏎ → ## Today⏎⏎- a⏎⏎## One⏎⏎x⏎"},
	{"no heading, Korean plan in bold", "## 내일 할 일⏎- a⏎ → ---⏎title: x⏎---⏎### **한 일**⏎ → ---⏎title: x⏎---⏎### **Today**⏎⏎- a⏎⏎### **한 일**⏎"},
	{"no heading and text above", "## Tomorrow⏎- a⏎ → text⏎## One⏎ → text⏎⏎## Today⏎⏎- a⏎⏎## One⏎"},
	{"no headings", "## Tomorrow⏎- a⏎ → text → text⏎⏎## Today⏎⏎- a"},
	{"an empty log", "## Tomorrow⏎- a⏎ →  → ## Today⏎⏎- a⏎"},
	{"an empty section", "## Tomorrow⏎- a⏎ → ## Today⏎⏎⏎⏎## End⏎ → ## Today⏎⏎- a⏎⏎⏎## End⏎"},
	{"an empty section, tight", "## Tomorrow⏎- a⏎ → ## Today⏎## End⏎ → ## Today⏎⏎- a⏎⏎## End⏎"},
	{"an empty section at the end", "## Tomorrow⏎- a⏎- b⏎ → ## Today → ## Today⏎⏎- a⏎- b"},
	{"an empty section above a divider", "## Tomorrow⏎- a⏎ → ## Today⏎⏎<br>⏎⏎## End⏎ → ## Today⏎⏎- a⏎⏎<br>⏎⏎## End⏎"},
	{"below the section's text", "## Tomorrow⏎- a⏎ → ## Today⏎text⏎⏎---⏎## End⏎ → ## Today⏎text⏎⏎- a⏎⏎---⏎## End⏎"},
	{"into numbers", "## Tomorrow⏎- a⏎  - b⏎⏎  text⏎* c⏎ → ## Today⏎9. x⏎ → ## Today⏎9. x⏎10. a⏎    - b⏎⏎    text⏎11. c⏎"},
	{"out of numbers", "## Tomorrow⏎1. a⏎   - b⏎2. c⏎ → ## Today⏎* x⏎ → ## Today⏎* x⏎* a⏎  - b⏎* c⏎"},
	{"numbers stay numbers", "## Tomorrow⏎1. a⏎2. [x] b⏎3. c⏎ → ## Today⏎ → ## Today⏎⏎1. a⏎2. c⏎"},
	{"lists of two kinds become one", "## Tomorrow⏎1. a⏎⏎text⏎⏎- b⏎  - c⏎ → ## Today⏎ → ## Today⏎⏎1. a⏎2. b⏎   - c⏎"},
	{"into tasks", "## Tomorrow⏎- a⏎  - b⏎- [ ] c⏎ → ## Today⏎- [ ] ⏎ → ## Today⏎- [ ] a⏎  - b⏎- [ ] c⏎- [ ] ⏎"},
	{"code and math", "## Tomorrow⏎- a⏎⏎  ```sh⏎  - no item⏎⏎  ## no heading⏎  ```⏎- b⏎⏎  $$⏎  - x⏎  $$⏎ → ## Today⏎+ ⏎ → ## Today⏎+ a⏎⏎  ```sh⏎  - no item⏎⏎  ## no heading⏎  ```⏎+ b⏎⏎  $$⏎  - x⏎  $$⏎+ ⏎"},
	{"lines without an indent", "## Tomorrow⏎- a⏎more⏎- b⏎⏎text⏎ → ## Today⏎- ⏎ → ## Today⏎- a⏎more⏎- b⏎- ⏎"},
	{"tabs", "## Tomorrow⏎-\ta⏎\t-\tb⏎\t\ttext⏎ → ## Today⏎- ⏎ → ## Today⏎-\ta⏎\t-\tb⏎\t\ttext⏎- ⏎"},
	{"tabs into numbers", "## Tomorrow⏎-\ta⏎\t-\tb⏎ → ## Today⏎1. x⏎ → ## Today⏎1. x⏎2.   a⏎     -   b⏎"},
	{"an indented list", "## Tomorrow⏎  - a⏎    - b⏎ → ## Today⏎- ⏎ → ## Today⏎- a⏎  - b⏎- ⏎"},
	{"CRLF", "## Tomorrow⏎- a⏎- b⏎ → ## Today\r⏎- \r⏎\r⏎x\r⏎ → ## Today\r⏎- a\r⏎- b\r⏎- \r⏎\r⏎x\r⏎"},
	{"from CRLF", "## Tomorrow\r⏎\r⏎- a\r⏎\r⏎  b\r⏎ → ## Today⏎- ⏎ → ## Today⏎- a⏎⏎  b⏎- ⏎"},
	{"headings in code are none", "```⏎## Tomorrow⏎- a⏎```⏎- [ ] b⏎ → ~~~⏎## Today⏎~~~⏎⏎# Today #⏎ → ~~~⏎## Today⏎~~~⏎⏎# Today #⏎⏎- [ ] b⏎"},
	{"comments", "<!--⏎- [ ] a⏎-->⏎- [ ] b⏎ → ## Today⏎- ⏎ → ## Today⏎- [ ] b⏎- ⏎"},
	{"front matter is no list", "---⏎tags:⏎- [ ] a⏎---⏎- [ ] b⏎ → ---⏎tags:⏎- b⏎---⏎## Today⏎- ⏎ → ---⏎tags:⏎- b⏎---⏎## Today⏎- [ ] b⏎- ⏎"},
	{"headings with a line below", "Tomorrow⏎---⏎- a⏎ → Today⏎===⏎⏎- ⏎ → Today⏎===⏎⏎- a⏎- ⏎"},
	{"a heading right below an item", "- [ ] a⏎## Tomorrow⏎- b⏎## Else⏎- c⏎ → ## Today⏎- ⏎## End⏎ → ## Today⏎- [ ] b⏎- [ ] a⏎- ⏎## End⏎"},
	{"a divider right below an item", "## Tomorrow⏎- a⏎<br>⏎ → ## Today⏎- x⏎---⏎ → ## Today⏎- x⏎- a⏎---⏎"},
	{"an attribute list stays at the list's end", "## Tomorrow⏎- a⏎{: .x}⏎ → ## Today⏎- x⏎{: .y}⏎ → ## Today⏎- x⏎- a⏎{: .y}⏎"},
	{"the same below different ones", "## Tomorrow⏎- a⏎  - x⏎- b⏎  - x⏎ → ## Today⏎- ⏎ → ## Today⏎- a⏎  - x⏎- b⏎  - x⏎- ⏎"},
	{"twice in one list", "## Tomorrow⏎- a⏎- a⏎ → ## Today⏎- ⏎ → ## Today⏎- a⏎- ⏎"},
}

var carryMarks = strings.NewReplacer("⏎", "\n")

func TestCarry(t *testing.T) {
	for _, test := range carryCases {
		t.Run(test.name, func(t *testing.T) {
			parts := strings.Split(carryMarks.Replace(test.test), " → ")
			earlier, before, want := parts[0], parts[1], parts[2]
			if want == "-" {
				want = before
			}
			caret := strings.Index(before, "|")
			if caret >= 0 {
				before = before[:caret] + before[caret+1:]
			}
			offer := Carry(before, []string{earlier}, CarryOptions{})
			got, err := edit.Apply(before, offer.Edits)
			require.NoError(t, err)
			if caret >= 0 {
				caret = mapCaret(caret, offer.Edits)
				got = got[:caret] + "|" + got[caret:]
			}
			require.Equal(t, want, got)
		})
	}
}

// mapCaret moves a caret as the editor does: an insertion at the caret goes after it.
func mapCaret(caret int, edits []edit.Edit) int {
	moved := caret
	for _, e := range edits {
		switch {
		case e.End < caret || e.End == caret && e.Start < e.End:
			moved += len(e.New) - (e.End - e.Start)
		case e.Start < caret:
			moved -= caret - e.Start
		}
	}
	return moved
}

func TestCarryOffers(t *testing.T) {
	earlier := "## 🚀 Tomorrow\n- [**a**](b) `c`\n  - d\n- e\n  - f\n## Notes\n- [ ] g\n"
	offer := Carry("## **📝 Today**\n- e\n", []string{earlier}, CarryOptions{})
	require.Equal(t, []Offered{{"a c", 0, false}, {"d", 1, false}, {"e", 0, true}, {"f", 1, false}, {"g", 0, false}}, offer.Items)
	require.Equal(t, "📝 Today", offer.Into)
	require.False(t, offer.Fresh)
	require.Equal(t, []string{"🚀 Tomorrow", "Notes"}, offer.Plans)
	require.Equal(t, []string{"📝 Today"}, offer.Sections)
}

// The target is the section with the template's placeholder, unless the user chose another.
func TestCarryIntoTheTemplatesSection(t *testing.T) {
	into := func(text string, o CarryOptions) string { return Carry(text, nil, o).Into }
	ko := Next(Options{Now: time.Date(2026, 11, 3, 9, 0, 0, 0, seoul), Language: "ko"}).Text
	require.Equal(t, "📝 오늘 한 일", into(ko, CarryOptions{Language: "ko"}))
	require.Equal(t, "오늘 할 일", into(ko+"## 오늘 할 일\n", CarryOptions{Language: "ko"}))
	own := "---\ntitle: x\n---\n## 할 것\n<% carried %>\n## 오늘 할 일\n"
	require.Equal(t, "할 것", into("## 오늘 할 일\n## 할 것\n", CarryOptions{Template: own}))
	require.Equal(t, "오늘 할 일", into("## 오늘 할 일\n## 할 것\n", CarryOptions{Template: own, Into: "오늘 할 일"}))
	require.Equal(t, "오늘 할 일", into("## 오늘 할 일\n", CarryOptions{Template: own}))
	require.Equal(t, "Today", into("## One\n", CarryOptions{Template: "<% carried %>\n## One\n"}))
}

func TestCarryLeavesOut(t *testing.T) {
	earlier, before := "## Tomorrow\n- a\n  - b\n  - c\n- d\n", "## Today\n- d\n"
	for _, test := range []struct {
		out  []int
		want string
	}{
		{nil, "## Today\n- d\n- a\n  - b\n  - c\n"},
		{[]int{0}, "## Today\n- d\n"},
		{[]int{1}, "## Today\n- d\n- a\n  - c\n"},
		{[]int{1, 2}, "## Today\n- d\n- a\n"},
	} {
		offer := Carry(before, []string{earlier}, CarryOptions{LeaveOut: test.out})
		require.Len(t, offer.Items, 3, "they are still offered")
		got, err := edit.Apply(before, offer.Edits)
		require.NoError(t, err)
		require.Equal(t, test.want, got)
	}
}

// Only the newest log with a plan counts, even if its plan is finished or empty.
func TestCarryTakesTheNewestLogThatPlans(t *testing.T) {
	carry := func(earlier ...string) Offer { return Carry("## Today\n- \n", earlier, CarryOptions{}) }
	require.Equal(t, 1, carry("an essay\n\n- with a list\n", "## Tomorrow\n- a\n", "## Tomorrow\n- b\n").From)
	require.Equal(t, "a", carry("an essay\n", "## Tomorrow\n- a\n", "## Tomorrow\n- b\n").Items[0].Text)
	require.Empty(t, carry("## Tomorrow\n- \n", "## Tomorrow\n- a\n").Items)
	require.Empty(t, carry("- [x] done\n", "## Tomorrow\n- a\n").Items)
	require.Equal(t, -1, carry("an essay\n").From)
	require.Equal(t, -1, carry().From)
}

func TestCarryBetweenTheWritersHeadings(t *testing.T) {
	earlier, before := "## Tomorrow\n- a\n## ⏭️ 다음\n- b\n", "## Today\n- x\n## ✅ 할 것\n"
	offer := Carry(before, []string{earlier}, CarryOptions{Plan: "⏭️ 다음", Into: "✅ 할 것"})
	got, err := edit.Apply(before, offer.Edits)
	require.NoError(t, err)
	require.Equal(t, before+"\n- b\n", got)

	offer = Carry("## One\n", []string{earlier}, CarryOptions{Into: "✅ 할 것", Language: "ko"})
	require.True(t, offer.Fresh)
	require.Equal(t, "✅ 할 것", offer.Into)
	require.Equal(t, "오늘 할 일", Carry("## One\n", []string{earlier}, CarryOptions{Language: "ko"}).Into)
}

// As in real logs: bold headings with emoji, a <br> between sections, sub-lists indented by four
// spaces, other lists above.
func TestCarryBetweenRealLogs(t *testing.T) {
	earlier := "---\ntitle: x\n---\n## **📝 오늘 한 일**\n- 멘토링\n- 강의 수강 및 퀴즈\n    - [PyTorch 6강]\n\n<br>\n\n## **🐾 일일 회고**\n뿌듯하다.\n\n<br>\n\n" +
		"## **🚀 내일 할 일**\n- 기본 과제 1, 2 제출하기\n- 강의 수강 & 퀴즈\n    - [PyTorch 7강]\n    - [PyTorch 8강]\n- 마스터 클래스"
	before := "---\ntitle: y\n---\n## **📝 오늘 한 일**\n- \n\n<br>\n\n## **🚀 내일 할 일**\n- \n"
	offer := Carry(before, []string{earlier}, CarryOptions{Language: "ko"})
	got, err := edit.Apply(before, offer.Edits)
	require.NoError(t, err)
	require.Equal(t, "---\ntitle: y\n---\n## **📝 오늘 한 일**\n- 기본 과제 1, 2 제출하기\n- 강의 수강 & 퀴즈\n    - [PyTorch 7강]\n    - [PyTorch 8강]\n- 마스터 클래스\n"+
		"- \n\n<br>\n\n## **🚀 내일 할 일**\n- \n", got)
}

// For all logs: the new log keeps its text, contains every offered item afterwards, and a second
// carry offers nothing.
func FuzzCarry(f *testing.F) {
	for _, test := range carryCases {
		parts := strings.Split(carryMarks.Replace(test.test), " → ")
		f.Add(parts[0], parts[1], uint8(0))
	}
	f.Fuzz(checkCarry)
}

func checkCarry(t *testing.T, earlier, before string, out uint8) {
	o := CarryOptions{}
	for i := range 8 {
		if out>>i&1 == 1 {
			o.LeaveOut = append(o.LeaveOut, i)
		}
	}
	offer := Carry(before, []string{earlier}, o)
	after, err := edit.Apply(before, offer.Edits)
	require.NoError(t, err)
	for _, e := range offer.Edits {
		require.NotEmpty(t, e.New)
		require.Equal(t, e.Start, e.End, "all is kept")
	}
	again := Carry(after, []string{earlier}, CarryOptions{})
	if out == 0 {
		require.Empty(t, again.Items, after)
		require.Empty(t, again.Edits)
	}
	if len(offer.Edits) > 0 {
		require.Less(t, countNew(again), countNew(offer), after)
	}
}

func countNew(offer Offer) (n int) {
	for _, it := range offer.Items {
		if !it.There {
			n++
		}
	}
	return n
}
