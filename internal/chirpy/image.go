package chirpy

import "strings"

// The theme finds the attributes of an image by splitting strings, so its result differs from
// HTML's in some cases. This file follows its rules: attributes end at `" `, and a value starts
// after the last `="`.

const imgTag = "<img "

// An image has the attributes of an <img> that the theme moves or completes, nil for those that are
// missing.
type image struct {
	src, lqip, class *string
}

func readImage(attrs string) image {
	var img image
	for attr := range strings.SplitSeq(attrs, `" `) {
		if !strings.Contains(attr, "=") {
			continue
		}
		key, _, _ := strings.Cut(attr, `="`)
		value := strings.ReplaceAll(afterLast(attr, `="`), `"`, "") // so src="" has the value "src"
		switch key {
		case "src":
			img.src = &value
		case "lqip":
			img.lqip = &value
		case "class":
			img.class = &value
		}
	}
	return img
}

// images wraps every image in a link that opens it, and completes its address.
func (p Page) images(html string) string {
	parts := strings.Split(html, imgTag)
	out := make([]byte, 0, len(html)+(len(parts)-1)*160)
	out = append(out, parts[0]...)
	for _, part := range parts[1:] {
		out = p.image(out, part)
	}
	return string(out)
}

// image appends an image and the text up to the next one. part begins with the image's first
// attribute.
func (p Page) image(out []byte, part string) []byte {
	attrs, _, _ := strings.Cut(part, ">")
	if !strings.Contains(attrs, "src=") {
		// The theme drops all of part: the text of the page up to the next image, if there is one.
		out = append(out, imgTag...)
		return append(out, part...)
	}
	// The theme means to cut attrs off the front, but removes every later repetition too.
	tail := strings.ReplaceAll(part, attrs, "")
	attrs = strings.ReplaceAll(attrs, " /", "") // the end of the tag
	attrs = strings.ReplaceAll(attrs, " w=", " width=")
	attrs = strings.ReplaceAll(attrs, " h=", " height=")
	img := readImage(attrs)

	wrapper := ""
	if img.class != nil {
		wrapper, attrs = moveClasses(*img.class, attrs)
	}
	prefix, src := p.mediaPrefix(img.src), ""
	if img.src != nil {
		src = *img.src
	}
	if !strings.Contains(src, "//") {
		attrs = strings.ReplaceAll(attrs, `src="`, `src="`+prefix)
		src = prefix + src
	}
	if img.lqip != nil {
		wrapper += " blur"
		if !strings.Contains(*img.lqip, "data:") {
			attrs = strings.ReplaceAll(attrs, `lqip="`, `lqip="`+prefix)
		}
		attrs = strings.ReplaceAll(attrs, "src=", "data-src=")
		attrs = strings.ReplaceAll(attrs, " lqip=", ` data-lqip="true" src=`)
	} else {
		wrapper += " shimmer"
		attrs += ` loading="lazy"`
	}

	if linked := strings.HasPrefix(tail, "></a>"); linked {
		out = markLink(out, img.lqip == nil)
	} else {
		out = append(out, `<a href="`...)
		out = append(out, src...)
		out = append(out, `" class="popup img-link`...)
		out = append(out, wrapper...)
		out = append(out, `">`...)
		tail = "></a" + tail
	}
	out = append(out, imgTag...)
	out = append(out, attrs...)
	return append(out, tail...)
}

// markLink adds the theme's classes to the <a> at the end of out, which links the image. If text
// stands between the two, the theme inserts the attribute there, and the text loses its last
// character.
func markLink(out []byte, shimmer bool) []byte {
	i := len(out) - 1
	for i > 0 && out[i]&0xC0 == 0x80 { // a character, not a byte
		i--
	}
	out = append(out[:max(i, 0)], ` class="img-link`...)
	if shimmer {
		out = append(out, " shimmer"...)
	}
	return append(out, `" >`...)
}

// moveClasses removes the classes that place an image from its attributes, and returns them for the
// wrapper.
func moveClasses(class, attrs string) (wrapper, left string) {
	remain := class
	for c := range strings.FieldsSeq(class) {
		if placesImage(c) {
			wrapper += " " + c
			// also within longer names, as in the theme
			remain = strings.TrimSpace(strings.ReplaceAll(remain, c, ""))
		}
	}
	if wrapper == "" {
		return "", attrs
	}
	attrs = strings.ReplaceAll(attrs, `class="`+class+`"`, "")
	if remain != "" {
		attrs += `class="` + remain + `"`
	}
	return wrapper, attrs
}

func placesImage(class string) bool {
	switch class {
	case "preview-img", "normal", "left", "right", "light", "dark":
		return true
	}
	return strings.HasPrefix(class, "w-")
}

// mediaPrefix returns the theme's prefix for the address of an image: base URL or CDN, and
// media_subpath.
func (p Page) mediaPrefix(src *string) string {
	if src == nil || strings.Contains(*src, ":") {
		return ""
	}
	url := p.MediaSubpath + "/" + *src
	if p.Site.CDN != "" {
		url = p.Site.CDN + "/" + url
	}
	url = strings.ReplaceAll(url, "///", "/")
	url = strings.ReplaceAll(url, "//", "/")
	url = strings.ReplaceAll(url, ":/", "://")
	if !strings.Contains(url, "://") {
		url = p.Site.BaseURL + url
	}
	return strings.ReplaceAll(url, *src, "")
}
