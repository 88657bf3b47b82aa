package session

// A hash detects that the page and the session hold different texts after a Change. It is the
// polynomial of the text's UTF-16 units in hashBase modulo 2^32, so that the hash of a
// concatenation follows from those of its parts. web/editor/snapshot.js computes the same. It
// detects mistakes, not attacks.
type hash struct {
	sum   uint32
	power uint32 // hashBase to the power of the number of units
}

const hashBase = 0x01000193

// emptyHash is the hash of the empty text.
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

// then returns the hash of the concatenation of h's text and next's.
func (h hash) then(next hash) hash { return hash{h.sum*next.power + next.sum, h.power * next.power} }
