package blog

import (
	"maps"
	"path"
	"slices"
	"strings"

	"daylog/internal/edit"
	"daylog/internal/frontmatter"
	"daylog/internal/post"
)

// Front matter defaults, as Jekyll 4.4's FrontmatterDefaults applies them: each set whose scope
// matches path and type; of two sets the one with the longer path wins, then the one with a type,
// then the later one.

// takeDefaults reads defaults. Jekyll warns of an element that is not valid and ignores it.
func (b *Blog) takeDefaults(config map[string]any) {
	b.setting("defaults")
	problem := edit.Problem{Rule: "blog-config-value", Detail: "defaults", Severity: edit.Wrong}
	sets, ok := config["defaults"].([]any)
	if !ok && isTrue(config["defaults"]) {
		b.settingProblem(problem, "defaults")
	}
	for i, set := range sets {
		m, _ := set.(map[string]any)
		values, ok := m["values"].(map[string]any)
		if !ok {
			b.settingProblem(problem, "defaults")
			continue
		}
		order := b.ConfigOrder.Value("defaults").Item(i).Value("values")
		scope := Scope{Values: values, Order: order}
		if where, ok := m["scope"].(map[string]any); ok {
			scope.Path, _ = where["path"].(string)
			kind, hasType := where["type"]
			scope.HasType = hasType
			scope.Type = post.Text(kind)
			if plural := scope.Type + "s"; plural == "posts" || plural == "pages" || plural == "drafts" {
				scope.Type = plural // the names of Jekyll 2
			}
		}
		b.Defaults = append(b.Defaults, scope)
	}
}

// FrontMatter returns the values that Jekyll has for a file: the categories of its folders, the
// defaults for its path and type, and values, those of its own front matter, over them.
func (b *Blog) FrontMatter(name string, values map[string]any) map[string]any {
	out := map[string]any{"categories": foldersOf(b.relative(name))}
	defaults, _ := b.defaultsFor(name)
	out = mergeFront(mergeFront(out, defaults), values)
	if all, isList := out["categories"].([]any); isList && len(all) == 0 {
		delete(out, "categories")
	}
	return out
}

// FrontMatterOrder returns the order of the keys of FrontMatter, for the order of its values.
func (b *Blog) FrontMatterOrder(name string, order *frontmatter.Order) *frontmatter.Order {
	_, defaults := b.defaultsFor(name)
	return defaults.Merge(order)
}

// relative returns a path below collections_dir.
func (b *Blog) relative(name string) string {
	if b.CollectionsDir != "" {
		return strings.TrimPrefix(name, b.CollectionsDir+"/")
	}
	return name
}

// TypeOf returns the type of a file for the defaults: "posts" for posts and drafts, the name of its
// collection, or "pages".
func (b *Blog) TypeOf(name string) string {
	name = b.relative(name)
	for folder := range strings.SplitSeq(path.Dir(name), "/") {
		if folder == "_posts" || folder == "_drafts" {
			return "posts"
		}
	}
	top, _, inFolder := strings.Cut(name, "/")
	label, isSpecial := strings.CutPrefix(top, "_")
	if isSpecial && inFolder && slices.Contains(b.Collections, label) {
		return label
	}
	return "pages"
}

// foldersOf returns the categories that a post has from the folders above _posts or _drafts.
func foldersOf(name string) (folders []any) {
	parts := strings.Split(name, "/")
	at := slices.IndexFunc(parts, func(part string) bool {
		return part == "_posts" || part == "_drafts"
	})
	if at < 0 {
		return nil
	}
	for _, part := range parts[:at] {
		if part != "" {
			folders = append(folders, part)
		}
	}
	return folders
}

