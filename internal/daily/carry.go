package daily

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"daylog/internal/edit"
)

// Carrying over copies unfinished items of an earlier log into a later one: the earlier log's plan
// for the next day, and its open tasks. The earlier log is only read. Items that the later log
// already has are not offered, so a second carry changes nothing.

// An Offer lists the items that a log can take over from an earlier one.
type Offer struct {
	From     int       // index of the earlier log, -1 for none
	Items    []Offered // from top to bottom; LeaveOut holds indexes into it
	Into     string    // title of the target section
	Fresh    bool      // the section does not exist; the edits create it
	Plans    []string  // section titles of the earlier log, the choices for CarryOptions.Plan
	Sections []string  // section titles of the log, the choices for CarryOptions.Into
	Edits    []edit.Edit
}

// Offered is an item of an offer. Its sub-items follow it with a Depth that is one higher.
type Offered struct {
	Text  string
	Depth int
	There bool // the log has the item already; it is listed only for its sub-items
}

// CarryOptions select the items to carry and the target section.
type CarryOptions struct {
	Language   string
	Plan, Into string // section titles chosen by the user; "" for the default ones
	// of the user's logs, "" for the built-in one; its carried placeholder selects the target
	// section
	Template string
	LeaveOut []int // indexes of Offer.Items to leave out, with their sub-items
}

// Default section titles.
var (
	usualPlans   = []string{"내일 할 일", "내일의 할 일", "내일 계획", "내일", "다음 할 일", "Tomorrow", "Plan for tomorrow", "To do tomorrow", "Next day"}
	usualTargets = []string{"오늘 할 일", "오늘의 할 일", "오늘 계획", "할 일", "Today", "To do today", "Plan for today", "Today's plan", "To do", "Todo", "Tasks"}
)

// Carry offers the unfinished items of the newest earlier log that has a plan section or tasks.
// earlier holds the logs of previous days, newest first. Edits inserts all items that are not left
// out; its offsets are bytes.
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
		c.roots = c.remaining(source, plans)
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

// holds reports whether a carry from the edited log would find every inserted item. It would not
// if, for example, the log and the item together form a comment. The offer is then empty; otherwise
// the same items would be offered every time.
func (c *carrier) holds(edits []edit.Edit) bool {
	after, err := edit.Apply(c.log.text, edits)
	again := carrier{log: read(after), o: c.o}
	again.findTarget()
	return err == nil && len(again.prune(taken(c.roots), nil)) == 0
}

// taken returns the nodes that are not left out.
func taken(nodes []*node) (kept []*node) {
	for _, n := range nodes {
		if below := taken(n.below); !n.leftOut && (n.existing == nil || len(below) > 0) {
			kept = append(kept, &node{item: n.item, below: below})
		}
	}
	return kept
}

// A carrier carries items into a log.
type carrier struct {
	log    *outline
	o      CarryOptions
	target int    // index of the target section, -1 if it has to be created
	title  string // title of the target section
	roots  []*node
}

// A node is a carried item with its carried sub-items.
type node struct {
	from     *outline
	item     *item
	below    []*node
	existing *item // the equal item of the target log, or nil
	leftOut  bool  // left out by the user
}

func (c *carrier) plans() []string { return chosen(c.o.Plan, usualPlans) }

// chosen returns the titles to search for: the user's choice, or the default ones.
func chosen(own string, usual []string) []string {
	if words(own) != "" {
		return []string{own}
	}
	return usual
}

// findTarget selects the target section: the user's choice, else the section with the template's
// carried placeholder, else one that plans a day. The built-in template comes last, because its
// placeholder is in the section of finished work.
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

// templateTarget returns the title of the section with a template's carried placeholder.
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

// titles returns the section titles of a log as displayed.
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

// remaining returns the unfinished items of an earlier log: its plan without the ticked items, then
// open tasks elsewhere.
func (c *carrier) remaining(source *outline, plans []int) (nodes []*node) {
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

// wanted returns the unfinished items among items. In a plan these are all items that are not
// ticked, elsewhere the open tasks. The sub-items of an open task are included, and so is the item
// above one, to show its context.
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

// merge combines nodes whose items have the same key. Their sub-nodes become sub-nodes of the first
// and are merged in turn.
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

// prune removes nodes that the log has already. It compares first lines, because the user may have
// extended an item below. existing maps labels to items of the log: all items, or the sub-items of
// the items that equal the parent of nodes. An item counts as existing only if all its sub-items
// do.
func (c *carrier) prune(nodes []*node, existing map[string][]*item) (kept []*node) {
	if existing == nil {
		existing = map[string][]*item{}
		for _, s := range c.log.sections {
			addAll(existing, slices.Concat(s.lists...))
		}
	}
	for _, n := range nodes {
		same := existing[n.item.label()]
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
			// An item in another section is carried again as context of its sub-items.
			if i := slices.IndexFunc(same, c.isInTarget); i >= 0 {
				n.existing = same[i]
			}
			kept = append(kept, n)
		}
	}
	return kept
}

// addAll adds items and their sub-items to an index by label.
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

// listOffered appends nodes to an offer and marks those that are left out.
func listOffered(nodes []*node, depth int, leftOut map[int]bool, list *[]Offered) {
	for _, n := range nodes {
		n.leftOut = leftOut[len(*list)]
		*list = append(*list, Offered{Text: plain(n.item.label()), Depth: depth, There: n.existing != nil})
		listOffered(n.below, depth+1, leftOut, list)
	}
}

// label returns the first line of an item, or other text if that is empty.
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

// plain removes the most common Markdown syntax from text, for display on one line.
func plain(text string) string {
	return strings.TrimSpace(markup.Replace(links.ReplaceAllString(text, "$1")))
}
