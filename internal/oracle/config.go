package oracle

import (
	"maps"
	"math/rand/v2"
	"slices"
)

// values has values of kramdown's options in a _config.yml, valid ones only, because Jekyll ends at
// others.
var values = map[string][]any{
	"input":                      {"kramdown", "GFM"},
	"hard_wrap":                  {true},
	"gfm_quirks":                 {[]any{}, "no_auto_typographic", "paragraph_end,no_auto_typographic"},
	"parse_block_html":           {true},
	"parse_span_html":            {false},
	"auto_ids":                   {false},
	"auto_id_stripping":          {true},
	"auto_id_prefix":             {"h-"},
	"transliterated_header_ids":  {true},
	"header_offset":              {1, -2},
	"header_links":               {true},
	"toc_levels":                 {"2..3", []any{1, 3}},
	"footnote_nr":                {5},
	"footnote_prefix":            {"p-"},
	"footnote_link_text":         {"[%s]"},
	"footnote_backlink":          {"", "위로 & <b>", nil},
	"footnote_backlink_inline":   {true},
	"smart_quotes":               {"laquo,raquo,apos,quot"},
	"typographic_symbols":        {map[string]any{"hellip": "...", "ndash": "--", "raquo_space": "<"}},
	"entity_output":              {"numeric", "as_input", "symbolic"},
	"math_engine":                {nil, "katex"},
	"remove_line_breaks_for_cjk": {true},
	"remove_block_html_tags":     {true},
	"remove_span_html_tags":      {true},
	"syntax_highlighter":         {"none"},
	"guess_lang":                 {false},
	"link_defs":                  {map[string]any{"b": []any{"/u", "t"}, "a b": []any{"/v"}}},
	"syntax_highlighter_opts": {
		map[string]any{"block": map[string]any{"line_numbers": true, "start_line": 3}},
		map[string]any{"default_lang": "ruby", "css_class": "code"},
		map[string]any{"span": map[string]any{"disable": true}, "line_numbers": true},
		map[string]any{"block": map[string]any{"wrap": false}},
	},
}

// names has the keys of values in a fixed order.
var names = slices.Sorted(maps.Keys(values))

// Config returns the i-th random map kramdown: of a _config.yml. It depends only on the seed and i.
func (g Generator) Config(i int) map[string]any {
	r := rand.New(rand.NewPCG(g.Seed+1, uint64(i)))
	config := map[string]any{}
	for range 1 + r.IntN(6) {
		name := names[r.IntN(len(names))]
		config[name] = values[name][r.IntN(len(values[name]))]
	}
	return config
}
