package kramdown

import "github.com/yuin/goldmark/ast"

// A Figure is a paragraph with nothing but an image whose attribute list refers to standalone.
type Figure struct{ ast.BaseBlock }

// KindFigure is the kind of Figure.
var KindFigure = ast.NewNodeKind("Figure")

// Kind implements ast.Node.
func (n *Figure) Kind() ast.NodeKind { return KindFigure }

// Dump implements ast.Node.
func (n *Figure) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// figureOf makes a figure of a paragraph; it takes class and id of the image unless it has its own.
func figureOf(p ast.Node) *Figure {
	f, image := &Figure{}, p.FirstChild()
	f.SetPos(p.Pos())
	for _, a := range p.Attributes() {
		f.SetAttribute(a.Name, a.Value)
	}
	kept := image.Attributes()
	image.RemoveAttributes()
	for _, a := range kept {
		if name := string(a.Name); (name == "class" || name == "id") && !hasAttribute(f, name) {
			f.SetAttribute(a.Name, a.Value)
		} else {
			image.SetAttribute(a.Name, a.Value)
		}
	}
	f.AppendChild(f, image)
	return f
}

func (r *Renderer) renderFigure(w writer, n *Figure) {
	_, _ = w.WriteString("<figure")
	writeAttributes(w, n)
	_, _ = w.WriteString(">\n")
	if image, ok := n.FirstChild().(*ast.Image); ok {
		r.renderImage(w, image)
		_, _ = w.WriteString("\n<figcaption>")
		if alt, ok := image.FirstChild().(*Text); ok {
			_, _ = w.Write(alt.Value)
		}
		_, _ = w.WriteString("</figcaption>\n")
	}
	_, _ = w.WriteString("</figure>\n")
}
