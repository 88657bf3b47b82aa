package kramdown

import "github.com/yuin/goldmark/ast"

// A figure is a paragraph of one image whose attribute list refers to standalone.
type figure struct{ ast.BaseBlock }

var kindFigure = ast.NewNodeKind("Figure")

func (n *figure) Kind() ast.NodeKind            { return kindFigure }
func (n *figure) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// figureOf returns a figure for a paragraph. It takes the class and the id of the image unless the
// paragraph has its own.
func figureOf(p ast.Node) *figure {
	f, image := &figure{}, p.FirstChild()
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

func (r *Renderer) renderFigure(w writer, n *figure) {
	_, _ = w.WriteString("<figure")
	writeAttributes(w, n)
	_, _ = w.WriteString(">\n")
	if image, ok := n.FirstChild().(*ast.Image); ok {
		r.renderImage(w, image)
		_, _ = w.WriteString("\n<figcaption>")
		if alt, ok := image.FirstChild().(*textNode); ok {
			_, _ = w.Write(alt.value)
		}
		_, _ = w.WriteString("</figcaption>\n")
	}
	_, _ = w.WriteString("</figure>\n")
}
