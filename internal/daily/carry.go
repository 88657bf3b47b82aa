package daily

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"daylog/internal/edit"
)

// Carrying over copies what an earlier log planned into a later one: its plan for the next day and the tasks without a tick. The
// earlier log is only read. What the later one has already is not offered, so that doing it twice is doing it once.

// An Offer is what a log can take over from an earlier one.
type Offer struct {
	From     int       // which of the earlier logs, -1 for none
	Items    []Offered // from top to bottom; LeaveOut counts them from 0
	Into     string    // the heading that they go under
	Fresh    bool      // the heading is not there yet, and comes with them
	Plans    []string  // the earlier log's headings, of which CarryOptions.Plan may be one
	Sections []string  // the log's, for CarryOptions.Into
	Edits    []edit.Edit
}

// Offered is an item of an offer. Items below it follow it, one deeper.
type Offered struct {
	Text  string
	Depth int
	There bool // it is in the log already and is only shown for those below it
}

// CarryOptions say what is carried where.
type CarryOptions struct {
	Language   string
	Plan, Into string // headings that the writer chose; "" for the usual ones
	Template   string // of the writer's logs, "" for the built-in one: its place for the list says where it goes
	LeaveOut   []int  // of the offer's items, with all below them
}

// Headings that the writer did not have to choose.
var (
	usualPlans   = []string{"내일 할 일", "내일의 할 일", "내일 계획", "내일", "다음 할 일", "Tomorrow", "Plan for tomorrow", "To do tomorrow", "Next day"}
	usualTargets = []string{"오늘 할 일", "오늘의 할 일", "오늘 계획", "할 일", "Today", "To do today", "Plan for today", "Today's plan", "To do", "Todo", "Tasks"}
)

// Carry offers a log what is left of the newest earlier one that plans anything: one with a plan's heading or with tasks. earlier
// are those of days before, the newest first. The edits bring in all that is not left out.
func Carry(text string, earlier []string, o CarryOptions) Offer {
	c := carrier{log: read(text), o: o}
	c.findTarget()
	offer := Offer{From: -1, Into: plain(c.title), Fresh: c.target < 0, Sections: c.log.titles()}
	for i, old := range earlier {
		source := read(old)
		plans := source.named(c.plans(), mentions)
		if len(plans) == 0 && !source.hasTasks() {
			continue
		}
		offer.From, offer.Plans = i, source.titles()
		c.roots = c.left(source, plans)
		break
	}
	c.roots = c.prune(c.roots, nil)
	leftOut := map[int]bool{}
	for _, n := range o.LeaveOut {
		leftOut[n] = true
	}
	listOffered(c.roots, 0, leftOut, &offer.Items)
	if offer.Edits = c.edits(); !c.holds(offer.Edits) {
		offer.Items, offer.Edits = nil, nil
	}
	return offer
}

// holds reports whether all that the edits bring in is found again where they put it. It is not where the log has the first half of
// a comment and the item the second, say; then nothing is offered, or it would be every time.
func (c *carrier) holds(edits []edit.Edit) bool {
	after, err := edit.Apply(c.log.text, edits)
	again := carrier{log: read(after), o: c.o}
	again.findTarget()
	return err == nil && len(again.prune(taken(c.roots), nil)) == 0
}

// taken are the nodes that are not left out.
func taken(nodes []*node) (kept []*node) {
	for _, n := range nodes {
		if below := taken(n.below); !n.out && (n.there == nil || len(below) > 0) {
			kept = append(kept, &node{item: n.item, below: below})
		}
	}
	return kept
}

// A carrier carries items into a log.
type carrier struct {
	log    *outline
	o      CarryOptions
	target int    // the section that they go into, -1 for one that is to be made
	title  string // its heading
	roots  []*node
}

// A node is an item that is carried, with those of the items below it that are.
type node struct {
	from  *outline
	item  *item
	below []*node
	there *item // the same item in the log that it goes into
	out   bool  // the writer leaves it out
}

func (c *carrier) plans() []string { return chosen(c.o.Plan, usualPlans) }

// chosen are the headings to look for: the writer's own, else the usual ones.
func chosen(own string, usual []string) []string {
	if words(own) != "" {
		return []string{own}
	}
	return usual
}

// findTarget finds the section that the items go into: the one that the writer chose, else the one that the template has a place
// for them in, else one that plans a day. The built-in template, whose place is among what was done, comes last.
func (c *carrier) findTarget() {
	names := chosen(c.o.Into, nil)
	if names == nil {
		if c.o.Template != "" {
			names = templateTarget(c.o.Template)
		}
		names = slices.Concat(names, usualTargets, templateTarget(korean), templateTarget(english))
	}
	c.target = -1
	for _, name := range names {
		if found := c.log.named([]string{name}, isNamed); len(found) > 0 {
			c.target = found[0]
			c.title = c.log.sections[c.target].title
			return
		}
	}
	switch {
	case c.o.Into != "":
		c.title = c.o.Into
	case c.o.Language == "ko":
		c.title = usualTargets[0]
	default:
		c.title = "Today"
	}
}

// templateTarget is the heading above a template's place for the carried list.
func templateTarget(template string) []string {
	filled := Fill(template, Values{Now: time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC), Carried: "-"})
	if filled.Carried < 0 {
		return nil
	}
	o := read(filled.Text)
	for i := len(o.sections) - 1; i > 0; i-- {
		if o.starts[o.sections[i].first] <= filled.Carried {
			return []string{o.sections[i].title}
		}
	}
	return nil
}

