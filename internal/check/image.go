package check

import (
	"strings"

	"daylog/internal/edit"
	"daylog/internal/frontmatter"
)

// checkImage reports keys of older versions of Chirpy, which newer ones ignore, an invalid path,
// and a cover without a description.
func (c *checker) checkImage() {
	c.checkOldKey("image.src", "image.path", "src", "path")
	c.checkOldKey("img_path", "media_subpath", "img_path", "media_subpath")
	f, ok := c.matter.Field("image.path")
	if !ok {
		if f, ok = c.matter.Field("image"); !ok || f.Style == frontmatter.Block || f.Style == frontmatter.Flow {
			return
		}
	}
	if c.post.Image != nil && c.post.Image.Alt == "" {
		c.add(f.Start, f.End, edit.Weak, "cover-alt", c.post.Image.Path)
	}
	if c.post.Image != nil && strings.HasPrefix(c.post.Image.Path, ".") {
		c.add(f.ValueStart, f.ValueEnd, edit.Wrong, "image-relative", c.post.Image.Path)
	}
}

// checkOldKey offers the new name of a key unless that exists too.
func (c *checker) checkOldKey(old, now, oldName, newName string) {
	f, ok := c.matter.Field(old)
	if !ok {
		return
	}
	if _, hasNew := c.matter.Field(now); hasNew {
		c.add(f.Start, f.End, edit.Weak, "key-old", newName)
		return
	}
	end := f.Start + len(oldName)
	if c.matter.Source(f.Start, end) != oldName { // the key is quoted
		c.add(f.Start, f.End, edit.Wrong, "key-old", newName)
		return
	}
	c.add(f.Start, f.End, edit.Wrong, "key-old", newName, edit.Edit{Start: f.Start, End: end, New: newName})
}
