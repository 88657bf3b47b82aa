//go:build js && wasm

package main

import "daylog/internal/session"

func patch(p session.Patch) map[string]any {
	return map[string]any{
		"fresh": p.Fresh, "from": p.From, "removed": p.Removed, "shift": p.Shift,
		"blocks": blocks(p.Blocks),
		"head":   p.Head, "tail": p.Tail,
		"outline": outline(p.Outline),
		"post":    card(p.Post), "page": page(p.Page),
		"words": p.Words, "characters": p.Characters, "minutes": p.Minutes,
	}
}

func problem(p session.Problem) map[string]any {
	return map[string]any{
		"start": p.Start, "end": p.End, "rule": p.Rule, "severity": string(p.Severity),
		"detail": p.Detail, "fix": list(p.Fix, edit),
	}
}

func page(p *session.Page) any {
	if p == nil {
		return nil
	}
	return map[string]any{
		"theme": p.Theme, "toc": p.TOC, "contents": p.Contents, "lang": p.Lang,
	}
}

func card(p *session.Post) any {
	if p == nil {
		return nil
	}
	fields := map[string]any{}
	for _, f := range p.Fields {
		fields[f.Key] = map[string]any{
			"start": f.Start, "end": f.End, "valueStart": f.ValueStart, "valueEnd": f.ValueEnd,
		}
	}
	var image any
	if p.Image != nil {
		image = map[string]any{"path": p.Image.Path, "alt": p.Image.Alt}
	}
	w := p.Written
	return map[string]any{
		"found": p.Found, "valid": p.Valid, "title": p.Title, "description": p.Description,
		"date": p.Shown, "written": map[string]any{"day": w.Day, "time": w.Time, "offset": w.Offset},
		"categories": texts(p.Categories), "tags": texts(p.Tags), "image": image,
		"math": p.Math, "mermaid": p.Mermaid, "pin": p.Pin, "toc": p.TOC, "comments": p.Comments,
		"fields": fields, "name": p.Name, "url": p.URL, "mediaSubpath": p.MediaSubpath,
	}
}