// titles are the headings of a log, as one reads them.
func (o *outline) titles() (titles []string) {
	known := map[string]bool{}
	for _, s := range o.sections[1:] {
		if title := plain(s.title); words(title) != "" && !known[title] {
			known[title] = true
			titles = append(titles, title)
		}
	}
	return titles
}

func (o *outline) hasTasks() bool {
	return slices.ContainsFunc(o.sections, func(s section) bool {
		return slices.ContainsFunc(s.lists, func(items []*item) bool { return slices.ContainsFunc(items, (*item).hasTask) })
	})
}

func (it *item) hasTask() bool { return it.box != 0 || slices.ContainsFunc(it.items, (*item).hasTask) }

// left returns what an earlier log has left to do: all of its plan but what is ticked, then the tasks without a tick elsewhere.
func (c *carrier) left(source *outline, plans []int) (nodes []*node) {
	planned := map[int]bool{}
	for _, i := range plans {
		for _, s := range source.below(i) {
			if !planned[s.first] {
				planned[s.first] = true
				nodes = append(nodes, wanted(source, slices.Concat(s.lists...), true)...)
			}
		}
	}
	for i, s := range source.sections {
		if i == 0 || !planned[s.first] {
			nodes = append(nodes, wanted(source, slices.Concat(s.lists...), false)...)
		}
	}
	return merge(nodes, (*item).label)
}

// wanted returns what is left to do of items. Of a plan that is all that has no tick, elsewhere the tasks; what stands below a task
// that is left comes with it, and an item above one shows where it belongs.
func wanted(from *outline, items []*item, planned bool) (nodes []*node) {
	for _, it := range items {
		switch below := wanted(from, it.items, it.box == ' ' || planned && it.box == 0); {
		case it.box == 'x' || it.own == "":
			nodes = append(nodes, below...)
		case planned || it.box == ' ' || len(below) > 0:
			nodes = append(nodes, &node{from: from, item: it, below: below})
		}
	}
	return merge(nodes, func(it *item) string { return it.own })
}

// merge makes one node of those whose items have the same key. The nodes below them become those of the
// first, merged in turn.
func merge(nodes []*node, key func(*item) string) (list []*node) {
	known := make(map[string]*node, len(nodes))
	grown := map[*node]bool{}
	for _, n := range nodes {
		same := known[key(n.item)]
		if same == nil {
			known[key(n.item)] = n
			list = append(list, n)
		} else if len(n.below) > 0 {
			same.below = append(slices.Clip(same.below), n.below...)
			grown[same] = true
		}
	}
	for n := range grown {
		n.below = merge(n.below, key)
	}
	return list
}

// prune takes off what the log has already. The first line tells, since the writer may have written more
// below. there are the log's items by their labels: all of them, or those that stand below the items that
// are the same as the one above the nodes. An item is there if all that it stands below is there too.
func (c *carrier) prune(nodes []*node, there map[string][]*item) (kept []*node) {
	if there == nil {
		there = map[string][]*item{}
		for _, s := range c.log.sections {
			addAll(there, slices.Concat(s.lists...))
		}
	}
	for _, n := range nodes {
		same := there[n.item.label()]
		if len(same) == 0 {
			kept = append(kept, n)
			continue
		}
		if len(n.below) == 0 {
			continue
		}
		below := map[string][]*item{}
		for _, it := range same {
			for _, child := range it.items {
				if child.own != "" {
					below[child.label()] = append(below[child.label()], child)
				}
			}
		}
		if n.below = c.prune(n.below, below); len(n.below) > 0 {
			// Where it is there but not in the section, it comes once more to show what they belong to.
			if i := slices.IndexFunc(same, c.isInTarget); i >= 0 {
				n.there = same[i]
			}
			kept = append(kept, n)
		}
	}
	return kept
}

// addAll adds items and those below them by their labels.
func addAll(index map[string][]*item, items []*item) {
	for _, it := range items {
		if it.own != "" {
			index[it.label()] = append(index[it.label()], it)
		}
		addAll(index, it.items)
	}
}

func (c *carrier) isInTarget(it *item) bool {
	if c.target < 0 {
		return false
	}
	s := c.log.sections[c.target]
	return s.body <= it.first && it.first < s.end
}

// listOffered lists the nodes as an offer does and marks those that are left out.
func listOffered(nodes []*node, depth int, leftOut map[int]bool, list *[]Offered) {
	for _, n := range nodes {
		n.out = leftOut[len(*list)]
		*list = append(*list, Offered{Text: plain(n.item.label()), Depth: depth, There: n.there != nil})
		listOffered(n.below, depth+1, leftOut, list)
	}
}

// label is what an item is called: its first line, or what else there is.
func (it *item) label() string {
	if it.text != "" {
		return it.text
	}
	return it.own
}

var (
	markup = strings.NewReplacer("**", "", "`", "")
	links  = regexp.MustCompile(`!?\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\([^()\s]*(?:\s+"[^"]*")?\)`)
)

// plain is text without the commonest marks, to be read in a line of its own.
func plain(text string) string {
	return strings.TrimSpace(markup.Replace(links.ReplaceAllString(text, "$1")))
}
