package kramdown

// Definitions count for the whole document, wherever they stand; of several with one name the last one counts (named
// attribute lists add up). Segments keep what they define and which names they asked for.

type lookupKind uint8

const (
	lookupLink lookupKind = iota
	lookupFootnote
	lookupALD
	lookupAbbreviation
)

// A lookup is a name that a segment asked for, defined or not.
type lookup struct {
	kind lookupKind
	name string
}

// A definition is one of a link, a footnote, an attribute list or an abbreviation.
type definition struct {
	kind     lookupKind
	name     string
	eob      *eobNode // takes the attribute list behind the definition
	link     *linkDefinition
	footnote *footnote
	ald      []byte // what is between the braces
	abbr     *abbreviation
}

// definitions are those of a document.
type definitions struct {
	options   *options
	links     map[string]*linkDefinition
	footnotes map[string]*footnote
	alds      map[string]*attributeList
	abbrs     *abbreviationMatcher
}

// gather returns the definitions of all segments.
func gather(segments []*Segment) *definitions {
	d := &definitions{options: defaultOptions}
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
	d.abbrs = newAbbreviationMatcher(abbrs)
	return d
}

func put[V any](m *map[string]V, name string, v V) {
	if *m == nil {
		*m = map[string]V{}
	}
	(*m)[name] = v
}

// noDefinitions is for reading spans before any definition is known.
func noDefinitions(o *options) *definitions { return &definitions{options: o} }
