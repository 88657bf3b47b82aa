package frontmatter

import (
	"strings"
	"testing"
)

// The front matter of a log is parsed again while it is edited.
func BenchmarkRead(b *testing.B) {
	text := `---
title: "[Week 02 / Day 008] 학습 기록"
date: 2022-01-26 23:50:00 +0900
categories: [Experience, 2022 / 네이버 부스트캠프 AI Tech 3기]
tags: [부스트캠프AITech, daily-log, week02, peer-session, pytorch]     # TAG names should always be lowercase
image:
  path: /assets/img/posts/title.png
math: true
---
` + strings.Repeat("- a line\n", 10_000)
	b.ReportAllocs()
	for b.Loop() {
		Read(text)
	}
}