// defaultsFor returns the defaults of a path, and their order.
func (b *Blog) defaultsFor(name string) (map[string]any, *frontmatter.Order) {
	var order *frontmatter.Order
	defaults, kind := map[string]any{}, b.TypeOf(name)
	var last *Scope
	for i := range b.Defaults {
		scope := &b.Defaults[i]
		if scope.HasType && scope.Type != kind || !b.matches(scope.Path, name) {
			continue
		}
		if last == nil || scope.precedes(last) {
			defaults, order, last = merge(defaults, scope.Values), order.Merge(scope.Order), scope
		} else {
			defaults, order = merge(scope.Values, defaults), scope.Order.Merge(order)
		}
	}
	return defaults, order
}

// precedes reports whether a scope wins over an earlier one.
func (s *Scope) precedes(old *Scope) bool {
	size, oldSize := len(sanitize(s.Path)), len(sanitize(old.Path))
	switch {
	case size != oldSize:
		return size > oldSize
	case s.HasType:
		return true
	}
	return !old.HasType
}

// sanitize removes the slashes at both ends of an absolute path.
func sanitize(name string) string {
	if strings.HasPrefix(name, "/") {
		return strings.TrimSuffix(name[1:], "/")
	}
	return name
}

// matches reports whether the path of a scope matches a file: as a prefix of its path or, with "*",
// as a pattern for the file or a folder above it.
func (b *Blog) matches(scope, name string) bool {
	if scope == "" {
		return true
	}
	if !strings.Contains(scope, "*") {
		return strings.HasPrefix(b.relative(name), b.relative(scope))
	}
	pattern, parts := strings.Split(scope, "/"), strings.Split(name, "/")
	above := len(parts) - 1 - strings.Count(b.relative(name), "/") // folders of collections_dir
	for n := above + 1; n <= len(parts); n++ {
		if matchesGlob(pattern, parts[:n]) {
			return true
		}
	}
	return false
}

// matchesGlob matches the parts of a path with Ruby's Dir.glob: "**" stands for any folders, and
// "*" for any part that does not begin with a dot.
func matchesGlob(pattern, parts []string) bool {
	// reached[i] says that pattern[:i] matches the parts so far.
	reached := make([]bool, len(pattern)+1)
	reached[0] = true
	skip := func(reached []bool) { // "**" also matches no folder
		for i, part := range pattern {
			if reached[i] && part == "**" && i+1 < len(pattern) {
				reached[i+1] = true
			}
		}
	}
	skip(reached)
	for _, part := range parts {
		next := make([]bool, len(pattern)+1)
		for i, p := range pattern {
			switch {
			case !reached[i]:
			case p == "**" && i+1 < len(pattern):
				next[i] = !strings.HasPrefix(part, ".")
			default:
				ok, _ := path.Match(p, part)
				next[i+1] = ok && (!strings.HasPrefix(part, ".") || strings.HasPrefix(p, "."))
			}
		}
		skip(next)
		reached = next
	}
	return reached[len(pattern)]
}

// mergeFront merges front matter; categories are joined instead of replaced (merge_categories!).
func mergeFront(base, over map[string]any) map[string]any {
	out := merge(base, over)
	old, known := base["categories"].([]any)
	if !known {
		return out
	}
	switch categories := over["categories"].(type) {
	case string:
		out["categories"] = union(old, words(categories))
	case []any:
		out["categories"] = union(old, categories)
	}
	return out
}

func words(text string) (list []any) {
	for _, word := range frontmatter.Words(text) {
		list = append(list, word)
	}
	return list
}

// union returns the distinct elements of two lists. Only texts are compared; other elements stay.
func union(a, b []any) (out []any) {
	known := map[string]bool{}
	for _, item := range slices.Concat(a, b) {
		text, isText := item.(string)
		if isText && known[text] {
			continue
		}
		if isText {
			known[text] = true
		}
		out = append(out, item)
	}
	return out
}

// cloneValues returns a map that can be changed.
func cloneValues(values map[string]any) map[string]any {
	if values == nil {
		return map[string]any{}
	}
	return maps.Clone(values)
}
