package session

// A hash tells two texts apart that should be the same: the page's and the session's, after a change that crossed between them
// instead of the text. It is the polynomial of the text's UTF-16 units in base modulo 2^32, so that the hash of two texts in a row
// comes from theirs. web/editor/snapshot.js computes the same; it guards against mistakes, not against anyone.
type hash struct {
	sum   uint32
	power uint32 // base to the number of units
}

const hashBase = 0x01000193

// emptyHash is the hash of no text.
var emptyHash = hash{0, 1}

func hashOf(text string) hash {
	h := emptyHash
	for _, r := range text {
		if r > 0xFFFF {
			r -= 0x10000
			h = h.unit(0xD800 + uint32(r>>10)).unit(0xDC00 + uint32(r&0x3FF))
		} else {
			h = h.unit(uint32(r))
		}
	}
	return h
}

func (h hash) unit(u uint32) hash { return hash{h.sum*hashBase + u, h.power * hashBase} }

// then is the hash of h's text followed by next's.
func (h hash) then(next hash) hash { return hash{h.sum*next.power + next.sum, h.power * next.power} }
