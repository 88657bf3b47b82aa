package kramdown

import "maps"

// Definitions apply to the whole document. Of several with the same name the last one applies;
// named attribute lists are added up. Segments record their definitions and the names that they
// look up.

type lookupKind uint8

const (
	lookupLink lookupKind = iota
	lookupFootnote
	lookupALD
	lookupAbbreviation
)

// A lookup is a name that a segment looked up, whether it was defined or not.
type lookup struct {
	kind lookupKind
	name string
}

// A definition defines a link, a footnote, an attribute list or an abbreviation.
type definition struct {
	kind     lookupKind
	name     string
	eob      *eobNode // takes the attribute list after the definition
	link     *linkDefinition
	footnote *footnote
	ald      []byte // the text between the braces
	abbr     *abbreviation
}

// A definitions value has all definitions of a document.
type definitions struct {
	options   *Options
	links     map[string]*linkDefinition
	footnotes map[string]*footnote
	alds      map[string]*attributeList
	abbrs     *abbreviationMatcher
}

// gather returns the definitions of the options and of all segments.
func gather(o *Options, segments []*Segment) *definitions {
	d := &definitions{options: o, links: maps.Clone(o.links)}
	var abbrs map[string]*abbreviation
	for _, seg := range segments {
		if seg.options != nil {
			d.options = d.options.with(seg.options)
		}
		for _, def := range seg.definitions {
			switch def.kind {
			case lookupLink:
				put(&d.links, def.name, def.link)
			case lookupFootnote:
				put(&d.footnotes, def.name, def.footnote)
			case lookupAbbreviation:
				put(&abbrs, def.name, def.abbr)
			case lookupALD:
				if d.alds[def.name] == nil {
					put(&d.alds, def.name, &attributeList{})
				}
				d.alds[def.name].parse(def.ald)
			}
		}
	}
	d.abbrs = newAbbreviationMatcher(abbrs, o.Version)
	return d
}

func put[V any](m *map[string]V, name string, v V) {
	if *m == nil {
		*m = map[string]V{}
	}
	(*m)[name] = v
}

// noDefinitions is for parsing spans in the block phase, when no definition is known.
func noDefinitions(o *Options) *definitions { return &definitions{options: o} }
