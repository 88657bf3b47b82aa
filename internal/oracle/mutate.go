package oracle

import (
	"slices"
	"strings"
)

// cut returns up to 15 consecutive lines of the corpus.
func (w *writer) cut(corpus []string) []string {
	lines := strings.Split(corpus[w.IntN(len(corpus))], "\n")
	start := w.IntN(len(lines))
	return slices.Clone(lines[start:min(len(lines), start+1+w.IntN(15))])
}

// splice inserts more at a random position of lines.
func (w *writer) splice(lines, more []string) []string {
	return slices.Insert(lines, w.IntN(len(lines)+1), more...)
}

// mutate applies a random edit to lines, plausible or not.
func (w *writer) mutate(lines []string) []string {
	if len(lines) == 0 {
		return []string{w.run(2)}
	}
	i := w.IntN(len(lines))
	switch w.IntN(16) {
	case 0:
		return slices.Delete(lines, i, i+1)
	case 1:
		return slices.Insert(lines, i, "")
	case 2:
		return slices.Insert(lines, i, lines[w.IntN(len(lines))])
	case 3:
		return w.splice(lines, w.fragment())
	case 4:
		j := w.IntN(len(lines))
		lines[i], lines[j] = lines[j], lines[i]
	case 5: // indent some lines or put them into a container
		end := min(len(lines), i+1+w.IntN(4))
		w.prefixed(lines[i:end], prefixes[w.IntN(len(prefixes))])
	case 6:
		lines[i] = strings.TrimLeft(lines[i], " \t")
	case 7:
		lines[i] = strings.TrimPrefix(lines[i], " ")
	case 8:
		lines[i] += [...]string{" ", "  ", "\t", "\\", "   ", "\\\\"}[w.IntN(6)]
	case 9: // join two lines
		if i+1 < len(lines) {
			lines[i] += lines[i+1]
			return slices.Delete(lines, i+1, i+2)
		}
	case 10:
		lines[i] = strings.Replace(lines[i], "    ", "\t", 1)
	default:
		lines[i] = w.mutateLine(lines[i])
		return strings.Split(strings.Join(lines, "\n"), "\n")
	}
	return lines
}

func (w *writer) mutateLine(line string) string {
	r := []rune(line)
	i := w.IntN(len(r) + 1)
	j := min(len(r), i+1+w.IntN(3))
	switch w.IntN(4) {
	case 0:
		return string(slices.Delete(r, i, j))
	case 1:
		return string(r[:j]) + string(r[i:]) // repeats a part
	case 2:
		return string(r[:i]) + w.punctuation() + string(r[i:])
	default:
		return string(r[:i]) + w.spans.pick(w) + string(r[i:])
	}
}

func (w *writer) punctuation() string {
	const marks = "\n\n  \t`*_~[](){}<>|$:\"'\\#!-=+.^&;/1a"
	i := w.IntN(len(marks))
	return marks[i : i+1]
}
